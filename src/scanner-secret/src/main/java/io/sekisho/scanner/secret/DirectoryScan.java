package io.sekisho.scanner.secret;

import io.sekisho.core.plan.Globs;
import io.sekisho.core.plan.ScanPlan;
import io.sekisho.core.scan.Progress;
import io.sekisho.model.GapType;
import io.sekisho.model.Text;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
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

    private final ScanPlan plan;
    private final Path directory;
    private final GitleaksRun gitleaks;
    private final Globs excludes;
    private final Progress progress;
    private final Seen seen;
    private final DirectoryWalk walk;

    DirectoryScan(ScanPlan plan, Path directory, GitleaksRun gitleaks, Globs excludes, Progress progress, Seen seen) {
        this.plan = plan;
        this.directory = directory;
        this.gitleaks = gitleaks;
        this.excludes = excludes;
        this.progress = progress;
        this.seen = seen;
        this.walk = new DirectoryWalk(plan, this::isLeftOut);
    }

    void scan() throws GitleaksException, IOException, InterruptedException {
        progress.at(Text.of("secret.preparing"), 0, 0);
        Files.walkFileTree(plan.root(), walk);
        seen.inputs.put("files", (long) walk.files.size());
        if (walk.rootIsBare) {
            seen.gap(GapType.HISTORY_UNAVAILABLE, "bare", List.of("."));
        }
        seen.gap(GapType.PATH_OUTSIDE, "outside", walk.outside);
        seen.gap(GapType.SKIPPED_FILE, "too-large", walk.large);
        seen.gap(GapType.SKIPPED_FILE, "binary", walk.wideAndLarge);
        seen.gap(GapType.SKIPPED_FILE, "special", walk.special);
        seen.gap(GapType.UNREADABLE_FILE, "unreadable", walk.unreadable);
        seen.gap(GapType.SKIPPED_FILE, "repositories", walk.repositories);
        try {
            walk.odd.addAll(PathProbe.run(gitleaks, directory, walk.files, seen));
            List<String> installed =
                    walk.odd.stream().filter(file -> file.matches(INSTALLED)).toList();
            walk.odd.removeAll(installed);
            seen.gap(GapType.SKIPPED_FILE, "skipped", installed);
            progress.at(Text.of("secret.scanning-files"), 0, walk.files.size());
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
        for (String file : walk.files) {
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
        for (String file : walk.wide) {
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
        for (String file : walk.odd) {
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
}
