package io.sekisho.core.writer.markdown;

import io.sekisho.core.text.Language;
import io.sekisho.core.text.Line;
import io.sekisho.core.text.Printable;
import io.sekisho.core.text.Texts;
import io.sekisho.core.view.Wording;
import io.sekisho.model.Text;
import java.util.regex.Pattern;

/**
 * Keeps text that is not ours text. GitLab and GitHub look for mentions, references and quick actions after Markdown is rendered,
 * so no escape character helps against them; within a code span they do not look (CommonMark 0.31.2, section 6.1). What a tool says in
 * sentences is quoted as text by {@link io.sekisho.core.view.QuotedMarkdown}: a code span would keep its paragraphs and links from being read.
 */
final class Markdown {
    /** Words, numbers and dates; nothing that any renderer gives a meaning. */
    private static final Pattern PLAIN = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N}(),、 -]*|[0-9]+([.:][0-9]+)*");

    private static final int LONGEST = 400;

    private Markdown() {}

    /** Our sentences; what they quote and is more than plain words stands in code spans. */
    static Wording wording(Language language) {
        Texts texts = new Texts(language);
        return text -> texts.render(new Text(
                text.code(), text.arguments().stream().map(Markdown::plain).toList()));
    }

    private static String plain(String argument) {
        return PLAIN.matcher(argument).matches() ? argument : code(argument);
    }

    /** A code span on one line, fit for a table cell; cut where it is longer than anyone reads. */
    static String code(String hostile) {
        String line = Line.cut(Printable.of(hostile).strip(), LONGEST);
        if (line.isEmpty()) {
            return "` `";
        }
        String fence = "`".repeat(longestRun(line) + 1);
        String space = line.startsWith("`") || line.endsWith("`") ? " " : "";
        return fence + space + line.replace("|", "\\|") + space + fence;
    }

    private static int longestRun(String line) {
        int longest = 0;
        int run = 0;
        for (int i = 0; i < line.length(); i++) {
            run = line.charAt(i) == '`' ? run + 1 : 0;
            longest = Math.max(longest, run);
        }
        return longest;
    }
}
