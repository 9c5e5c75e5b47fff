package io.sekisho.core.config;

import io.sekisho.core.consolidate.Wildcard;
import io.sekisho.core.plan.Globs;
import io.sekisho.core.plan.PlanException;
import io.sekisho.core.policy.AnyOf;
import io.sekisho.core.policy.Condition;
import io.sekisho.core.policy.ConditionKey;
import io.sekisho.core.policy.CvssParts;
import io.sekisho.core.policy.Limit;
import io.sekisho.core.policy.Limit.Operator;
import io.sekisho.core.policy.PackageMatcher;
import io.sekisho.core.policy.Packages;
import io.sekisho.core.policy.Paths;
import io.sekisho.core.policy.RuleIds;
import io.sekisho.core.policy.VersionRange;
import io.sekisho.model.Cause;
import io.sekisho.model.Kind;
import io.sekisho.model.Severity;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads the {@code when} of a gate rule. */
final class ConditionReader {
    /** Beside {@code package}, the one key that is no condition of its own. */
    static final String VERSIONS = "versions";

    /** How a package is written, everywhere. */
    static final String PACKAGES = "pkg:maven/org.example/library, pkg:npm/*";

    /** How a range of versions is written, everywhere. */
    static final String RANGE = ">=2.0,<2.15";

    /** How ages are asked for, everywhere. */
    static final String AGES = "\">=90d\", \"<7d\"";

    /** How rules are named, everywhere. */
    static final String RULES = "aws-*, SQL_*";

    private final YamlMap when;
    private boolean complete = true;

    private ConditionReader(YamlMap when) {
        this.when = when;
    }

    /** @return empty after a problem: a rule with fewer conditions than its author wrote would match more than meant */
    static Optional<List<Condition>> read(YamlMap when) {
        ConditionReader reader = new ConditionReader(when);
        List<Condition> conditions = new ArrayList<>();
        for (ConditionKey key : ConditionKey.values()) {
            Optional<? extends Condition> condition = reader.condition(key);
            if (when.has(key.key())) {
                reader.complete &= condition.isPresent();
                condition.ifPresent(conditions::add);
            }
        }
        if (when.has(VERSIONS) && !when.has("package")) {
            when.problem(VERSIONS, "policy.rule-versions");
            reader.complete = false;
        }
        return reader.complete ? Optional.of(conditions) : Optional.empty();
    }

    private Optional<? extends Condition> condition(ConditionKey key) {
        return switch (key) {
            case SEVERITY -> severities();
            case KIND -> words(key, Stream.of(Kind.values()).map(Kind::key).toList());
            case STATUS -> words(key, List.of("new", "existing", AnyOf.UNKNOWN));
            case CAUSE -> words(key, Stream.of(Cause.values()).map(Cause::key).toList());
            case UNSCORED, KEV, IN_TREE, DIRECT ->
                when.bool(key.key()).map(value -> new AnyOf(key, Set.of(value.toString())));
            case FIX -> words(key, List.of("available", "none"));
            case EPSS, EPSS_PERCENTILE -> limit(key, ConditionReader::share, "\">=0.1\", \">0.95\"");
            case AGE -> limit(key, text -> Days.of(text).map(Integer::doubleValue), AGES);
            case CVSS -> when.has(key.key()) ? cvss() : Optional.empty();
            case CWE -> any(key, when.parsedAll(key.key(), ConditionReader::cwe, "79, CWE-79"));
            case SCANNER ->
                any(key, when.parsedAll(key.key(), ConditionReader::scanner, "dependency, secret, code, external"));
            case RULE -> {
                List<Wildcard> patterns = when.parsedAll(key.key(), text -> Optional.of(new Wildcard(text)), RULES);
                yield patterns.isEmpty() ? Optional.empty() : Optional.of(new RuleIds(patterns));
            }
            case PACKAGE -> packages();
            case PATH -> paths();
        };
    }

    private Optional<AnyOf> words(ConditionKey key, List<String> allowed) {
        return any(
                key,
                when.parsedAll(
                        key.key(), text -> Optional.of(text).filter(allowed::contains), String.join(", ", allowed)));
    }

