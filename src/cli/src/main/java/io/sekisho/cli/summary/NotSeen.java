package io.sekisho.cli.summary;

import io.sekisho.cli.console.Columns;
import io.sekisho.core.text.Printable;
import io.sekisho.core.view.Gaps;
import io.sekisho.model.Gap;
import io.sekisho.model.GapJudgement.Effect;
import io.sekisho.model.Report;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What the scan could not see: first what makes it incomplete, each with its next step, then what is only noted. */
final class NotSeen {
    private static final int MOST_NOTED = 5;
    private static final int MOST_PATHS = 3;

    private final List<Gap> incomplete;
    private final List<Gap> noted;

    NotSeen(Report report) {
        this.incomplete = Gaps.incomplete(report);
        this.noted = Gaps.of(report, Effect.NOTED);
    }

    /** What makes the scan incomplete. */
    void incomplete(Page page) {
        if (incomplete.isEmpty()) {
            return;
        }
        page.heading("cli.not-seen-heading");
        incomplete.forEach(gap -> {
            page.wrapped("  ! ", message(page, gap));
            paths(page, gap);
            nextStep(page, gap);
        });
    }

    /** The rest in a line for each kind of thing: what to do about it is nobody's first question, and the report has it all. */
    void noted(Page page) {
        if (noted.isEmpty()) {
            return;
        }
        page.heading("cli.noted-heading");
        List<List<Gap>> groups = groups();
        for (List<Gap> group : groups.subList(0, Math.min(MOST_NOTED, groups.size()))) {
            Gap gap = group.get(0);
            if (isOfChange(gap) || isOfData(gap)) {
                page.wrapped("  - ", message(page, gap));
                if (isOfChange(gap)) {
                    paths(page, gap);
                }
                nextStep(page, gap);
            } else {
                String more = group.size() == 1 ? "" : " " + page.text("cli.noted-like", group.size() - 1);
                page.line("  - " + Columns.cut(message(page, gap), page.width() - 4 - Columns.width(more)) + more);
            }
        }
        int left = groups.stream().skip(MOST_NOTED).mapToInt(List::size).sum();
        if (left > 0) {
            page.line("  " + page.text("cli.noted-more", left));
        }
    }

    /** First what the scanned change itself brings in and nobody looked into, then data that is missing or old. */
    private List<List<Gap>> groups() {
        Map<String, List<Gap>> groups = new LinkedHashMap<>();
        noted.stream()
                .sorted(Comparator.comparing((Gap gap) -> !isOfChange(gap)).thenComparing(gap -> !isOfData(gap)))
                .forEach(gap -> groups.computeIfAbsent(key(gap), none -> new ArrayList<>())
                        .add(gap));
        return List.copyOf(groups.values());
    }

    private static String key(Gap gap) {
        String message = isOfChange(gap) || isOfData(gap)
                ? gap.message().toString()
                : gap.message().code();
        return gap.scanner() + " " + message;
    }

    /** What the scanned change itself brings in and nobody looked into: to be read first. */
    private static boolean isOfChange(Gap gap) {
        return gap.message().code().endsWith("-changed");
    }

    /** What one command brings up to date, and what then may decide otherwise. */
    private static boolean isOfData(Gap gap) {
        return switch (gap.type()) {
            case DATABASE_MISSING,
                    DATABASE_STALE,
                    DATABASE_PARTIAL,
                    DATABASE_DEMO,
                    ENRICHMENT_MISSING,
                    ENRICHMENT_STALE -> true;
            default -> false;
        };
    }

    private static void nextStep(Page page, Gap gap) {
        if (gap.nextStep() != null) {
            page.wrapped("    -> ", page.text(gap.nextStep()));
        }
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
