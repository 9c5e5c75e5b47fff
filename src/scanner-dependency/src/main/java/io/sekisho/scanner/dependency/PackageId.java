package io.sekisho.scanner.dependency;

import com.github.packageurl.MalformedPackageURLException;
import com.github.packageurl.PackageURL;
import java.util.Optional;

/**
 * A package, from its package URL.
 *
 * @param purl with version, canonical
 * @param coordinates purl without version, qualifiers and subpath
 * @param type ecosystem
 * @param name as people of that ecosystem write it: {@code group:artifact}, {@code @scope/name}
 * @param version null when unknown
 */
record PackageId(String purl, String coordinates, String type, String name, String version) {

    static Optional<PackageId> parse(String purl) {
        try {
            PackageURL url = new PackageURL(purl);
            return of(url.getType(), url.getNamespace(), url.getName(), url.getVersion(), purl);
        } catch (MalformedPackageURLException e) {
            return Optional.empty();
        }
    }

    /** Dependency-Check puts an npm scope into the name. */
    private static Optional<PackageId> of(String type, String namespace, String name, String version, String purl)
            throws MalformedPackageURLException {
        int slash = namespace == null && name.startsWith("@") ? name.indexOf('/') : -1;
        if (slash > 0) {
            String canonical = new PackageURL(
                            type, name.substring(0, slash), name.substring(slash + 1), version, null, null)
                    .canonicalize();
            return of(type, name.substring(0, slash), name.substring(slash + 1), version, canonical);
        }
        String coordinates = new PackageURL(type, namespace, name, null, null, null).canonicalize();
        String separator = type.equals("maven") ? ":" : "/";
        String shown = namespace == null ? name : namespace + separator + name;
        return Optional.of(new PackageId(purl, coordinates, type, shown, version));
    }
}
