package io.sekisho.scanner.dependency;

import io.sekisho.core.plan.ScanPlan;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Takes apart how Dependency-Check names a place: the path of a file, and behind it, as if it were a directory, what lies in
 * that file.
 */
final class ArchiveNames {
    private static final Pattern BOUNDARY = Pattern.compile(
            "(\\.(?:jar|war|ear|sar|rar|par|hpi|jpi|nbm|aar|zip|tar|tgz|gz|bz2|tbz2|nupkg|apk|rpm))/",
            Pattern.CASE_INSENSITIVE);

    private final ScanPlan plan;
    private final Set<Path> scanned;

    /**
     * @param file as it lies on disk
     * @param inside what lies in it, archives in archives set off by {@code !/}; "" for the file itself
     */
    record Name(Path file, String inside) {}

    /** @param scanned the files that were handed to Dependency-Check, absolute */
    ArchiveNames(ScanPlan plan, Collection<Path> scanned) {
        this.plan = plan;
        this.scanned = new HashSet<>(scanned);
    }

    /** @return null when none of the scanned files is meant */
    Name of(String filePath) {
        try {
            Path whole = Path.of(filePath);
            for (Path at = whole; at != null; at = at.getParent()) {
                if (scanned.contains(at)) {
                    String rest = at.relativize(whole).toString().replace('\\', '/');
                    return new Name(at, BOUNDARY.matcher(rest).replaceAll("$1!/"));
                }
            }
            // Packages that a lock file names have the file's path with a suffix.
            return scanned.stream()
                    .filter(file -> filePath.startsWith(file.toString()))
                    .max(Comparator.comparingInt(Path::getNameCount))
                    .map(file -> new Name(file, ""))
                    .orElse(null);
        } catch (InvalidPathException e) {
            return null;
        }
    }

    /** As reports name it: {@code target/app.war!/WEB-INF/lib/x.jar}; a file outside the project by its name alone. */
    String shown(Path file, String inside) {
        String outer = UnpackGaps.shown(plan, file);
        return inside.isEmpty() ? outer : outer + "!/" + inside;
    }

    String shown(String filePath) {
        Name name = of(filePath);
        return name == null ? filePath.substring(filePath.lastIndexOf('/') + 1) : shown(name.file(), name.inside());
    }
}
