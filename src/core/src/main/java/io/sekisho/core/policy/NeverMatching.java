package io.sekisho.core.policy;

import io.sekisho.core.plan.Globs;
import io.sekisho.model.Kind;
import io.sekisho.model.Text;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What is written correctly, and can never match anything. Each warning begins with file and line. */
public final class NeverMatching {
    /** What may be of a vulnerability, and so in the KEV catalogue. */
    private static final Set<Kind> EXPLOITED = Set.of(Kind.DEPENDENCY, Kind.EXTERNAL);

    private NeverMatching() {}

    /** Globs and ranges of one author's rules, and rules that an earlier one leaves nothing to. */
    public static List<Text> rules(List<GateRule> rules) {
        List<Text> warnings = new ArrayList<>(RuleProblems.unreachable(rules));
        for (GateRule rule : rules) {
            if (rule.grace() != null
                    && rule.grace().kev() != null
                    && rule.asking(ConditionKey.KIND) instanceof AnyOf kinds
                    && EXPLOITED.stream().map(Kind::key).noneMatch(kinds.words()::contains)) {
                warnings.add(Text.of("policy.never-kev", rule.source(), rule.name()));
            }
            rule.when().forEach(condition -> {
                if (condition instanceof Paths paths) {
                    warnings.addAll(paths(rule.source(), paths.globs()));
                } else if (condition instanceof Packages packages) {
                    Stream.concat(
                                    packages.versions().stream(),
                                    packages.packages().stream().map(PackageMatcher::versions))
                            .forEach(range -> versions(rule.source(), range).ifPresent(warnings::add));
                }
            });
        }
        return warnings;
    }

    /** Globs and ranges of entries. */
    public static List<Text> suppressions(List<Suppression> entries) {
        List<Text> warnings = new ArrayList<>();
        for (Suppression entry : entries) {
            if (entry.path() != null) {
                warnings.addAll(paths(entry.source(), List.of(entry.path().glob())));
            }
            if (entry.component() != null) {
                versions(entry.source(), entry.component().versions()).ifPresent(warnings::add);
            }
        }
        return warnings;
    }

    /** @param source where the globs are written */
    public static List<Text> paths(String source, Collection<String> globs) {
        return globs.stream()
                .sorted()
                .map(glob -> Globs.reachable(glob)
                        .map(other -> Text.of("policy.never-path", source, glob, other))
                        .orElse(null))
                .filter(Objects::nonNull)
                .toList();
    }

    private static Optional<Text> versions(String source, VersionRange range) {
        return range == null || !range.isEmpty()
                ? Optional.empty()
                : Optional.of(Text.of(
                        "policy.never-versions",
                        source,
                        range.bounds().stream()
                                .map(bound -> bound.operator() + bound.version())
                                .collect(Collectors.joining(","))));
    }
}
