package io.sekisho.core.writer.html;

import io.sekisho.core.view.Wording;
import io.sekisho.core.writer.html.DebtCurve.Level;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.function.ToLongFunction;

/** A debt curve as steps: all that was open, and the critical and high ones of it. */
final class DebtChart {
    private static final int LEFT = 34;
    private static final int RIGHT = 314;
    private static final int TOP = 12;
    private static final int BOTTOM = 96;

    private final Markup html;
    private final Wording wording;
    private final DebtCurve curve;

    /** @param curve one that is drawn */
    DebtChart(Markup html, Wording wording, DebtCurve curve) {
        this.html = html;
        this.wording = wording;
        this.curve = curve;
    }

    /** @param id of its own on the page */
    void write(String id) {
        Level first = curve.days().firstEntry().getValue();
        Level last = curve.days().lastEntry().getValue();
        html.open("svg", "class", "debt", "viewBox", "0 0 320 120", "role", "img", "aria-labelledby", id);
        html.leaf(
                "title",
                wording.of(
                        "html.debt-title",
                        first.all(),
                        curve.start(),
                        last.all(),
                        last.grave(),
                        curve.end(),
                        curve.most()),
                "id",
                id);
        axis();
        series("all", Level::all);
        series("grave", Level::grave);
        html.close();
    }

    private void series(String tone, ToLongFunction<Level> count) {
        String line = line(count);
        String last = Bar.number(y(count.applyAsLong(curve.days().lastEntry().getValue())));
        html.open("path", "class", "area " + tone, "d", line + "V" + BOTTOM + "H" + LEFT + "Z")
                .close();
        html.open("path", "class", "curve " + tone, "d", line).close();
        html.open("circle", "class", "dot " + tone, "cx", Bar.number(x(curve.end())), "cy", last, "r", "3")
                .close();
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
        label(curve.start().toString(), LEFT, BOTTOM + 15, "start");
        label(curve.end().toString(), RIGHT, BOTTOM + 15, "end");
    }

    private void label(String said, int x, int y, String anchor) {
        html.leaf("text", said, "x", String.valueOf(x), "y", String.valueOf(y), "text-anchor", anchor);
    }

    /** Days that fall into the same column are one step: the curve has no more points than the picture has room for. */
    private String line(ToLongFunction<Level> count) {
        StringBuilder line = new StringBuilder();
        String column = "";
        for (Map.Entry<LocalDate, Level> step : curve.days().entrySet()) {
            String x = Bar.number(Math.rint(x(step.getKey())));
            String y = Bar.number(y(count.applyAsLong(step.getValue())));
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
        double whole = ChronoUnit.DAYS.between(curve.start(), curve.end());
        return LEFT + (RIGHT - LEFT) * ChronoUnit.DAYS.between(curve.start(), day) / whole;
    }

    private double y(long count) {
        return BOTTOM - (BOTTOM - TOP) * (double) count / Math.max(1, curve.most());
    }
}
