package io.sekisho.cli.config;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sekisho.cli.console.Console;
import io.sekisho.core.config.Setting;
import io.sekisho.core.config.Written;
import io.sekisho.core.policy.GateRule;
import io.sekisho.core.policy.RuleSet;

/** The effective policy for programs. */
final class ConfigJson {
    private static final ObjectMapper JSON = new ObjectMapper();

    private ConfigJson() {}

    static String of(EffectivePolicy effective, Console console) {
        ObjectNode top = JSON.createObjectNode();
        top.put("origin", effective.origin());
        effective.policy().sources().forEach(top.putArray("sources")::add);
        for (Setting setting : effective.settings()) {
            ObjectNode one = top.withArray("settings").addObject();
            one.put("key", setting.key()).put("value", setting.value()).put("source", setting.source());
            one.putArray("refused");
            for (Written<String> refused : setting.refused()) {
                one.withArray("refused")
                        .addObject()
                        .put("value", refused.value())
                        .put("source", refused.source());
            }
        }
        for (RuleSet set : effective.policy().ruleSets()) {
            ObjectNode one = top.withArray("ruleSets").addObject();
            one.put("source", set.source())
                    .put("failOn", set.failOn().key())
                    .put("failOnSource", set.failOnSource())
                    .putArray("rules");
            for (GateRule rule : set.rules()) {
                one.withArray("rules")
                        .addObject()
                        .put("name", rule.name())
                        .put("action", rule.action().key())
                        .put("source", rule.source());
            }
        }
        top.putArray("suppressions");
        effective
                .suppressions()
                .forEach((source, count) -> top.withArray("suppressions")
                        .addObject()
                        .put("source", source)
                        .put("count", count));
        top.putArray("notes");
        effective.policy().notes().forEach(note -> top.withArray("notes").add(console.render(note)));
        top.putArray("gaps");
        effective
                .gaps()
                .forEach(gap -> top.withArray("gaps")
                        .addObject()
                        .put("type", gap.type().key())
                        .put("message", console.render(gap.message())));
        try {
            return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(top) + System.lineSeparator();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
