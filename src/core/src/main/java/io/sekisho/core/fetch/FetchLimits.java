package io.sekisho.core.fetch;

import java.time.Duration;

/**
 * How much and how long.
 *
 * @param bytes most that is taken, unpacked
 * @param connect for one connection to come about
 * @param total for one attempt as a whole, however slowly its bytes come
 * @param attempts how often a server that does not answer, or says that it is busy, is asked
 * @param pause before the second attempt; doubled each time
 */
public record FetchLimits(long bytes, Duration connect, Duration total, int attempts, Duration pause) {
    /** For a policy of at most a mebibyte: a pipeline waits for it. */
    public static final FetchLimits POLICY =
            new FetchLimits(1 << 20, Duration.ofSeconds(10), Duration.ofSeconds(30), 3, Duration.ofSeconds(1));

    /** For lists of vulnerabilities; the largest real one is a fifth of this. */
    public static final FetchLimits LIST =
            new FetchLimits(64 << 20, Duration.ofSeconds(20), Duration.ofMinutes(5), 3, Duration.ofSeconds(2));

    public FetchLimits {
        if (bytes <= 0 || bytes > Integer.MAX_VALUE - 8 || attempts < 1) {
            throw new IllegalArgumentException(bytes + " bytes, " + attempts + " attempts");
        }
    }
}
