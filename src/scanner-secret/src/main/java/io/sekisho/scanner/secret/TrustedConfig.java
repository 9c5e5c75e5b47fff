package io.sekisho.scanner.secret;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.dataformat.toml.TomlMapper;
import io.sekisho.core.files.TrustedFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What the repository's own {@code .gitleaks.toml} says, read from where its author cannot have changed it for this scan.
 *
 * @param rules its rules' tables
 * @param everywhere allow lists for all rules
 * @param byRule allow lists by rule
 * @param disabled rules that it switches off
 * @param only the only rules that it wants; null when it extends Gitleaks' own
 * @param problems what in it could not be used, for people
 */
record TrustedConfig(
        List<Map<String, Object>> rules,
        List<AllowList> everywhere,
        Map<String, List<AllowList>> byRule,
        Set<String> disabled,
        Set<String> only,
        List<String> problems) {
    static final String FILE = ".gitleaks.toml";

    /** How far Gitleaks itself follows files that extend files. */
    private static final int MOST_EXTENDED = 2;

    private static final TomlMapper TOML = new TomlMapper();

    /** @throws IOException when the trusted source cannot be read */
    static TrustedConfig read(TrustedFiles files) throws IOException {
        TrustedConfig config = new TrustedConfig(
                new ArrayList<>(),
                new ArrayList<>(),
                new LinkedHashMap<>(),
                new HashSet<>(),
                new HashSet<>(),
                new ArrayList<>());
        boolean extendsDefaults = config.read(files, FILE, 0);
        return extendsDefaults || config.rules.isEmpty() ? config.withoutOnly() : config;
    }

    private TrustedConfig withoutOnly() {
        return new TrustedConfig(rules, everywhere, byRule, disabled, null, problems);
    }

    /** @return whether Gitleaks' own rules apply as well */
    private boolean read(TrustedFiles files, String path, int depth) throws IOException {
        Optional<byte[]> content = files.read(path);
        if (content.isEmpty()) {
            if (depth > 0) {
                problems.add(path);
            }
            return depth == 0;
        }
        Map<String, Object> table;
        try {
            table = TOML.readValue(
                    new String(content.get(), StandardCharsets.UTF_8), new TypeReference<Map<String, Object>>() {});
        } catch (JacksonException e) {
            String line = e.getLocation() == null ? "" : ":" + e.getLocation().getLineNr();
            problems.add(path + line);
            return true;
        }
        add(table, path);
        List<Map<String, Object>> extend = RuleSet.tables(RuleSet.value(table, "extend"));
        if (extend.isEmpty()) {
            return false;
        }
        disabled.addAll(AllowList.texts(RuleSet.value(extend.get(0), "disabledRules")));
        if (Boolean.TRUE.equals(RuleSet.value(extend.get(0), "useDefault"))) {
            return true;
        }
        Object further = RuleSet.value(extend.get(0), "path");
        if (further == null || String.valueOf(further).isBlank()) {
            return false;
        }
        String next = String.valueOf(further).replaceFirst("^\\./", "");
        if (depth >= MOST_EXTENDED || next.startsWith("/") || next.contains("..") || next.contains("\\")) {
            problems.add(next);
            return true;
        }
        return read(files, next, depth + 1);
    }

    private void add(Map<String, Object> table, String path) {
        for (Map<String, Object> rule : RuleSet.tables(RuleSet.value(table, "rules"))) {
            Object id = RuleSet.value(rule, "id");
            if (id == null || String.valueOf(id).isBlank()) {
                problems.add(path + ": [[rules]]");
                continue;
            }
            rules.add(rule);
            only.add(String.valueOf(id));
            lists(rule, path)
                    .forEach(list -> byRule.computeIfAbsent(String.valueOf(id), any -> new ArrayList<>())
                            .add(list));
        }
        for (String key : List.of("allowlist", "allowlists")) {
            for (Map<String, Object> list : RuleSet.tables(RuleSet.value(table, key))) {
                add(list, AllowList.texts(RuleSet.value(list, "targetRules")), path);
            }
        }
    }

    private void add(Map<String, Object> table, List<String> targets, String path) {
        try {
            AllowList list = AllowList.of(table);
            if (targets.isEmpty()) {
                everywhere.add(list);
            }
            targets.forEach(
                    id -> byRule.computeIfAbsent(id, any -> new ArrayList<>()).add(list));
        } catch (IllegalArgumentException e) {
            problems.add(path + ": " + e.getMessage());
        }
    }

    private List<AllowList> lists(Map<String, Object> rule, String path) {
        List<AllowList> lists = new ArrayList<>();
        for (String key : List.of("allowlist", "allowlists")) {
            for (Map<String, Object> table : RuleSet.tables(RuleSet.value(rule, key))) {
                try {
                    lists.add(AllowList.of(table));
                } catch (IllegalArgumentException e) {
                    problems.add(path + ": " + e.getMessage());
                }
            }
        }
        return lists;
    }
}
