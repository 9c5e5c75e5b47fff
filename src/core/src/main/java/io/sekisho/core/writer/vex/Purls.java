package io.sekisho.core.writer.vex;

import com.github.packageurl.MalformedPackageURLException;
import com.github.packageurl.PackageURL;
import io.sekisho.model.Project;
import io.sekisho.model.Vulnerability;
import java.util.Optional;

/** Package URLs of what has none, too. */
public final class Purls {
    private Purls() {}

    /** @return empty when the text is none */
    public static Optional<String> canonical(String text) {
        try {
            return Optional.of(new PackageURL(text).canonicalize());
        } catch (MalformedPackageURLException e) {
            return Optional.empty();
        }
    }

    /** The project in the state that was scanned. */
    public static String of(Project project) {
        return generic(project.name(), project.commit());
    }

    /** What has no package URL, or a wrong one, is known by its name and version. */
    public static String of(Vulnerability vulnerability) {
        return Optional.ofNullable(vulnerability.packageUrl())
                .flatMap(Purls::canonical)
                .orElseGet(() -> generic(vulnerability.component(), vulnerability.componentVersion()));
    }

    /** Whether the one has a version and is otherwise the same package. */
    public static boolean isVersionOfSame(String one, String other) {
        try {
            PackageURL first = new PackageURL(one);
            PackageURL second = new PackageURL(other);
            return first.getVersion() != null && first.isCoordinatesEquals(version(second, first.getVersion()));
        } catch (MalformedPackageURLException e) {
            return false;
        }
    }

    private static PackageURL version(PackageURL url, String version) throws MalformedPackageURLException {
        return new PackageURL(url.getType(), url.getNamespace(), url.getName(), version, null, null);
    }

    /** @param version null when unknown */
    public static String generic(String name, String version) {
        try {
            return new PackageURL("generic", null, name, version, null, null).canonicalize();
        } catch (MalformedPackageURLException e) {
            return "pkg:generic/unnamed";
        }
    }
}
