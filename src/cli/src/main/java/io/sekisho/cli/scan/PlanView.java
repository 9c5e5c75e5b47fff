package io.sekisho.cli.scan;

import io.sekisho.cli.console.Columns;
import io.sekisho.cli.console.Console;
import io.sekisho.core.plan.Manifest;
import io.sekisho.core.plan.Module;
import io.sekisho.core.plan.ScanPlan;
import io.sekisho.core.plan.ScanScope;
import io.sekisho.model.Kind;
import io.sekisho.model.Text;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Says in a line for each kind what is going to be scanned. */
final class PlanView {
    private static final int ID_LENGTH = 8;
    private static final int LABEL = 11;

    private final Console console;

    PlanView(Console console) {
        this.console = console;
    }

    void show(ScanPlan plan, Set<Kind> kinds, List<String> policySources, ScanRequest request) {
        console.warn("cli.plan-heading", plan.root());
        for (Kind kind : Kind.values()) {
            if (kinds.contains(kind)) {
                what(kind, plan, request).ifPresent(text -> line(kind.key(), text));
            }
        }
        line("policy", Text.of("cli.plan-policy", String.join(", ", policySources)));
    }

    private void line(String label, Text text) {
        console.warn(Text.of("cli.plan-line", Columns.left(label, LABEL), console.render(text)));
    }

    private static Optional<Text> what(Kind kind, ScanPlan plan, ScanRequest request) {
        return switch (kind) {
            case DEPENDENCY -> Optional.of(dependency(plan));
            case SECRET -> Optional.of(secret(plan.scope()));
            case CODE -> Optional.of(code(plan.modules()));
            case EXTERNAL ->
                request.sarif().isEmpty()
                        ? Optional.empty()
                        : Optional.of(
                                Text.of("cli.plan-external", request.sarif().size()));
        };
    }

    private static Text dependency(ScanPlan plan) {
        int archives = plan.archives().size();
        int resolved = plan.dependencies().size();
        return plan.manifests().isEmpty()
                ? Text.of("cli.plan-dependency-bare", archives, resolved)
                : Text.of("cli.plan-dependency", archives, resolved, manifests(plan.manifests()));
    }

    private static Text secret(ScanScope scope) {
        return switch (scope.reach()) {
            case TREE -> Text.of("cli.plan-secret-tree");
            case HISTORY -> Text.of("cli.plan-secret-history");
            case RANGE -> Text.of("cli.plan-secret-range", id(scope.from()), id(scope.to()));
            case STAGED -> Text.of("cli.plan-secret-staged");
        };
    }

    private static Text code(List<Module> modules) {
        long compiled = modules.stream()
                .map(Module::classDirectories)
                .filter(directories -> !directories.isEmpty())
                .count();
        return Text.of("cli.plan-code", compiled, modules.size());
    }

    /** "maven 3, npm 1". */
    private static String manifests(Collection<Manifest> manifests) {
        return manifests.stream()
                .collect(Collectors.groupingBy(Manifest::ecosystem, TreeMap::new, Collectors.counting()))
                .entrySet()
                .stream()
                .map(count -> count.getKey() + " " + count.getValue())
                .collect(Collectors.joining(", "));
    }

    private static String id(String commit) {
        return commit.substring(0, Math.min(ID_LENGTH, commit.length()));
    }
}
