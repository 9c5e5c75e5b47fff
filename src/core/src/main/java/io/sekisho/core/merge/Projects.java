package io.sekisho.core.merge;

import io.sekisho.model.Change;
import io.sekisho.model.Facts;
import io.sekisho.model.Kind;
import io.sekisho.model.Project;
import io.sekisho.model.ScannerState;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;

/** What was scanned, over all parts. */
final class Projects {
    /** How far a secret scan looks, the shortest first. */
    private static final List<String> REACH = List.of("staged", "range", "tree", "history");

    private Projects() {}

    static Project join(List<Facts> parts, Directories directories) {
        Project first = parts.get(0).project();
        return new Project(
                first.name(),
                first(parts, Project::commit),
                first(parts, Project::branch),
                scope(parts),
                first(parts, Project::range),
                change(parts),
                directories.common(),
                first(parts, Project::repository));
    }

    private static <T> T first(List<Facts> parts, Function<Project, T> value) {
        return parts.stream()
                .map(part -> value.apply(part.project()))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    /** As far as all looked that looked for secrets. */
    private static String scope(List<Facts> parts) {
        Comparator<String> shortest = Comparator.comparingInt(REACH::indexOf);
        return parts.stream()
                .filter(Projects::lookedForSecrets)
                .map(part -> part.project().scope())
                .min(shortest)
                .orElse(parts.get(0).project().scope());
    }

    private static boolean lookedForSecrets(Facts part) {
        return part.coverage().scanners().stream()
                .anyMatch(run -> run.kind() == Kind.SECRET && run.state() != ScannerState.LEFT_OUT);
    }

    /** A change is proposed to a target if one part says so; where parts compared with different bases, no base is known. */
    private static Change change(List<Facts> parts) {
        List<Change> changes = parts.stream()
                .map(part -> part.project().change())
                .filter(Objects::nonNull)
                .toList();
        if (changes.isEmpty()) {
            return null;
        }
        String target = changes.stream()
                .map(Change::target)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
        boolean same = changes.size() == parts.size()
                && changes.stream().map(Change::base).distinct().count() == 1;
        return new Change(
                target,
                same ? changes.get(0).base() : null,
                changes.stream()
                        .flatMap(change -> change.renames().stream())
                        .distinct()
                        .sorted(Comparator.comparing(Change.Rename::to).thenComparing(Change.Rename::from))
                        .toList());
    }
}
