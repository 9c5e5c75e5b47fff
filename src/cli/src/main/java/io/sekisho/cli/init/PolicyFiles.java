package io.sekisho.cli.init;

/** The starting set in {@code .sekisho/}. */
final class PolicyFiles {
    private final Comments comments;

    PolicyFiles(Comments comments) {
        this.comments = comments;
    }

    /** @param enforced whether what is new may block from the first day: what is there today is known and accepted */
    String config(boolean enforced) {
        return String.join(
                "\n",
                comments.of("init.config-head"),
                "version: 1",
                "",
                comments.of("init.config-extends"),
                "extends: standard",
                "",
                comments.of("init.config-language"),
                "language: " + comments.language(),
                "",
                comments.of(enforced ? "init.config-enforced" : "init.config-observed"),
                "gate:",
                "  mode: " + (enforced ? "enforce" : "observe"),
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
