package io.sekisho.cli.suppress.exchange;

import com.fasterxml.jackson.databind.node.ObjectNode;
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

    static String of(Vulnerability vulnerability) {
        return vulnerability.packageUrl() == null
                ? generic(vulnerability.component(), vulnerability.componentVersion())
                : canonical(vulnerability.packageUrl()).orElse(vulnerability.packageUrl());
    }

    /** As Maven's people write it, {@code group:artifact:version}; empty for what is not Maven's. */
    static Optional<String> gav(String text) {
        try {
            PackageURL url = new PackageURL(text);
            return url.getType().equals("maven")
                    ? Optional.of(url.getNamespace() + ":" + url.getName() + ":" + url.getVersion())
                    : Optional.empty();
        } catch (MalformedPackageURLException e) {
            return Optional.empty();
        }
    }

    /** Whether the one has a version and is otherwise the same package. */
    static boolean isVersionOfSame(String one, String other) {
        try {
            PackageURL first = new PackageURL(one);
            PackageURL second = new PackageURL(other);
            return first.getVersion() != null && first.isCoordinatesEquals(version(second, first.getVersion()));
        } catch (MalformedPackageURLException e) {
            return false;
        }
    }

    /** Adds name, group and version, as far as it has them. */
    static void describe(String text, ObjectNode component) {
        try {
            PackageURL url = new PackageURL(text);
            if (url.getNamespace() != null) {
                component.put("group", url.getNamespace());
            }
            component.put("name", url.getName());
            if (url.getVersion() != null) {
                component.put("version", url.getVersion());
            }
        } catch (MalformedPackageURLException e) {
            component.put("name", text);
        }
    }

    private static PackageURL version(PackageURL url, String version) throws MalformedPackageURLException {
        return new PackageURL(url.getType(), url.getNamespace(), url.getName(), version, null, null);
    }

    private static String generic(String name, String version) {
        try {
            return new PackageURL("generic", null, name, version, null, null).canonicalize();
        } catch (MalformedPackageURLException e) {
            return "pkg:generic/unnamed";
        }
    }
}
