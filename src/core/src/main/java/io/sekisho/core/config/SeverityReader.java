package io.sekisho.core.config;

import io.sekisho.core.consolidate.Bands;
import io.sekisho.core.consolidate.SeverityTable;
import io.sekisho.core.consolidate.SeverityTable.RuleRow;
import io.sekisho.core.consolidate.Wildcard;
import io.sekisho.model.Severity;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Reads {@code severities.yml}: the shipped table, and what a repository puts before it. */
public final class SeverityReader {
    private static final String SHIPPED = "/io/sekisho/rulesets/severities.yml";

    private SeverityReader() {}

    /** The table in the jar. */
    public static SeverityTable shipped() {
        try (InputStream in = SeverityReader.class.getResourceAsStream(SHIPPED)) {
            Problems problems = new Problems();
            SeverityTable none = new SeverityTable(
                    new SeverityTable.DependencyRows(null, null, null, Map.of(), null),
                    new SeverityTable.SecretRows(List.of(), null, null, null, List.of()),
                    new SeverityTable.CodeRows(List.of(), null),
                    new SeverityTable.ExternalRows(null, Map.of()));
            SeverityTable table = read("severities.yml", in.readAllBytes(), none, problems);
            problems.throwIfAny();
            return table;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (ConfigException e) {
            throw new IllegalStateException("the shipped table is tested", e);
        }
    }

    /** @return {@code base} with the rows of the file before its own */
    static SeverityTable read(String name, byte[] content, SeverityTable base, Problems problems) {
        YamlMap top = YamlFile.read(name, content, problems);
        ConfigReader.version(top);
        SeverityTable table = new SeverityTable(
                dependency(top.map("dependency"), base.dependency()),
                secret(top.map("secret"), base.secret()),
                code(top.map("code"), base.code()),
                external(top.map("external"), base.external()));
        top.end();
        return table;
    }

    private static SeverityTable.DependencyRows dependency(YamlMap map, SeverityTable.DependencyRows base) {
        SeverityTable.DependencyRows rows = new SeverityTable.DependencyRows(
                bands(map, "cvss4", base.cvss4()),
                bands(map, "cvss3", base.cvss3()),
                bands(map, "cvss2", base.cvss2()),
                words(map, "words", base.words()),
                severity(map, "unscored").orElse(base.unscored()));
        map.end();
        return rows;
    }

    private static SeverityTable.SecretRows secret(YamlMap map, SeverityTable.SecretRows base) {
        List<Wildcard> generic = new ArrayList<>();
        map.texts("generic-rules").forEach(rule -> generic.add(new Wildcard(rule)));
        generic.addAll(base.genericRules());
        List<RuleRow> byRule = new ArrayList<>();
        if (map.has("rules")) {
            YamlMap rules = map.map("rules");
            byRule.addAll(rows(rules));
            rules.end();
        }
        byRule.addAll(base.rows());
        SeverityTable.SecretRows rows = new SeverityTable.SecretRows(
                List.copyOf(byRule),
                severity(map, "in-tree").orElse(base.inTree()),
                severity(map, "history").orElse(base.history()),
                severity(map, "generic").orElse(base.generic()),
                List.copyOf(generic));
        map.end();
        return rows;
    }

    /** Lists of rules under the names of severities; the gravest goes first. */
    private static List<RuleRow> rows(YamlMap map) {
        List<RuleRow> rows = new ArrayList<>();
        for (Severity severity : Severity.values()) {
            map.texts(severity.key()).forEach(rule -> rows.add(new RuleRow(new Wildcard(rule), severity)));
        }
        return rows;
    }

    private static SeverityTable.CodeRows code(YamlMap map, SeverityTable.CodeRows base) {
        List<RuleRow> rows = rows(map);
        rows.addAll(base.rows());
        SeverityTable.CodeRows all = new SeverityTable.CodeRows(
                List.copyOf(rows), severity(map, "other").orElse(base.other()));
        map.end();
        return all;
    }

    private static SeverityTable.ExternalRows external(YamlMap map, SeverityTable.ExternalRows base) {
        SeverityTable.ExternalRows rows = new SeverityTable.ExternalRows(
                bands(map, "security-severity", base.securitySeverity()), words(map, "levels", base.levels()));
        map.end();
        return rows;
    }

    private static Bands bands(YamlMap parent, String key, Bands base) {
        if (!parent.has(key)) {
            return base;
        }
        YamlMap map = parent.filled(key, "{critical: 9.5, high: 7.0}");
        Map<Severity, Double> from = new EnumMap<>(Severity.class);
        if (base != null) {
            from.putAll(base.from());
        }
        for (Severity severity : Severity.values()) {
            map.parsed(severity.key(), SeverityReader::score, "0.0 … 10.0")
                    .ifPresent(score -> from.put(severity, score));
        }
        order(key, map, from);
        map.end();
        return new Bands(from);
    }

    private static Optional<Double> score(String text) {
        return text.matches("[0-9]([.][0-9]{1,3})?|10([.]0{1,3})?")
                ? Optional.of(Double.valueOf(text))
                : Optional.empty();
    }

    /** A band that begins above a graver one would be empty, and what its author meant for it would go elsewhere. */
    private static void order(String table, YamlMap map, Map<Severity, Double> from) {
        Severity graver = null;
        for (Severity severity : from.keySet()) {
            if (graver != null && from.get(severity) > from.get(graver)) {
                map.problem(
                        map.has(severity.key()) ? severity.key() : graver.key(),
                        "core.severity-order",
                        table,
                        shown(map, severity, from),
                        shown(map, graver, from));
                return;
            }
            graver = severity;
        }
    }

    private static String shown(YamlMap map, Severity severity, Map<Severity, Double> from) {
        return severity.key() + ": " + from.get(severity)
                + (map.has(severity.key()) ? "" : " (rulesets/severities.yml)");
    }

    private static Map<String, Severity> words(YamlMap parent, String key, Map<String, Severity> base) {
        Map<String, Severity> words = new HashMap<>(base);
        YamlMap map = parent.map(key);
        for (String word : map.keys()) {
            severity(map, word).ifPresent(severity -> words.put(word.toLowerCase(Locale.ROOT), severity));
        }
        return Map.copyOf(words);
    }

    static Optional<Severity> severity(YamlMap map, String key) {
        return map.choice(key, Severity.values(), Severity::key);
    }
}
