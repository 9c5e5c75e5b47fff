package io.sekisho.scanner.secret;

import io.sekisho.core.plan.Globs;
import io.sekisho.core.plan.ScanPlan;
import io.sekisho.core.scan.Progress;
import io.sekisho.model.GapType;
import io.sekisho.model.Text;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Scans a directory that is in no git repository, file by file. */
final class DirectoryScan {
    private static final long LARGEST_IGNORE_FILE = 1_000_000;

    private final ScanPlan plan;
    private final Path directory;
    private final GitleaksRun gitleaks;
    private final Globs excludes;
    private final Progress progress;
    private final Seen seen;
    private final List<String> files = new ArrayList<>();
    private final List<String> wide = new ArrayList<>();
    private final List<String> wideAndLarge = new ArrayList<>();
    private final List<String> outside = new ArrayList<>();
    private final List<String> large = new ArrayList<>();
    private final List<String> special = new ArrayList<>();
    private final List<String> repositories = new ArrayList<>();
    private final List<String> unreadable = new ArrayList<>();

    DirectoryScan(ScanPlan plan, Path directory, GitleaksRun gitleaks, Globs excludes, Progress progress, Seen seen) {
        this.plan = plan;
        this.directory = directory;
        this.gitleaks = gitleaks;
        this.excludes = excludes;
        this.progress = progress;
        this.seen = seen;
    }

    void scan() throws GitleaksException, IOException, InterruptedException {
        progress.at(Text.of("secret.preparing"), 0, 0);
        Files.walkFileTree(plan.root(), new Walk());
        seen.inputs.put("files", (long) files.size());
        seen.gap(GapType.PATH_OUTSIDE, "outside", outside);
        seen.gap(GapType.SKIPPED_FILE, "too-large", large);
        seen.gap(GapType.SKIPPED_FILE, "binary", wideAndLarge);
        seen.gap(GapType.SKIPPED_FILE, "special", special);
        seen.gap(GapType.UNREADABLE_FILE, "unreadable", unreadable);
        seen.gap(GapType.SKIPPED_FILE, "repositories", repositories);
        try {
            PathProbe.run(gitleaks, directory, files, seen);
            progress.at(Text.of("secret.scanning-files"), 0, files.size());
            add(tree(), false);
            add(wideText(), true);
            seen.marks.putAll(new LineValues(seen.sightings).marks());
        } catch (GitleaksRun.Failure e) {
            seen.failure = e;
        }
    }

    private List<Leak> tree() throws GitleaksException, IOException, InterruptedException {
        return isIgnoreFileHarmless() ? linked() : copied();
    }

    /** Gitleaks would read it, and wait for ever at a pipe or die at what it cannot read. */
    private boolean isIgnoreFileHarmless() throws IOException {
        Path file = plan.root().resolve(Allowances.IGNORE_FILE);
        return !Files.exists(file)
                || Files.isDirectory(file)
                || Files.isRegularFile(file) && Files.isReadable(file) && Files.size(file) <= LARGEST_IGNORE_FILE;
    }

    /** The same files without the one that would stop Gitleaks. */
    private List<Leak> copied() throws GitleaksException, IOException, InterruptedException {
        FileExport copies = new FileExport(directory.resolve("copies"));
        List<String> vanished = new ArrayList<>();
        for (String file : files) {
            try {
                copies.copy(RawPath.of(file), plan.root().resolve(file));
            } catch (NoSuchFileException | AccessDeniedException e) {
                vanished.add(file);
            }
        }
        seen.gap(GapType.UNREADABLE_FILE, "unreadable", vanished);
        List<Leak> leaks = new ArrayList<>();
        for (Leak leak : gitleaks.files("copies")) {
            leaks.add(leak.inFile(copies.original(leak.file()).shown()));
        }
        return leaks;
    }

    /**
     * Through a link of ours with a name that nobody can guess: so no {@code .gitleaksignore} of the project can name a result,
     * and the path of the project itself does not meet rules about paths.
     */
    private List<Leak> linked() throws GitleaksException, IOException, InterruptedException {
        String name = Canary.fresh().name().replace(".txt", "");
        Files.createSymbolicLink(directory.resolve(name), plan.root());
        List<Leak> leaks = new ArrayList<>();
        for (Leak leak : gitleaks.files(name + "/.")) {
            String path = leak.file().replace('\\', '/').replaceFirst("^\\Q" + name + "\\E/(\\./)?", "");
            if (!isLeftOut(plan.root().resolve(path))) {
                leaks.add(leak.inFile(path));
            }
        }
        return leaks;
    }

