package io.sekisho.core.plan;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.function.BiConsumer;

/**
 * One path glob. It walks along the path with all positions at once that a part of the pattern may have led to, so the time is
 * bounded by the product of the two lengths whatever is written: nothing is tried twice.
 */
final class Glob {
    enum Kind {
        /** Exactly this text. */
        LITERAL,
        /** One character of a name. */
        ONE,
        /** Any characters of a name. */
        NAME,
        /** Any characters, slashes too. */
        ANY,
        /** Any directories, each with its slash. */
        DIRECTORIES
    }

    private record Part(Kind kind, String text) {}

    private final List<Part> parts = new ArrayList<>();

    Glob(String glob) {
        String rest = glob.replaceAll("/+$", "").replaceAll("(/\\*\\*)+$", "/**");
        StringBuilder literal = new StringBuilder();
        for (int i = 0; i < rest.length(); i++) {
            if (rest.startsWith("/**", i) && i + 3 == rest.length()) {
                break; // what matches a directory covers all below it
            }
            boolean begins = i == 0 || rest.charAt(i - 1) == '/';
            char c = rest.charAt(i);
            if (c != '*' && c != '?') {
                literal.append(c);
                continue;
            }
            end(literal);
            if (c == '?') {
                parts.add(new Part(Kind.ONE, ""));
            } else if (begins && rest.startsWith("**/", i)) {
                parts.add(new Part(Kind.DIRECTORIES, ""));
                i += 2;
            } else if (rest.startsWith("**", i)) {
                parts.add(new Part(Kind.ANY, ""));
                i++;
            } else {
                parts.add(new Part(Kind.NAME, ""));
            }
        }
        end(literal);
    }

    private void end(StringBuilder literal) {
        if (literal.length() > 0) {
            parts.add(new Part(Kind.LITERAL, literal.toString()));
            literal.setLength(0);
        }
    }

    /** Hands over what it is made of, in order; the text is that of literals. */
    void parts(BiConsumer<Kind, String> taker) {
        parts.forEach(part -> taker.accept(part.kind, part.text));
    }

    /** Whether the path, or a directory that it lies in, is matched. */
    boolean matches(String path) {
        if (!parts.isEmpty() && parts.get(0).kind == Kind.LITERAL && !path.startsWith(parts.get(0).text)) {
            return false;
        }
        for (Part part : parts) {
            if (part.kind == Kind.LITERAL && !path.contains(part.text)) {
                return false; // most paths, without any of what follows
            }
        }
        BitSet at = new BitSet(path.length() + 1);
        at.set(0);
        for (Part part : parts) {
            at = after(part, at, path);
            if (at.isEmpty()) {
                return false;
            }
        }
        for (int i = at.nextSetBit(0); i >= 0; i = at.nextSetBit(i + 1)) {
            if (i == path.length() || path.charAt(i) == '/') {
                return true;
            }
        }
        return false;
    }

    private static BitSet after(Part part, BitSet at, String path) {
        BitSet next = new BitSet(path.length() + 1);
        if (part.kind == Kind.ANY) {
            next.set(at.nextSetBit(0), path.length() + 1);
            return next;
        }
        for (int i = at.nextSetBit(0); i >= 0; i = at.nextSetBit(i + 1)) {
            switch (part.kind) {
                case LITERAL -> {
                    if (path.startsWith(part.text, i)) {
                        next.set(i + part.text.length());
                    }
                }
                case ONE -> {
                    if (i < path.length() && path.charAt(i) != '/') {
                        next.set(i + Character.charCount(path.codePointAt(i)));
                    }
                }
                case NAME -> next.set(i, endOfName(path, i) + 1);
                default -> directories(path, i, next);
            }
        }
        return next;
    }

    /** From the beginning of a name: there, and behind each slash that follows. */
    private static void directories(String path, int from, BitSet next) {
        for (int i = from; i >= 0 && !next.get(i); ) {
            next.set(i);
            int slash = path.indexOf('/', i);
            i = slash > i ? slash + 1 : -1;
        }
    }

    private static int endOfName(String path, int from) {
        int slash = path.indexOf('/', from);
        return slash < 0 ? path.length() : slash;
    }
}
