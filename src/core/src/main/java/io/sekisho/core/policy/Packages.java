package io.sekisho.core.policy;

import io.sekisho.model.Occurrence;
import java.util.List;
import java.util.Optional;

/**
 * Holds for places of any of some packages, in some of their versions.
 *
 * @param patterns package URLs without version
 * @param versions ranges, any of which the place's version must be in; empty for any version. A place whose version cannot be
 *     told is in none
 */
public record Packages(List<Wildcard> patterns, List<VersionRange> versions) implements Condition {
    public Packages {
        patterns = List.copyOf(patterns);
        versions = List.copyOf(versions);
    }

    /** @return the pattern of a package URL in which {@code *} may stand for the name or its end; empty when it is none */
    public static Optional<Wildcard> pattern(String purl) {
        String plain = purl.replace('*', 'x');
        String coordinates = PackageMatcher.coordinates(plain);
        if (coordinates.isEmpty() || PackageMatcher.version(plain).isPresent()) {
            return Optional.empty();
        }
        return Optional.of(new Wildcard(purl.contains("*") ? purl.replace("%40", "@") : coordinates));
    }

    @Override
    public ConditionKey key() {
        return ConditionKey.PACKAGE;
    }

    @Override
    public boolean holds(Subject subject, Occurrence place) {
        String coordinates = subject.coordinates();
        return !coordinates.isEmpty() && isOne(coordinates) && isIn(subject, place);
    }

    private boolean isOne(String coordinates) {
        for (Wildcard pattern : patterns) {
            if (pattern.matches(coordinates)) {
                return true;
            }
        }
        return false;
    }

    private boolean isIn(Subject subject, Occurrence place) {
        return versions.isEmpty()
                || subject.version(place)
                        .filter(version -> versions.stream().anyMatch(range -> range.contains(version)))
                        .isPresent();
    }

    @Override
    public boolean covers(Condition other) {
        return other instanceof Packages narrower
                && narrower.patterns.stream()
                        .allMatch(one -> patterns.stream().anyMatch(pattern -> pattern.covers(one)))
                && (versions.isEmpty() || !narrower.versions.isEmpty() && versions.containsAll(narrower.versions));
    }
}
