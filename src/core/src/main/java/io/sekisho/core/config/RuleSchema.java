package io.sekisho.core.config;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sekisho.core.policy.AnyOf;
import io.sekisho.core.policy.ConditionKey;
import io.sekisho.core.policy.CvssParts;
import io.sekisho.core.policy.Grace;
import io.sekisho.model.Action;
import io.sekisho.model.Cause;
import io.sekisho.model.Kind;
import io.sekisho.model.Severity;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** What the JSON Schemas say of gate rules. */
final class RuleSchema {
    private static final String DAYS = "^[0-9]{1,4}d$";
    private static final String SHARE = "^(?!> *1)(?!< *0([.]0*)?$)(>=|<=|>|<) *(0([.][0-9]{1,9})?|1([.]0{1,9})?)$";

    private RuleSchema() {}

    static ObjectNode rule() {
        ObjectNode rule = Schemas.mapping("key-rule");
        rule.put("type", "object");
        Schemas.property(rule, "name", Schemas.pattern("^(?!fail-on$)[a-z0-9][a-z0-9-]{0,63}$"), "key-rule-name");
        Schemas.property(rule, "when", when(), "key-rule-when");
        List<String> actions = words(Action.values(), Action::key);
        Schemas.property(rule, "action", Form.words(actions), "key-rule-action");
        Schemas.property(rule, "grace", grace(), "key-rule-grace");
        rule.withArray("required").add("name").add("action");
        return rule;
    }

    private static ObjectNode when() {
        ObjectNode when = Schemas.mapping("key-rule-when").put("type", "object");
        for (ConditionKey key : ConditionKey.values()) {
            Schemas.property(when, key.key(), condition(key), "when-" + key.key());
        }
        Schemas.property(when, ConditionReader.VERSIONS, oneOrMore(Schemas.text()), "when-versions");
        return needs(when, ConditionReader.VERSIONS, ConditionKey.PACKAGE.key());
    }

    /** What one condition may be, here and in standards. */
    static ObjectNode condition(ConditionKey key) {
        return switch (key) {
            case SEVERITY ->
                oneOrMore(Form.words(Stream.concat(severities(), severities().map(one -> ">=" + one))
                        .toList()));
            case KIND, SCANNER -> oneOrMore(Form.words(words(Kind.values(), Kind::key)));
            case STATUS -> oneOrMore(Form.words(List.of("new", "existing", AnyOf.UNKNOWN)));
            case CAUSE -> oneOrMore(Form.words(words(Cause.values(), Cause::key)));
            case UNSCORED, KEV, IN_TREE, DIRECT -> Form.type("boolean");
            case FIX -> oneOrMore(Form.words(List.of("available", "none")));
            case EPSS, EPSS_PERCENTILE -> Schemas.pattern(SHARE);
            case AGE -> Schemas.pattern("^(?!< *0+d$)(>=|<=|>|<) *[0-9]{1,4}d$");
            case CVSS -> cvss();
            case CWE ->
                oneOrMore(Schemas.anyOf(
                        Form.type("integer").put("minimum", 1).put("maximum", 999_999),
                        Schemas.pattern("^(CWE-)?[1-9][0-9]{0,5}$")));
            case RULE, PACKAGE, PATH -> oneOrMore(Schemas.text());
        };
    }

    private static ObjectNode cvss() {
        ObjectNode cvss = Schemas.mapping("when-cvss");
        cvss.put("type", "object").put("minProperties", 1);
        for (String metric : CvssParts.metrics()) {
            ObjectNode values = Form.words(List.copyOf(CvssParts.values(metric)));
            cvss.withObject("/properties").set(metric, oneOrMore(values));
        }
        return cvss;
    }

    private static ObjectNode grace() {
        ObjectNode grace = period("key-rule-grace");
        severities().forEach(severity -> Schemas.property(grace, severity, needed("grace-period"), "grace-severity"));
        Schemas.property(grace, "kev", needed("grace-period"), "grace-kev");
        Schemas.property(grace, "from", Form.words(words(Grace.From.values(), Grace.From::key)), "grace-from");
        needs(grace, "warn", "fail").put("type", "object");
        Stream.concat(Stream.of("fail", "kev"), severities())
                .forEach(key -> grace.withArray("anyOf")
                        .addObject()
                        .withArray("required")
                        .add(key));
        return grace;
    }

    private static ObjectNode needs(ObjectNode mapping, String key, String other) {
        mapping.withObject("/if").withArray("required").add(key);
        mapping.withObject("/then").withArray("required").add(other);
        return mapping;
    }

    private static ObjectNode needed(String description) {
        ObjectNode period = period(description);
        period.put("type", "object").withArray("required").add("fail");
        return period;
    }

    private static ObjectNode period(String description) {
        ObjectNode period = Schemas.mapping(description);
        Schemas.property(period, "warn", Schemas.pattern(DAYS), "grace-warn");
        Schemas.property(period, "fail", Schemas.pattern(DAYS), "grace-fail");
        return period;
    }

    static ObjectNode oneOrMore(ObjectNode one) {
        ObjectNode many = Form.type("array").put("minItems", 1);
        many.set("items", one.deepCopy());
        return Schemas.anyOf(one, many);
    }

    private static Stream<String> severities() {
        return Stream.of(Severity.values()).map(Severity::key);
    }

    private static <E> List<String> words(E[] values, Function<E, String> word) {
        return Stream.of(values).map(word).toList();
    }
}
