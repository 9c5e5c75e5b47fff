package io.sekisho.scanner.external;

import io.sekisho.core.scan.RawFinding;
import io.sekisho.model.Location;
import io.sekisho.model.Occurrence;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Lines on which some tool saw a secret: no other result may show them either. */
final class SecretPlaces {
    private final Map<String, List<Location>> byPath = new HashMap<>();

    void add(Location location) {
        byPath.computeIfAbsent(location.path(), path -> new ArrayList<>()).add(location);
    }

    /** @return the finding, without its snippet if that may hold a secret */
    RawFinding cover(RawFinding raw) {
        Occurrence occurrence = raw.occurrence();
        Location here = occurrence.location();
        boolean shows = occurrence.snippet() != null
                && byPath.getOrDefault(here.path(), List.of()).stream()
                        .anyMatch(
                                secret -> secret.startLine() <= here.endLine() && here.startLine() <= secret.endLine());
        return shows
                ? RawFinding.external(
                        raw.identity(), raw.rule(), raw.message(), withoutSnippet(occurrence), raw.external())
                : raw;
    }

    private static Occurrence withoutSnippet(Occurrence occurrence) {
        return new Occurrence(
                occurrence.scanner(),
                occurrence.location(),
                occurrence.artifact(),
                occurrence.module(),
                occurrence.commit(),
                occurrence.inTree(),
                occurrence.dependencyPath(),
                null,
                occurrence.toolSuppression());
    }
}
