package io.sekisho.core.policy;

import io.sekisho.model.Action;
import io.sekisho.model.Deadline;
import io.sekisho.model.GateRuleRef;
import io.sekisho.model.Occurrence;
import io.sekisho.model.Text;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;

/**
 * What one rule says of a finding today.
 *
 * @param rule who says so
 * @param action what comes of it
 * @param asked what the rule asked for, before the baseline or the kind of ref softened it
 * @param deadline of the rule's grace; null when it has none
 * @param reason for people
 */
record Decision(GateRuleRef rule, Action action, Action asked, Deadline deadline, Text reason) {
    /** The gravest first, then what was graver before it was softened, then what is due first. */
    static final Comparator<Decision> GRAVEST_FIRST = Comparator.comparing(Decision::action)
            .thenComparing(Decision::asked)
            .thenComparing(decision -> decision.deadline == null ? LocalDate.MAX : decision.deadline.failFrom());

    static Decision of(GateRule rule, Subject subject, List<Occurrence> places) {
        GateRuleRef ref = new GateRuleRef(rule.name(), rule.source());
        Deadline deadline = rule.grace() == null ? null : rule.grace().of(subject, places);
        if (deadline == null) {
            return decided(
                    ref,
                    rule.action(),
                    null,
                    switch (rule.action()) {
                        case FAIL -> Text.of("policy.rule-fails", rule.name(), rule.source());
                        case WARN -> Text.of("policy.rule-warns", rule.name(), rule.source());
                        case IGNORE -> Text.of("policy.rule-ignores", rule.name(), rule.source());
                    });
        }
        if (subject.today().isBefore(deadline.warnFrom())) {
            return decided(
                    ref,
                    Action.IGNORE,
                    deadline,
                    Text.of(
                            "policy.grace-quiet",
                            rule.name(),
                            deadline.warnFrom(),
                            deadline.failFrom(),
                            deadline.startsOn()));
        }
        boolean due = !subject.today().isBefore(deadline.failFrom());
        return due
                ? decided(ref, Action.FAIL, deadline, grace("policy.grace-over", rule, deadline))
                : decided(ref, Action.WARN, deadline, grace("policy.grace-warns", rule, deadline));
    }

    /** The threshold's answer for what no rule matches. */
    static Decision of(RuleSet set, Subject subject) {
        boolean fails = set.failOn().reached(subject.severity());
        String code =
                (fails ? "policy.at-threshold" : "policy.below-threshold") + (subject.unscored() ? "-unscored" : "");
        return decided(
                new GateRuleRef(GateRule.THRESHOLD, set.failOnSource()),
                fails ? Action.FAIL : Action.WARN,
                null,
                set.failOn() == FailOn.NONE
                        ? Text.of("policy.no-threshold")
                        : Text.of(code, subject.severity().key(), set.failOn().key()));
    }

    private static Decision decided(GateRuleRef rule, Action action, Deadline deadline, Text reason) {
        return new Decision(rule, action, action, deadline, reason);
    }

    private static Text grace(String code, GateRule rule, Deadline deadline) {
        return Text.of(code, rule.name(), deadline.failFrom(), deadline.startsOn());
    }

    Decision softened(Text why) {
        return new Decision(rule, Action.WARN, asked, deadline, why);
    }

    Decision until(Deadline other) {
        return new Decision(rule, action, asked, other, reason);
    }
}
