package io.sekisho.scanner.secret;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * One allow list of a {@code .gitleaks.toml}, applied to what Gitleaks found instead of by it, so that nothing vanishes.
 *
 * @param description as its author wrote it; "" when none
 * @param all whether every kind of entry that it has must match, not just one
 * @param commits lower case
 * @param target what {@code regexes} are tried on: secret, match or line
 * @param stopWords lower case
 */
record AllowList(
        String description,
        boolean all,
        List<String> commits,
        List<Pattern> paths,
        String target,
        List<Pattern> regexes,
        List<String> stopWords) {

    /** @throws IllegalArgumentException when an entry cannot be evaluated here; names it */
    static AllowList of(Map<String, Object> table) {
        String condition = text(RuleSet.value(table, "condition")).toUpperCase(Locale.ROOT);
        String target = text(RuleSet.value(table, "regexTarget")).toLowerCase(Locale.ROOT);
        return new AllowList(
                text(RuleSet.value(table, "description")),
                condition.equals("AND") || condition.equals("&&"),
                lower(texts(RuleSet.value(table, "commits"))),
                patterns(texts(RuleSet.value(table, "paths"))),
                target.isEmpty() ? "secret" : target,
                patterns(texts(RuleSet.value(table, "regexes"))),
                lower(texts(RuleSet.value(table, "stopwords"))));
    }

    boolean allows(Sighting sighting) {
        List<Boolean> answers = new ArrayList<>();
        if (!commits.isEmpty()) {
            answers.add(sighting.commit() != null
                    && commits.contains(sighting.commit().id()));
        }
        if (!paths.isEmpty()) {
            answers.add(find(paths, sighting.path()) || find(paths, sighting.topPath()));
        }
        Evidence evidence = sighting.evidence();
        if (!regexes.isEmpty()) {
            String tried = switch (target) {
                case "match" -> evidence.match();
                case "line" -> evidence.block();
                default -> evidence.value();
            };
            answers.add(tried != null && find(regexes, RawPath.utf8(tried)));
        }
        if (!stopWords.isEmpty()) {
            String value = evidence.value() == null
                    ? ""
                    : RawPath.utf8(evidence.value()).toLowerCase(Locale.ROOT);
            answers.add(stopWords.stream().anyMatch(value::contains));
        }
        return !answers.isEmpty() && (all ? !answers.contains(false) : answers.contains(true));
    }

    private static boolean find(List<Pattern> patterns, String text) {
        return patterns.stream().anyMatch(pattern -> pattern.matcher(text).find());
    }

    private static List<Pattern> patterns(List<String> regexes) {
        List<Pattern> patterns = new ArrayList<>();
        for (String regex : regexes) {
            try {
                // Go's spelling of a named group; the rest of its syntax is Java's too.
                patterns.add(Pattern.compile(regex.replace("(?P<", "(?<"), Pattern.UNIX_LINES));
            } catch (PatternSyntaxException e) {
                throw new IllegalArgumentException(regex, e);
            }
        }
        return patterns;
    }

    private static List<String> lower(List<String> texts) {
        return texts.stream().map(text -> text.strip().toLowerCase(Locale.ROOT)).toList();
    }

    static List<String> texts(Object value) {
        return value instanceof List<?> list
                ? list.stream().map(String::valueOf).toList()
                : List.of();
    }

    private static String text(Object value) {
        return value == null ? "" : String.valueOf(value);
    }
}
