package io.sekisho.cli.gate;

import io.sekisho.core.reference.History;
import io.sekisho.core.reference.Reference;
import io.sekisho.model.Cause;
import io.sekisho.model.Component;
import io.sekisho.model.Coverage;
import io.sekisho.model.Facts;
import io.sekisho.model.Finding;
import io.sekisho.model.FindingJudgement;
import io.sekisho.model.Judgement;
import io.sekisho.model.Occurrence;
import io.sekisho.model.Project;
import io.sekisho.model.ReferenceInfo;
import io.sekisho.model.Report;
import io.sekisho.model.Status;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The reference that a report was compared with, as far as the report itself tells: what it judged to be existing was there, what
 * it judged to be new was not, and since when each is known. So an old report can be judged anew without the still older one.
 */
final class Remembered {
    private Remembered() {}

    static Reference of(Report earlier) {
        Map<String, LocalDate> firstSeen = new HashMap<>();
        for (FindingJudgement judged : earlier.judgement().findings()) {
            if (judged.firstSeen() != null) {
                firstSeen.put(judged.fingerprint(), judged.firstSeen());
            }
        }
        ReferenceInfo info = earlier.judgement().reference();
        Report report = info == null ? null : report(earlier, info);
        return new Reference(report, History.of(firstSeen), List.of());
    }

    /** A judgement cannot tell again what is gone: the reference is known only where it is like the facts. */
    static Judgement withGone(Judgement judgement, Report earlier) {
        return new Judgement(
                judgement.judgedAt(),
                judgement.policySources(),
                judgement.verdict(),
                judgement.findings(),
                judgement.gaps(),
                judgement.reference(),
                earlier.judgement().gone(),
                judgement.baseline(),
                judgement.standard(),
                judgement.notes());
    }

    private static Report report(Report earlier, ReferenceInfo info) {
        Map<String, FindingJudgement> judgements = new HashMap<>();
        earlier.judgement().findings().forEach(judged -> judgements.put(judged.fingerprint(), judged));
        List<Finding> findings = new ArrayList<>();
        List<FindingJudgement> judged = new ArrayList<>();
        Set<String> introduced = new HashSet<>();
        for (Finding finding : earlier.facts().findings()) {
            FindingJudgement one = judgements.get(finding.fingerprint());
            List<Occurrence> known = known(finding, one);
            if (!known.isEmpty()) {
                findings.add(finding.at(known));
                judged.add(one);
            }
            if (one != null && one.cause() == Cause.INTRODUCED && finding.vulnerability() != null) {
                introduced.add(finding.vulnerability().packageUrl());
            }
        }
        List<Component> components = earlier.facts().components().stream()
                .filter(component -> !introduced.contains(component.packageUrl()))
                .toList();
        Facts facts = earlier.facts();
        Project project = facts.project();
        return new Report(
                new Facts(
                        facts.tool(),
                        info.scannedAt(),
                        0,
                        new Project(project.name(), info.commit(), info.branch(), project.scope(), null),
                        findings,
                        components,
                        new Coverage(facts.coverage().scanners(), List.of())),
                new Judgement(
                        info.scannedAt(), List.of(), earlier.judgement().verdict(), judged, List.of(), List.of()));
    }

    private static List<Occurrence> known(Finding finding, FindingJudgement judged) {
        if (judged == null || judged.status() == null) {
            return List.of();
        }
        if (judged.status() != Status.NEW) {
            return finding.occurrences();
        }
        List<Occurrence> known = new ArrayList<>();
        for (int i = 0; i < finding.occurrences().size(); i++) {
            if (!judged.fresh().contains(i)) {
                known.add(finding.occurrences().get(i));
            }
        }
        return known;
    }
}
