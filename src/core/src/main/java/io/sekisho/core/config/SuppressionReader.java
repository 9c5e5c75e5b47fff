package io.sekisho.core.config;

import io.sekisho.core.plan.Globs;
import io.sekisho.core.plan.PlanException;
import io.sekisho.core.policy.PackageMatcher;
import io.sekisho.core.policy.Suppression;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads {@code .sekisho/suppressions.yml}. */
final class SuppressionReader {
    static final String GLOBS = "src/test/**, **/*.pem";

    /** Unlike one another: a glob that matches all of them was not written for one of them. */
    private static final List<String> ANY_PATHS = List.of("a", ".env", "b.txt", "c/Dockerfile", "d/e/f/G.java");

    private SuppressionReader() {}

    static List<Suppression> read(String name, byte[] content, Problems problems) {
        YamlMap top = YamlFile.read(name, content, problems);
        ConfigReader.version(top);
        List<Suppression> suppressions = entries(top);
        top.end();
        return suppressions;
    }

    /** @param top whose key {@code suppressions} lists them: of this file or of a central policy */
    static List<Suppression> entries(YamlMap top) {
        List<Suppression> suppressions = new ArrayList<>();
        for (YamlMap entry : top.maps("suppressions")) {
            suppression(entry).ifPresent(suppressions::add);
        }
        return List.copyOf(suppressions);
    }

    private static Optional<Suppression> suppression(YamlMap entry) {
        Optional<String> fingerprint = entry.parsed(
                "fingerprint",
                text -> text.matches("[a-z][0-9]+:[0-9a-f]{32}") ? Optional.of(text) : Optional.empty(),
                "d1:0123…");
        Optional<String> rule = entry.text("rule");
        Optional<String> vulnerability = entry.text("vulnerability");
        Optional<PackageMatcher> of = entry.parsed("package", PackageMatcher::of, "pkg:maven/org.example/library");
        Optional<PackageMatcher> component = entry.has("versions")
                ? entry.parsed("versions", text -> of.flatMap(it -> it.within(text)), ">=2.0,<2.15 (package: pkg:…)")
                : of;
        Optional<Globs> path = entry.parsed("path", SuppressionReader::glob, GLOBS);
        boolean matches = entry.has("fingerprint")
                || entry.has("rule")
                || entry.has("vulnerability")
                || entry.has("package")
                || entry.has("path");
        if (!matches) {
            entry.problem("", "core.suppression-matches-nothing", "fingerprint, rule, vulnerability, package, path");
        }
        path(entry);
        Optional<String> reason = required(entry, "reason", entry.text("reason"));
        Optional<LocalDate> expires = required(entry, "expires", entry.date("expires"));
        Optional<String> owner = entry.text("owner");
        Optional<String> approvedBy = entry.text("approvedBy");
        Optional<String> ticket = entry.text("ticket");
        entry.end();
        if (!matches || reason.isEmpty() || expires.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Suppression(
                entry.origin().fileAndLine(),
                fingerprint.orElse(null),
                rule.orElse(null),
                vulnerability.orElse(null),
                component.orElse(null),
                path.<java.util.function.Predicate<String>>map(globs -> globs::matches)
                        .orElse(null),
                reason.get(),
                owner.orElse(null),
                approvedBy.orElse(null),
                ticket.orElse(null),
                expires.get()));
    }

    /** A path that matches any path says no more than no path at all. */
    private static void path(YamlMap entry) {
        boolean narrowed =
                entry.has("fingerprint") || entry.has("rule") || entry.has("vulnerability") || entry.has("package");
        if (!narrowed) {
            entry.text("path")
                    .filter(text -> text.matches("[*/]+") || matchesAny(text))
                    .ifPresent(text -> entry.problem(
                            "path", "core.suppression-path-all", text, "fingerprint, rule, vulnerability, package"));
        }
    }

    private static boolean matchesAny(String text) {
        return glob(text)
                .map(globs -> ANY_PATHS.stream().allMatch(globs::matches))
                .orElse(false);
    }

    private static <T> Optional<T> required(YamlMap entry, String key, Optional<T> value) {
        if (!entry.has(key)) {
            entry.problem("", "core.suppression-needs", key);
        }
        return value;
    }

    static boolean isGlob(String text) {
        return glob(text).isPresent();
    }

    private static Optional<Globs> glob(String text) {
        try {
            return Optional.of(Globs.of(List.of(text)));
        } catch (PlanException e) {
            return Optional.empty();
        }
    }
}
