package io.sekisho.cli.summary;

import io.sekisho.core.text.Printable;
import io.sekisho.core.view.Gaps;
import io.sekisho.model.Gap;
import io.sekisho.model.GapJudgement.Effect;
import io.sekisho.model.Report;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/** What the scan could not see: first what makes it incomplete, each with its next step, then what is only noted. */
final class NotSeen {
    private static final int MOST_NOTED = 8;
    private static final int MOST_PATHS = 3;

    private final List<Gap> incomplete;
    private final List<Gap> noted;

    NotSeen(Report report) {
        this.incomplete = Gaps.incomplete(report);
        this.noted = Gaps.of(report, Effect.NOTED);
    }

    void on(Page page) {
        if (!incomplete.isEmpty()) {
            page.heading("cli.not-seen-heading");
            incomplete.forEach(gap -> {
                page.wrapped("  ! ", message(page, gap));
                paths(page, gap);
                if (gap.nextStep() != null) {
                    page.wrapped("    -> ", page.text(gap.nextStep()));
                }
            });
        }
        if (!noted.isEmpty()) {
            page.heading("cli.noted-heading");
            noted.stream()
                    .sorted(Comparator.comparing(gap -> !isOfChange(gap)))
                    .limit(MOST_NOTED)
                    .forEach(gap -> {
                        page.wrapped("  - ", message(page, gap));
                        paths(page, gap);
                        if (isOfChange(gap) && gap.nextStep() != null) {
                            page.wrapped("    -> ", page.text(gap.nextStep()));
                        }
                    });
            if (noted.size() > MOST_NOTED) {
                page.line("  " + page.text("cli.noted-more", noted.size() - MOST_NOTED));
            }
        }
    }

    /** What the scanned change itself brings in and nobody looked into: to be read first. */
    private static boolean isOfChange(Gap gap) {
        return gap.message().code().endsWith("-changed");
    }

    private static String message(Page page, Gap gap) {
        String said = page.text(gap.message());
        return gap.scanner() == null ? said : gap.scanner() + ": " + said;
    }

    private static void paths(Page page, Gap gap) {
        // That it is about the project as a whole, the message says.
        if (gap.paths().isEmpty() || gap.paths().equals(List.of("."))) {
            return;
        }
        String some = gap.paths().stream().limit(MOST_PATHS).map(Printable::of).collect(Collectors.joining(", "));
        page.wrapped("    ", gap.count() > MOST_PATHS ? some + ", …" : some);
    }
}
