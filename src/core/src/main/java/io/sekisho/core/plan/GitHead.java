package io.sekisho.core.plan;

import io.sekisho.core.process.ChildProcess;
import java.time.Instant;

/**
 * The checked-out commit.
 *
 * @param id null when there is none yet
 * @param committed when it says that it was made; null when it does not
 */
record GitHead(String id, Instant committed) {
    static final String[] COMMAND = {"rev-list", "--max-count=1", "--format=%ct", "HEAD", "--"};

    /** @param said what git answered to {@link #COMMAND}: {@code commit ID}, and the seconds on a line of their own */
    static GitHead of(ChildProcess.Result said) {
        String[] words = said.text().strip().split("\\s+");
        if (!said.ok() || words.length < 2) {
            return new GitHead(null, null);
        }
        boolean dated = words.length == 3 && words[2].matches("[0-9]{1,11}");
        return new GitHead(words[1], dated ? Instant.ofEpochSecond(Long.parseLong(words[2])) : null);
    }
}
