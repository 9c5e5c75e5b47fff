package io.sekisho.cli.suppress.exchange;

import com.github.packageurl.MalformedPackageURLException;
import com.github.packageurl.PackageURL;
import java.util.Optional;

/** Packages as Maven's people write them. */
final class Gav {
    private Gav() {}

    /** @return {@code group:artifact:version}; empty for what is not Maven's */
    static Optional<String> of(String packageUrl) {
        try {
            PackageURL url = new PackageURL(packageUrl);
            return url.getType().equals("maven")
                    ? Optional.of(url.getNamespace() + ":" + url.getName() + ":" + url.getVersion())
                    : Optional.empty();
        } catch (MalformedPackageURLException e) {
            return Optional.empty();
        }
    }
}
