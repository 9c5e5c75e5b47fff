package io.sekisho.scanner.dependency;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.aether.util.version.GenericVersionScheme;
import org.eclipse.aether.version.InvalidVersionSpecificationException;
import org.eclipse.aether.version.Version;

/** Versions as Maven's resolver orders them, which orders semantic versions too. */
final class PackageVersion {
    static final Comparator<String> ORDER = Comparator.comparing(PackageVersion::parse);

    private static final Pattern NUMBERS = Pattern.compile("\\D*(\\d+(?:\\.\\d+)*)");

    /** What says nothing of the age of a version, only how its publisher writes them or for which platform it is. */
    private static final Pattern QUALIFIED =
            Pattern.compile("\\d+(?:\\.\\d+)*([.-](?:RELEASE|Final|GA|jre|android))", Pattern.CASE_INSENSITIVE);

    private PackageVersion() {}

    static boolean isNewer(String version, String than) {
        return ORDER.compare(version, than) > 0;
    }

    static String major(String version) {
        return numbers(version).get(0);
    }

    /** {@code 9.3.0} for {@code 9.3.0.M1}. */
    static String withoutQualifier(String version) {
        return String.join(".", numbers(version));
    }

    static boolean isPreRelease(String version) {
        return ORDER.compare(version, withoutQualifier(version)) < 0;
    }

    /** The branch of a version that ends before another one: {@code 5.x} for 5.2.5 before 6.0.0, {@code 5.2.x} before 5.3. */
    static String branch(String version, String before) {
        List<String> own = numbers(version);
        List<String> others = numbers(before);
        int same = 0;
        while (same < own.size() - 1 && same < others.size() && own.get(same).equals(others.get(same))) {
            same++;
        }
        return String.join(".", own.subList(0, same + 1)) + ".x";
    }

    /**
     * Vulnerability databases leave out qualifiers that belong to every version of a package: {@code 3.1.4.RELEASE} for 3.1.4
     * where 3.1.3.RELEASE is in use. Spring dropped its {@code .RELEASE} between minor versions.
     */
    static String qualifiedLike(String inUse, String version) {
        Matcher matcher = QUALIFIED.matcher(inUse);
        if (!matcher.matches() || !version.equals(withoutQualifier(version))) {
            return version;
        }
        String qualifier = matcher.group(1);
        boolean release = qualifier.substring(1).equalsIgnoreCase("RELEASE");
        boolean sameMinor = numbers(inUse).stream()
                .limit(2)
                .toList()
                .equals(numbers(version).stream().limit(2).toList());
        return release && !sameMinor ? version : version + qualifier;
    }

    private static List<String> numbers(String version) {
        Matcher matcher = NUMBERS.matcher(version);
        return matcher.lookingAt() ? Arrays.asList(matcher.group(1).split("\\.")) : List.of("");
    }

    private static Version parse(String version) {
        try {
            return new GenericVersionScheme().parseVersion(version);
        } catch (InvalidVersionSpecificationException e) {
            throw new IllegalArgumentException(version, e);
        }
    }
}
