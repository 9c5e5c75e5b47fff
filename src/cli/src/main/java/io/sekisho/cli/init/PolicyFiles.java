package io.sekisho.cli.init;

/** The starting set in {@code .sekisho/}. */
final class PolicyFiles {
    private final Comments comments;

    PolicyFiles(Comments comments) {
        this.comments = comments;
    }

    /** What the gate does with what fails, and why. */
    enum Mode {
        /** What fails today is nothing, or is accepted. */
        ENFORCED("enforce", "init.config-enforced"),
        /** Nobody knows yet what is there, or nothing accepts it. */
        OBSERVED("observe", "init.config-observed"),
        /** The same, but a central policy does not let it be observed. */
        DEMANDED("enforce", "init.config-demanded");

        private final String word;
        private final String reason;

        Mode(String word, String reason) {
            this.word = word;
            this.reason = reason;
        }
    }

    /**
     * @param preset whether the preset is what to start from; else the central policy is
     * @param floors names of the central policies; null or "" for none
     */
    String config(Mode mode, boolean preset, String floors) {
        String start = preset
                ? comments.of("init.config-extends") + "\nextends: standard"
                : comments.of("# ", "init.config-floor", floors) + "\n# extends: strict";
        return String.join(
                "\n",
                comments.of("init.config-head"),
                "version: 1",
                "",
                start,
                "",
                comments.of("init.config-language"),
                "language: " + comments.language(),
                "",
                comments.of(mode.reason),
                "gate:",
                "  mode: " + mode.word,
                "",
                comments.of("init.config-paths"),
                "# paths:",
                "#   exclude: [docs/**]",
                "");
    }

    String suppressions() {
        return String.join(
                "\n",
                comments.of("init.suppressions-head"),
                "version: 1",
                "suppressions: []",
                "",
                comments.of("init.suppressions-example"),
                "# suppressions:",
                "#   - vulnerability: CVE-2022-42889",
                "#     package: pkg:maven/org.apache.commons/commons-text",
                "#     reason: We never interpolate.",
                "#     owner: shop-team",
                "#     approvedBy: security-team",
                "#     expires: 2027-03-31",
                "");
    }
}
