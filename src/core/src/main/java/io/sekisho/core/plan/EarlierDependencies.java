package io.sekisho.core.plan;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the build files of an earlier commit brought in, by the same reading as the plan's of today. It only ever proves that something
 * was there: where this machine lacks what the earlier files need, or where a version is chosen by what happens to lie here, it says
 * nothing.
 */
public final class EarlierDependencies {
    /** Of nothing is it known whether it was there. */
    public static final EarlierDependencies UNKNOWN = new EarlierDependencies(false);

    private static final Logger LOG = LoggerFactory.getLogger(EarlierDependencies.class);
    private static final Set<String> NOT_SHIPPED = Set.of("test", "dev");

    private final boolean whole;
    private final Map<String, Set<String>> there = new HashMap<>();
    private final Map<String, Set<String>> siblings = new HashMap<>();

    private EarlierDependencies(boolean whole) {
        this.whole = whole;
    }

    /**
     * @param diff knows the commit
     * @param prefix the project's directory inside the repository, "" or ending with a slash
     * @param excludes path globs, as for the plan
     * @param directory for files of ours; must not exist
     */
    public static EarlierDependencies read(
            GitDiff diff, String prefix, PackageCaches caches, List<String> excludes, Path directory)
            throws InterruptedException {
        long start = System.nanoTime();
        try {
            Path top = Files.createDirectories(directory).toRealPath();
            Path root = Files.createDirectories(top.resolve(prefix));
            if (!new EarlierFiles(diff.own(), diff.base(), top, EarlierFiles.OF_JAVA).write(prefix)) {
                LOG.info("the build files of {} are not read", diff.base());
                return UNKNOWN;
            }
            Tree tree = TreeWalk.of(root, Globs.of(excludes), Set.of());
            MavenHeard heard = new MavenHeard();
            new MavenFiles(tree, top, caches.maven(), heard).read();
            Found gradle = new GradleFiles(tree, caches.gradle()).read();
            EarlierDependencies all = new EarlierDependencies(heard.isWhole());
            all.maven(tree, heard);
            all.add(gradle.dependencies());
            LOG.info(
                    "read the build files of {} in {} ms, {}",
                    diff.base(),
                    (System.nanoTime() - start) / 1_000_000,
                    heard.isWhole() ? "all they need is here" : "not all they need is here");
            return all;
        } catch (IOException | PlanException | RuntimeException | StackOverflowError e) {
            LOG.info("the build files of {} cannot be read: {}", diff.base(), String.valueOf(e.getMessage()));
            return UNKNOWN;
        }
    }

    private void maven(Tree tree, MavenHeard heard) {
        if (heard.isGuessed()) {
            return;
        }
        heard.answers().forEach((directory, answer) -> {
            if (GradleFiles.hasScript(directory)) {
                return; // which of the two files was asked depends on what was built
            }
            String module = tree.relative(directory);
            siblings.put(
                    module,
                    new HashSet<>(answer.siblings().stream().map(tree::relative).toList()));
            // What a module declares itself goes before all that others bring in, so that it is certain in any case.
            add(answer.dependencies().stream()
                    .filter(one -> whole || one.direct())
                    .toList());
        });
    }

    private void add(Collection<ResolvedDependency> dependencies) {
        for (ResolvedDependency one : dependencies) {
            if (!NOT_SHIPPED.contains(one.scope())) {
                there.computeIfAbsent(one.module(), none -> new HashSet<>())
                        .add(key(one.packageUrl(), one.declaration().path()));
            }
        }
    }

    private static String key(String packageUrl, String path) {
        return packageUrl + '\n' + path;
    }

    /**
     * Whether a module shipped a component, brought in by the same file.
     *
     * @param module directory, relative to the project
     * @param packageUrl with version
     * @param path of the file that declares what brought it in, relative to the project
     */
    public boolean had(String module, String packageUrl, String path) {
        return there.getOrDefault(module, Set.of()).contains(key(packageUrl, path));
    }

    /** Whether all is known that Maven brought into a module. */
    public boolean knows(String module) {
        return whole && siblings.containsKey(module);
    }

    /** Directories of the modules on which one depended, on the way of others too. */
    public Set<String> siblings(String module) {
        return siblings.getOrDefault(module, Set.of());
    }
}
