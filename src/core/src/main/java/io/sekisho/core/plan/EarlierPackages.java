package io.sekisho.core.plan;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What npm's lock files of an earlier commit shipped, by the same reading as the plan's of today. */
public final class EarlierPackages {
    private static final Logger LOG = LoggerFactory.getLogger(EarlierPackages.class);
    private static final Set<String> NAMES = Set.of("package.json", "package-lock.json", "npm-shrinkwrap.json");

    private final Set<List<String>> shipped = new HashSet<>();

    private EarlierPackages() {}

    /**
     * @param diff knows the commit
     * @param prefix the project's directory inside the repository, "" or ending with a slash
     * @param excludes path globs, as for the plan
     * @param directory for files of ours; must not exist
     * @return nothing where they cannot be read: then nothing is known to have been shipped
     */
    public static EarlierPackages read(GitDiff diff, String prefix, List<String> excludes, Path directory)
            throws InterruptedException {
        EarlierPackages all = new EarlierPackages();
        try {
            Path top = Files.createDirectories(directory).toRealPath();
            Path root = Files.createDirectories(top.resolve(prefix));
            if (new EarlierFiles(diff.own(), diff.base(), top, NAMES).write(prefix)) {
                for (ResolvedDependency one : new NpmFiles(TreeWalk.of(root, Globs.of(excludes), Set.of()))
                        .read()
                        .dependencies()) {
                    if (!one.scope().equals("dev")) {
                        all.shipped.add(List.of(one.module(), one.packageUrl()));
                    }
                }
            }
        } catch (IOException | PlanException | RuntimeException | StackOverflowError e) {
            LOG.info("npm's lock files of {} cannot be read: {}", diff.base(), String.valueOf(e.getMessage()));
        }
        return all;
    }

    /**
     * @param module directory of the lock file, relative to the project
     * @param packageUrl with version
     */
    public boolean shipped(String module, String packageUrl) {
        return shipped.contains(List.of(module, packageUrl));
    }
}
