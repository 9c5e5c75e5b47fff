package io.sekisho.core.writer.html;

import io.sekisho.core.text.Language;
import io.sekisho.core.view.Wording;
import io.sekisho.model.Text;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The page around the panels. */
final class DashboardPage {
    private static final Set<String> NUMBERS = Set.of(
            "violated",
            "clear",
            "unknown",
            "findings",
            "critical",
            "high",
            "medium",
            "lower",
            "blocking",
            "week",
            "month",
            "quarter",
            "older",
            "oldest",
            "fixed",
            "average",
            "longest",
            "left",
            "grave",
            "open",
            "repositories",
            "places");

    private final Language language;
    private final Wording wording;
    private final List<Text> unread;
    private final int proposed;
    private final List<DashboardPanels.Panel> panels;

    /** @param proposed how many reports were left out, because they are of proposed changes */
    DashboardPage(Language language, List<ScanTally> scans, List<ScanTally> latest, List<Text> unread, int proposed) {
        this.language = language;
        this.wording = Wording.in(language);
        this.unread = unread;
        this.proposed = proposed;
        this.panels = new DashboardPanels(wording, language, scans, latest).all();
    }

    void write(OutputStream out) throws IOException {
        try {
            Markup html = new Markup(new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8)));
            html.open("html", "lang", language.key());
            html.open("head").open("meta", "charset", "utf-8");
            html.open("meta", "name", "viewport", "content", "width=device-width, initial-scale=1");
            html.open("meta", "name", "color-scheme", "content", "light dark");
            html.open("meta", "http-equiv", "Content-Security-Policy", "content", Dress.INLINE.policy());
            html.leaf("title", wording.of("dashboard.title") + " – Sekisho");
            Dress.INLINE.head(html);
            html.close().open("body");
            body(html);
            html.end();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private void body(Markup html) {
        html.open("header").leaf("p", "Sekisho", "class", "brand").leaf("h1", wording.of("dashboard.title"));
        html.close();
        html.open("nav", "aria-label", wording.of("html.nav")).open("ul");
        for (DashboardPanels.Panel panel : panels) {
            html.open("li")
                    .leaf("a", wording.of("dashboard.panel-" + panel.id()), "href", "#" + panel.id())
                    .close();
        }
        html.close().close().open("main");
        if (!unread.isEmpty()) {
            html.open("div", "class", "cut").leaf("p", wording.of("dashboard.unread", unread.size()));
            html.open("ul");
            unread.forEach(one -> html.leaf("li", wording.of(one)));
            html.close().close();
        }
        if (proposed > 0) {
            html.leaf("p", wording.of("dashboard.proposed", proposed), "class", "aside");
        }
        panels.forEach(panel -> panel(html, panel));
        html.close().open("footer").leaf("p", wording.of("dashboard.foot")).close();
    }

    private void panel(Markup html, DashboardPanels.Panel panel) {
        String title = panel.id() + "-title";
        html.open("section", "id", panel.id(), "aria-labelledby", title);
        html.leaf("h2", wording.of("dashboard.panel-" + panel.id()), "id", title);
        if (panel.rows().isEmpty()) {
            html.leaf("p", wording.of("dashboard.nothing")).close();
            return;
        }
        curves(html, panel);
        html.open("table", "class", "panel").leaf("caption", wording.of("dashboard.caption-" + panel.id()));
        html.open("thead").open("tr");
        List<String> heads = panel.columns().stream()
                .map(column -> wording.of("dashboard.column-" + column))
                .toList();
        for (int i = 0; i < heads.size(); i++) {
            html.leaf("th", heads.get(i), "scope", "col", "class", tone(panel, i));
        }
        html.close().close().open("tbody");
        long most =
                panel.rows().stream().mapToLong(DashboardPanels.Row::bar).max().orElse(0);
        for (DashboardPanels.Row row : panel.rows()) {
            html.open("tr").open("th", "scope", "row").text(row.cells().get(0));
            if (most > 0) {
                new Bar(html, most).part(row.bar(), row.tone()).end();
            }
            html.close();
            for (int i = 1; i < heads.size(); i++) {
                html.leaf("td", row.cells().get(i), "data-label", heads.get(i), "class", tone(panel, i));
            }
            html.close();
        }
        html.close().close().close();
    }

    /** Null for text, which needs no class. */
    private static String tone(DashboardPanels.Panel panel, int column) {
        return NUMBERS.contains(panel.columns().get(column)) ? "figure" : null;
    }

    private void curves(Markup html, DashboardPanels.Panel panel) {
        if (panel.curves().isEmpty()) {
            return;
        }
        html.open("div", "class", "cards");
        int number = 0;
        for (Map.Entry<String, DebtCurve> curve : panel.curves().entrySet()) {
            html.open("div", "class", "card").leaf("h3", curve.getKey());
            new DebtChart(html, wording, curve.getValue()).write(panel.id() + "-" + number++);
            html.close();
        }
        html.close();
        html.leaf("p", wording.of("html.debt-explained"), "class", "aside");
    }
}
