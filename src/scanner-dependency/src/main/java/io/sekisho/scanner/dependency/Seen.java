package io.sekisho.scanner.dependency;

import java.util.Comparator;
import java.util.List;
import org.owasp.dependencycheck.dependency.Dependency;
import org.owasp.dependencycheck.dependency.Vulnerability;

/**
 * A vulnerability of a dependency at one place.
 *
 * @param identity what the fingerprint is made of: the same for every version of a package
 * @param id the package; null when it is not known
 * @param version in use; null when it is not known
 */
record Seen(
        List<String> identity,
        Dependency dependency,
        Vulnerability vulnerability,
        PackageId id,
        String version,
        Place place) {
    static final Comparator<Seen> LOWEST = Comparator.comparing(
                    Seen::version, Comparator.nullsLast(PackageVersion.ORDER))
            .thenComparing(seen -> seen.id() == null ? "" : seen.id().purl());

    String name() {
        return id == null ? dependency.getActualFile().getName() : id.name();
    }
}
