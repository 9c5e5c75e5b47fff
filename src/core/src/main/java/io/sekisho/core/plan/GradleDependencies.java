package io.sekisho.core.plan;

import io.sekisho.model.Location;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipFile;

/** One Gradle module's dependencies: from its lock file, else the literal coordinates in its build script. */
final class GradleDependencies {
    private static final Pattern COORDINATES =
            Pattern.compile("[\"']([A-Za-z0-9_.-]+):([A-Za-z0-9_.-]+):([A-Za-z0-9_.+-]+)[\"'@:]");

    /**
     * @param absent locked for the build itself, but the jar is not on this machine
     * @param unlocked whether dependencies are, or may be, declared of which nothing tells what they resolve to
     * @param declares whether it may declare any
     */
    record Answer(List<ResolvedDependency> dependencies, List<String> absent, boolean unlocked, boolean declares) {}

    private final Tree tree;
    private final GradleCache cache;
    private final Path root;
    private final Path directory;
    private final List<Lines> scripts;

    GradleDependencies(Tree tree, GradleCache cache, Path root, Path directory) {
        this.tree = tree;
        this.cache = cache;
        this.root = root;
        this.directory = directory;
        this.scripts = Stream.of(
                        directory.resolve("build.gradle"),
                        directory.resolve("build.gradle.kts"),
                        root.resolve("gradle/libs.versions.toml"),
                        root.resolve("build.gradle"),
                        root.resolve("build.gradle.kts"))
                .filter(Files::isRegularFile)
                .distinct()
                .map(Lines::of)
                .toList();
    }

    Answer read() {
        boolean declares = declares();
        Path lock = directory.resolve("gradle.lockfile");
        List<GradleLock.Entry> entries = Files.isRegularFile(lock) ? GradleLock.read(lock) : List.of();
        boolean locked = Files.isRegularFile(lock);
        if (!locked) {
            entries = literal();
        }
        List<ResolvedDependency> dependencies = new ArrayList<>();
        List<String> absent = new ArrayList<>();
        Map<String, List<String>> paths = paths(entries);
        for (GradleLock.Entry entry : entries) {
            Path jar = jar(entry);
            List<String> path = paths.getOrDefault(entry.module(), List.of(purl(entry)));
            dependencies.add(new ResolvedDependency(
                    purl(entry),
                    jar,
                    tree.relative(directory),
                    location(entry, path, paths, entries, lock),
                    path,
                    entry.scope()));
            if (jar == null
                    && locked
                    && Set.of("compile", "runtime", "provided").contains(entry.scope())) {
                absent.add(entry.module() + ':' + entry.version());
            }
        }
        return new Answer(dependencies, packaged() ? List.of() : absent, declares && !locked && !packaged(), declares);
    }

    /** In its own script, in one that the root's script applies to all, or by a plugin that the project itself writes. */
    private boolean declares() {
        List<Path> own = scripts(directory);
        List<Path> ofRoot = root.equals(directory) ? List.of() : scripts(root);
        return own.stream().anyMatch(GradleScript::mayDeclare)
                || ofRoot.stream().anyMatch(GradleScript::mayDeclare)
                || !own.isEmpty()
                        && Stream.of("buildSrc", "build-logic").anyMatch(name -> Files.isDirectory(root.resolve(name)));
    }

    private static List<Path> scripts(Path directory) {
        return Stream.of("build.gradle", "build.gradle.kts")
                .map(directory::resolve)
                .filter(Files::isRegularFile)
                .toList();
    }

    /** From Gradle's cache, else a jar of that name that the project itself carries. */
    private Path jar(GradleLock.Entry entry) {
        Path cached = cache.jar(entry);
        String name = entry.artifact() + '-' + entry.version() + ".jar";
        return cached != null
                ? cached
                : tree.archives().stream()
                        .filter(archive -> archive.getFileName().toString().equals(name))
                        .findFirst()
                        .orElse(null);
    }

