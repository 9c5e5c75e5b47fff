package io.sekisho.scanner.dependency;

import java.util.Comparator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.aether.util.version.GenericVersionScheme;
import org.eclipse.aether.version.InvalidVersionSpecificationException;
import org.eclipse.aether.version.Version;

/** Versions as Maven's resolver orders them, which orders semantic versions too. */
final class PackageVersion {
    static final Comparator<String> ORDER = Comparator.comparing(PackageVersion::parse);

    private static final Pattern MAJOR = Pattern.compile("\\D*(\\d+)");

    private PackageVersion() {}

    static boolean isNewer(String version, String than) {
        return ORDER.compare(version, than) > 0;
    }

    /** Smallest first, those of the same major version before all others. */
    static Comparator<String> nearestTo(String version) {
        String major = major(version);
        return Comparator.comparing((String other) -> !major(other).equals(major))
                .thenComparing(ORDER)
                .thenComparing(Comparator.naturalOrder());
    }

    private static String major(String version) {
        Matcher matcher = MAJOR.matcher(version);
        return matcher.lookingAt() ? matcher.group(1) : "";
    }

    private static Version parse(String version) {
        try {
            return new GenericVersionScheme().parseVersion(version);
        } catch (InvalidVersionSpecificationException e) {
            throw new IllegalArgumentException(version, e);
        }
    }
}
