package io.sekisho.core.trust;

import io.sekisho.core.files.TrustedFiles;
import io.sekisho.model.Gap;
import java.util.List;

/**
 * Where policy files are read from.
 *
 * @param files none when the target cannot be read
 * @param gaps {@link io.sekisho.model.GapType#TARGET_UNREADABLE} in that case, else empty
 */
public record Trust(TrustedFiles files, List<Gap> gaps) {
    public Trust {
        gaps = List.copyOf(gaps);
    }
}
