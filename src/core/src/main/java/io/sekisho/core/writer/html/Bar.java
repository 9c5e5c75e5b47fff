package io.sekisho.core.writer.html;

import java.util.Locale;

/** A horizontal bar of parts, drawn without any style so that the strictest Content Security Policy shows it. */
final class Bar {
    private static final double WHOLE = 100;

    private final Markup html;
    private final long most;
    private double at;

    /** @param most what a full bar stands for */
    Bar(Markup html, long most) {
        this.html = html;
        this.most = Math.max(1, most);
        html.open(
                "svg",
                "class",
                "bar",
                "viewBox",
                "0 0 100 8",
                "preserveAspectRatio",
                "none",
                "aria-hidden",
                "true",
                "focusable",
                "false");
        html.open("rect", "class", "track", "width", "100", "height", "8").close();
    }

    /** @param tone a class of the stylesheet */
    Bar part(long count, String tone) {
        if (count > 0) {
            // One among thousands is still to be seen.
            double width = Math.min(WHOLE - at, Math.max(0.6, count * WHOLE / most));
            html.open("rect", "class", "fill " + tone, "x", number(at), "width", number(width), "height", "8")
                    .close();
            at += width;
        }
        return this;
    }

    void end() {
        html.close();
    }

    static String number(double value) {
        String text = String.format(Locale.ROOT, "%.2f", value);
        return text.replaceAll("\\.?0+$", "");
    }
}
