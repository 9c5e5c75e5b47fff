package io.sekisho.core.plan;

import io.sekisho.model.Text;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Path globs as {@code .gitignore} readers expect them: {@code *} stays within a name, {@code **} crosses directories and may
 * match none, {@code ?} is one character; a glob that matches a directory covers all below it. Case matters.
 */
public final class Globs {
    private static final Pattern DRIVE = Pattern.compile("^[A-Za-z]:(?=[/\\\\])");

    private final List<Glob> patterns;

    private Globs(List<Glob> patterns) {
        this.patterns = patterns;
    }

    /** @throws PlanException for an empty or absolute glob */
    public static Globs of(List<String> globs) throws PlanException {
        for (String glob : globs) {
            if (glob.isBlank() || glob.startsWith("/") || glob.contains("\0")) {
                throw new PlanException(Text.of("plan.bad-glob", glob));
            }
        }
        return new Globs(globs.stream().map(Glob::new).toList());
    }

    /**
     * What was meant by a glob that matches no path at all, since paths begin in the project's directory, have slashes on every system
     * and no names "." and "..".
     *
     * @return empty for a glob that may match
     */
    public static Optional<String> reachable(String glob) {
        List<String> names = List.of(glob.replaceAll("/+$", "").split("/"));
        List<String> left = Stream.of(DRIVE.matcher(glob).replaceFirst("").split("[/\\\\]"))
                .filter(name -> !name.isEmpty() && !name.equals(".") && !name.equals(".."))
                .toList();
        return left.equals(names) ? Optional.empty() : Optional.of(left.isEmpty() ? "**" : String.join("/", left));
    }

    /** Whether one glob matches every path that the other one matches; false also where that is too hard to tell. */
    public static boolean covers(String broad, String narrow) {
        return broad.equals(narrow) || GlobCover.of(new Glob(broad), new Glob(narrow));
    }

    /** @param path relative, forward slashes */
    public boolean matches(String path) {
        for (Glob pattern : patterns) {
            if (pattern.matches(path)) {
                return true;
            }
        }
        return false;
    }

    boolean matches(Path root, Path path) {
        return !patterns.isEmpty() && matches(root.relativize(path).toString().replace('\\', '/'));
    }
}
