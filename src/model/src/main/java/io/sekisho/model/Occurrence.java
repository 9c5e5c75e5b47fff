package io.sekisho.model;

import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * One place where a scanner saw a finding. Status, suppressions and the equality of raw counts work on occurrences.
 *
 * @param scanner id of the scanner that reported it
 * @param location where a person would repair it (source line, build-file line, line of the secret)
 * @param artifact what the scanner looked at when that is not {@code location}: a jar, a nested jar as {@code app.war!/lib.jar},
 *     a class file; null otherwise
 * @param module the module of the project that it belongs to, as relative directory; null when unknown, "" for the root
 * @param commit for what was found in history; null for the tree
 * @param inTree whether it is still in the checked-out tree
 * @param dependencyPath from the direct dependency to this component, as package URLs; empty when unknown ("path unknown")
 * @param snippet the offending line, secrets masked, at most 500 characters; null when not known
 * @param toolSuppression what the tool's own list in the repository says against it ({@code .gitleaksignore},
 *     {@code gitleaks:allow} …): a fact, the judge decides whether it counts; null otherwise
 * @param touched whether what is here differs from {@link Change#base()}: its lines, its commit, or the manifests that bring it
 *     in; false means that it is there unchanged. Null when unknown
 * @param since earliest evidence of it: the date of the commit that brought it in; null when unknown
 */
public record Occurrence(
        String scanner,
        Location location,
        String artifact,
        String module,
        CommitRef commit,
        boolean inTree,
        List<String> dependencyPath,
        String snippet,
        String toolSuppression,
        Boolean touched,
        Instant since) {
    public Occurrence {
        Objects.requireNonNull(scanner, "scanner");
        Objects.requireNonNull(location, "location");
        dependencyPath = dependencyPath == null ? List.of() : List.copyOf(dependencyPath);
    }

    /** One of which git has said nothing yet. */
    public Occurrence(
            String scanner,
            Location location,
            String artifact,
            String module,
            CommitRef commit,
            boolean inTree,
            List<String> dependencyPath,
            String snippet,
            String toolSuppression) {
        this(scanner, location, artifact, module, commit, inTree, dependencyPath, snippet, toolSuppression, null, null);
    }

    /** An occurrence in the tree, with nothing else known. */
    public static Occurrence at(String scanner, Location location) {
        return new Occurrence(scanner, location, null, null, null, true, List.of(), null, null);
    }

    /** The same in another place. */
    public Occurrence at(Location other) {
        return new Occurrence(
                scanner,
                other,
                artifact,
                module,
                commit,
                inTree,
                dependencyPath,
                snippet,
                toolSuppression,
                touched,
                since);
    }

    /** @param other null to quote nothing */
    public Occurrence quoting(String other) {
        return new Occurrence(
                scanner,
                location,
                artifact,
                module,
                commit,
                inTree,
                dependencyPath,
                other,
                toolSuppression,
                touched,
                since);
    }

    /** The same with what git says of it; null for what it does not say. */
    public Occurrence witnessed(Boolean changed, Instant earliest) {
        return new Occurrence(
                scanner,
                location,
                artifact,
                module,
                commit,
                inTree,
                dependencyPath,
                snippet,
                toolSuppression,
                changed,
                earliest);
    }
}