    /** By the configuration, or because it is ours: homes and work directories hold canaries. */
    private boolean isLeftOut(Path path) {
        return excludes.matches(plan.relative(path)) || plan.isForeign(path) || path.startsWith(directory);
    }

    /** Beside what Gitleaks reads in the same files' bytes. */
    private List<Leak> wideText() throws GitleaksException, IOException, InterruptedException {
        FileExport export = new FileExport(directory.resolve("wide"));
        for (String file : wide) {
            String content = content(file);
            if (content != null) {
                export.add(RawPath.of(file), WideText.plain(content));
            }
        }
        List<Leak> leaks = new ArrayList<>();
        for (Leak leak : export.isEmpty() ? List.<Leak>of() : gitleaks.files("wide")) {
            leaks.add(leak.inFile(export.original(leak.file()).shown()));
        }
        return leaks;
    }

    private void add(List<Leak> leaks, boolean fromWideText) {
        Map<String, String> contents = new HashMap<>();
        Map<Leak, Evidence> evidence = new HashMap<>();
        Map<String, Set<String>> values = new HashMap<>();
        for (Leak leak : leaks) {
            String content = contents.computeIfAbsent(leak.file(), this::content);
            Evidence its = Evidence.of(leak, fromWideText && content != null ? WideText.plain(content) : content);
            evidence.put(leak, its);
            if (its.value() != null && !its.open()) {
                values.computeIfAbsent(leak.file(), any -> new TreeSet<>()).add(its.value());
            }
            contents.keySet().retainAll(Set.of(leak.file()));
        }
        for (Leak leak : leaks) {
            Evidence its = evidence.get(leak);
            Evidence.Masked masked = its.masked(values.getOrDefault(leak.file(), Set.of()));
            seen.sightings.add(new Sighting(leak, leak.file(), leak.file(), null, its, masked, true, 0));
        }
    }

    private String content(String path) {
        try {
            Path file = plan.root().resolve(path);
            return Files.size(file) > Blobs.LARGEST ? null : Files.readString(file, StandardCharsets.ISO_8859_1);
        } catch (IOException | java.nio.file.InvalidPathException e) {
            // Without it the line stays unknown; what Gitleaks found there is still reported.
            return null;
        }
    }

    private final class Walk extends SimpleFileVisitor<Path> {
        @Override
        public FileVisitResult preVisitDirectory(Path visited, BasicFileAttributes attributes) {
            if (!visited.equals(plan.root()) && isLeftOut(visited)) {
                return FileVisitResult.SKIP_SUBTREE;
            }
            if (!isGit(visited)) {
                return FileVisitResult.CONTINUE;
            }
            boolean bare = !visited.getFileName().toString().equals(".git");
            if (visited.equals(plan.root())) {
                seen.gap(GapType.HISTORY_UNAVAILABLE, "bare", List.of("."));
            } else if (bare || !visited.getParent().equals(plan.root())) {
                // Why the root's own cannot be used, the plan says.
                repositories.add(plan.relative(bare ? visited : visited.getParent()));
            }
            return FileVisitResult.SKIP_SUBTREE;
        }

        /** Its objects are compressed: what they hold is not in its files. */
        private boolean isGit(Path visited) {
            return Files.isRegularFile(visited.resolve("HEAD"))
                    && Files.isDirectory(visited.resolve("objects"))
                    && Files.isDirectory(visited.resolve("refs"));
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            if (isLeftOut(file)) {
                return FileVisitResult.CONTINUE;
            }
            String path = plan.relative(file);
            if (attributes.isSymbolicLink()) {
                link(file, path);
            } else if (attributes.isOther()) {
                // Its size is 0, and Gitleaks opens no such file: reading a pipe would wait for a writer.
                special.add(path);
            } else if (!Files.isReadable(file)) {
                unreadable.add(path);
            } else if (attributes.size() > Blobs.LARGEST) {
                large.add(path);
            } else if (attributes.size() > 0) {
                files.add(path);
                if (isWideText(file)) {
                    (attributes.size() > BinaryFiles.LARGEST ? wideAndLarge : wide).add(path);
                }
            }
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException e) {
            unreadable.add(plan.relative(file));
            return FileVisitResult.CONTINUE;
        }

        private boolean isWideText(Path file) {
            try (InputStream in = Files.newInputStream(file)) {
                return WideText.is(new String(in.readNBytes(4096), StandardCharsets.ISO_8859_1));
            } catch (IOException e) {
                // Gitleaks will not be able to read it, either, and say so.
                return false;
            }
        }

        private void link(Path file, String path) {
            try {
                if (!file.toRealPath().startsWith(plan.root())) {
                    outside.add(path);
                }
            } catch (IOException e) {
                // A link to nowhere hides nothing.
                return;
            }
        }
    }
}
