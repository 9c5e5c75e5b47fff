package io.sekisho.core.writer.html;

import io.sekisho.core.text.Printable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;

/**
 * Writes HTML, element by element. Text and attribute values are escaped here and nowhere else, so no caller can forget it; what
 * could run or load something (event attributes, styles, addresses of other schemes) is refused.
 */
final class Markup {
    /** Longer than any sentence; what is longer is an attack or an accident, and stands in the report. */
    private static final int LONGEST = 10_000;

    private static final Set<String> VOID = Set.of("meta", "link", "input", "br");
    /** Few, since a browser keeps the space between two elements, too. */
    private static final Set<String> ON_A_LINE = Set.of(
            "head", "body", "meta", "link", "style", "script", "header", "nav", "main", "section", "details", "tr");

    private final Writer out;
    private final Deque<String> open = new ArrayDeque<>();

    Markup(Writer out) {
        this.out = out;
        raw("<!DOCTYPE html>");
    }

    /** @param attributes names and values in turn; one whose value is null is left out, one whose value is "" has none */
    Markup open(String tag, String... attributes) {
        for (int i = 0; i < attributes.length; i += 2) {
            check(attributes[i], attributes[i + 1]);
        }
        if (ON_A_LINE.contains(tag)) {
            raw("\n");
        }
        raw("<");
        raw(tag);
        for (int i = 0; i < attributes.length; i += 2) {
            attribute(attributes[i], attributes[i + 1]);
        }
        raw(">");
        if (!VOID.contains(tag)) {
            open.push(tag);
        }
        return this;
    }

    /** Closes what was opened last. */
    Markup close() {
        raw("</");
        raw(open.pop());
        raw(">");
        return this;
    }

    /** An element with nothing but text in it. */
    Markup leaf(String tag, String text, String... attributes) {
        return open(tag, attributes).text(text).close();
    }

    /** Where a page of the web is: a link if it is one that is safe to follow, else what it says. */
    Markup link(String address) {
        return Address.isOfTheWeb(address)
                ? leaf("a", address, "href", address, "rel", "noopener noreferrer")
                : leaf("code", address);
    }

    /** @param text null for nothing */
    Markup text(String text) {
        if (text != null) {
            escape(cut(text));
        }
        return this;
    }

    /** Nothing that was not written by us gets here; nothing around it either, for its hash is that of the element's content. */
    Markup asset(Asset asset) {
        raw(asset.content());
        return this;
    }

    void end() throws IOException {
        while (!open.isEmpty()) {
            close();
        }
        raw("\n");
        out.flush();
    }

    private static void check(String name, String value) {
        if (name.startsWith("on") || name.equals("style") || name.equals("src")) {
            throw new IllegalArgumentException(name);
        }
        if (name.equals("href") && !Address.isOwn(value) && !Address.isOfTheWeb(value)) {
            throw new IllegalArgumentException("not a safe address");
        }
    }

    private void attribute(String name, String value) {
        if (value == null) {
            return;
        }
        raw(" ");
        raw(name);
        if (!value.isEmpty()) {
            raw("=\"");
            escape(cut(value));
            raw("\"");
        }
    }

    private static String cut(String text) {
        if (text.length() <= LONGEST) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(LONGEST - 1)) ? LONGEST - 1 : LONGEST;
        return text.substring(0, end) + "…";
    }

    private void escape(String text) {
        String visible = isPlain(text) ? text : Printable.of(text);
        int from = 0;
        for (int i = 0; i < visible.length(); i++) {
            String entity = entity(visible.charAt(i));
            if (entity != null) {
                write(visible, from, i);
                raw(entity);
                from = i + 1;
            }
        }
        write(visible, from, visible.length());
    }

    /** Most of it is, and then need not be copied. */
    private static boolean isPlain(String text) {
        return text.chars().allMatch(one -> one >= ' ' && one < 0x7f);
    }

    private static String entity(char one) {
        return switch (one) {
            case '&' -> "&amp;";
            case '<' -> "&lt;";
            case '>' -> "&gt;";
            case '"' -> "&quot;";
            case '\'' -> "&#39;";
            default -> null;
        };
    }

    private void raw(String markup) {
        write(markup, 0, markup.length());
    }

    private void write(String text, int from, int to) {
        try {
            out.write(text, from, to - from);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
