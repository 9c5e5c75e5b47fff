package io.sekisho.core.plan;

import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Whether a version is one that a range of npm's allows. Says no only when that is certain: a tag, or what cannot be read, may
 * allow anything, and versions before a release are taken for the release where that is the bound.
 */
final class NpmRange {
    private static final Pattern PART = Pattern.compile(
            "(\\^|~>?|>=|<=|>|<|=)?[v=]*([0-9]{1,15}|[xX*])(?:\\.([0-9]{1,15}|[xX*]))?(?:\\.([0-9]{1,15}|[xX*]))?([-+].*)?");
    private static final Pattern HYPHEN = Pattern.compile("\\s*(\\S+)\\s+-\\s+(\\S+)\\s*");

    private NpmRange() {}

    static boolean mayAllow(String range, String version) {
        Matcher matcher = PART.matcher(version);
        if (!matcher.matches() || matcher.group(4) == null || range.isBlank()) {
            return true;
        }
        long[] exact = numbers(matcher);
        boolean early = version.matches("[^+]*-.*");
        return Arrays.stream(range.split("\\|\\|", -1)).anyMatch(set -> allowsSet(set, exact, early));
    }

    private static boolean allowsSet(String set, long[] version, boolean early) {
        Matcher hyphen = HYPHEN.matcher(set);
        String parts = hyphen.matches() ? ">=" + hyphen.group(1) + " <=" + hyphen.group(2) : set;
        for (String part : parts.strip().replaceAll("([<>=^~])\\s+", "$1").split("\\s+")) {
            Matcher matcher = PART.matcher(part);
            if (matcher.matches() && !allows(matcher, version, early)) {
                return false;
            }
        }
        return true;
    }

    private static boolean allows(Matcher part, long[] version, boolean early) {
        String operator = part.group(1) == null ? "=" : part.group(1);
        long[] from = numbers(part);
        int said = said(part);
        // Where the part leaves numbers open, it stands for all versions below the next.
        long[] next = next(from, said - 1);
        boolean below = Arrays.compare(version, next) < 0 || early && Arrays.equals(version, next);
        boolean notBelow = Arrays.compare(version, from) >= 0;
        return switch (operator) {
            case ">=" -> notBelow;
            case "<" -> !notBelow || early && Arrays.equals(version, from);
            case "<=" -> below;
            case ">" -> !below || early;
            case "^" -> notBelow && Arrays.compare(version, next(from, leading(from, said))) <= (early ? 0 : -1);
            case "=" -> said == 0 || notBelow && below;
            default ->
                said == 0 || notBelow && Arrays.compare(version, next(from, Math.min(1, said - 1))) <= (early ? 0 : -1);
        };
    }

    /** Which number a caret leaves alone: the first that is not zero, of those that were said. */
    private static int leading(long[] from, int said) {
        for (int i = 0; i < said; i++) {
            if (from[i] != 0) {
                return i;
            }
        }
        return said - 1;
    }

    private static long[] next(long[] from, int place) {
        long[] next = new long[3];
        if (place < 0) {
            next[0] = Long.MAX_VALUE;
            return next;
        }
        System.arraycopy(from, 0, next, 0, place + 1);
        next[place]++;
        return next;
    }

    private static int said(Matcher part) {
        int said = 0;
        while (said < 3 && isNumber(part.group(said + 2))) {
            said++;
        }
        return said;
    }

    private static long[] numbers(Matcher part) {
        long[] numbers = new long[3];
        for (int i = 0; i < 3 && isNumber(part.group(i + 2)); i++) {
            numbers[i] = Long.parseLong(part.group(i + 2));
        }
        return numbers;
    }

    private static boolean isNumber(String text) {
        return text != null && Character.isDigit(text.charAt(0));
    }
}
