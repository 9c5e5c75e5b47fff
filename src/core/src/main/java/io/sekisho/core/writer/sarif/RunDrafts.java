package io.sekisho.core.writer.sarif;

import io.sekisho.core.reference.Loss;
import io.sekisho.core.scan.ExternalTools;
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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
    private UnseenTools unseen = UnseenTools.NONE;
    private final Map<String, Kind> kinds = new HashMap<>();
    private final Map<Kind, String> scanners = new EnumMap<>(Kind.class);
    private final Map<String, RunDraft> byKey = new LinkedHashMap<>();
    private final RunNames names = new RunNames();

    RunDrafts(Edition edition) {
        this.report = edition.report();
        this.wording = edition.wording();
        if (edition.options().get(SarifWriter.PARTIAL).equals("withhold")) {
            Wholeness wholeness = new Wholeness(report);
            for (Kind kind : Kind.values()) {
                boolean isOwn = kind != Kind.EXTERNAL;
                (isOwn ? wholeness.lacks(kind, false) : wholeness.looking(kind, false))
                        .ifPresent(why -> withheld.put(kind, why));
            }
            unseen = UnseenTools.of(wholeness, edition.history());
            if (unseen.isAnyUnnamed()) {
                wholeness.lacks(Kind.EXTERNAL, false).ifPresent(why -> withheld.putIfAbsent(Kind.EXTERNAL, why));
            }
        }
        scanners();
        findings();
        silent();
        if (byKey.isEmpty()) {
            byKey.put(OWN, new RunDraft(OWN, "Sekisho", report.facts().tool(), withheld.isEmpty() && unseen.isEmpty()));
        }
        tell();
    }

    private void scanners() {
        for (ScannerRun run : report.facts().coverage().scanners()) {
            kinds.putIfAbsent(run.scanner(), run.kind());
            scanners.putIfAbsent(run.kind(), run.scanner());
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
                ExternalTools.names(run).stream()
                        .filter(tool -> unseen.of(tool).isEmpty())
                        .forEach(tool -> add(TOOL + tool, () -> draft(run.scanner(), tool, tool)));
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
        Kind kind = finding.external() == null
                ? kinds.getOrDefault(home(finding, occurrence), finding.kind())
                : Kind.EXTERNAL;
        return withheld.containsKey(kind)
                || finding.external() != null
                        && unseen.of(finding.external().tool()).isPresent();
    }

    /**
     * What another tool says of a finding of ours stands in our scanner's run: one that holds nothing else would be gone once that
     * is repaired, and GitHub closes nothing of a run that a file lacks.
     */
    private String home(Finding finding, Occurrence occurrence) {
        return kinds.get(occurrence.scanner()) == Kind.EXTERNAL
                ? scanners.getOrDefault(finding.kind(), occurrence.scanner())
                : occurrence.scanner();
    }

    /** @return null when it has none because there are too many */
    RunDraft of(Finding finding, Occurrence occurrence) {
        return byKey.get(key(finding, occurrence));
    }

    private static String scanner(String id) {
        return "scanner " + id;
    }

    private String key(Finding finding, Occurrence occurrence) {
        return finding.external() == null
                ? scanner(home(finding, occurrence))
                : TOOL + finding.external().tool();
    }

    private RunDraft draft(Finding finding, Occurrence occurrence) {
        String home = home(finding, occurrence);
        return finding.external() == null
                ? draft(home, home, home)
                : draft(
                        occurrence.scanner(),
                        finding.external().tool(),
                        finding.external().tool());
    }

    private RunDraft draft(String scanner, String id, String said) {
        String name = said == null || said.isBlank() ? scanner : said;
        return new RunDraft(
                names.id(id), names.name(name), id.equals(scanner) ? version(scanner) : null, isSuccessful(scanner));
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
                && new Wholeness(report)
                        .unseen(kinds.getOrDefault(scanner, Kind.EXTERNAL))
                        .isEmpty()
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
                tell(name, why);
            }
            if (why == null && run.kind() == Kind.EXTERNAL) {
                ExternalTools.names(run)
                        .forEach(tool -> unseen.of(tool).ifPresent(unseenOfIt -> tell(tool, unseenOfIt)));
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

    private void tell(String name, Text why) {
        first().notices().add(notice("results-withheld", true, wording.of("sarif.withheld", name, wording.of(why))));
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
