package io.sekisho.core.plan;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** What a file is, by its name. */
final class FileTypes {
    /** All that the dependency scanner looks into. */
    private static final Set<String> ARCHIVES = Set.of(
            "jar", "war", "ear", "sar", "rar", "par", "hpi", "jpi", "nbm", "aar", "apk", "zip", "nupkg", "tar", "gz",
            "tgz", "bz2", "tbz2", "rpm");

    /** Languages whose source the code scanner does not read. */
    private static final Map<String, String> LANGUAGES = Map.ofEntries(
            Map.entry("py", "Python"),
            Map.entry("go", "Go"),
            Map.entry("js", "JavaScript"),
            Map.entry("mjs", "JavaScript"),
            Map.entry("cjs", "JavaScript"),
            Map.entry("jsx", "JavaScript"),
            Map.entry("ts", "TypeScript"),
            Map.entry("tsx", "TypeScript"),
            Map.entry("c", "C"),
            Map.entry("cc", "C++"),
            Map.entry("cpp", "C++"),
            Map.entry("cxx", "C++"),
            Map.entry("cs", "C#"),
            Map.entry("rb", "Ruby"),
            Map.entry("rs", "Rust"),
            Map.entry("php", "PHP"),
            Map.entry("swift", "Swift"),
            Map.entry("dart", "Dart"),
            Map.entry("ex", "Elixir"),
            Map.entry("exs", "Elixir"),
            Map.entry("m", "Objective-C"),
            Map.entry("pl", "Perl"),
            Map.entry("tf", "Terraform"));

    private record Known(String ecosystem, boolean lock) {}

    private static final Map<String, Known> MANIFESTS = Map.ofEntries(
            manifest("pom.xml", "maven"),
            manifest("build.gradle", "maven"),
            manifest("build.gradle.kts", "maven"),
            manifest("libs.versions.toml", "maven"),
            manifest("build.sbt", "maven"),
            lock("gradle.lockfile", "maven"),
            lock("buildscript-gradle.lockfile", "maven"),
            manifest("package.json", "npm"),
            lock("package-lock.json", "npm"),
            lock("npm-shrinkwrap.json", "npm"),
            lock("yarn.lock", "npm"),
            lock("pnpm-lock.yaml", "npm"),
            lock("bun.lock", "npm"),
            manifest("pyproject.toml", "pypi"),
            manifest("setup.py", "pypi"),
            manifest("setup.cfg", "pypi"),
            manifest("Pipfile", "pypi"),
            lock("Pipfile.lock", "pypi"),
            lock("poetry.lock", "pypi"),
            lock("uv.lock", "pypi"),
            lock("pdm.lock", "pypi"),
            manifest("go.mod", "golang"),
            lock("go.sum", "golang"),
            manifest("Cargo.toml", "cargo"),
            lock("Cargo.lock", "cargo"),
            manifest("Gemfile", "gem"),
            manifest("gems.rb", "gem"),
            lock("Gemfile.lock", "gem"),
            manifest("composer.json", "composer"),
            lock("composer.lock", "composer"),
            manifest("packages.config", "nuget"),
            manifest("Directory.Packages.props", "nuget"),
            lock("packages.lock.json", "nuget"),
            manifest("mix.exs", "hex"),
            lock("mix.lock", "hex"),
            manifest("pubspec.yaml", "pub"),
            lock("pubspec.lock", "pub"),
            manifest("Package.swift", "swift"),
            lock("Package.resolved", "swift"),
            manifest("Podfile", "cocoapods"),
            lock("Podfile.lock", "cocoapods"),
            manifest("conanfile.txt", "conan"),
            lock("conan.lock", "conan"),
            manifest("cpanfile", "cpan"));

    private FileTypes() {}

    private static Map.Entry<String, Known> manifest(String name, String ecosystem) {
        return Map.entry(name, new Known(ecosystem, false));
    }

    private static Map.Entry<String, Known> lock(String name, String ecosystem) {
        return Map.entry(name, new Known(ecosystem, true));
    }

    static boolean archive(String name) {
        return ARCHIVES.contains(extension(name));
    }

    /** @return null when it is none */
    static Manifest manifest(Path file, String name) {
        Known known = MANIFESTS.get(name);
        if (known == null && name.startsWith("requirements") && name.endsWith(".txt")) {
            known = new Known("pypi", false);
        }
        if (known == null && Set.of("csproj", "fsproj", "vbproj").contains(extension(name))) {
            known = new Known("nuget", false);
        }
        if (known == null && name.endsWith(".gemspec")) {
            known = new Known("gem", false);
        }
        return known == null ? null : new Manifest(file, known.ecosystem(), known.lock());
    }

    /** @return null when the code scanner reads it, or it is no source */
    static String unreadLanguage(String name) {
        return name.endsWith(".min.js") ? null : LANGUAGES.get(extension(name));
    }

    static boolean otherJvmSource(String name) {
        return name.endsWith(".kt") || name.endsWith(".groovy") || name.endsWith(".scala");
    }

    static String extension(String name) {
        int dot = name.lastIndexOf('.');
        return dot < 1 ? "" : name.substring(dot + 1).toLowerCase(Locale.ROOT);
    }
}
