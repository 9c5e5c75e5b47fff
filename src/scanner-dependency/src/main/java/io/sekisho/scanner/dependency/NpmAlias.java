package io.sekisho.scanner.dependency;

import com.github.packageurl.MalformedPackageURLException;
import com.github.packageurl.PackageURL;
import io.sekisho.core.plan.ResolvedDependency;

/**
 * What npm installs under another name. The first version of its lock file has the real package where the version belongs:
 * {@code npm:lodash@4.17.15}.
 */
final class NpmAlias {
    private static final String MARK = "npm:";

    private NpmAlias() {}

    /** @return the same for what is no alias */
    static ResolvedDependency resolve(ResolvedDependency dependency) {
        String real = resolve(dependency.packageUrl());
        boolean plain = real.equals(dependency.packageUrl())
                && dependency.path().stream().allMatch(step -> resolve(step).equals(step));
        return plain
                ? dependency
                : new ResolvedDependency(
                        real,
                        dependency.file(),
                        dependency.module(),
                        dependency.declaration(),
                        dependency.path().stream().map(NpmAlias::resolve).toList(),
                        dependency.scope());
    }

    private static String resolve(String purl) {
        String version = PackageId.parse(purl)
                .map(PackageId::version)
                .filter(text -> text.startsWith(MARK))
                .orElse(null);
        int at = version == null ? -1 : version.lastIndexOf('@');
        if (at <= MARK.length() || !purl.startsWith("pkg:npm/")) {
            return purl;
        }
        String name = version.substring(MARK.length(), at);
        int slash = name.startsWith("@") ? name.indexOf('/') : -1;
        try {
            return new PackageURL(
                            "npm",
                            slash < 0 ? null : name.substring(0, slash),
                            name.substring(slash + 1),
                            version.substring(at + 1),
                            null,
                            null)
                    .canonicalize();
        } catch (MalformedPackageURLException e) {
            return purl;
        }
    }
}
