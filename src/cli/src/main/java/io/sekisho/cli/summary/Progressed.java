package io.sekisho.cli.summary;

import io.sekisho.core.text.Language;
import io.sekisho.core.view.Counting;
import io.sekisho.core.view.Names;
import io.sekisho.model.BaselineState;
import io.sekisho.model.Cause;
import io.sekisho.model.Judgement;
import io.sekisho.model.ReferenceInfo;
import io.sekisho.model.Report;
import io.sekisho.model.StandardState;
import io.sekisho.model.Status;
import java.util.ArrayList;
import java.util.List;

/** How things stand against what was before: the reference, the accepted debt, the standard. One line each. */
final class Progressed {
    private final Judgement judgement;
    private final Language language;

    Progressed(Report report, Language language) {
        this.judgement = report.judgement();
        this.language = language;
    }

    void on(Page page) {
        List<String> lines = new ArrayList<>();
        long judged = judgement.findings().stream()
                .filter(finding -> finding.status() != null)
                .count();
        if (judgement.reference() != null || judged > 0 || !judgement.gone().isEmpty()) {
            lines.add(statuses(page));
        }
        if (judgement.baseline() != null) {
            lines.add(baseline(page, judgement.baseline()));
        }
        if (judgement.standard() != null) {
            lines.add(standard(page, judgement.standard()));
        }
        if (!lines.isEmpty()) {
            page.blank();
            lines.forEach(line -> page.wrapped("  ", line));
        }
    }

    private String statuses(Page page) {
        List<String> counts = new ArrayList<>();
        long disclosed = judgement.findings().stream()
                .filter(finding -> Counting.counts(finding) && finding.cause() == Cause.DISCLOSED)
                .count();
        long fresh = count(Status.NEW);
        counts.add(
                disclosed == 0
                        ? page.text("cli.count-new", fresh)
                        : page.text("cli.count-new-disclosed", fresh, disclosed));
        counts.add(page.text("cli.count-existing", count(Status.EXISTING)));
        counts.add(page.text("cli.count-fixed", gone(Status.FIXED)));
        if (gone(Status.NOT_SEEN) > 0) {
            counts.add(page.text("cli.count-not-seen", gone(Status.NOT_SEEN)));
        }
        String line = String.join(page.text("cli.mark-comma"), counts);
        ReferenceInfo reference = judgement.reference();
        return reference == null ? line : page.text("cli.compared", line, Names.of(reference));
    }

    private long count(Status status) {
        return judgement.findings().stream()
                .filter(finding -> Counting.counts(finding) && finding.status() == status)
                .count();
    }

    private long gone(Status status) {
        return judgement.gone().stream()
                .filter(finding -> finding.status() == status)
                .count();
    }

    private static String baseline(Page page, BaselineState baseline) {
        String line = page.text(
                "cli.baseline-left", baseline.source(), baseline.remaining(), baseline.accepted(), baseline.until());
        return baseline.refused() == 0 ? line : line + page.text("cli.baseline-refused", baseline.refused());
    }

    private String standard(Page page, StandardState standard) {
        return page.text(
                "cli.standard-line",
                standard.title().getOrDefault(language.key(), standard.id()),
                items(standard, StandardState.State.VIOLATED),
                items(standard, StandardState.State.NO_VIOLATION_FOUND),
                items(standard, StandardState.State.NOT_ASSESSED)
                        + items(standard, StandardState.State.NOT_ASSESSABLE));
    }

    private static long items(StandardState standard, StandardState.State state) {
        return standard.items().stream().filter(item -> item.state() == state).count();
    }
}
