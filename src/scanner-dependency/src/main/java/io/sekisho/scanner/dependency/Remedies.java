package io.sekisho.scanner.dependency;

import io.sekisho.core.plan.ResolvedDependency;
import io.sekisho.model.Remedy;
import io.sekisho.model.Text;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.owasp.dependencycheck.dependency.Dependency;
import org.owasp.dependencycheck.dependency.Vulnerability;
import org.owasp.dependencycheck.dependency.VulnerableSoftware;

/**
 * The smallest version that fixes all findings of a package: the end of an affected range, of the same major version first,
 * that no vulnerability in the database concerns. A range whose last affected version is published, but not what fixed it, only
 * says "later than".
 */
final class Remedies {
    private final ProductRanges products;
    private final RetireRepository scripts;
    private final Map<List<?>, Fix> known = new HashMap<>();

    /**
     * @param version null when none is known
     * @param laterThan null when nothing is known of it
     */
    record Fix(String version, String laterThan) {}

    Remedies(ProductRanges products, RetireRepository scripts) {
        this.products = products;
        this.scripts = scripts;
    }

    /**
     * @param id what the dependency is; null when nothing is known
     * @param version in use; null when unknown
     * @param place where; tells whether another dependency must be raised
     */
    Remedy of(Dependency dependency, PackageId id, String version, Place place) throws SQLException {
        String name = id == null ? dependency.getActualFile().getName() : id.name();
        Fix fix = version == null ? new Fix(null, null) : fix(dependency, id, version);
        ResolvedDependency declared = place.declared();
        String direct = declared == null || declared.path().isEmpty()
                ? null
                : PackageId.parse(declared.path().get(0))
                        .map(PackageId::coordinates)
                        .orElse(null);
        if (fix.version() != null) {
            boolean transitive = declared != null && !declared.direct();
            Text advice = transitive
                    ? Text.of("dependency.upgrade-transitive", name, version, fix.version(), shown(declared))
                    : Text.of("dependency.upgrade", name, version, fix.version());
            return new Remedy(advice, fix.version(), direct);
        }
        return new Remedy(
                fix.laterThan() == null
                        ? Text.of("dependency.no-fix", name)
                        : Text.of("dependency.later-than", name, fix.laterThan()),
                null,
                direct);
    }

    private static String shown(ResolvedDependency declared) {
        String first = declared.path().get(0);
        return PackageId.parse(first).map(PackageId::name).orElse(first);
    }

    private Fix fix(Dependency dependency, PackageId id, String version) throws SQLException {
        Set<ProductRanges.Product> concerned = new java.util.LinkedHashSet<>();
        for (Vulnerability vulnerability : dependency.getVulnerabilities()) {
            VulnerableSoftware matched = vulnerability.getMatchedVulnerableSoftware();
            if (matched != null) {
                concerned.add(new ProductRanges.Product(matched.getVendor(), matched.getProduct()));
            }
        }
        Set<String> suppressed = dependency.getSuppressedVulnerabilities().stream()
                .map(Vulnerability::getName)
                .collect(Collectors.toCollection(TreeSet::new));
        String library = id != null && id.type().equals("javascript") ? id.name() : "";
        List<?> key = List.of(Set.copyOf(concerned), suppressed, library, version);
        Fix fix = known.get(key);
        if (fix == null) {
            List<Affected> all = new ArrayList<>(library.isEmpty() ? List.of() : scripts.affected(library));
            for (ProductRanges.Product product : concerned) {
                all.addAll(products.of(product));
            }
            all.removeIf(range -> suppressed.contains(range.vulnerability()));
            fix = smallest(all, version);
            known.put(key, fix);
        }
        return fix;
    }

    static Fix smallest(List<Affected> all, String version) {
        Optional<String> fixed = all.stream()
                .map(Affected::fixed)
                .filter(candidate -> candidate != null && PackageVersion.isNewer(candidate, version))
                .distinct()
                .sorted(PackageVersion.nearestTo(version))
                .filter(candidate ->
                        all.stream().noneMatch(range -> range.versions().test(candidate)))
                .findFirst();
        if (fixed.isPresent()) {
            return new Fix(fixed.get(), null);
        }
        boolean bounded = !all.isEmpty() && all.stream().allMatch(range -> end(range) != null);
        return new Fix(
                null,
                bounded
                        ? all.stream()
                                .map(Remedies::end)
                                .max(PackageVersion.ORDER)
                                .orElse(null)
                        : null);
    }

    private static String end(Affected range) {
        return range.last() == null ? range.fixed() : range.last();
    }
}
