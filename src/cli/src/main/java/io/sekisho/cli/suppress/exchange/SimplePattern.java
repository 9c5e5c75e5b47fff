package io.sekisho.cli.suppress.exchange;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a regular expression matches when it is no more than texts with anything between them. It is read, never run, so none
 * can keep us busy. A bare dot is read as a dot, which is what its author meant and matches less.
 *
 * @param parts texts, {@link #ANY} and {@link #SOME} in turn
 */
record SimplePattern(List<String> parts) {
    /** {@code .*} */
    static final String ANY = "\0*";

    /** {@code .+} */
    static final String SOME = "\0+";

    SimplePattern {
        parts = List.copyOf(parts);
    }

    /** Exactly that text. */
    static SimplePattern literal(String text) {
        return new SimplePattern(List.of(text));
    }

    /**
     * @return one for each alternative that the expression spells out, all of which together match what it matches; empty when
     *     it is more than that
     */
    static Optional<List<SimplePattern>> parse(String regex) {
        return new PatternParser(regex).parse();
    }

    static boolean isWild(String part) {
        return part.equals(ANY) || part.equals(SOME);
    }

    /** Whether it matches everything that is not empty. */
    boolean isAnything() {
        return parts.size() == 1 && isWild(parts.get(0));
    }

    /** @return empty when there is anything but text in it */
    Optional<String> text() {
        return parts.isEmpty()
                ? Optional.of("")
                : parts.size() == 1 && !isWild(parts.get(0)) ? Optional.of(parts.get(0)) : Optional.empty();
    }

    /** The text in front of the one wild part that ends it; empty when it is not built like that. */
    Optional<String> prefix() {
        return parts.size() == 2 && !isWild(parts.get(0)) && isWild(parts.get(1))
                ? Optional.of(parts.get(0))
                : Optional.empty();
    }

    /** In time bounded by the product of the lengths. */
    boolean matches(String text) {
        boolean[] at = new boolean[text.length() + 1];
        at[0] = true;
        for (String part : parts) {
            boolean[] next = new boolean[at.length];
            boolean seen = false;
            for (int i = 0; i < at.length; i++) {
                if (part.equals(SOME)) {
                    next[i] = seen;
                }
                seen |= at[i];
                if (part.equals(ANY)) {
                    next[i] = seen;
                } else if (!isWild(part) && at[i] && text.startsWith(part, i)) {
                    next[i + part.length()] = true;
                }
            }
            at = next;
        }
        return at[text.length()];
    }

    /** The one, then the other. */
    SimplePattern then(SimplePattern other) {
        List<String> all = new ArrayList<>(parts);
        for (String part : other.parts) {
            int last = all.size() - 1;
            if (last < 0 || isWild(part) != isWild(all.get(last))) {
                all.add(part);
            } else if (isWild(part)) {
                all.set(last, part.equals(SOME) ? SOME : all.get(last));
            } else {
                all.set(last, all.get(last) + part);
            }
        }
        return new SimplePattern(all);
    }
}
