package io.sekisho.scanner.secret;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/**
 * What stands at a leak's place: found again in the content, because Gitleaks tells neither the value (redacted at the source)
 * nor the whole line. All texts have one character for each byte and lines end with a line feed.
 *
 * @param value the secret; for encoded ones, the encoded text. Lives in memory only. Null when the file's name is the finding
 *     or the content could not be read
 * @param match what the rule matched, value included; null likewise
 * @param block the whole lines from the first to the last of the match, but not more than {@link #REACH} around the value:
 *     a bundle of megabytes in one line may hold a thousand secrets; null likewise
 * @param offset where the value begins in the block; -1 likewise
 * @param cut whether the lines are longer than the block
 * @param open whether the value is no secret: it is then the line itself, and shown
 */
record Evidence(String value, String match, String block, int offset, boolean cut, boolean open) {
    static final Evidence NONE = new Evidence(null, null, null, -1, false, false);

    /** How much of a line is shown on each side of the value, in bytes; part of the fingerprint scheme s1. */
    static final int SHOWN = 500;

    /** Beyond what is shown, so that other values at its edges are seen whole. */
    static final int REACH = 2500;

    /** What a value is masked with; part of the fingerprint scheme s1. */
    static final String MASK = "***";

    /** @param content one character a byte */
    static Evidence of(Leak leak, String content) {
        if (leak.startLine() < 1 || content == null) {
            return NONE;
        }
        int first = lineStart(content, leak.startLine());
        int last = lineStart(content, leak.endLine());
        if (first < 0 || last < 0) {
            return NONE;
        }
        int start = first + leak.startColumn() - 1 - (leak.shifted() ? 1 : 0);
        int end = end(leak, content, last);
        // Gitleaks trims line feeds off a match without moving its start.
        while (start >= 0 && start < end && end < content.length() && content.charAt(start) == '\n') {
            start++;
            end++;
        }
        if (start < 0 || end > content.length() || start >= end) {
            return NONE;
        }
        boolean open = OpenRules.has(leak.rule());
        int[] value = open
                ? line(content, start, end)
                : leak.isDecoded() ? encoded(content, start, end) : value(leak, content, start, end);
        int linesStart = content.lastIndexOf('\n', value[0] - 1) + 1;
        int linesEnd = content.indexOf('\n', value[1]) < 0 ? content.length() : content.indexOf('\n', value[1]);
        int blockStart = Math.max(linesStart, value[0] - REACH);
        int blockEnd = Math.min(linesEnd, value[1] + REACH);
        String block = content.substring(blockStart, blockEnd);
        String before = content.substring(blockStart, value[0]).replace("\r\n", "\n");
        return new Evidence(
                content.substring(value[0], value[1]).replace("\r\n", "\n"),
                content.substring(start, end).replace("\r\n", "\n"),
                block.replace("\r\n", "\n"),
                before.length(),
                blockStart > linesStart || blockEnd < linesEnd,
                open);
    }

    private static int end(Leak leak, String content, int lastLine) {
        boolean sameLine = leak.endLine() == leak.startLine();
        if (sameLine && leak.endColumn() < leak.startColumn()) {
            return content.stripTrailing().length();
        }
        return lastLine + leak.endColumn() - (!sameLine || leak.shifted() ? 1 : 0);
    }

    /** Takes away from the match what Gitleaks shows of it. */
    private static int[] value(Leak leak, String content, int start, int end) {
        String match = content.substring(start, end);
        List<String> shown = Arrays.asList(RawPath.latin(leak.match()).split(Leak.REDACTED, -1));
        int copies = shown.size() - 1;
        int length = match.length() - shown.stream().mapToInt(String::length).sum();
        String prefix = shown.get(0);
        boolean fits = copies > 0
                && length > 0
                && length % copies == 0
                && match.startsWith(prefix)
                && match.endsWith(shown.get(copies));
        return fits
                ? new int[] {start + prefix.length(), start + prefix.length() + length / copies}
                : new int[] {start, end};
    }

    /** The line around the match, without white space at its ends and not more than is shown of it. */
    private static int[] line(String content, int start, int end) {
        int from = Math.max(start - SHOWN, content.lastIndexOf('\n', start) + 1);
        int next = content.indexOf('\n', Math.max(start, end - 1));
        int to = Math.min(next < 0 ? content.length() : next, end + SHOWN);
        while (from < start && Character.isWhitespace(content.charAt(from))) {
            from++;
        }
        while (to > end && Character.isWhitespace(content.charAt(to - 1))) {
            to--;
        }
        return new int[] {from, Math.max(to, end)};
    }

    /** The whole run of characters that an encoding uses: a part of it would leave the rest readable. */
    private static int[] encoded(String content, int start, int end) {
        int from = start;
        int to = end;
        while (from > 0 && isEncoding(content.charAt(from - 1))) {
            from--;
        }
        while (to < content.length() && isEncoding(content.charAt(to))) {
            to++;
        }
        return new int[] {from, to};
    }

    private static boolean isEncoding(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || "+/=_-%\\".indexOf(c) >= 0;
    }

    private static int lineStart(String content, int line) {
        int at = 0;
        for (int i = 1; i < line; i++) {
            at = content.indexOf('\n', at) + 1;
            if (at == 0) {
                return -1;
            }
        }
        return at;
    }

    /**
     * The lines of the match with their values masked, cut to {@link #SHOWN} around the value.
     *
     * @param text without white space at the ends
     * @param offset where this value's mask begins
     */
    record Masked(String text, int offset) {}

    /** @param values every value known to stand in this file: a line may hold several secrets, and they may overlap */
    Masked masked(Iterable<String> values) {
        if (block == null) {
            return new Masked("", 0);
        }
        int valueEnd = Math.min(block.length(), offset + value.length());
        BitSet hidden = new BitSet(block.length());
        if (!open) {
            hidden.set(offset, valueEnd);
        }
        for (String other : values) {
            if (cut && other.length() > REACH - SHOWN && !other.equals(value)) {
                // It may stand here in part, and a part would not be recognised.
                return new Masked(MASK, 0);
            }
            for (int at = block.indexOf(other); at >= 0; at = block.indexOf(other, at + other.length())) {
                hidden.set(at, at + other.length());
            }
        }
        int from = Math.max(0, offset - SHOWN);
        int to = Math.min(block.length(), valueEnd + SHOWN);
        while (from > 0 && from < offset && isContinuation(block.charAt(from))) {
            from++;
        }
        while (to < block.length() && to > valueEnd && isContinuation(block.charAt(to))) {
            to--;
        }
        StringBuilder text = new StringBuilder();
        int own = 0;
        for (int at = from; at < to; ) {
            int next = hidden.get(at) ? hidden.nextClearBit(at) : hidden.nextSetBit(at);
            int end = next < 0 ? to : Math.min(next, to);
            if (hidden.get(at)) {
                own = at <= offset && offset < end ? text.length() : own;
                text.append(MASK);
            } else {
                text.append(block, at, end);
            }
            at = end;
        }
        if (open) {
            return new Masked(OpenRules.withoutArguments(text.toString()).strip(), 0);
        }
        int leading = text.length() - text.toString().stripLeading().length();
        return new Masked(text.toString().strip(), Math.max(0, own - leading));
    }

    /** Whether a character of UTF-8 goes on here. */
    private static boolean isContinuation(char octet) {
        return (octet & 0xC0) == 0x80;
    }

    /** Names no value. */
    @Override
    public String toString() {
        return "Evidence[" + (value == null ? "none" : value.length() + " bytes") + "]";
    }
}
