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
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;

/** Scans a directory that is in no git repository, file by file. */
final class DirectoryScan {
    private static final long LARGEST_IGNORE_FILE = 1_000_000;
    /** What package managers put there. Outside of git there is no change that could bring a key in among it. */
    private static final String INSTALLED = "(?is)(?:.*/)?(?:node_modules|bower_components|vendor/(?:bundle|ruby)"
            + "|(?:v?env|virtualenv)/lib(?:64)?|lib(?:64)?/python[^/]*|[^/]+\\.dist-info)/.*";
    /** How text may begin that Gitleaks takes for a program, an archive or a document, and does not read. */
    private static final String TYPED =
            "(?s)(?:MZ|%!|%PDF|\\{\\\\rtf|!<arch>|[CFZ]WS|BZh|PK|Rar!|7z|NES|Cr24|\\x1f|ustar).*";

    private final ScanPlan plan;
    private final Path directory;
    private final GitleaksRun gitleaks;
    private final Globs excludes;
    private final Progress progress;
    private final Seen seen;
    private final List<String> files = new ArrayList<>();
    private final Set<String> odd = new TreeSet<>();
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
            odd.addAll(PathProbe.run(gitleaks, directory, files, seen));
            List<String> installed =
                    odd.stream().filter(file -> file.matches(INSTALLED)).toList();
            odd.removeAll(installed);
            seen.gap(GapType.SKIPPED_FILE, "skipped", installed);
            progress.at(Text.of("secret.scanning-files"), 0, files.size());
            List<Leak> tree = tree();
            add(tree, UnaryOperator.identity());
            add(wideText(), WideText::plain);
            add(underOtherNames(tree), UnaryOperator.identity());
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

    /**
     * What Gitleaks passes over by its name, or because it begins like an archive, a program or a document.
     *
     * @param tree what it has found nevertheless
     */
    private List<Leak> underOtherNames(List<Leak> tree) throws GitleaksException, IOException, InterruptedException {
        FileExport export = new FileExport(directory.resolve("odd"));
        List<String> unread = new ArrayList<>();
        for (String file : odd) {
            String content = content(file);
            if (content != null && content.length() <= BinaryFiles.LARGEST) {
                export.add(RawPath.of(file), OtherNames.other(export.size()), BinaryFiles.PAD + content);
            }
            if (content == null || content.length() > BinaryFiles.LARGEST || BinaryFiles.isCompressed(content)) {
                unread.add(file);
            }
        }
        seen.gap(GapType.SKIPPED_FILE, "binary", unread);
        Set<List<Object>> places = new HashSet<>();
        tree.forEach(leak -> places.add(List.of(leak.rule(), leak.file(), leak.startLine())));
        List<Leak> leaks = new ArrayList<>();
        for (Leak leak : export.isEmpty() ? List.<Leak>of() : gitleaks.files("odd")) {
            Leak its = leak.inFile(export.original(leak.file()).shown()).aLineUp();
            if (!OtherNames.isNoise(its) && !places.contains(List.of(its.rule(), its.file(), its.startLine()))) {
                leaks.add(its);
            }
        }
        return leaks;
    }

    private void add(List<Leak> leaks, UnaryOperator<String> reading) {
        Map<String, String> contents = new HashMap<>();
        Map<Leak, Evidence> evidence = new HashMap<>();
        Map<String, Set<String>> values = new HashMap<>();
        for (Leak leak : leaks) {
            String content = contents.computeIfAbsent(leak.file(), this::content);
            Evidence its = Evidence.of(leak, content == null ? null : reading.apply(content));
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
                String start = start(file);
                if (WideText.is(start)) {
                    (attributes.size() > BinaryFiles.LARGEST ? wideAndLarge : wide).add(path);
                }
                if (start.indexOf('\0') >= 0 || start.matches(TYPED)) {
                    odd.add(path);
                }
            }
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException e) {
            unreadable.add(plan.relative(file));
            return FileVisitResult.CONTINUE;
        }

        private String start(Path file) {
            try (InputStream in = Files.newInputStream(file)) {
                return new String(in.readNBytes(4096), StandardCharsets.ISO_8859_1);
            } catch (IOException e) {
                // Gitleaks will not be able to read it, either, and say so.
                return "";
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
