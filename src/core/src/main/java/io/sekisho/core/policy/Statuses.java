package io.sekisho.core.policy;

import io.sekisho.core.reference.History;
import io.sekisho.core.reference.Reference;
import io.sekisho.model.BaselineState;
import io.sekisho.model.Cause;
import io.sekisho.model.Facts;
import io.sekisho.model.Finding;
import io.sekisho.model.FindingJudgement;
import io.sekisho.model.GoneFinding;
import io.sekisho.model.Memory;
import io.sekisho.model.Occurrence;
import io.sekisho.model.ReferenceInfo;
import io.sekisho.model.Status;
import io.sekisho.model.Text;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Compares facts with what earlier scans knew, and with the accepted debt. */
final class Statuses implements Compared {
    private final Facts facts;
    private final Reference reference;
    private final Facts before;
    private final Coverages coverages;
    private final Comparison comparison;
    private final Causes causes;
    private final Novelty novelty;
    private final FirstSeen firstSeen;
    private final KnownNames names;
    private final Map<String, Integer> left;
    private final Acceptance acceptance;

    /**
     * @param exceptions of the facts
     * @param then the same exceptions in the reference's facts; null without a reference
     */
    Statuses(
            Facts facts,
            Reference reference,
            Baseline baseline,
            SuppressionRun exceptions,
            SuppressionRun then,
            LocalDate today) {
        this.facts = facts;
        this.reference = reference;
        this.before = reference.report() == null ? null : reference.report().facts();
        this.coverages = new Coverages(facts, before);
        this.novelty = new Novelty(facts, reference, coverages, exceptions, then);
        this.comparison = novelty.comparison();
        this.causes = new Causes(facts, before);
        this.firstSeen = new FirstSeen(facts, reference, today);
        this.names = KnownNames.of(facts, reference.history(), comparison);
        this.left = new Allowance(baseline, reference, coverages).left();
        this.acceptance =
                baseline == null ? null : new Acceptance(facts, baseline, left, names, this::isThere, coverages, today);
    }

    private boolean isThere(Finding finding) {
        List<Integer> surplus = surplus(finding);
        return surplus != null && surplus.isEmpty();
    }

    /**
     * What is new, without what a proposed change only still has: its target repaired it since, so that the reference, which knows the
     * target's later state, says nothing of it.
     */
    private List<Integer> surplus(Finding finding) {
        List<Integer> all = novelty.of(finding);
        boolean behind = all != null
                && !all.isEmpty()
                && reference.hadBefore(finding.kind(), finding.fingerprint())
                && !novelty.cameOut(finding);
        return behind ? all.stream().filter(at -> !isUnchanged(finding, at)).toList() : all;
    }

    /** A change elsewhere in the file leaves it unknown whether it makes a flaw; one that was there it did not make. */
    private boolean isUnchanged(Finding finding, int at) {
        Occurrence place = finding.occurrences().get(at);
        boolean untouched = switch (finding.kind()) {
            case DEPENDENCY, SECRET -> Boolean.FALSE.equals(place.touched());
            case CODE, EXTERNAL -> !Boolean.TRUE.equals(place.touched());
        };
        return untouched && !novelty.isRenamed(place.location().path());
    }

    @Override
    public Answer of(Finding finding) {
        List<Integer> surplus = surplus(finding);
        Status status = surplus == null ? null : surplus.isEmpty() ? Status.EXISTING : Status.NEW;
        Cause cause = status == Status.NEW ? cause(finding, surplus) : null;
        return new Answer(
                status,
                cause,
                status == Status.NEW ? surplus : List.of(),
                firstSeen.of(finding, status, cause, formerly(finding), isInSight(finding, cause, surplus)),
                acceptance != null && acceptance.accepts(finding));
    }

    private Cause cause(Finding finding, List<Integer> surplus) {
        return novelty.cameOut(finding) ? Cause.INTRODUCED : causes.of(finding, surplus);
    }

    /** Whether the reference had all that is new in its sight. A file that was renamed may have held it under its former name. */
    private boolean isInSight(Finding finding, Cause cause, List<Integer> surplus) {
        return cause == Cause.DISCLOSED
                && coverages.hadInSight(finding)
                && (finding.vulnerability() == null
                        ? surplus.stream()
                                .noneMatch(at -> novelty.isRenamed(
                                        finding.occurrences().get(at).location().path()))
                        : causes.wasInUse(finding, surplus));
    }

    @Override
    public List<GoneFinding> gone() {
        if (before == null) {
            return List.of();
        }
        List<Finding> went = before.findings().stream()
                .filter(finding -> !comparison.isHere(finding.fingerprint()))
                .filter(finding -> !comparison.isMoved(finding.fingerprint()))
                .toList();
        Map<String, LocalDate> since = since(went);
        List<GoneFinding> gone = new ArrayList<>();
        for (Finding finding : went) {
            gone.add(new GoneFinding(
                    finding.fingerprint(),
                    finding.kind(),
                    finding.severity(),
                    finding.rule().id(),
                    title(finding),
                    finding.occurrences().get(0).location().path(),
                    coverages.isFixed(finding) ? Status.FIXED : Status.NOT_SEEN,
                    since.get(finding.fingerprint())));
        }
        return List.copyOf(gone);
    }

    private Map<String, LocalDate> since(List<Finding> went) {
        Set<String> wanted = new HashSet<>();
        went.forEach(finding -> wanted.add(finding.fingerprint()));
        Map<String, LocalDate> since = new HashMap<>();
        for (FindingJudgement judged : reference.report().judgement().findings()) {
            if (!wanted.contains(judged.fingerprint())) {
                continue;
            }
            History.Seen seen = reference.history().findings().get(judged.fingerprint());
            LocalDate first = judged.firstSeen();
            since.put(
                    judged.fingerprint(),
                    seen == null || first != null && first.isBefore(seen.first()) ? first : seen.first());
        }
        return since;
    }

    static String title(Finding finding) {
        if (finding.vulnerability() == null) {
            return finding.rule().name();
        }
        String version = finding.vulnerability().componentVersion();
        return finding.vulnerability().component() + (version == null ? "" : " " + version);
    }

    @Override
    public BaselineState baseline() {
        return acceptance == null ? null : acceptance.state();
    }

    @Override
    public List<Text> notes() {
        return acceptance == null ? List.of() : acceptance.notes();
    }

    @Override
    public ReferenceInfo reference() {
        return before == null
                ? null
                : new ReferenceInfo(before.project().commit(), before.project().branch(), before.startedAt());
    }

    @Override
    public Memory memory() {
        Map<String, Memory.Use> uses = new HashMap<>();
        reference
                .history()
                .suppressions()
                .forEach((key, use) -> uses.put(key, new Memory.Use(use.known(), use.used())));
        return new Memory(
                left,
                names.other(),
                uses,
                before == null ? List.of() : before.coverage().gaps());
    }

    /** @return what the ratchet accepts from now on; null without a baseline */
    Map<String, Integer> accepted() {
        return acceptance == null ? null : acceptance.after();
    }

    /** Fingerprints that a finding had before it was moved. */
    Set<String> formerly(Finding finding) {
        Set<String> moved = comparison == null ? Set.of() : comparison.movedFrom(finding);
        Set<String> entries = acceptance == null ? Set.of() : acceptance.entries(finding);
        boolean own = entries.isEmpty() || entries.size() == 1 && entries.contains(finding.fingerprint());
        if (own && moved.isEmpty()) {
            return moved;
        }
        Set<String> all = new TreeSet<>(moved);
        all.addAll(entries);
        all.remove(finding.fingerprint());
        return all;
    }
}
