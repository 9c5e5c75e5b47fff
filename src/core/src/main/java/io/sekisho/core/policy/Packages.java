package io.sekisho.core.policy;

import io.sekisho.model.Occurrence;
import java.util.List;
import java.util.Optional;

/**
 * Holds for places of any of some packages, in some of their versions.
 *
 * @param packages at least one
 * @param versions ranges, any of which the place's version must be in; empty for any version. A place whose version cannot be
 *     told is in none
 */
public record Packages(List<PackageMatcher> packages, List<VersionRange> versions) implements Condition {
    public Packages {
        packages = List.copyOf(packages);
        versions = List.copyOf(versions);
    }

    @Override
    public ConditionKey key() {
        return ConditionKey.PACKAGE;
    }

    @Override
    public boolean holds(Subject subject, Occurrence place) {
        String coordinates = subject.coordinates();
        return !coordinates.isEmpty()
                && packages.stream()
                        .anyMatch(one -> one.names(coordinates)
                                && (one.versions() == null || isIn(List.of(one.versions()), subject, place)))
                && (versions.isEmpty() || isIn(versions, subject, place));
    }

    private static boolean isIn(List<VersionRange> ranges, Subject subject, Occurrence place) {
        Optional<String> version = subject.version(place);
        return version.isPresent() && ranges.stream().anyMatch(range -> range.contains(version.get()));
    }

    @Override
    public boolean covers(Condition other) {
        return other instanceof Packages narrower
                && narrower.packages.stream().allMatch(one -> packages.stream().anyMatch(wide -> wide.coversAllOf(one)))
                && (versions.isEmpty()
                        || !narrower.versions.isEmpty()
                                && narrower.versions.stream()
                                        .allMatch(one -> versions.stream().anyMatch(wide -> wide.coversAllOf(one))));
    }
}
