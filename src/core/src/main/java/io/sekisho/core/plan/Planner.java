package io.sekisho.core.plan;

import io.sekisho.model.Gap;
import io.sekisho.model.Kind;
import io.sekisho.model.Text;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
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
        List<Path> candidates = new ArrayList<>(request.own());
        candidates.add(caches.maven());
        candidates.add(caches.gradle());
        ForeignFiles foreign = ForeignFiles.of(root, candidates, git.git());
        gaps.addAll(foreign.gaps());
        Tree tree = request.needsBuildFiles()
                ? TreeWalk.of(root, excludes, Set.copyOf(foreign.paths()))
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
                foreign.paths(),
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
}
