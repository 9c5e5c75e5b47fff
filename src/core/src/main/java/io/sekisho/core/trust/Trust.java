package io.sekisho.core.trust;

import io.sekisho.core.files.TrustedFiles;
import io.sekisho.model.Gap;
import java.util.List;

/**
 * Where policy files are read from.
 *
 * @param files none when the target cannot be read
 * @param gaps {@link io.sekisho.model.GapType#TARGET_UNREADABLE} in that case, else what the branch proposes to change
 */
public record Trust(TrustedFiles files, List<Gap> gaps) {
    public Trust {
        gaps = List.copyOf(gaps);
    }

    /** Whether the scanned ref itself is trusted: then what its sources say about findings counts as well. */
    public boolean isOfWorkTree() {
        return files instanceof WorkTreeFiles;
    }
}
