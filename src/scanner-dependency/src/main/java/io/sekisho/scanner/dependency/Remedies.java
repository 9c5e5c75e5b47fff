package io.sekisho.scanner.dependency;

import io.sekisho.core.plan.ResolvedDependency;
import io.sekisho.model.Remedy;
import io.sekisho.model.Text;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.owasp.dependencycheck.dependency.Vulnerability;
import org.owasp.dependencycheck.dependency.VulnerableSoftware;

/**
 * What to do about a finding: the smallest version that fixes all findings of the package in all the versions that the finding
 * folds. What is published cannot be asked for here: a version is where a range ends, no promise that it exists.
 */
final class Remedies {
    private static final int MOST_NAMES = 3;

    private final ProductRanges products;
    private final RetireRepository scripts;
    private final Set<String> foreign;
    private final Map<List<?>, Fix> known = new HashMap<>();

    /** @param dependencies of the project; what else a path names is a module of its own, which nobody can raise */
    Remedies(ProductRanges products, RetireRepository scripts, Collection<ResolvedDependency> dependencies) {
        this.products = products;
        this.foreign = dependencies.stream().map(ResolvedDependency::packageUrl).collect(Collectors.toSet());
        this.scripts = scripts;
    }

    /**
     * @param same everything that one finding folds, in any version
     * @param confidence that the package is the product that the vulnerability is about; null when none is given
     */
    Remedy of(List<Seen> same, String confidence) throws SQLException {
        TreeSet<String> versions = new TreeSet<>(PackageVersion.ORDER);
        same.stream().map(Seen::version).filter(Objects::nonNull).forEach(versions::add);
        boolean allKnown = same.stream().noneMatch(one -> one.version() == null);
        Fix fix = allKnown ? fix(same, versions) : Fix.NONE;
        List<ResolvedDependency> declared = same.stream()
                .map(one -> one.place().declared())
                .filter(Objects::nonNull)
                .filter(one -> !one.path().isEmpty())
                .toList();
        Set<String> direct = declared.stream()
                .map(one -> PackageId.parse(first(one)).map(PackageId::coordinates))
                .flatMap(java.util.Optional::stream)
                .collect(Collectors.toCollection(LinkedHashSet::new));
        Set<String> through = declared.stream()
                .filter(one -> !first(one).equals(one.packageUrl()))
                .map(one -> shown(first(one)))
                .collect(Collectors.toCollection(TreeSet::new));
        return new Remedy(
                advice(same.get(0), few(versions), fix, few(through), confidence),
                fix.version(),
                direct.size() == 1 ? direct.iterator().next() : null);
    }

    /** A dependency on a mere pom, which brings in others, is none of the plan's dependencies. */
    private String first(ResolvedDependency declared) {
        return declared.path().stream()
                .filter(purl -> foreign.contains(purl) || purl.contains("type=pom"))
                .findFirst()
                .orElse(declared.packageUrl());
    }

    private static Text advice(Seen one, String versions, Fix fix, String through, String confidence) {
        String name = one.name();
        if (fix.version() == null && fix.laterThan() == null) {
            return Text.of("dependency.no-fix", name);
        }
        VulnerableSoftware matched = one.vulnerability().getMatchedVulnerableSoftware();
        if (matched != null && ("low".equals(confidence) || "medium".equals(confidence))) {
            String product = matched.getVendor() + ":" + matched.getProduct();
            return Text.of("dependency.unsure", name, versions, range(fix), product, confidence);
        }
        List<Object> arguments = new ArrayList<>(List.of(name, versions));
        StringBuilder code = new StringBuilder("dependency.");
        if (fix.version() == null) {
            code.append("later-than");
            arguments.add(fix.laterThan());
        } else {
            code.append("upgrade");
            arguments.add(fix.version());
        }
        if (!through.isEmpty()) {
            code.append("-transitive");
        }
        arguments.add(through);
        if (fix.within() != null) {
            code.append(fix.others().isEmpty() ? "-alone" : fix.openEnd() ? "-branches" : "-branches-alone");
            arguments.add(fix.within());
            arguments.add(String.join(", ", fix.others()));
        }
        return Text.of(code.toString(), arguments.toArray());
    }

    /** Without words: {@code >=5.2.5 (5.x), 6.2.4, >=7.5.11}. */
    private static String range(Fix fix) {
        String first = fix.version() == null ? ">" + fix.laterThan() : ">=" + fix.version();
        if (fix.within() == null) {
            return first;
        }
        List<String> all = new ArrayList<>(List.of(first + " (" + fix.within() + ")"));
        all.addAll(fix.others());
        int last = all.size() - 1;
        if (last > 0 && fix.openEnd()) {
            all.set(last, ">=" + all.get(last));
        }
        return String.join(", ", all);
    }

    /** {@code a, b, c (+2)}. */
    private static String few(Collection<String> names) {
        String few = names.stream().limit(MOST_NAMES).collect(Collectors.joining(", "));
        return names.size() <= MOST_NAMES ? few : few + " (+" + (names.size() - MOST_NAMES) + ")";
    }

    private static String shown(String purl) {
        return PackageId.parse(purl).map(PackageId::name).orElse(purl);
    }

    private Fix fix(List<Seen> same, Set<String> versions) throws SQLException {
        Set<Vulnerability> vulnerabilities = new LinkedHashSet<>();
        Set<String> suppressed = new TreeSet<>();
        String library = "";
        for (Seen one : same) {
            vulnerabilities.addAll(one.dependency().getVulnerabilities());
            one.dependency().getSuppressedVulnerabilities().forEach(other -> suppressed.add(other.getName()));
            library = one.id() != null && one.id().type().equals("javascript")
                    ? one.id().name()
                    : library;
        }
        List<Affected> found = new ArrayList<>();
        Set<ProductRanges.Product> concerned = new LinkedHashSet<>();
        for (Vulnerability vulnerability : vulnerabilities) {
            VulnerableSoftware matched = vulnerability.getMatchedVulnerableSoftware();
            if (matched != null) {
                concerned.add(new ProductRanges.Product(matched.getVendor(), matched.getProduct()));
                found.add(ProductRanges.affected(vulnerability.getName(), matched));
            }
        }
        List<?> key = List.of(names(found), Set.copyOf(concerned), suppressed, library, List.copyOf(versions));
        Fix fix = known.get(key);
        if (fix == null) {
            List<Affected> all = new ArrayList<>(library.isEmpty() ? List.of() : scripts.affected(library));
            for (ProductRanges.Product product : concerned) {
                all.addAll(products.of(product));
            }
            all.removeIf(range -> suppressed.contains(range.vulnerability()));
            fix = Fix.of(all, found, versions);
            known.put(key, fix);
        }
        return fix;
    }

    private static Set<String> names(List<Affected> found) {
        return found.stream().map(Affected::vulnerability).collect(Collectors.toSet());
    }
}
