package io.sekisho.scanner.dependency;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Where a package is no longer affected. The candidates are the ends of the ranges that hold the version in use, and of the ranges
 * that hold such an end; the end of a range that neither is in has nothing to do with it.
 *
 * @param version the first that nothing known concerns; null when none is known
 * @param laterThan the last that is known to be affected, when it is not published which version fixed it; null otherwise
 * @param within the branch of {@link #version} beyond which versions are affected again, such as {@code 5.x}; null when no later
 *     version is
 * @param others further versions that nothing known concerns, one for each major version that is affected again
 * @param openEnd whether nothing known concerns any version after the last of these
 */
record Fix(String version, String laterThan, String within, List<String> others, boolean openEnd) {
    static final Fix NONE = new Fix(null, null, null, List.of(), false);

    private static final int MOST_OTHERS = 4;

    /**
     * @param version the end of a range
     * @param published whether it is the first unaffected version; else it is the last affected one
     */
    private record Bound(String version, boolean published) {
        /** A version that stands for what an upgrade to it means. */
        String probe() {
            if (published) {
                return version;
            }
            return PackageVersion.isPreRelease(version) ? PackageVersion.withoutQualifier(version) : version + ".0.1";
        }
    }

    /**
     * @param all everything known of the package, whatever the version
     * @param found those of them that were found in the versions in use
     * @param inUse at least one
     */
    static Fix of(List<Affected> all, Collection<Affected> found, Collection<String> inUse) {
        String highest = inUse.stream().max(PackageVersion.ORDER).orElseThrow();
        Set<Bound> seen = new LinkedHashSet<>();
        Deque<Bound> open = new ArrayDeque<>();
        List<Bound> clean = new ArrayList<>();
        Stream.concat(found.stream(), all.stream().filter(range -> holdsAny(range, inUse)))
                .forEach(range -> add(range, all, highest, seen, open));
        while (!open.isEmpty()) {
            Bound bound = open.removeFirst();
            List<Affected> concerned = holding(all, bound.probe());
            concerned.forEach(range -> add(range, all, highest, seen, open));
            boolean endless = found.stream().anyMatch(range -> range.versions().test(bound.probe()));
            if (concerned.isEmpty() && !endless) {
                clean.add(bound);
            }
        }
        Comparator<Bound> best = Comparator.comparing(
                        (Bound bound) -> !PackageVersion.major(bound.version()).equals(PackageVersion.major(highest)))
                .thenComparing(bound -> !bound.published())
                .thenComparing(Bound::version, PackageVersion.ORDER);
        return clean.stream().min(best).map(bound -> of(bound, all, highest)).orElse(NONE);
    }

    private static boolean holdsAny(Affected range, Collection<String> versions) {
        return versions.stream().anyMatch(range.versions());
    }

    private static List<Affected> holding(List<Affected> all, String version) {
        return all.stream().filter(range -> range.versions().test(version)).toList();
    }

    private static void add(Affected range, List<Affected> all, String highest, Set<Bound> seen, Deque<Bound> open) {
        String last = range.isSingle() ? lastOfMajor(range, all) : range.last();
        Bound bound = range.fixed() != null ? new Bound(range.fixed(), true) : new Bound(last, false);
        if (bound.version() == null) {
            return;
        }
        int order = PackageVersion.ORDER.compare(bound.version(), highest);
        boolean ahead = bound.published() ? order > 0 : order >= 0;
        if (ahead && seen.add(bound)) {
            open.add(bound);
        }
    }

    /** Versions that are named one by one are read as a range within their major version. */
    private static String lastOfMajor(Affected single, List<Affected> all) {
        String major = PackageVersion.major(single.last());
        return Stream.concat(Stream.of(single), all.stream())
                .filter(other -> other.vulnerability().equals(single.vulnerability()) && other.isSingle())
                .map(Affected::last)
                .filter(last -> PackageVersion.major(last).equals(major))
                .max(PackageVersion.ORDER)
                .orElseThrow();
    }

    private static Fix of(Bound bound, List<Affected> all, String inUse) {
        String start = bound.version();
        // What is known of a release candidate only says nothing of releases.
        List<String> again = all.stream()
                .map(Affected::from)
                .filter(from -> from != null && PackageVersion.isNewer(from, start))
                .filter(Predicate.not(PackageVersion::isPreRelease))
                .sorted(PackageVersion.ORDER)
                .toList();
        List<String> others = again.isEmpty() ? List.of() : others(all, start);
        String end = others.isEmpty() ? start : others.get(others.size() - 1);
        return new Fix(
                bound.published() ? PackageVersion.qualifiedLike(inUse, start) : null,
                bound.published() ? null : PackageVersion.ORDER.compare(start, inUse) == 0 ? inUse : start,
                again.isEmpty() ? null : PackageVersion.branch(start, again.get(0)),
                shortened(others).stream()
                        .map(other -> PackageVersion.qualifiedLike(inUse, other))
                        .toList(),
                again.stream().noneMatch(from -> PackageVersion.isNewer(from, end)));
    }

    /** The highest of each major version. */
    private static List<String> others(List<Affected> all, String above) {
        Map<String, String> byMajor = new TreeMap<>(PackageVersion.ORDER);
        all.stream()
                .map(Affected::fixed)
                .filter(fixed -> fixed != null && PackageVersion.isNewer(fixed, above))
                .distinct()
                .sorted(PackageVersion.ORDER.reversed())
                .forEach(fixed -> {
                    String major = PackageVersion.major(fixed);
                    if (!byMajor.containsKey(major) && holding(all, fixed).isEmpty()) {
                        byMajor.put(major, fixed);
                    }
                });
        return List.copyOf(byMajor.values());
    }

    private static List<String> shortened(List<String> others) {
        if (others.size() <= MOST_OTHERS) {
            return others;
        }
        List<String> few = new ArrayList<>(others.subList(0, MOST_OTHERS - 1));
        few.add(others.get(others.size() - 1));
        return few;
    }
}
