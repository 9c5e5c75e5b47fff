package io.sekisho.core.writer.sarif;

/**
 * What GitHub code scanning (SARIF support) and GitLab (SARIF reports) take; of two limits the smaller one. GitHub measures the
 * size compressed, GitLab not: by the plain size both are kept.
 */
final class Limits {
    static final int BYTES = 10_000_000;
    static final int RUNS = 20;
    static final int RESULTS = 5_000;
    static final int TAGS = 10;
    static final int TEXT = 1_024;
    static final int NAME = 255;
    /** Nobody limits the help of a rule, but what is longer takes the room of findings. */
    static final int HELP = 2_000;
    /** More than these take the room of findings. */
    static final int NOTIFICATIONS = 100;

    private Limits() {}
}