    private static Optional<AnyOf> any(ConditionKey key, List<String> words) {
        return words.isEmpty() ? Optional.empty() : Optional.of(new AnyOf(key, new LinkedHashSet<>(words)));
    }

    private Optional<AnyOf> severities() {
        return any(
                ConditionKey.SEVERITY,
                severities(when, "severity").stream().map(Severity::key).toList());
    }

    /** How severities are asked for, everywhere; empty after a problem, too. */
    static List<Severity> severities(YamlMap map, String key) {
        String all = Stream.of(Severity.values()).map(Severity::key).collect(Collectors.joining(", "));
        return map.parsedAll(key, ConditionReader::severities, all + ", \">=high\"").stream()
                .flatMap(List::stream)
                .toList();
    }

    private static Optional<List<Severity>> severities(String text) {
        boolean from = text.startsWith(">=");
        String word = from ? text.substring(2).strip() : text;
        return Stream.of(Severity.values())
                .filter(severity -> severity.key().equals(word))
                .findFirst()
                .map(severity -> Stream.of(Severity.values())
                        .filter(other -> from ? other.atLeast(severity) : other == severity)
                        .toList());
    }

    private Optional<Limit> limit(ConditionKey key, Function<String, Optional<Double>> number, String expected) {
        return when.parsed(
                key.key(),
                text -> Operator.of(text)
                        .flatMap(operator -> number.apply(
                                        text.substring(operator.sign().length()).strip())
                                .map(bound -> new Limit(key, operator, bound)))
                        .filter(limit -> mayHold(limit.operator(), limit.bound(), key == ConditionKey.AGE)),
                expected);
    }

    /** Nothing is below 0, no share above 1. */
    static boolean mayHold(Operator operator, double bound, boolean days) {
        return operator == Operator.BELOW ? bound > 0 : operator != Operator.ABOVE || days || bound < 1;
    }

    private static Optional<Double> share(String text) {
        return text.matches("0([.][0-9]{1,9})?|1([.]0{1,9})?") ? Optional.of(Double.valueOf(text)) : Optional.empty();
    }

    private static Optional<String> cwe(String text) {
        return text.matches("(CWE-)?[1-9][0-9]{0,5}") ? Optional.of(text.replace("CWE-", "")) : Optional.empty();
    }

    private static Optional<String> scanner(String text) {
        return Stream.of(Kind.values()).map(Kind::key).filter(text::equals).findFirst();
    }

    private Optional<CvssParts> cvss() {
        YamlMap parts = when.map("cvss");
        Map<String, Set<String>> values = new LinkedHashMap<>();
        for (String metric : CvssParts.metrics()) {
            List<String> allowed = List.copyOf(CvssParts.values(metric));
            List<String> wanted = parts.parsedAll(
                    metric, text -> Optional.of(text).filter(allowed::contains), String.join(", ", allowed));
            if (parts.has(metric)) {
                complete &= !wanted.isEmpty();
                values.put(metric, Set.copyOf(wanted));
            }
        }
        parts.end();
        if (values.isEmpty()) {
            when.problem("cvss", "policy.rule-cvss-empty");
        }
        return values.isEmpty() ? Optional.empty() : Optional.of(new CvssParts(values));
    }

    private Optional<Packages> packages() {
        List<PackageMatcher> packages = when.parsedAll("package", PackageMatcher::of, PACKAGES);
        boolean versionTwice = packages.stream().anyMatch(one -> one.versions() != null);
        List<VersionRange> versions = when.parsedAll(
                VERSIONS,
                text -> versionTwice ? Optional.empty() : VersionRange.parse(text),
                versionTwice ? RANGE + " (package: pkg:…, without a version)" : RANGE);
        complete &= !when.has(VERSIONS) || !versions.isEmpty();
        return packages.isEmpty() ? Optional.empty() : Optional.of(new Packages(packages, versions));
    }

    private Optional<Paths> paths() {
        List<String> globs = when.parsedAll(
                "path", text -> Optional.of(text).filter(SuppressionReader::isGlob), SuppressionReader.GLOBS);
        if (globs.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(new Paths(new LinkedHashSet<>(globs), Globs.of(globs)::matches));
        } catch (PlanException e) {
            throw new IllegalStateException(e);
        }
    }
}
