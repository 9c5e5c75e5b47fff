package io.sekisho.core.plan;

import io.sekisho.model.Gap;
import io.sekisho.model.Kind;
import io.sekisho.model.Text;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds out what there is to scan, by reading only: no build is run, no network is used, nothing is written. What a scan would
 * miss is a gap in the plan, with the command that closes it.
 */
public final class Planner {
    private static final Logger LOG = LoggerFactory.getLogger(Planner.class);

    private final PackageCaches caches;

    public Planner(PackageCaches caches) {
        this.caches = caches;
    }

    /**
     * @throws PlanException when the user asked for what is not there
     * @throws IOException when the directory itself cannot be read
     */
    public ScanPlan plan(PlanRequest request) throws PlanException, IOException, InterruptedException {
        long start = System.nanoTime();
        Path root = root(request.directory());
        Globs excludes = Globs.of(request.excludes());
        ScopeFinder.Answer git = ScopeFinder.find(root, request);
        List<Gap> gaps = new ArrayList<>();
        if (request.kinds().contains(Kind.SECRET)) {
            gaps.addAll(git.gaps());
        }
        Tree tree = request.needsBuildFiles()
                ? TreeWalk.of(root, excludes, foreign(root, request))
                : new Tree(root, List.of(), List.of(), new TreeMap<>(), List.of(), new TreeMap<>(), List.of());
        Found found = BuildFiles.read(tree, git.git(), caches);
        found.gaps().addAll(tree.gaps());
        found.gaps().stream().filter(gap -> concerns(gap, request.kinds())).forEach(gaps::add);
        LOG.info(
                "Planned {} in {} ms: {} modules, {} archives, {} dependencies, {} gaps",
                root,
                (System.nanoTime() - start) / 1_000_000,
                found.modules().size(),
                tree.archives().size(),
                found.dependencies().size(),
                gaps.size());
        return new ScanPlan(
                root,
                git.git(),
                git.scope(),
                found.modules().stream()
                        .sorted(Comparator.comparing(Module::directory))
                        .toList(),
                tree.archives(),
                found.dependencies().stream().distinct().sorted(ORDER).toList(),
                tree.manifests(),
                request.excludes(),
                gaps);
    }

    private static final Comparator<ResolvedDependency> ORDER = Comparator.comparing(ResolvedDependency::packageUrl)
            .thenComparing(ResolvedDependency::module)
            .thenComparing(ResolvedDependency::scope)
            .thenComparing(dependency -> String.join(" ", dependency.path()));

    private static boolean concerns(Gap gap, Set<Kind> kinds) {
        return gap.scanner() == null
                || kinds.stream().anyMatch(kind -> kind.key().equals(gap.scanner()));
    }

    private static Path root(Path directory) throws PlanException, IOException {
        if (!Files.exists(directory)) {
            throw new PlanException(Text.of("plan.no-directory", directory.toAbsolutePath()));
        }
        if (!Files.isDirectory(directory)) {
            throw new PlanException(Text.of("plan.not-a-directory", directory.toAbsolutePath()));
        }
        return directory.toRealPath();
    }

    /** Directories in the tree that belong to us or to a build tool's cache, not to the project. */
    private Set<Path> foreign(Path root, PlanRequest request) {
        Set<Path> foreign = new HashSet<>();
        List<Path> candidates = new ArrayList<>(request.own());
        candidates.add(caches.maven());
        candidates.add(caches.gradle());
        for (Path candidate : candidates) {
            try {
                Path real = Files.exists(candidate)
                        ? candidate.toRealPath()
                        : candidate.toAbsolutePath().normalize();
                if (!real.equals(root)) {
                    foreign.add(real);
                }
            } catch (IOException e) {
                foreign.add(candidate.toAbsolutePath().normalize());
            }
        }
        return foreign;
    }
}
