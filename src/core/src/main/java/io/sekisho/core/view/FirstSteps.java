package io.sekisho.core.view;

import io.sekisho.model.Finding;
import io.sekisho.model.Kind;
import io.sekisho.model.Location;
import io.sekisho.model.Occurrence;
import io.sekisho.model.Severity;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** What to do first: the few acts that remove the most and the gravest findings, those that un-block before all others. */
public final class FirstSteps {
    /** One act: all that it removes, at least one finding, in the report's order. */
    public record Step(List<Finding> findings) {
        public Step {
            findings = List.copyOf(findings);
        }
    }

    private static final Set<String> OPEN =
            Set.of("secret.remedy-public-key", "secret.remedy-certificate", "secret.remedy-host-key");

    private final Counting findings;

    public FirstSteps(Counting findings) {
        this.findings = findings;
    }

    /** "Upgrade log4j-core to 2.17.1: removes 5 findings (2 critical, 3 high)." */
    public String say(Step act, Wording wording) {
        List<Finding> step = act.findings();
        Finding one = step.get(0);
        String removed = removed(wording, step);
        return switch (one.kind()) {
            case DEPENDENCY -> upgrade(wording, one, removed);
            case SECRET -> isOpen(one) ? places(wording, step, removed) : secrets(wording, step, removed);
            case CODE, EXTERNAL -> places(wording, step, removed);
        };
    }

    private static String places(Wording wording, List<Finding> step, String removed) {
        return places(step).size() == 1
                ? wording.of("cli.first-rule-once", rules(step), removed)
                : wording.of("cli.first-rule", rules(step), places(step).size(), removed);
    }

    /** A weak public key, or a check of certificates that is off: nothing leaked that could be revoked. */
    private static boolean isOpen(Finding finding) {
        return finding.remedy() != null
                && OPEN.contains(finding.remedy().advice().code());
    }

    private static String upgrade(Wording wording, Finding one, String removed) {
        String component = one.vulnerability().component();
        return one.remedy().raisesItself(one.vulnerability())
                ? wording.of("cli.first-upgrade", component, one.remedy().fixedVersion(), removed)
                : wording.of(
                        "cli.first-upgrade-through",
                        component,
                        one.remedy().fixedVersion(),
                        Names.ofPackage(one.remedy().upgrade()),
                        removed);
    }

    private String secrets(Wording wording, List<Finding> step, String removed) {
        int places = places(step).size();
        if (findings.staged()) {
            return wording.of("cli.first-secrets-staged", places);
        }
        List<Finding> inFiles = step.stream().filter(FirstSteps::inTree).toList();
        if (inFiles.isEmpty()) {
            return wording.of("cli.first-secrets-history", places, removed);
        }
        if (inFiles.size() < step.size()) {
            return wording.of(
                    "cli.first-secrets-both", places, removed(wording, inFiles), step.size() - inFiles.size());
        }
        if (step.size() == 1) {
            return wording.of("cli.first-secret", removed);
        }
        long values = values(step);
        return values > 0
                ? wording.of("cli.first-secrets-values", values, places, removed)
                : wording.of("cli.first-secrets", places, removed);
    }

    /** What is only in the history can be taken out of no file. */
    private static boolean inTree(Finding finding) {
        return finding.occurrences().stream().anyMatch(Occurrence::inTree);
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
    private static String removed(Wording wording, List<Finding> step) {
        Map<Severity, Long> counts = step.stream()
                .collect(Collectors.groupingBy(Finding::severity, java.util.TreeMap::new, Collectors.counting()));
        String each = counts.entrySet().stream()
                .map(count -> count.getValue() + " " + wording.of(Names.of(count.getKey())))
                .collect(Collectors.joining(", "));
        return step.size() == 1 ? wording.of("cli.removed-one", each) : wording.of("cli.removed", step.size(), each);
    }

    /** All of them, the most urgent first. Only what is worth an act of its own: inventory is not, nor what nobody knows a fix for. */
    public List<Step> steps() {
        Map<String, List<Finding>> steps = new LinkedHashMap<>();
        for (Finding finding : findings.counting()) {
            String key = key(finding);
            if (key != null && finding.severity().atLeast(Severity.MEDIUM)) {
                steps.computeIfAbsent(key, none -> new ArrayList<>()).add(finding);
            }
        }
        return byPlace(steps.values()).stream()
                .map(step -> new Weighed(new Step(step), weight(step)))
                .sorted(Comparator.comparing(Weighed::weight, FirstSteps::compare))
                .map(Weighed::step)
                .toList();
    }

    private record Weighed(Step step, long[] weight) {}

    /** How many of it fail the gate (one counts as many), then how many there are of each severity. */
    private long[] weight(List<Finding> step) {
        long[] weight = new long[Severity.values().length + 1];
        for (Finding finding : step) {
            weight[0] |= findings.isFailing(finding) ? 1 : 0;
            weight[finding.severity().ordinal() + 1]++;
        }
        return weight;
    }

    private static int compare(long[] one, long[] other) {
        return Arrays.compare(other, one);
    }

    private static String key(Finding finding) {
        return switch (finding.kind()) {
            case DEPENDENCY ->
                finding.remedy() == null || finding.remedy().fixedVersion() == null
                        ? null
                        : "d " + finding.vulnerability().component() + " "
                                + finding.remedy().fixedVersion();
            case SECRET -> isOpen(finding) ? "s " + finding.rule().id() : "s";
            case CODE, EXTERNAL ->
                finding.kind() == Kind.CODE
                        ? "c " + finding.rule().id()
                        : "x " + finding.external().tool() + " "
                                + finding.rule().id();
        };
    }
}
