package io.sekisho.core.trust;

import io.sekisho.core.files.TrustedFiles;
import io.sekisho.core.plan.GitRemote;
import io.sekisho.core.plan.GitTarget;
import io.sekisho.model.Gap;
import io.sekisho.model.GapType;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * Where policy files are read from.
 *
 * @param files none when the target cannot be read
 * @param gaps {@link io.sekisho.model.GapType#TARGET_UNREADABLE} in that case, else what the branch proposes to change; and whatever
 *     else is to be told of the target
 * @param target what the scanned ref is a proposed change of; null when it is itself trusted or a state of the target's own, or the
 *     target cannot be read
 * @param remote where more of the history can be had; null when nowhere, or the network must not be used
 */
public record Trust(TrustedFiles files, List<Gap> gaps, GitTarget target, GitRemote remote) {
    public Trust {
        gaps = List.copyOf(gaps);
    }

    /** The same, and more that is to be told. */
    public Trust withGaps(Collection<Gap> more) {
        List<Gap> all = new ArrayList<>(gaps);
        all.addAll(more);
        return new Trust(files, all, target, remote);
    }

    /** Whether nobody vouches that these files are the target's: then they cannot say either that this is no flaw. */
    public boolean isUnverified() {
        return gaps.stream().anyMatch(gap -> gap.type() == GapType.TARGET_UNVERIFIED);
    }

    /** Whether the scanned ref itself is trusted: then what its sources say about findings counts as well. */
    public boolean isOfWorkTree() {
        return files instanceof WorkTreeFiles;
    }
}
