package io.sekisho.core.change;

import java.util.List;
import java.util.regex.Pattern;

/** Which files decide what a module depends on, and how far that reaches. */
final class Manifests {
    /** Lock files of npm and its like. */
    static final String[] NPM_LOCKS = {
        "package-lock.json", "npm-shrinkwrap.json", "yarn.lock", "pnpm-lock.yaml", "bun.lock", "bun.lockb"
    };

    private static final String NPM_JSON = "package\\.json|package-lock\\.json|npm-shrinkwrap\\.json";
    private static final String NPM =
            NPM_JSON + "|yarn\\.lock|pnpm-lock\\.yaml|pnpm-workspace\\.yaml|bun\\.lockb?|\\.npmrc|\\.yarnrc(\\.yml)?";

    private static final Pattern NAMES = Pattern.compile(
            "pom\\.xml|.*\\.gradle(\\.kts)?|gradle\\.properties|.*\\.lockfile|.*\\.versions\\.toml"
                    + "|"
                    + NPM
                    + "|requirements.*\\.(txt|in)|constraints.*\\.txt|pyproject\\.toml|poetry\\.lock|uv\\.lock|Pipfile(\\.lock)?|setup\\.(py|cfg)"
                    + "|go\\.(mod|sum|work)|Cargo\\.(toml|lock)|Gemfile(\\.lock)?|.*\\.gemspec|composer\\.(json|lock)"
                    + "|packages\\.lock\\.json|packages\\.config|.*\\.(cs|vb|fs)proj|Directory\\..*\\.props|ivy\\.xml|build\\.sbt");
    private static final Pattern MAVEN_DIRECTORY = Pattern.compile("(.*/)?\\.mvn/[^/]+");
    private static final Pattern ARCHIVE = Pattern.compile(".*\\.(jar|war|ear|aar|zip|tgz|whl|nupkg)");

    /** What is scanned by itself, and needs no manifest to be there. */
    private static final Pattern CONTENT = Pattern.compile(".*\\.([cm]?js|jar|war|ear|aar|zip|tgz|whl|nupkg|dll|exe)");

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

    /** Whether it decides about packages of npm and its like, and about nothing else. */
    static boolean isNpm(String path) {
        return name(path).matches(NPM);
    }

    /** Whether it is one of those that tell each package by itself. */
    static boolean isNpmJson(String path) {
        return name(path).matches(NPM_JSON);
    }

    /** Whether it is a library itself: no manifest beside it makes it another one. */
    static boolean isContent(String path) {
        return CONTENT.matcher(path).matches() && !isOne(path);
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
