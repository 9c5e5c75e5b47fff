package io.sekisho.core.policy;

import io.sekisho.core.consolidate.SeverityTable;
import io.sekisho.model.Action;
import io.sekisho.model.Deadline;
import io.sekisho.model.Facts;
import io.sekisho.model.Finding;
import io.sekisho.model.FindingJudgement;
import io.sekisho.model.Occurrence;
import io.sekisho.model.Severity;
import io.sekisho.model.Status;
import io.sekisho.model.SuppressedOccurrence;
import io.sekisho.model.Text;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * Decides on one finding after the other: the rules of every rule set are asked for the places that count, those that are new
 * apart from the others, and the gravest answer counts. Then the baseline and the kind of ref may soften a failure.
 */
final class FindingJudge {
    private final Policy policy;
    private final LocalDate today;
    private final Known known;
    private final Unblock unblock;
    private final String target;

    FindingJudge(Policy policy, Facts facts, LocalDate today) {
        this.policy = policy;
        this.today = today;
        this.known = new Known(facts);
        this.target = facts.project().change() == null
                ? null
                : facts.project().change().target();
        this.unblock = new Unblock(policy, target);
    }

    FindingJudgement judge(Finding finding, List<SuppressedOccurrence> suppressed, Compared.Answer status) {
        LocalDate firstSeen =
                status.firstSeen() == null || status.firstSeen().isAfter(today) ? today : status.firstSeen();
        if (suppressed.size() == finding.occurrences().size()) {
            Text reason = Text.of("policy.suppressed", suppressed.get(0).source());
            return new FindingJudgement(
                    finding.fingerprint(),
                    Action.IGNORE,
                    reason,
                    null,
                    suppressed,
                    status.status(),
                    status.cause(),
                    status.fresh(),
                    firstSeen,
                    null,
                    null,
                    null);
        }
        Decision decision = decide(finding, suppressed, status, firstSeen);
        boolean listed = status.accepted() && policy.baseline() != null;
        return new FindingJudgement(
                finding.fingerprint(),
                decision.action(),
                decision.reason(),
                unblock.of(finding, decision, listed && decision.asked() == Action.FAIL),
                suppressed,
                status.status(),
                status.cause(),
                status.fresh(),
                firstSeen,
                decision.rule(),
                decision.deadline(),
                listed ? policy.baseline().source() : null);
    }

    private Decision decide(
            Finding finding, List<SuppressedOccurrence> suppressed, Compared.Answer status, LocalDate firstSeen) {
        Severity severity =
                SeverityTable.isUnscored(finding.severityReason()) ? policy.unscoredAs() : finding.severity();
        List<Occurrence> fresh = new ArrayList<>();
        List<Occurrence> old = new ArrayList<>();
        part(finding, suppressed, status, fresh, old);
        List<Decision> decisions = new ArrayList<>();
        if (!fresh.isEmpty()) {
            Subject subject = new Subject(finding, severity, status.status(), status.cause(), firstSeen, today, known);
            decisions.addAll(decide(subject, fresh, status.accepted()));
        }
        if (!old.isEmpty()) {
            Subject subject = new Subject(finding, severity, Status.EXISTING, null, firstSeen, today, known);
            decisions.addAll(decide(subject, old, status.accepted()));
        }
        Decision gravest = decisions.size() == 1
                ? decisions.get(0)
                : decisions.stream().min(Decision.GRAVEST_FIRST).orElseThrow();
        return gravest.deadline() != null || gravest.action() == Action.FAIL || decisions.size() == 1
                ? gravest
                : gravest.until(earliest(decisions));
    }

    /** What another rule will do later is shown, too. */
    private static Deadline earliest(List<Decision> decisions) {
        return decisions.stream()
                .map(Decision::deadline)
                .filter(Objects::nonNull)
                .min(Comparator.comparing(Deadline::failFrom))
                .orElse(null);
    }

    /** Without anything to compare with, or when it is not said which places are new, all share the finding's status. */
    private static void part(
            Finding finding,
            List<SuppressedOccurrence> suppressed,
            Compared.Answer status,
            List<Occurrence> fresh,
            List<Occurrence> old) {
        if (suppressed.isEmpty() && status.fresh().isEmpty()) {
            (status.status() == Status.EXISTING ? old : fresh).addAll(finding.occurrences());
            return;
        }
        Set<Integer> covered = new HashSet<>();
        suppressed.forEach(one -> covered.add(one.index()));
        Set<Integer> isNew = new HashSet<>(status.fresh());
        for (int i = 0; i < finding.occurrences().size(); i++) {
            if (!covered.contains(i)) {
                boolean existing = status.status() == Status.EXISTING
                        || status.status() == Status.NEW && !isNew.isEmpty() && !isNew.contains(i);
                (existing ? old : fresh).add(finding.occurrences().get(i));
            }
        }
    }

    private List<Decision> decide(Subject subject, List<Occurrence> places, boolean accepted) {
        List<Decision> decisions = new ArrayList<>();
        for (RuleSet set : policy.ruleSets()) {
            for (Decision decision : set.decide(subject, places)) {
                decisions.add(decision.action() == Action.FAIL ? softened(decision, subject, accepted) : decision);
            }
        }
        return decisions;
    }

    private Decision softened(Decision decision, Subject subject, boolean accepted) {
        String rule = decision.rule().name();
        if (accepted && policy.baseline() != null) {
            return decision.softened(Text.of(
                    "policy.accepted",
                    policy.baseline().source(),
                    policy.baseline().until(),
                    rule));
        }
        if (target == null || policy.gateAll() || subject.introduced()) {
            return decision;
        }
        return decision.softened(
                subject.disclosed()
                        ? Text.of("policy.only-disclosed", rule, target)
                        : Text.of("policy.not-introduced", rule, target));
    }
}
