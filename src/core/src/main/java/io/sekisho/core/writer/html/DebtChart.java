package io.sekisho.core.writer.html;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Map;

/** The debt over the time that the history knows, as steps. */
final class DebtChart {
    private static final int LEFT = 34;
    private static final int RIGHT = 314;
    private static final int TOP = 12;
    private static final int BOTTOM = 96;

    private final Page page;
    private final Markup html;
    private final DebtCurve curve;

    DebtChart(Page page) {
        this.page = page;
        this.html = page.html();
        this.curve = DebtCurve.of(page.edition().history());
    }

    void write() {
        html.open("div", "class", "card").leaf("h3", page.text("html.chart-debt"));
        if (curve.isEmpty()) {
            html.leaf("p", page.text("html.debt-none"), "class", "aside").close();
            return;
        }
        long first = curve.steps().firstEntry().getValue();
        long last = curve.steps().lastEntry().getValue();
        html.open("svg", "class", "debt", "viewBox", "0 0 320 120", "role", "img", "aria-labelledby", "debt-title");
        html.leaf(
                "title",
                page.text("html.debt-title", first, curve.start(), last, curve.end(), curve.most()),
                "id",
                "debt-title");
        axis();
        String line = line();
        html.open("path", "class", "area", "d", line + "V" + BOTTOM + "H" + LEFT + "Z")
                .close();
        html.open("path", "class", "curve", "d", line).close();
        html.open("circle", "class", "dot", "cx", Bar.number(x(curve.end())), "cy", Bar.number(y(last)), "r", "3")
                .close();
        html.close();
        html.leaf("p", page.text("html.debt-explained"), "class", "aside").close();
    }

    private void axis() {
        html.open("path", "class", "axis", "d", "M" + LEFT + " " + BOTTOM + "H" + RIGHT)
                .close();
        label("0", LEFT - 5, BOTTOM + 3, "end");
        if (curve.most() > 0) {
            html.open("path", "class", "axis faint", "d", "M" + LEFT + " " + TOP + "H" + RIGHT)
                    .close();
            label(String.valueOf(curve.most()), LEFT - 5, TOP + 3, "end");
        }
        if (!curve.start().equals(curve.end())) {
            label(curve.start().toString(), LEFT, BOTTOM + 15, "start");
        }
        label(curve.end().toString(), RIGHT, BOTTOM + 15, "end");
    }

    private void label(String said, int x, int y, String anchor) {
        html.leaf("text", said, "x", String.valueOf(x), "y", String.valueOf(y), "text-anchor", anchor);
    }

    /** Days that fall into the same column are one step: the curve has no more points than the picture has room for. */
    private String line() {
        StringBuilder line = new StringBuilder();
        String column = "";
        for (Map.Entry<LocalDate, Long> step : curve.steps().entrySet()) {
            String x = Bar.number(Math.rint(x(step.getKey())));
            String y = Bar.number(y(step.getValue()));
            if (line.isEmpty()) {
                line.append('M').append(x).append(' ').append(y);
            } else {
                line.append(x.equals(column) ? "" : "H" + x).append('V').append(y);
            }
            column = x;
        }
        return line.toString();
    }

    private double x(LocalDate day) {
        long whole = ChronoUnit.DAYS.between(curve.start(), curve.end());
        return whole == 0
                ? RIGHT
                : LEFT + (RIGHT - LEFT) * (double) ChronoUnit.DAYS.between(curve.start(), day) / whole;
    }

    private double y(long count) {
        return BOTTOM - (BOTTOM - TOP) * (double) count / Math.max(1, curve.most());
    }
}
