package io.sekisho.cli.summary;

import io.sekisho.model.Finding;
import io.sekisho.model.Kind;
import io.sekisho.model.Location;
import io.sekisho.model.Occurrence;
import io.sekisho.model.Severity;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** What to do first: the few acts that remove the most and the gravest findings, those that un-block before all others. */
final class FirstSteps {
    private static final int MOST = 5;

    private final Counting findings;

    FirstSteps(Counting findings) {
        this.findings = findings;
    }

    void on(Page page) {
        List<List<Finding>> steps = steps();
        if (steps.isEmpty()) {
            return;
        }
        page.heading("cli.first-heading");
        int number = 1;
        for (List<Finding> step : steps.subList(0, Math.min(MOST, steps.size()))) {
            page.wrapped("  " + number++ + ". ", step(page, step));
        }
    }

    private String step(Page page, List<Finding> step) {
        Finding one = step.get(0);
        String removed = removed(page, step);
        return switch (one.kind()) {
            case DEPENDENCY -> upgrade(page, one, removed);
            case SECRET -> secrets(page, step, removed);
            case CODE, EXTERNAL ->
                places(step).size() == 1
                        ? page.text("cli.first-rule-once", rules(step), removed)
                        : page.text("cli.first-rule", rules(step), places(step).size(), removed);
        };
    }

    private static String upgrade(Page page, Finding one, String removed) {
        String component = one.vulnerability().component();
        String through = one.remedy().upgrade();
        boolean itself = through == null
                || through.equals(withoutVersion(one.vulnerability().packageUrl()));
        return itself
                ? page.text("cli.first-upgrade", component, one.remedy().fixedVersion(), removed)
                : page.text(
                        "cli.first-upgrade-through",
                        component,
                        one.remedy().fixedVersion(),
                        Names.ofPackage(through),
                        removed);
    }

    private String secrets(Page page, List<Finding> step, String removed) {
        int places = places(step).size();
        if (findings.staged()) {
            return page.text("cli.first-secrets-staged", places);
        }
        if (step.size() == 1) {
            return page.text("cli.first-secret", removed);
        }
        long values = values(step);
        return values > 0
                ? page.text("cli.first-secrets-values", values, places, removed)
                : page.text("cli.first-secrets", places, removed);
    }

    /** How many different values; 0 when not every finding has a fingerprint under the same key. */
    private static long values(List<Finding> step) {
        List<List<String>> all = step.stream()
                .map(finding -> finding.secret().keyedFingerprints())
                .toList();
        if (all.get(0).isEmpty()) {
            return 0;
        }
        String first = all.get(0).get(0);
        String key = first.substring(0, first.lastIndexOf(':') + 1);
        boolean each = all.stream().allMatch(some -> some.stream().anyMatch(one -> one.startsWith(key)));
        return each
                ? all.stream()
                        .flatMap(List::stream)
                        .filter(one -> one.startsWith(key))
                        .distinct()
                        .count()
                : 0;
    }

    private static String rules(List<Finding> step) {
        return step.stream().map(finding -> finding.rule().id()).distinct().collect(Collectors.joining(", "));
    }

    private static Set<Location> places(List<Finding> step) {
        return step.stream()
                .flatMap(finding -> finding.occurrences().stream())
                .map(Occurrence::location)
                .collect(Collectors.toSet());
    }

    /** The same lines under two rules are repaired by one act. */
    private static List<List<Finding>> byPlace(Collection<List<Finding>> steps) {
        Map<Object, List<Finding>> merged = new LinkedHashMap<>();
        for (List<Finding> step : steps) {
            Object place = step.get(0).kind() == Kind.CODE ? places(step) : step;
            merged.computeIfAbsent(place, none -> new ArrayList<>()).addAll(step);
        }
        return List.copyOf(merged.values());
    }

    /** "5 findings (2 critical, 3 high)". */
    private static String removed(Page page, List<Finding> step) {
        Map<Severity, Long> counts = step.stream()
                .collect(Collectors.groupingBy(Finding::severity, java.util.TreeMap::new, Collectors.counting()));
        String each = counts.entrySet().stream()
                .map(count -> count.getValue() + " " + page.text(Names.of(count.getKey())))
                .collect(Collectors.joining(", "));
        return step.size() == 1 ? page.text("cli.removed-one", each) : page.text("cli.removed", step.size(), each);
    }

    /** Only what is worth an act of its own: inventory is not, nor what nobody knows a fix for. */
    private List<List<Finding>> steps() {
        Map<String, List<Finding>> steps = new LinkedHashMap<>();
        for (Finding finding : findings.counting()) {
            String key = key(finding);
            if (key != null && finding.severity().atLeast(Severity.MEDIUM)) {
                steps.computeIfAbsent(key, none -> new ArrayList<>()).add(finding);
            }
        }
        Comparator<List<Finding>> order =
                Comparator.comparing(step -> step.stream().noneMatch(findings::isFailing));
        for (Severity severity : Severity.values()) {
            order = order.thenComparing(Comparator.comparingLong((List<Finding> step) -> step.stream()
                            .filter(finding -> finding.severity() == severity)
                            .count())
                    .reversed());
        }
        return byPlace(steps.values()).stream().sorted(order).toList();
    }

    private static String key(Finding finding) {
        return switch (finding.kind()) {
            case DEPENDENCY ->
                finding.remedy() == null || finding.remedy().fixedVersion() == null
                        ? null
                        : "d " + finding.vulnerability().component() + " "
                                + finding.remedy().fixedVersion();
            case SECRET -> "s";
            case CODE, EXTERNAL ->
                finding.kind() == Kind.CODE
                        ? "c " + finding.rule().id()
                        : "x " + finding.external().tool() + " "
                                + finding.rule().id();
        };
    }

    private static String withoutVersion(String packageUrl) {
        if (packageUrl == null) {
            return null;
        }
        int at = packageUrl.indexOf('@', packageUrl.indexOf('/') + 1);
        int end = at < 0 ? packageUrl.indexOf('?') : at;
        return end < 0 ? packageUrl : packageUrl.substring(0, end);
    }
}
