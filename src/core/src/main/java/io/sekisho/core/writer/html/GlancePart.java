package io.sekisho.core.writer.html;

import io.sekisho.core.view.Counts;
import io.sekisho.core.view.Names;
import io.sekisho.model.BaselineState;
import io.sekisho.model.Cause;
import io.sekisho.model.FindingJudgement;
import io.sekisho.model.Judgement;
import io.sekisho.model.Kind;
import io.sekisho.model.Severity;
import io.sekisho.model.Status;
import java.util.List;

/** The report in a few pictures; each number stands beside its bar. */
final class GlancePart implements Part {
    private final Page page;
    private final Markup html;
    private final Judgement judgement;
    private final Counts counts;

    GlancePart(Page page) {
        this.page = page;
        this.html = page.html();
        this.judgement = page.edition().report().judgement();
        this.counts = new Counts(page.counting().counting());
    }

    @Override
    public String id() {
        return "glance";
    }

    @Override
    public boolean isEmpty() {
        return false;
    }

    @Override
    public void write() {
        html.open("div", "class", "cards");
        bySeverity();
        byKind();
        byStatus();
        overTime();
        if (judgement.baseline() != null) {
            baseline(judgement.baseline());
        }
        html.close();
    }

    private void bySeverity() {
        card("html.chart-severity");
        long most =
                List.of(Severity.values()).stream().mapToLong(counts::of).max().orElse(0);
        for (Severity severity : Severity.values()) {
            row(page.severity(severity), counts.of(severity));
            bar(most).part(counts.of(severity), severity.key()).end();
            html.close().close();
        }
        html.close().close();
    }

    private void byKind() {
        card("html.chart-kind");
        long most = List.of(Kind.values()).stream().mapToLong(counts::of).max().orElse(0);
        for (Kind kind : Kind.values()) {
            row(page.text(Names.of(kind)), counts.of(kind));
            Bar bar = bar(most);
            for (Severity severity : Severity.values()) {
                if (counts.of(kind, severity) > 0) {
                    bar.part(counts.of(kind, severity), severity.key());
                }
            }
            bar.end();
            html.close().close();
        }
        html.close().close();
    }

    private void byStatus() {
        List<FindingJudgement> counted = page.counting().counting().stream()
                .map(page.counting()::judgement)
                .toList();
        if (counted.stream().allMatch(one -> one.status() == null)
                && judgement.reference() == null
                && judgement.gone().isEmpty()) {
            html.open("div", "class", "card").leaf("h3", page.text("html.chart-status"));
            html.leaf("p", page.text("explain.not-compared"), "class", "aside").close();
            return;
        }
        card("html.chart-status");
        long introduced = counted.stream()
                .filter(one -> one.status() == Status.NEW && one.cause() != Cause.DISCLOSED)
                .count();
        long disclosed = counted.stream()
                .filter(one -> one.status() == Status.NEW && one.cause() == Cause.DISCLOSED)
                .count();
        long fixed = gone(Status.FIXED);
        long most = Math.max(introduced + disclosed, fixed);
        bar("html.status-new", introduced, most, "worse");
        bar("html.status-disclosed", disclosed, most, "worse");
        bar("html.status-fixed", fixed, most, "better");
        if (gone(Status.NOT_SEEN) > 0) {
            bar("html.status-not-seen", gone(Status.NOT_SEEN), most, "neutral");
        }
        plain(
                "html.status-existing",
                counted.stream().filter(one -> one.status() == Status.EXISTING).count());
        html.close().close();
    }

    private void overTime() {
        DebtCurve curve =
                DebtCurve.of(page.edition().history().debt(), page.edition().report());
        html.open("div", "class", "card").leaf("h3", page.text("html.chart-debt"));
        if (curve.isDrawn()) {
            new DebtChart(html, page.wording(), curve).write("debt-title");
        }
        html.leaf("p", page.text(curve.isDrawn() ? "html.debt-explained" : "html.debt-none"), "class", "aside");
        if (curve.isDrawn() && curve.isLowerBound()) {
            html.leaf("p", page.text("html.debt-lower-bound"), "class", "aside");
        }
        html.close();
    }

    private long gone(Status status) {
        return judgement.gone().stream().filter(one -> one.status() == status).count();
    }

    private void baseline(BaselineState baseline) {
        card("html.chart-baseline");
        bar("html.baseline-left", baseline.remaining(), baseline.accepted(), "neutral");
        bar("html.baseline-paid", baseline.accepted() - baseline.remaining(), baseline.accepted(), "better");
        html.close();
        html.leaf(
                "p",
                page.text(
                        "cli.baseline-left",
                        baseline.source(),
                        baseline.remaining(),
                        baseline.accepted(),
                        baseline.until()),
                "class",
                "aside");
        if (baseline.refused() > 0) {
            html.leaf("p", page.text("cli.baseline-refused", baseline.refused()), "class", "aside");
        }
        html.close();
    }

    private void card(String title) {
        html.open("div", "class", "card").leaf("h3", page.text(title)).open("dl", "class", "bars");
    }

    private void row(String label, long count) {
        html.open("div").leaf("dt", label).open("dd").leaf("b", String.valueOf(count));
    }

    private void bar(String label, long count, long most, String tone) {
        row(page.text(label), count);
        bar(most).part(count, tone).end();
        html.close().close();
    }

    private void plain(String label, long count) {
        row(page.text(label), count);
        html.close().close();
    }

    private Bar bar(long most) {
        return new Bar(html, most);
    }
}
