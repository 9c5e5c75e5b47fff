package io.sekisho.core.view;

import io.sekisho.core.text.Printable;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Quotes text where GitHub or GitLab renders Markdown, so that it reads as it was written: no markup, links, mentions, references
 * or quick actions (CommonMark 0.31.2 section 2.4; GitLab Flavored Markdown; GitHub Flavored Markdown). What a sentence is likely
 * to hold, such as dots, parentheses and underscores inside names, is left alone, for people who see the source.
 */
public final class QuotedMarkdown {
    private static final String ALWAYS = "\\`*[]<>#!|~$%^&{}";

    private static final int LONGEST_ADDRESS = 2_000;

    /** Ends with what no sentence goes on with. */
    private static final Pattern ADDRESS = Pattern.compile("[\\w/?&=%#.:;,+~@!$()-]*[\\w/]");

    private QuotedMarkdown() {}

    /** @param text of several lines, which it keeps */
    public static String of(String text) {
        return text.lines().map(QuotedMarkdown::line).collect(Collectors.joining("\n"));
    }

    private static String line(String hostile) {
        String line = Printable.of(hostile).strip();
        StringBuilder quoted = new StringBuilder(line.length() + 16);
        int marker = marker(line);
        for (int i = 0; i < line.length(); i++) {
            Optional<String> address = address(line, i);
            if (address.isPresent()) {
                quoted.append('<').append(address.get()).append('>');
                i += address.get().length() - 1;
                continue;
            }
            char c = line.charAt(i);
            if (c == '@') {
                // Mentions are looked for after rendering, where a backslash is gone; within code they are not.
                quoted.append("`@`");
                continue;
            }
            if (i == marker || ALWAYS.indexOf(c) >= 0 || isRisky(line, i)) {
                quoted.append('\\');
            }
            quoted.append(c);
        }
        return quoted.toString();
    }

    /** An address that begins here and is written as it is read; between angle brackets nothing else in it has a meaning. */
    private static Optional<String> address(String line, int from) {
        boolean begins = line.startsWith("https://", from) || line.startsWith("http://", from);
        if (!begins || isWord(line, from - 1)) {
            return Optional.empty();
        }
        Matcher address = ADDRESS.matcher(line).region(from, Math.min(line.length(), from + LONGEST_ADDRESS));
        return address.lookingAt() ? WebAddress.of(address.group()).filter(address.group()::equals) : Optional.empty();
    }

    /** Where a line begins with what makes a list, a heading's underline or a quick action; -1 when it does not. */
    private static int marker(String line) {
        if (!line.isEmpty() && "-+=/:_".indexOf(line.charAt(0)) >= 0) {
            return 0;
        }
        int digits = 0;
        while (digits < line.length() && digits < 9 && line.charAt(digits) >= '0' && line.charAt(digits) <= '9') {
            digits++;
        }
        boolean isNumbered =
                digits > 0 && digits < line.length() && (line.charAt(digits) == '.' || line.charAt(digits) == ')');
        return isNumbered ? digits : -1;
    }

    private static boolean isRisky(String line, int at) {
        return switch (line.charAt(at)) {
            case '_' -> !isWord(line, at - 1) || !isWord(line, at + 1);
            case ':' -> line.startsWith("//", at + 1) || isEmoji(line, at + 1);
            case '.' -> at >= 3 && line.regionMatches(true, at - 3, "www", 0, 3);
            default -> false;
        };
    }

    /** Whether a name stands between here and the next colon. */
    private static boolean isEmoji(String line, int from) {
        int end = from;
        while (end < line.length() && (isWord(line, end) || "_+-".indexOf(line.charAt(end)) >= 0)) {
            end++;
        }
        return end > from && end < line.length() && line.charAt(end) == ':';
    }

    private static boolean isWord(String line, int at) {
        return at >= 0 && at < line.length() && Character.isLetterOrDigit(line.charAt(at));
    }
}
