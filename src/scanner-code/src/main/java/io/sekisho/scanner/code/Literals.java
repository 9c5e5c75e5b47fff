package io.sekisho.scanner.code;

import java.util.Set;
import java.util.regex.Pattern;

/**
 * Hides what a source writes down as a value. A finding about a hard-coded password stands on the very line that holds it, so
 * strings, characters, numbers and comments of such a line are replaced before it goes anywhere. The whole source is read, since
 * a line by itself does not tell that it lies inside a text block.
 */
final class Literals {
    static final String MASK = "***";

    /** CWE 259 hard-coded password, 321 hard-coded key, 798 hard-coded credentials. */
    private static final Set<Integer> CREDENTIALS = Set.of(259, 321, 798);

    private static final Pattern NUMBER = Pattern.compile("\\b\\d[\\w.]*");
    private static final Pattern QUOTED = Pattern.compile("\"[^\"]*\"|'[^']*'");

    private enum State {
        CODE,
        LINE_COMMENT,
        BLOCK_COMMENT,
        STRING,
        CHARACTER,
        BLOCK
    }

    private Literals() {}

    /** Whether what a rule with these CWEs points at is a secret value. */
    static boolean isSecret(Iterable<Integer> cwes) {
        for (int cwe : cwes) {
            if (CREDENTIALS.contains(cwe)) {
                return true;
            }
        }
        return false;
    }

    /** Masks what is in quotes. */
    static String maskQuoted(String message) {
        return message == null ? null : QUOTED.matcher(message).replaceAll("\"" + MASK + "\"");
    }

    /**
     * @param source a whole source file, line ends as {@code \n}
     * @return the same lines, values masked
     */
    static String mask(String source) {
        StringBuilder out = new StringBuilder(source.length());
        StringBuilder code = new StringBuilder();
        State state = State.CODE;
        int i = 0;
        while (i < source.length()) {
            char c = source.charAt(i);
            State next = state == State.CODE ? opens(source, i) : state;
            if (state == State.CODE && next == State.CODE) {
                code.append(c);
                i++;
            } else if (state == State.CODE) {
                flush(code, out);
                i += width(next);
                out.append(shown(next));
                state = next;
            } else if (c == '\n') {
                out.append(state == State.BLOCK || state == State.BLOCK_COMMENT ? "\n" + MASK : "\n");
                state = state == State.BLOCK || state == State.BLOCK_COMMENT ? state : State.CODE;
                i++;
            } else if (closes(state, source, i)) {
                i += state == State.BLOCK ? 3 : state == State.BLOCK_COMMENT ? 2 : 1;
                state = State.CODE;
            } else {
                boolean escaped = c == '\\' && state != State.LINE_COMMENT && state != State.BLOCK_COMMENT;
                i += escaped && i + 1 < source.length() && source.charAt(i + 1) != '\n' ? 2 : 1;
            }
        }
        flush(code, out);
        return out.toString();
    }

    private static void flush(StringBuilder code, StringBuilder out) {
        out.append(NUMBER.matcher(code).replaceAll(MASK));
        code.setLength(0);
    }

    private static State opens(String source, int i) {
        return switch (source.charAt(i)) {
            case '"' -> source.startsWith("\"\"\"", i) ? State.BLOCK : State.STRING;
            case '\'' -> State.CHARACTER;
            case '/' ->
                source.startsWith("//", i)
                        ? State.LINE_COMMENT
                        : source.startsWith("/*", i) ? State.BLOCK_COMMENT : State.CODE;
            default -> State.CODE;
        };
    }

    private static boolean closes(State state, String source, int i) {
        return switch (state) {
            case STRING -> source.charAt(i) == '"';
            case CHARACTER -> source.charAt(i) == '\'';
            case BLOCK -> source.startsWith("\"\"\"", i);
            case BLOCK_COMMENT -> source.startsWith("*/", i);
            case LINE_COMMENT, CODE -> false;
        };
    }

    private static int width(State opened) {
        return switch (opened) {
            case BLOCK -> 3;
            case LINE_COMMENT, BLOCK_COMMENT -> 2;
            case STRING, CHARACTER, CODE -> 1;
        };
    }

    private static String shown(State opened) {
        return switch (opened) {
            case STRING, BLOCK -> "\"" + MASK + "\"";
            case CHARACTER -> "'" + MASK + "'";
            case LINE_COMMENT -> "// " + MASK;
            case BLOCK_COMMENT -> "/* " + MASK + " */";
            case CODE -> "";
        };
    }
}
