package io.sekisho.core.policy;

import com.github.packageurl.MalformedPackageURLException;
import com.github.packageurl.PackageURL;
import io.sekisho.core.consolidate.Wildcard;
import io.sekisho.model.Finding;
import io.sekisho.model.Occurrence;
import java.util.Optional;

/**
 * A package, or several, in any version or in a range of them.
 *
 * @param coordinates package URL without version, qualifiers and subpath; {@code *} stands for any characters of the name
 * @param versions null for any
 */
public record PackageMatcher(String coordinates, VersionRange versions) {
    /** @return empty when the text is no package URL; a version in it is the only one that matches */
    public static Optional<PackageMatcher> of(String purl) {
        boolean pattern = purl.contains("*");
        // Of some types a package has no name without a group, which the star may stand for, too.
        Optional<PackageURL> parsed = parse(purl.replace('*', 'x')).or(() -> parse(purl.replace("*", "x/x")));
        if (pattern && (parsed.isEmpty() || !isPattern(purl, parsed.get()))) {
            return Optional.empty();
        }
        return parsed.map(url -> new PackageMatcher(
                pattern ? purl.substring(0, end(purl, url)).replace("%40", "@") : coordinates(url),
                url.getVersion() == null ? null : VersionRange.exactly(url.getVersion())));
    }

    /** Stars stand in the name only, which is what a package URL without them is compared with as it is. */
    private static boolean isPattern(String purl, PackageURL url) {
        return url.getQualifiers() == null
                && url.getSubpath() == null
                && purl.indexOf('*', end(purl, url)) < 0
                && purl.indexOf('/') > 0
                && purl.indexOf('*') > purl.indexOf('/');
    }

    private static int end(String purl, PackageURL url) {
        return url.getVersion() == null ? purl.length() : purl.lastIndexOf('@');
    }

    /** @return empty when the text is no range, or a version was given already */
    public Optional<PackageMatcher> within(String range) {
        return versions != null
                ? Optional.empty()
                : VersionRange.parse(range).map(parsed -> new PackageMatcher(coordinates, parsed));
    }

    boolean isPattern() {
        return coordinates.contains("*");
    }

    /** @param other package URL without version; empty for what has none */
    boolean names(String other) {
        return isPattern() ? !other.isEmpty() && new Wildcard(coordinates).matches(other) : coordinates.equals(other);
    }

    /** Whether all packages of the other one, in whatever version, are of this one, too. */
    boolean namesAllOf(PackageMatcher other) {
        return coordinates.equals(other.coordinates)
                || isPattern() && new Wildcard(coordinates).covers(new Wildcard(other.coordinates));
    }

    /** @param finding of this package */
    boolean matches(Finding finding, Occurrence occurrence, Versions known) {
        return versions == null
                || known.of(finding, occurrence)
                        .filter(version -> known.isIn(versions, version))
                        .isPresent();
    }

    /** @param other null for any package */
    boolean coversAllOf(PackageMatcher other) {
        return other != null
                && namesAllOf(other)
                && (versions == null || other.versions != null && versions.coversAllOf(other.versions));
    }

    /** Empty text for what is no package URL, which equals no matcher's. */
    public static String coordinates(String purl) {
        return parse(purl).map(PackageMatcher::coordinates).orElse("");
    }

    static Optional<String> version(String purl) {
        return parse(purl).map(PackageURL::getVersion);
    }

    private static String coordinates(PackageURL url) {
        String namespace = url.getNamespace() == null ? "" : url.getNamespace() + "/";
        return "pkg:" + url.getType() + "/" + namespace + url.getName();
    }

    private static Optional<PackageURL> parse(String purl) {
        try {
            return Optional.of(new PackageURL(purl));
        } catch (MalformedPackageURLException e) {
            return Optional.empty();
        }
    }
}
