package io.sekisho.scanner.dependency;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.owasp.dependencycheck.dependency.Confidence;
import org.owasp.dependencycheck.dependency.Dependency;
import org.owasp.dependencycheck.dependency.Vulnerability;
import org.owasp.dependencycheck.dependency.naming.Identifier;
import org.owasp.dependencycheck.dependency.naming.PurlIdentifier;

/** What Dependency-Check takes a dependency for. */
final class Identified {
    private Identified() {}

    /**
     * The package that it most probably is: by Dependency-Check's confidence; of equal ones the one whose name is in the file's.
     *
     * @return empty when there is none with at least medium confidence
     */
    static Optional<PackageId> as(Dependency dependency) {
        return all(dependency).stream().findFirst();
    }

    /** All with at least medium confidence, most probable first. */
    static List<PackageId> all(Dependency dependency) {
        String file = String.valueOf(dependency.getFileName());
        record Rated(Confidence confidence, PackageId id) {}
        List<Rated> rated = new ArrayList<>();
        for (Identifier identifier : dependency.getSoftwareIdentifiers()) {
            Confidence confidence = identifier.getConfidence() == null ? Confidence.LOW : identifier.getConfidence();
            if (identifier instanceof PurlIdentifier && confidence.compareTo(Confidence.MEDIUM) <= 0) {
                PackageId.parse(identifier.getValue()).ifPresent(id -> rated.add(new Rated(confidence, id)));
            }
        }
        return rated.stream()
                .sorted(Comparator.comparing(Rated::confidence)
                        .thenComparing(one -> !file.contains(artifact(one.id())))
                        .thenComparing(one -> one.id().purl()))
                .map(Rated::id)
                .toList();
    }

    private static String artifact(PackageId id) {
        return id.name()
                .substring(Math.max(id.name().lastIndexOf(':'), id.name().lastIndexOf('/')) + 1);
    }

    /** Of a script that bundles several libraries: the one that has this vulnerability. */
    static Optional<PackageId> as(Dependency dependency, Vulnerability vulnerability, RetireRepository scripts) {
        List<PackageId> all = all(dependency);
        return all.stream()
                .filter(id -> id.type().equals("javascript"))
                .filter(id -> scripts.knows(id, vulnerability))
                .findFirst()
                .or(() -> all.stream().findFirst());
    }

    /** {@code log4j-core} for {@code log4j-core-2.14.1.jar}; for what has neither purl nor CPE. */
    static String fileWithoutVersion(Dependency dependency) {
        String name = dependency.getActualFile().getName();
        int dot = name.lastIndexOf('.');
        String base = dot < 1 ? name : name.substring(0, dot);
        return base.replaceFirst("[-_.]v?\\d[\\w.+-]*$", "");
    }
}
