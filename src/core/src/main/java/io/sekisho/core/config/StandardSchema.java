package io.sekisho.core.config;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sekisho.core.policy.ConditionKey;
import io.sekisho.core.standard.Condition.SameValue;
import io.sekisho.core.standard.Standard.Assessable;
import io.sekisho.core.text.Language;
import io.sekisho.model.Kind;
import java.util.List;
import java.util.stream.Stream;

/** What the JSON Schema says of a company's own standard. */
final class StandardSchema {
    private static final String TITLE = "standard-title";

    private StandardSchema() {}

    static void addTo(ObjectNode body) {
        body.put("type", "object");
        Schemas.property(body, "id", Schemas.pattern("^[a-z0-9][a-z0-9._-]{0,63}$"), "standard-id");
        Schemas.property(body, "edition", Schemas.words(), "standard-edition");
        Schemas.property(body, "title", texts(), TITLE);
        ObjectNode categories = Schemas.list("standard-categories", category()).put("type", "array");
        ObjectNode filled = categories.withObject("/contains").put("type", "object");
        filled.withArray("required").add("items");
        filled.withObject("/properties").set("items", filledList());
        Schemas.property(body, "categories", categories, "standard-categories");
        body.withArray("required").add("id").add("title").add("categories");
    }

    private static ObjectNode category() {
        ObjectNode category = Schemas.mapping("standard-category").put("type", "object");
        Schemas.property(category, "title", texts(), TITLE);
        Schemas.property(category, "items", Schemas.list("standard-items", item()), "standard-items");
        category.withArray("required").add("title");
        return category;
    }

    private static ObjectNode item() {
        ObjectNode item = Schemas.mapping("standard-item").put("type", "object");
        Schemas.property(item, "id", Schemas.words(), "standard-item-id");
        Schemas.property(item, "title", texts(), TITLE);
        ObjectNode assessable = JsonNodeFactory.instance.objectNode();
        assessable.withArray("enum").add(true).add(Assessable.PARTLY.key()).add(false);
        Schemas.property(item, "assessable", assessable, "standard-assessable");
        Schemas.property(item, "scanners", Schemas.list("standard-scanners", kinds()), "standard-scanners");
        for (String key : List.of("evidence", "undecided")) {
            ObjectNode conditions = Schemas.list("standard-" + key, condition()).put("type", "array");
            Schemas.property(item, key, conditions, "standard-" + key);
        }
        for (String key : List.of("covers", "why")) {
            Schemas.property(item, key, texts(), "standard-" + key);
        }
        item.withArray("required").add("id").add("title");
        ObjectNode partly = which(item, Assessable.PARTLY.key());
        demand(partly.withObject("/then"), List.of("why"), List.of("evidence"));
        refuse(partly.withObject("/then"), "scanners", "undecided", "covers");
        ObjectNode not = which(partly.withObject("/else"), false);
        demand(not.withObject("/then"), List.of("why"), List.of());
        refuse(not.withObject("/then"), "scanners", "evidence", "undecided", "covers");
        demand(not.withObject("/else"), List.of("covers"), List.of("scanners", "evidence"));
        refuse(not.withObject("/else"), "why");
        return item;
    }

    /** @return {@code at}, of which {@code if} asks for this answer */
    private static ObjectNode which(ObjectNode at, Object answer) {
        at.withObject("/if").withArray("required").add("assessable");
        at.withObject("/if/properties/assessable").putPOJO("const", answer);
        return at;
    }

    private static void demand(ObjectNode at, List<String> keys, List<String> lists) {
        ArrayNode required = at.withArray("required");
        keys.forEach(required::add);
        for (String list : lists) {
            required.add(list);
            at.withObject("/properties").set(list, filledList());
        }
    }

    private static void refuse(ObjectNode at, String... keys) {
        Stream.of(keys).forEach(key -> at.withObject("/properties").put(key, false));
    }

    private static ObjectNode condition() {
        ObjectNode condition = Schemas.mapping("standard-condition").put("type", "object");
        for (ConditionKey key : List.of(
                ConditionKey.KIND,
                ConditionKey.RULE,
                ConditionKey.CWE,
                ConditionKey.SEVERITY,
                ConditionKey.PATH,
                ConditionKey.IN_TREE,
                ConditionKey.AGE,
                ConditionKey.KEV)) {
            Schemas.property(condition, key.key(), RuleSchema.condition(key), "when-" + key.key());
        }
        for (ConditionKey key : List.of(ConditionKey.RULE, ConditionKey.PATH)) {
            String not = "not-" + key.key();
            Schemas.property(condition, not, RuleSchema.condition(key), "standard-" + not);
        }
        Schemas.property(condition, "undated", Form.type("boolean"), "standard-undated");
        Schemas.property(condition, "key", key(), "standard-key");
        List<String> same = Stream.of(SameValue.values()).map(SameValue::key).toList();
        Schemas.property(condition, "same-value", Form.words(same), "standard-same-value");
        condition.withArray("required").add("kind");
        together(condition, "undated", "age");
        only(condition, "key", Kind.SECRET);
        only(condition, "same-value", Kind.SECRET);
        only(condition, "kev", Kind.DEPENDENCY, Kind.EXTERNAL);
        return condition;
    }

    private static ObjectNode key() {
        ObjectNode key = Schemas.mapping("standard-key").put("type", "object");
        Schemas.property(key, "readable", Form.type("boolean"), "standard-key-readable");
        ObjectNode algorithms =
                Schemas.list("standard-key-algorithms", Schemas.text()).put("type", "array");
        Schemas.property(key, "algorithms", algorithms, "standard-key-algorithms");
        ObjectNode bits = Form.type("integer").put("minimum", 1).put("maximum", 99_999);
        Schemas.property(key, "bits-below", bits, "standard-key-bits-below");
        Schemas.property(key, "bits-unknown", Form.type("boolean"), "standard-key-bits-unknown");
        Schemas.property(key, "encrypted", Form.type("boolean"), "standard-key-encrypted");
        key.withObject("/if").withArray("required").add("readable");
        key.withObject("/if/properties/readable").put("const", false);
        refuse(key.withObject("/then"), "algorithms", "bits-below", "bits-unknown", "encrypted");
        ObjectNode both = key.withObject("/not");
        both.withArray("required").add("bits-below").add("bits-unknown");
        both.withObject("/properties/bits-unknown").put("const", true);
        return key;
    }

    /** Not both of them. */
    private static void together(ObjectNode condition, String one, String other) {
        condition.withObject("/not").withArray("required").add(one).add(other);
    }

    /** A key that only findings of these kinds can answer. */
    private static void only(ObjectNode condition, String key, Kind... kinds) {
        ObjectNode rule = condition.withArray("allOf").addObject();
        rule.withObject("/if").withArray("required").add(key);
        ObjectNode its = Form.words(Stream.of(kinds).map(Kind::key).toList());
        rule.withObject("/then/properties").set("kind", RuleSchema.oneOrMore(its));
    }

    private static ObjectNode kinds() {
        return Form.words(Stream.of(Kind.values()).map(Kind::key).toList());
    }

    private static ObjectNode filledList() {
        return Form.type("array").put("minItems", 1);
    }

    /** In one language at least. */
    private static ObjectNode texts() {
        ObjectNode texts = Schemas.mapping(TITLE).put("type", "object").put("minProperties", 1);
        for (Language language : Language.values()) {
            Schemas.property(texts, language.key(), Schemas.words(), "standard-text");
        }
        return texts;
    }
}
