package io.sekisho.core.config;

import io.sekisho.core.plan.Globs;
import io.sekisho.core.plan.PlanException;
import io.sekisho.core.policy.PackageMatcher;
import io.sekisho.core.policy.Suppression;
import io.sekisho.core.policy.SuppressionPath;
import io.sekisho.core.text.Printable;
import io.sekisho.model.SuppressionVex;
import io.sekisho.model.SuppressionVex.Justification;
import io.sekisho.model.SuppressionVex.Status;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads {@code .sekisho/suppressions.yml}, and the same list in a central policy. */
public final class SuppressionReader {
    /** Of a file; what is larger is not read. */
    public static final int MAX_BYTES = YamlFile.MAX_BYTES;

    static final String GLOBS = "src/test/**, **/*.pem";

    private static final String MATCHERS = "fingerprint, rule, vulnerability, package, path";

    /** Unlike one another: a glob that matches all of them was not written for one of them. */
    private static final List<String> ANY_PATHS = List.of("a", ".env", "b.txt", "c/Dockerfile", "d/e/f/G.java");

    private SuppressionReader() {}

    /**
     * @param name of the file, as people know it
     * @throws ConfigException names everything that is wrong
     */
    public static List<Suppression> read(String name, byte[] content) throws ConfigException {
        Problems problems = new Problems();
        List<Suppression> suppressions = read(name, content, problems);
        problems.throwIfAny();
        return suppressions;
    }

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
        Optional<String> vulnerability = entry.parsed(
                "vulnerability",
                text -> Optional.of(text).filter(one -> !one.contains("*")),
                "CVE-2021-44228 (rule: CVE-2021-*)");
        Optional<PackageMatcher> of = entry.parsed("package", PackageMatcher::of, ConditionReader.PACKAGES);
        Optional<PackageMatcher> component = entry.has("versions")
                ? entry.parsed(
                        "versions",
                        text -> of.flatMap(it -> it.within(text)),
                        ConditionReader.RANGE + " (package: pkg:…, without a version)")
                : of;
        Optional<SuppressionPath> path =
                entry.parsed("path", text -> glob(text).map(globs -> new SuppressionPath(text, globs::matches)), GLOBS);
        boolean matches = entry.has("fingerprint")
                || entry.has("rule")
                || entry.has("vulnerability")
                || entry.has("package")
                || entry.has("path");
        if (!matches) {
            entry.problem("", "core.suppression-matches-nothing", MATCHERS);
        }
        wide(entry);
        Optional<String> reason = required(entry, "reason", entry.text("reason"));
        if (reason.filter(Printable::isBlank).isPresent()) {
            entry.problem("reason", "core.suppression-no-reason");
        }
        Optional<LocalDate> expires = required(entry, "expires", date(entry, "expires"));
        Optional<String> owner = entry.text("owner");
        Optional<String> approvedBy = entry.text("approvedBy");
        Optional<String> ticket = entry.text("ticket");
        Optional<LocalDate> created = entry.has("created") ? date(entry, "created") : Optional.empty();
        if (created.isPresent() && expires.isPresent() && expires.get().isBefore(created.get())) {
            entry.problem("expires", "core.suppression-ends-early", expires.get(), created.get());
        }
        Optional<SuppressionVex> vex = vex(entry);
        entry.end();
        if (!matches || reason.isEmpty() || expires.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Suppression(
                entry.origin().fileAndLine(),
                false,
                fingerprint.orElse(null),
                rule.orElse(null),
                vulnerability.orElse(null),
                component.orElse(null),
                path.orElse(null),
                reason.get(),
                owner.orElse(null),
                approvedBy.orElse(null),
                ticket.orElse(null),
                created.orElse(null),
                expires.get(),
                vex.orElse(null)));
    }

    /** Days are often written as at home, or do not exist; what was meant can mostly be told. */
    private static Optional<LocalDate> date(YamlMap entry, String key) {
        Optional<LocalDate> day = entry.text(key).flatMap(WrittenDay::of);
        if (entry.has(key) && day.isEmpty()) {
            String text = entry.text(key).orElse("");
            entry.problemAt(
                    key,
                    WrittenDay.isSpeltRight(text) ? "core.suppression-no-such-day" : "core.yaml-value",
                    key,
                    text,
                    WrittenDay.meant(text)
                            .map(one -> "YYYY-MM-DD (" + one + ")")
                            .orElse("YYYY-MM-DD"));
        }
        return day;
    }

    private static Optional<SuppressionVex> vex(YamlMap entry) {
        if (!entry.has("vex")) {
            return Optional.empty();
        }
        YamlMap map = entry.map("vex");
        Optional<Status> status = map.choice("status", Status.values(), Status::key);
        Optional<Justification> justification = map.choice("justification", Justification.values(), Justification::key);
        if (!map.has("status")) {
            entry.problem("vex", "core.suppression-vex-needs", "status");
        } else if (map.has("justification") && status.isPresent() && status.get() != Status.NOT_AFFECTED) {
            map.problem(
                    "justification",
                    "core.suppression-vex-justified",
                    status.get().key());
        }
        map.end();
        return status.map(it -> new SuppressionVex(it, justification.orElse(null)));
    }

    /** A path or a rule that matches any says no more than none at all. */
    private static void wide(YamlMap entry) {
        if (entry.has("fingerprint") || entry.has("vulnerability") || entry.has("package")) {
            return;
        }
        boolean anyPath = entry.text("path")
                .filter(text -> text.matches("[*/]+") || matchesAny(text))
                .isPresent();
        boolean anyRule =
                entry.text("rule").filter(text -> text.matches("[*]+")).isPresent();
        if (anyPath && (anyRule || !entry.has("rule"))) {
            entry.problem(
                    "path", "core.suppression-all", "path", entry.text("path").orElse(""), MATCHERS);
        } else if (anyRule && !entry.has("path")) {
            entry.problem(
                    "rule", "core.suppression-all", "rule", entry.text("rule").orElse(""), MATCHERS);
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
