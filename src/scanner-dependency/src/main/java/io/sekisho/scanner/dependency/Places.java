package io.sekisho.scanner.dependency;

import io.sekisho.core.plan.Module;
import io.sekisho.core.plan.ResolvedDependency;
import io.sekisho.core.plan.ScanPlan;
import io.sekisho.model.Location;
import io.sekisho.model.Occurrence;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import org.owasp.dependencycheck.dependency.Dependency;

/**
 * Where each thing that Dependency-Check examined comes from: the lines of build files that bring it in, and every file of the
 * project that holds it.
 */
final class Places {
    private final ScanPlan plan;
    private final ScanInputs inputs;
    private final NpmStage npm;
    private final ArchiveNames names;
    private final Map<Path, List<ResolvedDependency>> byFile = new HashMap<>();
    private final Map<String, List<ResolvedDependency>> byPurl = new HashMap<>();
    private final Map<String, List<ResolvedDependency>> bySha1 = new HashMap<>();

    Places(ScanPlan plan, ScanInputs inputs, NpmStage npm, ArchiveNames names) {
        this.plan = plan;
        this.inputs = inputs;
        this.npm = npm;
        this.names = names;
        for (ResolvedDependency dependency : inputs.dependencies()) {
            if (dependency.file() != null) {
                byFile.computeIfAbsent(dependency.file(), any -> new ArrayList<>())
                        .add(dependency);
            }
            byPurl.computeIfAbsent(dependency.packageUrl(), any -> new ArrayList<>())
                    .add(dependency);
        }
    }

    /**
     * What a build packs into an archive is often named by nothing but its file: it is known by the bytes of the jar that a build
     * file names. To be told of all files before the first place is asked for.
     */
    void learn(Dependency dependency) {
        ArchiveNames.Name name = dependency.isVirtual() ? null : names.of(dependency.getFilePath());
        if (name == null || !name.inside().isEmpty()) {
            return;
        }
        List<ResolvedDependency> declared = declared(copies(name));
        if (!declared.isEmpty()) {
            bySha1.put(dependency.getSha1sum(), declared);
        }
    }

    /** @return empty for what is none of the project's: our own staged lock file */
    List<Place> of(Dependency dependency) {
        String path = dependency.getFilePath();
        String staged = npm.lock().toString();
        if (path.startsWith(staged)) {
            boolean lockItself = path.equals(staged);
            return lockItself
                    ? List.of()
                    : npm.declared(dependency.getName(), dependency.getVersion()).stream()
                            .map(declared -> declared(declared, null))
                            .toList();
        }
        ArchiveNames.Name name = names.of(path);
        if (name == null) {
            // Nothing that was reported may vanish.
            Occurrence somewhere = new Occurrence(
                    "dependency", Location.file("."), names.shown(path), null, null, true, List.of(), null, null);
            return List.of(new Place(somewhere, null, false));
        }
        List<Path> copies = copies(name);
        LinkedHashSet<Place> places = new LinkedHashSet<>();
        for (Path copy : copies) {
            String artifact = names.shown(copy, name.inside());
            List<ResolvedDependency> here = byFile.getOrDefault(copy, List.of());
            here.forEach(declared -> places.add(declared(declared, artifact)));
            if (here.isEmpty() && copy.startsWith(plan.root())) {
                List<ResolvedDependency> same = same(dependency, name, copies);
                boolean known = !same.isEmpty();
                places.add(inTree(copy, artifact, known ? same : candidates(dependency), known));
            }
        }
        return List.copyOf(places);
    }

    private List<Path> copies(ArchiveNames.Name name) {
        return inputs.contents().getOrDefault(name.file(), List.of(name.file()));
    }

    private List<ResolvedDependency> declared(List<Path> files) {
        return files.stream()
                .flatMap(file -> byFile.getOrDefault(file, List.of()).stream())
                .toList();
    }

    /** What of the plan has the same bytes. */
    private List<ResolvedDependency> same(Dependency dependency, ArchiveNames.Name name, List<Path> copies) {
        if (dependency.isVirtual()) {
            return List.of();
        }
        return name.inside().isEmpty() ? declared(copies) : bySha1.getOrDefault(dependency.getSha1sum(), List.of());
    }

    private List<ResolvedDependency> candidates(Dependency dependency) {
        return Identified.all(dependency).stream()
                .flatMap(id -> byPurl.getOrDefault(id.purl(), List.of()).stream())
                .toList();
    }

    private Place declared(ResolvedDependency declared, String artifact) {
        return new Place(
                new Occurrence(
                        "dependency",
                        declared.declaration(),
                        artifact,
                        declared.module(),
                        null,
                        true,
                        declared.path(),
                        null,
                        null),
                declared,
                artifact != null && !artifact.contains("!/"));
    }

    /** A file of the tree: what brings it in is the declaration in its own module, else in another. */
    private Place inTree(Path file, String artifact, List<ResolvedDependency> candidates, boolean sameBytes) {
        String module = module(plan.relative(file));
        ResolvedDependency declared = candidates.stream()
                .filter(candidate -> candidate.module().equals(module))
                .findFirst()
                .orElse(candidates.isEmpty() ? null : candidates.get(0));
        Location location = declared == null ? Location.file(plan.relative(file)) : declared.declaration();
        List<String> path = declared == null ? List.of() : declared.path();
        return new Place(
                new Occurrence(
                        "dependency",
                        location,
                        artifact.equals(location.path()) ? null : artifact,
                        module,
                        null,
                        true,
                        path,
                        null,
                        null),
                declared,
                sameBytes && declared != null);
    }

    /** @return the innermost module that holds the file; null when none does */
    private String module(String path) {
        return plan.modules().stream()
                .map(Module::directory)
                .filter(directory -> directory.isEmpty() || path.startsWith(directory + "/"))
                .max(Comparator.comparingInt(String::length))
                .orElse(null);
    }
}
