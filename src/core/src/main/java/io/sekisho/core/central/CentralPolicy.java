package io.sekisho.core.central;

import io.sekisho.model.Gap;
import java.time.Instant;
import java.util.List;

/**
 * What came of asking for a central policy.
 *
 * @param reference what was asked for
 * @param label for the report and for messages, e.g. {@code central policy https://host/path (serial 12)}
 * @param content what is to be applied as a floor; null when there is neither policy nor copy
 * @param gaps why it is not, or not certainly, the policy of today; empty when all is well
 * @param live whether the source itself answered with it
 * @param proof {@code sha256}, {@code key} and the signer's id, or {@code none}; null without content
 * @param serial null when it has none
 * @param verifiedAt when the source was last seen to have it; null when nothing verifies it
 */
public record CentralPolicy(
        PolicyReference reference,
        String label,
        byte[] content,
        List<Gap> gaps,
        boolean live,
        String proof,
        Long serial,
        Instant verifiedAt) {
    public CentralPolicy {
        gaps = List.copyOf(gaps);
    }
}