    private Location location(
            GradleLock.Entry entry,
            List<String> path,
            Map<String, List<String>> paths,
            List<GradleLock.Entry> all,
            Path lock) {
        String direct = all.stream()
                .filter(other -> purl(other).equals(path.get(0)))
                .map(GradleLock.Entry::module)
                .findFirst()
                .orElse(entry.module());
        Location declared = declaration(direct);
        // Nothing says what brings it in: the lock file's own line is what is known.
        return declared != null ? declared : Location.line(tree.relative(lock), entry.line());
    }

    /** The line of a build script or version catalogue that names the component. */
    private Location declaration(String module) {
        String[] parts = module.split(":");
        for (Lines script : scripts) {
            int line = script.find(module);
            if (line == 0 && script.file().toString().endsWith(".toml")) {
                line = catalogue(script, parts);
            }
            if (line > 0) {
                return Location.line(tree.relative(script.file()), line);
            }
        }
        return null;
    }

    private static int catalogue(Lines script, String[] parts) {
        for (int i = 0; i < script.lines().size(); i++) {
            String line = script.lines().get(i);
            if (line.contains('"' + parts[0] + '"') && line.contains('"' + parts[1] + '"')) {
                return i + 1;
            }
        }
        return 0;
    }

    /** Shortest way from a declared component to each, by the poms in Gradle's cache. */
    private Map<String, List<String>> paths(List<GradleLock.Entry> entries) {
        Map<String, GradleLock.Entry> byModule = new TreeMap<>();
        entries.forEach(entry -> byModule.putIfAbsent(entry.module(), entry));
        Map<String, List<String>> paths = new LinkedHashMap<>();
        Deque<GradleLock.Entry> open = new ArrayDeque<>();
        for (GradleLock.Entry entry : byModule.values()) {
            if (declaration(entry.module()) != null) {
                paths.put(entry.module(), List.of(purl(entry)));
                open.add(entry);
            }
        }
        while (!open.isEmpty()) {
            GradleLock.Entry from = open.removeFirst();
            for (String needed : cache.needs(from)) {
                GradleLock.Entry to = byModule.get(needed);
                if (to != null && !paths.containsKey(needed)) {
                    List<String> path = new ArrayList<>(paths.get(from.module()));
                    path.add(purl(to));
                    paths.put(needed, path);
                    open.add(to);
                }
            }
        }
        return paths;
    }

    private List<GradleLock.Entry> literal() {
        List<GradleLock.Entry> entries = new ArrayList<>();
        for (Lines script : scripts.stream().limit(1).toList()) {
            for (int i = 0; i < script.lines().size(); i++) {
                Matcher matcher = COORDINATES.matcher(script.lines().get(i));
                if (matcher.find() && !matcher.group(3).endsWith("+")) {
                    String scope = script.lines().get(i).strip().startsWith("test") ? "test" : "compile";
                    entries.add(
                            new GradleLock.Entry(matcher.group(1), matcher.group(2), matcher.group(3), scope, i + 1));
                }
            }
        }
        return entries;
    }

    /** Whether the build's own output carries its libraries: a fat jar, a war, an installed distribution. */
    private boolean packaged() {
        return tree.archives().stream()
                .filter(archive -> archive.startsWith(directory.resolve("build")))
                .limit(50)
                .anyMatch(archive -> archive.startsWith(directory.resolve("build/install")) || fat(archive));
    }

    private static boolean fat(Path archive) {
        try (ZipFile zip = new ZipFile(archive.toFile())) {
            return zip.stream()
                    .limit(100_000)
                    .map(java.util.zip.ZipEntry::getName)
                    .anyMatch(name -> name.endsWith(".jar") && name.contains("-INF/lib/")
                            || name.startsWith("META-INF/maven/") && name.endsWith("pom.properties"));
        } catch (IOException | IllegalArgumentException e) {
            return false;
        }
    }

    private static String purl(GradleLock.Entry entry) {
        return MavenDependencies.purl("maven", entry.group(), entry.artifact(), entry.version(), null);
    }
}
