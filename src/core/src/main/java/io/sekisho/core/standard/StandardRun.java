package io.sekisho.core.standard;

import io.sekisho.core.standard.Condition.Age;
import io.sekisho.core.standard.Condition.SameValue;
import io.sekisho.core.standard.Standard.Assessable;
import io.sekisho.core.standard.Standard.Item;
import io.sekisho.model.Facts;
import io.sekisho.model.Finding;
import io.sekisho.model.FindingJudgement;
import io.sekisho.model.GapJudgement;
import io.sekisho.model.Kind;
import io.sekisho.model.StandardState;
import io.sekisho.model.StandardState.State;
import io.sekisho.model.SuppressedOccurrence;
import io.sekisho.model.Text;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** One project against one standard. Pure. */
public final class StandardRun {
    private final Standard standard;
    private final Facts facts;
    private final LocalDate today;
    private final SharedSecrets shared;
    /** By kind and rule: a condition asks for the rule once, not for each finding. */
    private final Map<Kind, Map<String, List<Finding>>> findings = new EnumMap<>(Kind.class);

    private final Map<String, FindingJudgement> judgements = new HashMap<>();
    private final Sight sight;
    /** Keyed fingerprints that several rules found. */
    private final Set<String> underSeveralRules = new HashSet<>();

    /**
     * @param judged the judgement of each finding
     * @param gaps the judgement of each gap, those not judged count as noted
     * @param shared what other repositories hold
     */
    public StandardRun(
            Standard standard,
            Facts facts,
            List<FindingJudgement> judged,
            List<GapJudgement> gaps,
            LocalDate today,
            SharedSecrets shared) {
        this.standard = standard;
        this.facts = facts;
        this.today = today;
        this.shared = shared;
        judged.forEach(one -> judgements.put(one.fingerprint(), one));
        Map<String, String> ruleOf = new HashMap<>();
        for (Finding finding : facts.findings()) {
            String rule = finding.rule().id();
            findings.computeIfAbsent(finding.kind(), none -> new HashMap<>())
                    .computeIfAbsent(rule, none -> new ArrayList<>())
                    .add(finding);
            for (String print : finding.secret() == null
                    ? List.<String>of()
                    : finding.secret().keyedFingerprints()) {
                if (!rule.equals(ruleOf.getOrDefault(print, rule))) {
                    underSeveralRules.add(print);
                }
                ruleOf.put(print, rule);
            }
        }
        this.sight = new Sight(facts, gaps);
    }

    /** How the project stands. */
    public StandardState state() {
        return new StandardState(
                standard.id(),
                standard.version(),
                standard.title(),
                standard.items().stream().map(this::item).toList());
    }

    private StandardState.Item item(Item item) {
        Set<String> violating = new HashSet<>();
        Set<String> suppressed = new HashSet<>();
        Set<String> undecided = new TreeSet<>();
        for (Condition condition : item.evidence().violatedBy()) {
            meets(condition, violating, suppressed);
        }
        for (Condition condition : item.evidence().undecidedBy()) {
            meets(condition, undecided, new HashSet<>());
        }
        suppressed.removeAll(violating);
        List<String> fingerprints = violating.isEmpty()
                ? List.of()
                : facts.findings().stream()
                        .map(Finding::fingerprint)
                        .filter(violating::contains)
                        .toList();
        Text reason = violating.isEmpty() ? reason(item, undecided) : null;
        return new StandardState.Item(
                item.id(),
                item.category(),
                item.title(),
                state(item, fingerprints, reason),
                fingerprints,
                suppressed.size(),
                item.note(),
                reason);
    }

    private static State state(Item item, List<String> fingerprints, Text reason) {
        if (!fingerprints.isEmpty()) {
            return State.VIOLATED;
        }
        if (item.assessable() != Assessable.YES) {
            return State.NOT_ASSESSABLE;
        }
        return reason == null ? State.NO_VIOLATION_FOUND : State.NOT_ASSESSED;
    }

    /** @return why the absence of a violation says nothing; null when it does, or never could */
    private Text reason(Item item, Set<String> undecided) {
        if (item.assessable() != Assessable.YES) {
            return null;
        }
        Optional<Text> unseen = sight.lacks(item.evidence().scanners());
        if (unseen.isPresent()) {
            return unseen.get();
        }
        return undecided.isEmpty()
                ? null
                : Text.of(
                        "standard.undecided",
                        undecided.size(),
                        undecided.iterator().next());
    }

    private void meets(Condition condition, Set<String> counting, Set<String> suppressed) {
        for (Kind kind : condition.kinds()) {
            findings.getOrDefault(kind, Map.of()).forEach((rule, its) -> {
                if (condition.rule() == null || condition.rule().test(rule)) {
                    its.forEach(finding -> meets(condition, finding, counting, suppressed));
                }
            });
        }
    }

    private void meets(Condition condition, Finding finding, Set<String> counting, Set<String> suppressed) {
        if (!condition.matches(finding) || !isOfAge(condition.age(), finding) || !isSame(condition, finding)) {
            return;
        }
        FindingJudgement judged = judgements.get(finding.fingerprint());
        Set<Integer> covered = new HashSet<>();
        if (judged != null) {
            judged.suppressed().stream().map(SuppressedOccurrence::index).forEach(covered::add);
        }
        for (int i = 0; i < finding.occurrences().size(); i++) {
            if (condition.matches(finding.occurrences().get(i))) {
                if (!covered.contains(i)) {
                    counting.add(finding.fingerprint());
                    return;
                }
                suppressed.add(finding.fingerprint());
            }
        }
    }

    private boolean isSame(Condition condition, Finding finding) {
        SameValue same = condition.sameValue();
        if (same == null) {
            return true;
        }
        return switch (same) {
            case OTHER_REPOSITORY -> shared.isShared(finding);
            case OTHER_RULE ->
                finding.secret() != null
                        && finding.secret().keyedFingerprints().stream().anyMatch(underSeveralRules::contains);
        };
    }

    private boolean isOfAge(Age age, Finding finding) {
        if (age == null) {
            return true;
        }
        FindingJudgement judged = judgements.get(finding.fingerprint());
        LocalDate since = FirstEvidence.of(finding, judged);
        if (!age.known() || since == null) {
            return !age.known() && since == null;
        }
        return age.days().test((int) Math.max(0, ChronoUnit.DAYS.between(since, today)));
    }
}
