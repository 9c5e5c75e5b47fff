package io.sekisho.core.writer.sarif;

import io.sekisho.core.text.Line;
import io.sekisho.core.text.Printable;
import io.sekisho.core.view.FindingText;
import io.sekisho.model.Finding;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Plain text of SARIF, in which brackets make links and braces placeholders (SARIF 2.1.0 sections 3.11.5 and 3.11.6). */
final class SarifText {
    /** Braces that hold no number are left alone: the standard would double them, and no reader halves them again. */
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{(\\d+)\\}");

    private static final Pattern LINK = Pattern.compile("[\\\\\\[\\]]");

    private SarifText() {}

    /** One line, within the limit. */
    static String line(String text) {
        String line = Printable.of(text);
        String linkless = LINK.matcher(Line.cut(line, Limits.TEXT)).replaceAll("\\\\$0");
        return Line.cut(PLACEHOLDER.matcher(linkless).replaceAll("{{$1}}"), Limits.TEXT);
    }

    /** Several lines of what a tool explains. */
    static String lines(int most, String text) {
        return Line.cut(text, most).lines().map(Printable::of).collect(Collectors.joining("\n"));
    }

    /** What is wrong, in the tool's words where it has some, and what to do. */
    static String message(Finding finding, FindingText text) {
        String wrong = finding.message();
        if (wrong == null && finding.secret() != null) {
            wrong = finding.rule().description();
        }
        if (wrong == null || finding.vulnerability() != null) {
            wrong = text.what(finding, 0).replace("  ", " ");
        }
        return line(sentence(Line.cut(wrong, Limits.TEXT / 2)) + " " + text.advice(finding));
    }

    private static String sentence(String text) {
        String stripped = text.strip();
        return stripped.isEmpty() || ".。!?…".indexOf(stripped.charAt(stripped.length() - 1)) >= 0
                ? stripped
                : stripped + ".";
    }
}
