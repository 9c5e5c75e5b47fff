package io.sekisho.core.plan;

import io.sekisho.model.Gap;
import io.sekisho.model.GapType;
import io.sekisho.model.Text;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** What lies in the tree without belonging to the project. Nobody can hide there: what git tracks in it is told. */
record ForeignFiles(List<Path> paths, List<Gap> gaps) {
    /**
     * @param root absolute and real
     * @param candidates need not exist, nor lie in the tree
     * @param repository null outside git
     */
    static ForeignFiles of(Path root, List<Path> candidates, GitRepository repository)
            throws IOException, InterruptedException {
        Set<Path> inside = new TreeSet<>();
        for (Path candidate : candidates) {
            Path real = Files.exists(candidate)
                    ? candidate.toRealPath()
                    : candidate.toAbsolutePath().normalize();
            if (real.startsWith(root) && !real.equals(root)) {
                inside.add(real);
            }
        }
        List<Path> paths = List.copyOf(inside);
        return new ForeignFiles(paths, tracked(root, paths, repository));
    }

    private static List<Gap> tracked(Path root, List<Path> foreign, GitRepository repository)
            throws IOException, InterruptedException {
        if (repository == null || foreign.isEmpty()) {
            return List.of();
        }
        List<String> found = new ArrayList<>();
        Path top = repository.topLevel().toRealPath();
        for (String name : Git.open(root).orElseThrow().lsFiles()) {
            if (name.indexOf('\uFFFD') < 0) {
                Path file = top.resolve(name);
                if (foreign.stream().anyMatch(file::startsWith)) {
                    found.add(root.relativize(file).toString().replace('\\', '/'));
                }
            }
        }
        return found.isEmpty()
                ? List.of()
                : List.of(new Gap(
                        GapType.SCOPE_NARROWED,
                        null,
                        Text.of("plan.tracked-foreign", found.size()),
                        Text.of("plan.tracked-foreign-next"),
                        found,
                        found.size()));
    }
}
