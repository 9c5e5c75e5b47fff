package io.sekisho.core.plan;

import io.sekisho.model.Gap;
import io.sekisho.model.GapType;
import io.sekisho.model.Text;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.maven.model.Model;
import org.apache.maven.model.building.ModelBuildingException;

/** Which poms of the tree are modules of a build: the outermost ones, and what they name. */
final class MavenReactor {
    private final Tree tree;
    private final MavenReactorPoms poms;
    private final MavenModels models;
    private final Map<Path, MavenModule> modules = new LinkedHashMap<>();
    private final List<Gap> gaps = new ArrayList<>();

    private MavenReactor(Tree tree, MavenReactorPoms poms, MavenModels models) {
        this.tree = tree;
        this.poms = poms;
        this.models = models;
    }

    /**
     * @param modules in the order in which they are reached
     * @param gaps modules that lie outside the project
     */
    record Answer(List<MavenModule> modules, List<Gap> gaps) {}

    static Answer read(Tree tree, List<Path> files, MavenReactorPoms poms, MavenModels models) {
        MavenReactor reactor = new MavenReactor(tree, poms, models);
        for (Path pom : files) {
            if (!reactor.modules.containsKey(pom) && !reactor.material(pom)) {
                reactor.reach(pom);
            }
        }
        return new Answer(List.copyOf(reactor.modules.values()), reactor.gaps);
    }

    static List<Path> outermostFirst(List<Path> poms) {
        return poms.stream()
                .sorted(Comparator.comparingInt(Path::getNameCount).thenComparing(Comparator.naturalOrder()))
                .toList();
    }

    private void reach(Path root) {
        Deque<Path> open = new ArrayDeque<>(List.of(root));
        while (!open.isEmpty()) {
            Path pom = open.removeFirst();
            if (modules.containsKey(pom)) {
                continue;
            }
            MavenModule module = build(pom, root);
            modules.put(pom, module);
            for (String name : module.modules()) {
                Path child = child(pom, name);
                if (child != null) {
                    open.addLast(child);
                }
            }
        }
    }

    private MavenModule build(Path pom, Path root) {
        Model raw = poms.raw(pom);
        if (raw == null) {
            return new MavenModule(pom, root, null, null, "not a readable pom");
        }
        try {
            return new MavenModule(pom, root, raw, models.effective(pom), null);
        } catch (ModelBuildingException e) {
            String first = e.getProblems().isEmpty()
                    ? e.getMessage()
                    : e.getProblems().get(0).getMessage();
            return new MavenModule(pom, root, raw, null, firstLine(first));
        } catch (StackOverflowError | RuntimeException e) {
            return new MavenModule(pom, root, raw, null, firstLine(String.valueOf(e)));
        }
    }

    private static String firstLine(String message) {
        String line = message.strip().lines().findFirst().orElse("");
        return line.length() > 300 ? line.substring(0, 300) + "…" : line;
    }

    private Path child(Path pom, String name) {
        try {
            Path path = pom.resolveSibling(name.strip().replace('\\', '/')).normalize();
            Path file = Files.isDirectory(path) ? path.resolve("pom.xml") : path;
            if (!Files.isRegularFile(file)) {
                return null; // Maven itself would refuse to build; what is not there has nothing to scan
            }
            if (file.toRealPath().startsWith(tree.root())) {
                return file;
            }
        } catch (InvalidPathException | java.io.IOException e) {
            return null;
        }
        gaps.add(new Gap(
                GapType.PATH_OUTSIDE,
                null,
                Text.of("plan.module-outside", name, tree.relative(pom)),
                Text.of("plan.module-outside-next"),
                List.of(tree.relative(pom)),
                1));
        return null;
    }

    /** Whether a pom that no module names is test data, a template or a build's output rather than a project of its own. */
    private boolean material(Path pom) {
        Path below = tree.root().relativize(pom.getParent());
        Path at = tree.root();
        for (Path name : below) {
            boolean project = modules.containsKey(at.resolve("pom.xml"));
            String text = name.toString();
            if (project && (text.equals("src") || text.equals("target"))) {
                return true;
            }
            at = at.resolve(name);
        }
        return false;
    }
}
