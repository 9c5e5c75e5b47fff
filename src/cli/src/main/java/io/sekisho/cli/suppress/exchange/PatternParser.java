package io.sekisho.cli.suppress.exchange;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads the part of the syntax of regular expressions that spells out texts; gives up at all else. */
final class PatternParser {
    private static final int LONGEST = 2_000;
    private static final int MOST = 64;
    private static final int DEEPEST = 16;

    private final String regex;
    private int at;
    private int depth;

    PatternParser(String regex) {
        this.regex = regex;
    }

    /** What ends the attempt; within this class only. */
    private static final class NotSimple extends Exception {
        private static final long serialVersionUID = 1L;
    }

    Optional<List<SimplePattern>> parse() {
        if (regex.length() > LONGEST || regex.indexOf('\0') >= 0) {
            return Optional.empty();
        }
        try {
            if (regex.startsWith("(?i)")) {
                at = 4;
            }
            List<SimplePattern> all = alternatives();
            return at == regex.length() ? Optional.of(all) : Optional.empty();
        } catch (NotSimple e) {
            return Optional.empty();
        }
    }

    private List<SimplePattern> alternatives() throws NotSimple {
        List<SimplePattern> all = new ArrayList<>(sequence());
        while (at < regex.length() && regex.charAt(at) == '|') {
            at++;
            all.addAll(sequence());
            few(all.size());
        }
        return all;
    }

    private List<SimplePattern> sequence() throws NotSimple {
        List<SimplePattern> all = List.of(new SimplePattern(List.of()));
        boolean begins = true;
        while (at < regex.length() && regex.charAt(at) != '|' && regex.charAt(at) != ')') {
            char c = regex.charAt(at);
            if (c == '^' && begins && depth == 0) {
                at++;
            } else if (c == '$' && depth == 0 && (at + 1 == regex.length() || regex.charAt(at + 1) == '|')) {
                at++;
            } else {
                all = product(all, c == '(' ? group() : List.of(atom(c)));
            }
            begins = false;
        }
        return all;
    }

    private static List<SimplePattern> product(List<SimplePattern> first, List<SimplePattern> second) throws NotSimple {
        few(first.size() * second.size());
        List<SimplePattern> all = new ArrayList<>();
        first.forEach(one -> second.forEach(other -> all.add(one.then(other))));
        return all;
    }

    private static void few(int count) throws NotSimple {
        if (count > MOST) {
            throw new NotSimple();
        }
    }

    private List<SimplePattern> group() throws NotSimple {
        at += regex.startsWith("(?:", at) ? 3 : 1;
        if (++depth > DEEPEST || at < regex.length() && regex.charAt(at) == '?') {
            throw new NotSimple();
        }
        List<SimplePattern> all = new ArrayList<>(alternatives());
        depth--;
        if (at == regex.length()) {
            throw new NotSimple();
        }
        at++;
        if (at < regex.length() && regex.charAt(at) == '?') {
            at++;
            all.add(new SimplePattern(List.of()));
        }
        unrepeated();
        return all;
    }

    private SimplePattern atom(char c) throws NotSimple {
        if (c == '.' && at + 1 < regex.length() && "*+".indexOf(regex.charAt(at + 1)) >= 0) {
            String wild = regex.charAt(at + 1) == '*' ? SimplePattern.ANY : SimplePattern.SOME;
            at += 2;
            if (at < regex.length() && regex.charAt(at) == '?') {
                at++; // which of several ways it takes changes nothing of what a whole match is
            }
            unrepeated();
            return new SimplePattern(List.of(wild));
        }
        String text = switch (c) {
            case '\\' -> escaped();
            case '[' -> only();
            case '*', '+', '?', '{', '}', ']', '^', '$' -> throw new NotSimple();
            default -> String.valueOf(c);
        };
        at += c == '\\' || c == '[' ? 0 : 1;
        unrepeated();
        return SimplePattern.literal(text);
    }

    /** {@code \.} or {@code \Q…\E}. */
    private String escaped() throws NotSimple {
        if (regex.startsWith("\\Q", at)) {
            int end = regex.indexOf("\\E", at);
            String text = regex.substring(at + 2, end < 0 ? regex.length() : end);
            at = end < 0 ? regex.length() : end + 2;
            if (text.isEmpty()) {
                throw new NotSimple();
            }
            return text;
        }
        if (at + 1 == regex.length() || Character.isLetterOrDigit(regex.charAt(at + 1))) {
            throw new NotSimple();
        }
        at += 2;
        return regex.substring(at - 1, at);
    }

    /** {@code [.]}, or either slash. */
    private String only() throws NotSimple {
        for (String slash : List.of("[\\\\/]", "[/\\\\]")) {
            if (regex.startsWith(slash, at)) {
                at += slash.length();
                return "/";
            }
        }
        int end = regex.indexOf(']', at + 1);
        String inside = end < 0 ? "" : regex.substring(at + 1, end).replaceFirst("^\\\\(?=\\W)", "");
        if (inside.length() != 1 || inside.equals("^") || inside.equals("\\")) {
            throw new NotSimple();
        }
        at = end + 1;
        return inside;
    }

    private void unrepeated() throws NotSimple {
        if (at < regex.length() && "*+?{".indexOf(regex.charAt(at)) >= 0) {
            throw new NotSimple();
        }
    }
}
