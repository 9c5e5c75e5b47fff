package io.sekisho.core.writer.junit;

import io.sekisho.core.view.Gaps;
import io.sekisho.core.view.Names;
import io.sekisho.core.view.Wording;
import io.sekisho.core.writer.Edition;
import io.sekisho.model.Gap;
import io.sekisho.model.GapJudgement.Effect;
import io.sekisho.model.Kind;
import io.sekisho.model.Report;
import io.sekisho.model.ScannerRun;
import io.sekisho.model.Text;
import io.sekisho.model.Verdict;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Cases that are no findings: that each scanner looked, what could not be seen, and the gate where no finding fails it. */
final class ScanCases {
    private final Report report;
    private final Wording wording;

    ScanCases(Edition edition) {
        this.report = edition.report();
        this.wording = edition.wording();
    }

    /** Of the scanners of a kind. */
    List<Case> of(Kind kind) {
        List<ScannerRun> runs = report.facts().coverage().scanners().stream()
                .filter(run -> run.kind() == kind)
                .toList();
        List<Case> cases = new ArrayList<>();
        runs.forEach(run -> cases.add(scanner(run)));
        cases.addAll(gaps(gap -> runs.stream().anyMatch(run -> run.scanner().equals(gap.scanner()))));
        return unique(cases);
    }

    /** Of the whole scan. */
    List<Case> ofAll() {
        List<Case> cases = new ArrayList<>();
        cases.add(gate());
        cases.addAll(gaps(gap -> report.facts().coverage().scanners().stream()
                .noneMatch(run -> run.scanner().equals(gap.scanner()))));
        return unique(cases);
    }

    private Case scanner(ScannerRun run) {
        String name = XmlText.of(Objects.requireNonNullElse(run.name(), run.scanner()));
        double seconds = run.durationMillis() / 1000.0;
        String noted = gapTexts(run);
        return switch (run.state()) {
            case COMPLETED -> Case.passed(name, seconds, noted);
            case NOTHING_TO_SCAN -> skipped(name, "cli.lane-nothing", noted);
            case LEFT_OUT -> skipped(name, "cli.lane-left-out", noted);
            case FAILED -> error(name, seconds, "scanner-failed", wording.of("junit.failed", name), noted);
            case TIMED_OUT -> error(name, seconds, "scanner-timed-out", wording.of("junit.timed-out", name), noted);
        };
    }

    private Case skipped(String name, String code, String text) {
        return new Case(name, null, 0, Case.Result.SKIPPED, "", XmlText.of(wording.of(code)), text);
    }

    private static Case error(String name, double seconds, String type, String message, String text) {
        return new Case(name, null, seconds, Case.Result.ERROR, type, XmlText.of(message), text);
    }

    /** What was noted only, so that it is told without a case of its own. */
    private String gapTexts(ScannerRun run) {
        return Gaps.of(report, Effect.NOTED).stream()
                .filter(gap -> run.scanner().equals(gap.scanner()))
                .map(gap -> XmlText.of(wording.of(gap.message())))
                .collect(Collectors.joining("\n"));
    }

    private List<Case> gaps(Predicate<Gap> which) {
        return Gaps.incomplete(report).stream().filter(which).map(this::gap).toList();
    }

    private Case gap(Gap gap) {
        List<String> lines = new ArrayList<>();
        if (gap.nextStep() != null) {
            lines.add(XmlText.of(wording.of(gap.nextStep())));
        }
        gap.paths().forEach(path -> lines.add(XmlText.of(path)));
        String type = gap.type().key();
        return error(type, 0, type, wording.of(gap.message()), String.join("\n", lines));
    }

    /** The verdict, with what the policy's owner should know. */
    private Case gate() {
        Verdict verdict = report.judgement().verdict();
        Case.Result result = switch (verdict.outcome()) {
            case PASSED -> Case.Result.PASSED;
            case FAILED -> "observe".equals(verdict.mode()) ? Case.Result.SKIPPED : Case.Result.FAILURE;
            case INCOMPLETE -> Case.Result.ERROR;
        };
        List<Text> sentences = new ArrayList<>(verdict.reasons());
        sentences.addAll(report.judgement().notes());
        String message = XmlText.of(wording.of(Names.of(verdict.outcome())));
        return new Case("gate", null, 0, result, "gate", message, said(sentences));
    }

    private String said(List<Text> sentences) {
        return sentences.stream().map(text -> XmlText.of(wording.of(text))).collect(Collectors.joining("\n"));
    }

    /** CI systems take two cases of one name for one. */
    private static List<Case> unique(List<Case> cases) {
        Map<String, Integer> seen = new HashMap<>();
        List<Case> unique = new ArrayList<>();
        for (Case one : cases) {
            int nth = seen.merge(one.name(), 1, Integer::sum);
            unique.add(
                    nth == 1
                            ? one
                            : new Case(
                                    one.name() + " " + nth,
                                    one.file(),
                                    one.seconds(),
                                    one.result(),
                                    one.type(),
                                    one.message(),
                                    one.text()));
        }
        return unique;
    }
}
