package io.sekisho.core.writer.sarif;

import io.sekisho.core.text.Line;
import io.sekisho.core.text.Printable;
import io.sekisho.core.view.Gaps;
import io.sekisho.core.view.Hiding;
import io.sekisho.model.Coverage;
import io.sekisho.model.Finding;
import io.sekisho.model.Gap;
import io.sekisho.model.GapJudgement;
import io.sekisho.model.Kind;
import io.sekisho.model.Occurrence;
import io.sekisho.model.Report;
import io.sekisho.model.ScannerRun;
import io.sekisho.model.ScannerState;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The runs of a report: one for each scanner that ran, one for each other tool whose results were handed over. A scanner that was
 * left out has none: GitHub then keeps what it knows of it. One that failed has an unsuccessful one, for the same reason.
 */
final class RunDrafts {
    private static final String TOOL = "tool ";

    private final Report report;
    private final Map<String, RunDraft> byKey = new LinkedHashMap<>();
    private final Set<String> names = new HashSet<>();
    private final Set<String> ids = new HashSet<>();

    RunDrafts(Report report) {
        this.report = report;
        for (ScannerRun run : report.facts().coverage().scanners()) {
            boolean isAsked = run.state() != ScannerState.LEFT_OUT && run.kind() != Kind.EXTERNAL;
            if (isAsked) {
                byKey.computeIfAbsent(scanner(run.scanner()), key -> draft(run.scanner(), run.scanner(), run.name()));
            }
        }
        for (Finding finding : report.facts().findings()) {
            for (Occurrence occurrence : finding.occurrences()) {
                if (byKey.size() < Limits.RUNS) {
                    byKey.computeIfAbsent(key(finding, occurrence), key -> draft(finding, occurrence));
                }
            }
        }
        for (ScannerRun run : report.facts().coverage().scanners()) {
            boolean isSilent = run.kind() == Kind.EXTERNAL
                    && ended(run)
                    && byKey.keySet().stream().noneMatch(key -> key.startsWith(TOOL));
            if (isSilent && byKey.size() < Limits.RUNS) {
                byKey.put(scanner(run.scanner()), draft(run.scanner(), run.scanner(), run.name()));
            }
        }
        if (byKey.isEmpty()) {
            byKey.put(TOOL, draft("sekisho", "sekisho", "Sekisho"));
        }
        tell();
    }

    List<RunDraft> all() {
        return List.copyOf(byKey.values());
    }

    /** @return null when it has none because there are too many */
    RunDraft of(Finding finding, Occurrence occurrence) {
        return byKey.get(key(finding, occurrence));
    }

    private static String scanner(String id) {
        return "scanner " + id;
    }

    private static String key(Finding finding, Occurrence occurrence) {
        return finding.external() == null
                ? scanner(occurrence.scanner())
                : TOOL + finding.external().tool();
    }

    private RunDraft draft(Finding finding, Occurrence occurrence) {
        return finding.external() == null
                ? draft(occurrence.scanner(), occurrence.scanner(), occurrence.scanner())
                : draft(
                        occurrence.scanner(),
                        finding.external().tool(),
                        finding.external().tool());
    }

    /** Names and ids differ: GitHub refuses a file with two runs of one name and category. */
    private RunDraft draft(String scanner, String id, String said) {
        String name = said == null || said.isBlank() ? scanner : said;
        return new RunDraft(
                unique(slug(id), ids),
                unique(Line.cut(Printable.of(name), Limits.NAME - 8), names),
                id.equals(scanner) ? version(scanner) : null,
                isSuccessful(scanner));
    }

    private static String slug(String text) {
        return Line.cut(text, 64)
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9]+", "-")
                .replaceAll("^-|-$", "");
    }

    private static String unique(String wanted, Set<String> taken) {
        String one = wanted.isEmpty() ? "tool" : wanted;
        for (int i = 2; !taken.add(one); i++) {
            one = wanted + "-" + i;
        }
        return one;
    }

    private String version(String scanner) {
        return report.facts().coverage().scanners().stream()
                .filter(run -> run.scanner().equals(scanner) && run.version() != null)
                .map(ScannerRun::version)
                .findFirst()
                .orElse(null);
    }

    /** Whether what this scanner did not find is not there, as far as it can tell. */
    private boolean isSuccessful(String scanner) {
        Coverage coverage = report.facts().coverage();
        boolean broke =
                coverage.scanners().stream().anyMatch(run -> run.scanner().equals(scanner) && ended(run));
        return !broke
                && Gaps.incomplete(report).stream()
                        .filter(gap -> gap.scanner() == null || gap.scanner().equals(scanner))
                        .noneMatch(gap -> Hiding.mayHide(gap.type()));
    }

    /** Whether it ended before it had seen everything. */
    private static boolean ended(ScannerRun run) {
        return run.state() == ScannerState.FAILED || run.state() == ScannerState.TIMED_OUT;
    }

    /** Every gap is told: by the runs that it concerns, by the first one when it concerns none of them. */
    private void tell() {
        List<Gap> gaps = report.facts().coverage().gaps();
        Set<String> external = report.facts().coverage().scanners().stream()
                .filter(run -> run.kind() == Kind.EXTERNAL)
                .map(ScannerRun::scanner)
                .collect(Collectors.toSet());
        for (GapJudgement judged : report.judgement().gaps()) {
            Gap gap = gaps.get(judged.index());
            List<RunDraft> concerned = new ArrayList<>();
            byKey.forEach((key, draft) -> {
                boolean isExternal = key.startsWith(TOOL) && external.contains(gap.scanner());
                if (gap.scanner() == null || isExternal || key.equals(scanner(gap.scanner()))) {
                    concerned.add(draft);
                }
            });
            if (concerned.isEmpty()) {
                concerned.add(byKey.values().iterator().next());
            }
            concerned.forEach(draft -> draft.notices().add(new RunDraft.Notice(gap, judged.effect())));
        }
    }
}
