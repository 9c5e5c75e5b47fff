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
import java.time.ZoneOffset;
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
    private final LocalDate scanned;
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
        this.scanned = LocalDate.ofInstant(facts.startedAt(), ZoneOffset.UTC);
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
        Met met = new Met();
        Met open = new Met();
        item.evidence().violatedBy().forEach(condition -> meets(condition, met));
        item.evidence().undecidedBy().forEach(condition -> meets(condition, open));
        met.undecided.addAll(open.counting);
        Set<String> violating = met.counting;
        met.suppressed.removeAll(violating);
        List<String> fingerprints = violating.isEmpty()
                ? List.of()
                : facts.findings().stream()
                        .map(Finding::fingerprint)
                        .filter(violating::contains)
                        .toList();
        Text reason = violating.isEmpty() ? reason(item, met) : null;
        return new StandardState.Item(
                item.id(),
                item.category(),
                item.title(),
                state(item, fingerprints, reason),
                fingerprints,
                met.suppressed.size(),
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
    private Text reason(Item item, Met met) {
        if (item.assessable() != Assessable.YES) {
            return null;
        }
        Optional<Text> unseen = sight.lacks(item.evidence());
        if (unseen.isPresent()) {
            return unseen.get();
        }
        Set<String> open = met.unlisted.isEmpty() ? met.undecided : met.unlisted;
        String code = met.unlisted.isEmpty() ? "standard.undecided" : "standard.no-kev";
        return open.isEmpty()
                ? null
                : Text.of(code, open.size(), open.iterator().next());
    }

    /** The fingerprints of findings that meet a condition, by what that means. */
    private static final class Met {
        final Set<String> counting = new HashSet<>();
        final Set<String> suppressed = new HashSet<>();
        /** That may meet it, and the scan cannot tell. */
        final Set<String> undecided = new TreeSet<>();
        /** That may meet it, and a catalogue that was not there would tell. */
        final Set<String> unlisted = new TreeSet<>();
    }

    private void meets(Condition condition, Met met) {
        for (Kind kind : condition.kinds()) {
            boolean listed = sight.isListed(kind);
            findings.getOrDefault(kind, Map.of()).forEach((rule, its) -> {
                if (condition.rule() == null || condition.rule().test(rule)) {
                    its.forEach(finding -> meets(condition, finding, listed, met));
                }
            });
        }
    }

    private void meets(Condition condition, Finding finding, boolean listed, Met met) {
        Answer exploited = condition.isExploited(finding, listed);
        Answer known = condition.matches(finding).and(exploited);
        Answer answer = known == Answer.NO
                ? known
                : known.and(isOfAge(condition.age(), finding)).and(isSame(condition, finding));
        if (answer == Answer.NO) {
            return;
        }
        boolean unlisted = exploited == Answer.UNKNOWN && !listed;
        Set<String> counting = answer == Answer.YES ? met.counting : unlisted ? met.unlisted : met.undecided;
        Set<String> suppressed = answer == Answer.YES ? met.suppressed : new HashSet<>();
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

    private Answer isSame(Condition condition, Finding finding) {
        SameValue same = condition.sameValue();
        if (same == null || finding.secret() == null) {
            return Answer.of(same == null);
        }
        List<String> prints = finding.secret().keyedFingerprints();
        if (prints.isEmpty() || same == SameValue.OTHER_REPOSITORY && shared == SharedSecrets.NONE) {
            return Answer.UNKNOWN;
        }
        return Answer.of(
                switch (same) {
                    case OTHER_REPOSITORY -> shared.isShared(finding);
                    case OTHER_RULE -> prints.stream().anyMatch(underSeveralRules::contains);
                });
    }

    private Answer isOfAge(Age age, Finding finding) {
        if (age == null) {
            return Answer.YES;
        }
        FirstEvidence first = FirstEvidence.of(finding, judgements.get(finding.fingerprint()), scanned, today);
        if (!age.known()) {
            return Answer.of(!first.sure());
        }
        if (first.day() == null) {
            return Answer.UNKNOWN;
        }
        int days = (int) Math.max(0, ChronoUnit.DAYS.between(first.day(), today));
        boolean now = age.days().test(days);
        // It may be older, by any number of days.
        return first.sure() || now == age.days().test(Integer.MAX_VALUE) ? Answer.of(now) : Answer.UNKNOWN;
    }
}
