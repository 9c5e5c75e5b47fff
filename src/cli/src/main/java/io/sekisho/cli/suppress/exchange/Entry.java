package io.sekisho.cli.suppress.exchange;

import io.sekisho.cli.console.Printable;
import java.time.LocalDate;

/**
 * An entry of {@code .sekisho/suppressions.yml} that is not written yet.
 *
 * @param origin where it came from, e.g. {@code suppression.xml:12}; becomes a comment
 * @param fingerprint null for any
 * @param rule null for any
 * @param vulnerability null for any
 * @param packageUrl null for any
 * @param path null for any
 * @param reason why
 * @param expires last day on which it counts
 */
record Entry(
        String origin,
        String fingerprint,
        String rule,
        String vulnerability,
        String packageUrl,
        String path,
        String reason,
        LocalDate expires) {
    private static final int LONGEST = 1_000;

    /** Whether every key is one line of ordinary characters. */
    boolean isPlain() {
        for (String value : new String[] {rule, vulnerability, packageUrl, path}) {
            if (value != null
                    && (value.isBlank()
                            || value.length() > LONGEST
                            || !Printable.of(value).equals(value))) {
                return false;
            }
        }
        return true;
    }

    /** @param indent before the dash */
    String yaml(String indent) {
        StringBuilder text = new StringBuilder();
        text.append(indent).append("# ").append(Printable.of(origin)).append('\n');
        String before = indent + "- ";
        before = add(text, before, indent, "fingerprint", fingerprint);
        before = add(text, before, indent, "rule", rule);
        before = add(text, before, indent, "vulnerability", vulnerability);
        before = add(text, before, indent, "package", packageUrl);
        before = add(text, before, indent, "path", path);
        before = add(text, before, indent, "reason", reason);
        text.append(before).append("expires: ").append(expires).append('\n');
        return text.toString();
    }

    private static String add(StringBuilder text, String before, String indent, String key, String value) {
        if (value == null) {
            return before;
        }
        text.append(before).append(key).append(": ").append(scalar(value)).append('\n');
        return indent + "  ";
    }

    /** Quoted unless it can be nothing but a text. */
    private static String scalar(String value) {
        if (value.matches("[A-Za-z][A-Za-z0-9_./@-]*(:[A-Za-z0-9_./@-]+)*")
                && !value.matches("(?i)true|false|yes|no|on|off|null|y|n")) {
            return value;
        }
        StringBuilder quoted = new StringBuilder("\"");
        Printable.of(value).codePoints().forEach(point -> {
            if (point == '"' || point == '\\') {
                quoted.append('\\');
            }
            quoted.appendCodePoint(point);
        });
        return quoted.append('"').toString();
    }
}
