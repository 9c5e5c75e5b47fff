package io.sekisho.core.writer.html;

import io.sekisho.model.Enrichment;
import io.sekisho.model.Facts;
import io.sekisho.model.ScannerRun;
import io.sekisho.model.ScannerState;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What was looked at, by which tools, with which data. */
final class ScannersPart implements Part {
    private final Page page;
    private final Markup html;
    private final Facts facts;

    ScannersPart(Page page) {
        this.page = page;
        this.html = page.html();
        this.facts = page.edition().report().facts();
    }

    @Override
    public String id() {
        return "scanners";
    }

    @Override
    public boolean isEmpty() {
        return facts.coverage().scanners().isEmpty();
    }

    @Override
    public void write() {
        html.open("table")
                .leaf("caption", page.text("html.scanners-caption"))
                .open("thead")
                .open("tr");
        for (String column : List.of("tool", "outcome", "read")) {
            html.leaf("th", page.text("html.column-" + column), "scope", "col");
        }
        html.close().close().open("tbody");
        facts.coverage().scanners().forEach(this::run);
        html.close().close();
        if (!facts.enrichments().isEmpty()) {
            html.open("ul", "class", "plain");
            facts.enrichments().forEach(this::data);
            html.close();
        }
    }

    private void run(ScannerRun run) {
        html.open("tr").open("th", "scope", "row").text(run.name() == null ? run.scanner() : run.name());
        html.leaf("span", run.version() == null ? "" : " " + run.version(), "class", "number")
                .close();
        boolean ran = run.state() == ScannerState.COMPLETED || run.state() == ScannerState.NOTHING_TO_SCAN;
        html.open("td").leaf("span", page.text(state(run.state())), "class", ran ? "state" : "state violated");
        html.leaf(
                "div",
                page.text("html.scanner-reported", run.reported(), seconds(run.durationMillis())),
                "class",
                "aside");
        html.close().open("td");
        if (!run.inputs().isEmpty()) {
            pairs(run.inputs());
        }
        if (!run.properties().isEmpty()) {
            html.open("details").leaf("summary", page.text("html.scanner-data"));
            pairs(run.properties());
            html.close();
        }
        html.close().close();
    }

    private void pairs(Map<String, ?> pairs) {
        html.open("ul", "class", "plain");
        pairs.forEach((name, value) ->
                html.leaf("li", name + ": " + String.valueOf(value).replace("\n", ", ")));
        html.close();
    }

    private void data(Enrichment data) {
        html.leaf(
                "li",
                page.text(
                        "explain.data",
                        data.id().toUpperCase(Locale.ROOT),
                        data.date() == null ? page.text("explain.day-unknown") : data.date(),
                        data.source()));
    }

    private static String seconds(long millis) {
        return String.format(Locale.ROOT, "%.1f", millis / 1000.0);
    }

    private static String state(ScannerState state) {
        return switch (state) {
            case COMPLETED -> "html.scanner-completed";
            case FAILED -> "html.scanner-failed";
            case TIMED_OUT -> "html.scanner-timed-out";
            case NOTHING_TO_SCAN -> "html.scanner-nothing";
            case LEFT_OUT -> "html.scanner-left-out";
        };
    }
}
