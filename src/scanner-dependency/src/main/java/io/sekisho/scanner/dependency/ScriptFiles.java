package io.sekisho.scanner.dependency;

import io.sekisho.core.plan.Globs;
import io.sekisho.core.plan.PlanException;
import io.sekisho.core.plan.ScanPlan;
import io.sekisho.model.Gap;
import io.sekisho.model.GapType;
import io.sekisho.model.Text;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * JavaScript files of the tree, which may be copies of libraries. Packages that npm has installed are left out: their lock file
 * tells them. Those of Bower are not: no lock file tells them.
 *
 * @param gaps files too large to be searched
 */
record ScriptFiles(List<Path> files, List<Gap> gaps) {
    /** Libraries are far smaller; two hundred patterns searched in something larger takes minutes. */
    static final long MAX_BYTES = 16L << 20;

    private static final Set<String> FOREIGN = Set.of(".git", "node_modules");

    static ScriptFiles of(ScanPlan plan) {
        Walk walk = new Walk(plan, excludes(plan));
        try {
            Files.walkFileTree(plan.root(), walk);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        List<Gap> gaps = walk.large.isEmpty()
                ? List.of()
                : List.of(new Gap(
                        GapType.SKIPPED_FILE,
                        "dependency",
                        Text.of("dependency.script-too-large", walk.large.size(), MAX_BYTES >> 20),
                        null,
                        walk.large,
                        walk.large.size()));
        return new ScriptFiles(walk.files, gaps);
    }

    private static Globs excludes(ScanPlan plan) {
        try {
            return Globs.of(plan.excludes());
        } catch (PlanException e) {
            throw new IllegalStateException("the plan was made with them", e);
        }
    }

    private static final class Walk extends SimpleFileVisitor<Path> {
        private final ScanPlan plan;
        private final Globs excludes;
        private final List<Path> files = new ArrayList<>();
        private final List<String> large = new ArrayList<>();

        Walk(ScanPlan plan, Globs excludes) {
            this.plan = plan;
            this.excludes = excludes;
        }

        @Override
        public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
            boolean inner = !directory.equals(plan.root());
            boolean skip = inner
                    && (FOREIGN.contains(directory.getFileName().toString())
                            || plan.isForeign(directory)
                            || excludes.matches(plan.relative(directory)));
            return skip ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            if (attributes.isRegularFile()
                    && file.getFileName().toString().toLowerCase(Locale.ROOT).endsWith(".js")
                    && !plan.isForeign(file)
                    && !excludes.matches(plan.relative(file))) {
                if (attributes.size() > MAX_BYTES) {
                    large.add(plan.relative(file));
                } else {
                    files.add(file);
                }
            }
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException e) {
            // The plan's own walk has noted it.
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult postVisitDirectory(Path directory, IOException e) {
            return FileVisitResult.CONTINUE;
        }
    }
}
