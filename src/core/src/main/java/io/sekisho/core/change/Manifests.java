package io.sekisho.core.change;

import java.util.List;
import java.util.regex.Pattern;

/** Which files decide what a module depends on, and how far that reaches. */
final class Manifests {
    private static final Pattern NAMES = Pattern.compile(
            "pom\\.xml|.*\\.gradle(\\.kts)?|gradle\\.properties|.*\\.lockfile|.*\\.versions\\.toml"
                    + "|package\\.json|package-lock\\.json|npm-shrinkwrap\\.json|yarn\\.lock|pnpm-lock\\.yaml|pnpm-workspace\\.yaml|\\.npmrc"
                    + "|requirements.*\\.(txt|in)|constraints.*\\.txt|pyproject\\.toml|poetry\\.lock|uv\\.lock|Pipfile(\\.lock)?|setup\\.(py|cfg)"
                    + "|go\\.(mod|sum|work)|Cargo\\.(toml|lock)|Gemfile(\\.lock)?|.*\\.gemspec|composer\\.(json|lock)"
                    + "|packages\\.lock\\.json|packages\\.config|.*\\.(cs|vb|fs)proj|Directory\\..*\\.props|ivy\\.xml|build\\.sbt");
    private static final Pattern MAVEN_DIRECTORY = Pattern.compile("(.*/)?\\.mvn/[^/]+");
    private static final Pattern ARCHIVE = Pattern.compile(".*\\.(jar|war|ear|aar|zip|tgz|whl|nupkg)");

    /** Scripts and build logic that any module may apply. */
    private static final Pattern SHARED = Pattern.compile("(.*/)?(buildSrc|build-logic)/.*");

    private static final Pattern SCRIPT = Pattern.compile("(.*/)?[^/]+\\.gradle(\\.kts)?");
    private static final List<String> OF_A_MODULE =
            List.of("build.gradle", "build.gradle.kts", "settings.gradle", "settings.gradle.kts");

    private Manifests() {}

    static boolean isOne(String path) {
        return NAMES.matcher(name(path)).matches()
                || MAVEN_DIRECTORY.matcher(path).matches()
                || SHARED.matcher(path).matches();
    }

    static boolean isArchive(String path) {
        return ARCHIVE.matcher(path).matches();
    }

    /** Whether it may decide for modules that do not lie below it. */
    static boolean isShared(String path) {
        return SHARED.matcher(path).matches() || SCRIPT.matcher(path).matches() && !OF_A_MODULE.contains(name(path));
    }

    /** The directory for which it speaks, and for those below. */
    static String directory(String path) {
        String parent = parent(path);
        return name(parent).matches("gradle|\\.mvn|dependency-locks") ? directory(parent) : parent;
    }

    /** Whether what speaks for one directory speaks for the other. */
    static boolean reaches(String directory, String module) {
        return directory.isEmpty() || module.equals(directory) || module.startsWith(directory + "/");
    }

    static String parent(String path) {
        int slash = path.lastIndexOf('/');
        return slash < 0 ? "" : path.substring(0, slash);
    }

    private static String name(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }
}
