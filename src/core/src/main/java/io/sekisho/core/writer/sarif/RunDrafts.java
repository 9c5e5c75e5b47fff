package io.sekisho.core.writer.sarif;

import io.sekisho.core.reference.Loss;
import io.sekisho.core.scan.ExternalTools;
import io.sekisho.core.text.Line;
import io.sekisho.core.text.Printable;
import io.sekisho.core.view.Gaps;
import io.sekisho.core.view.Wording;
import io.sekisho.core.writer.Edition;
import io.sekisho.core.writer.Wholeness;
import io.sekisho.model.Coverage;
import io.sekisho.model.Finding;
import io.sekisho.model.Gap;
import io.sekisho.model.GapJudgement;
import io.sekisho.model.GapJudgement.Effect;
import io.sekisho.model.Kind;
import io.sekisho.model.Occurrence;
import io.sekisho.model.Report;
import io.sekisho.model.ScannerRun;
import io.sekisho.model.ScannerState;
import io.sekisho.model.Text;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/**
 * The runs of a report: one for each scanner that ran, one for each other tool whose results were handed over. Of a kind that was
 * not seen whole there is none, as of a scanner that was left out: GitHub keeps what it knows of a run that a file lacks, and closes
 * what a run lacks, be it unsuccessful or not. Where no run remains, one of Sekisho's own, which never has results, says why: GitHub
 * refuses a file without runs.
 */
final class RunDrafts {
    private static final String TOOL = "tool ";
    private static final String OWN = "sekisho";

    private final Report report;
    private final Wording wording;
    private final Map<Kind, Text> withheld = new EnumMap<>(Kind.class);
    private final Map<String, Kind> kinds = new HashMap<>();
    private final Map<String, RunDraft> byKey = new LinkedHashMap<>();
    private final Set<String> names = new HashSet<>();
    private final Set<String> ids = new HashSet<>();

    RunDrafts(Edition edition) {
        this.report = edition.report();
        this.wording = edition.wording();
        if (edition.options().get(SarifWriter.PARTIAL).equals("withhold")) {
            Wholeness wholeness = new Wholeness(report);
            for (Kind kind : Kind.values()) {
                wholeness.lacks(kind, false).ifPresent(why -> withheld.put(kind, why));
            }
        }
        scanners();
        findings();
        silent();
        if (byKey.isEmpty()) {
            names.add("Sekisho");
            ids.add(OWN);
            byKey.put(OWN, new RunDraft(OWN, "Sekisho", report.facts().tool(), withheld.isEmpty()));
        }
        tell();
    }

    private void scanners() {
        for (ScannerRun run : report.facts().coverage().scanners()) {
            kinds.putIfAbsent(run.scanner(), run.kind());
            boolean isAsked = run.state() != ScannerState.LEFT_OUT && run.kind() != Kind.EXTERNAL;
            if (isAsked && !withheld.containsKey(run.kind())) {
                add(scanner(run.scanner()), () -> draft(run.scanner(), run.scanner(), run.name()));
            }
        }
    }

    private void findings() {
        for (Finding finding : report.facts().findings()) {
            for (Occurrence occurrence : finding.occurrences()) {
                if (!isWithheld(finding, occurrence)) {
                    add(key(finding, occurrence), () -> draft(finding, occurrence));
                }
            }
        }
    }

    /** Other tools that found nothing, so that what they found once is closed; and who ended before it was known who they are. */
    private void silent() {
        for (ScannerRun run : report.facts().coverage().scanners()) {
            if (run.kind() == Kind.EXTERNAL && !withheld.containsKey(Kind.EXTERNAL)) {
                ExternalTools.names(run).forEach(tool -> add(TOOL + tool, () -> draft(run.scanner(), tool, tool)));
                if (ended(run) && byKey.keySet().stream().noneMatch(key -> key.startsWith(TOOL))) {
                    add(scanner(run.scanner()), () -> draft(run.scanner(), run.scanner(), run.name()));
                }
            }
        }
    }

    private void add(String key, Supplier<RunDraft> draft) {
        if (byKey.size() < Limits.RUNS && !byKey.containsKey(key)) {
            byKey.put(key, draft.get());
        }
    }

    List<RunDraft> all() {
        return List.copyOf(byKey.values());
    }

    /** Whether its kind was not seen whole. */
    boolean isWithheld(Finding finding, Occurrence occurrence) {
        Kind kind =
                finding.external() == null ? kinds.getOrDefault(occurrence.scanner(), finding.kind()) : Kind.EXTERNAL;
        return withheld.containsKey(kind);
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
                        .noneMatch(gap -> Loss.of(gap.type()) != Loss.NONE);
    }

    /** Whether it ended before it had seen everything. */
    private static boolean ended(ScannerRun run) {
        return run.state() == ScannerState.FAILED || run.state() == ScannerState.TIMED_OUT;
    }

    /** Every gap is told: by the runs that it concerns, by the first one when it concerns none of them. */
    private void tell() {
        for (ScannerRun run : report.facts().coverage().scanners()) {
            Text why = withheld.get(run.kind());
            if (why != null && run.state() != ScannerState.LEFT_OUT) {
                String name = run.name() == null ? run.scanner() : run.name();
                first().notices()
                        .add(notice("results-withheld", true, wording.of("sarif.withheld", name, wording.of(why))));
            }
        }
        List<Gap> gaps = report.facts().coverage().gaps();
        for (GapJudgement judged : report.judgement().gaps()) {
            Gap gap = gaps.get(judged.index());
            RunDraft.Notice notice =
                    notice(gap.type().key(), judged.effect() == Effect.INCOMPLETE, wording.of(gap.message()));
            List<RunDraft> concerned = concerned(gap);
            (concerned.isEmpty() ? List.of(first()) : concerned)
                    .forEach(draft -> draft.notices().add(notice));
        }
    }

    private RunDraft first() {
        return byKey.values().iterator().next();
    }

    private static RunDraft.Notice notice(String id, boolean isGrave, String text) {
        return new RunDraft.Notice(id, isGrave ? "error" : "note", text);
    }

    private List<RunDraft> concerned(Gap gap) {
        List<RunDraft> concerned = new ArrayList<>();
        byKey.forEach((key, draft) -> {
            boolean isExternal = key.startsWith(TOOL) && kinds.get(gap.scanner()) == Kind.EXTERNAL;
            if (gap.scanner() == null || isExternal || key.equals(scanner(gap.scanner()))) {
                concerned.add(draft);
            }
        });
        return concerned;
    }
}
