package io.sekisho.core.policy;

import com.github.packageurl.MalformedPackageURLException;
import com.github.packageurl.PackageURL;
import io.sekisho.model.Finding;
import io.sekisho.model.Occurrence;
import java.util.Optional;

/**
 * A package, in any version or in a range of them.
 *
 * @param coordinates package URL without version, qualifiers and subpath
 * @param versions null for any
 */
public record PackageMatcher(String coordinates, VersionRange versions) {
    /** @return empty when the text is no package URL; a version in it is the only one that matches */
    public static Optional<PackageMatcher> of(String purl) {
        Optional<PackageURL> parsed = parse(purl);
        return parsed.map(url -> new PackageMatcher(
                coordinates(url), url.getVersion() == null ? null : VersionRange.exactly(url.getVersion())));
    }

    /** @return empty when the text is no range, or a version was given already */
    public Optional<PackageMatcher> within(String range) {
        return versions != null
                ? Optional.empty()
                : VersionRange.parse(range).map(parsed -> new PackageMatcher(coordinates, parsed));
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
                && coordinates.equals(other.coordinates)
                && (versions == null || versions.equals(other.versions));
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
