package io.sekisho.scanner.secret;

import io.sekisho.core.plan.GitException;
import io.sekisho.core.plan.Globs;
import io.sekisho.core.plan.ScanPlan;
import io.sekisho.core.plan.ScanScope.Reach;
import io.sekisho.core.scan.Progress;
import io.sekisho.model.GapType;
import io.sekisho.model.Text;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Scans a git repository with one run of Gitleaks over git's log of a private repository, which shows the project's commits
 * and, as further commits of ours, what these do not show. Files that git takes for binary are laid out and scanned as files.
 */
final class RepositoryScan {
    /** Of more files we do not ask which Gitleaks skips. */
    private static final int MOST_PROBED = 20_000;

    private static final long LARGEST_BINARY = 5L << 20;
    /** What Gitleaks reads nothing of when it is a file, either. */
    private static final String CONTAINERS =
            "(?is).*\\.(?:jar|war|ear|zip|gz|tgz|bz2|xz|zst|7z|rar|tar|class|bmp|gif|jpe?g|png|svg|tiff?|ico|eot|[ot]tf|woff2?"
                    + "|docx?|xlsx?|pdf|bin|exe|pdb|dll|so|dylib|o|a|pyc|mp[34]|m4[av]|mov|avi|ogg|webm|webp|wasm)";

    private final ScanPlan plan;
    private final Path directory;
    private final GitleaksRun gitleaks;
    private final Globs excludes;
    private final Progress progress;
    private final Seen seen;
    private final PrivateRepository git;
    private final String prefix;
    private final Canary canary = Canary.fresh();

    RepositoryScan(
            ScanPlan plan,
            Path directory,
            GitleaksRun gitleaks,
            Globs excludes,
            Progress progress,
            Map<String, String> environment,
            Seen seen)
            throws IOException, InterruptedException {
        this.plan = plan;
        this.directory = directory;
        this.gitleaks = gitleaks;
        this.excludes = excludes;
        this.progress = progress;
        this.seen = seen;
        this.git = PrivateRepository.borrow(plan.git(), directory.resolve("repository"), environment);
        String relative =
                plan.git().topLevel().relativize(plan.root()).toString().replace('\\', '/');
        this.prefix = relative.isEmpty() ? "" : relative + "/";
    }

    void scan() throws GitleaksException, IOException, InterruptedException {
        progress.at(Text.of("secret.preparing"), 0, 0);
        ScanTarget target = ScanTarget.of(plan, git, prefix, seen);
        List<TreeEntry> entries = new ArrayList<>();
        for (TreeEntry entry : TreeEntry.changed(git, target.baseTree(), target.tree())) {
            if (isWanted(entry.path())) {
                entries.add(entry);
            }
        }
        seen.inputs.put("files", (long) entries.size());
        List<Found> found = log(target, entries);
        FileExport binaries = binaries(target, entries);
        if (!binaries.isEmpty()) {
            progress.at(Text.of("secret.scanning-files"), 0, 0);
            found.addAll(files(binaries));
        }
        new Sightings(git, target, prefix, seen).add(found, entries);
        outside(entries);
    }

    private boolean isWanted(RawPath path) {
        String shown = path.shown();
        return shown.startsWith(prefix) && !excludes.matches(shown.substring(prefix.length()));
    }

    private List<Found> log(ScanTarget target, List<TreeEntry> entries)
            throws GitleaksException, IOException, InterruptedException {
        AddedCommits added = new AddedCommits(canary);
        added.canary(prefix, canary);
        List<RawPath> probed = entries.stream()
                .filter(TreeEntry::isFile)
                .map(TreeEntry::path)
                .limit(MOST_PROBED)
                .toList();
        added.probe(probed);
        added.tree(target.tree(), target.base(), List.of());
        if (!target.revisions().isEmpty()) {
            for (AddedCommits.Merge merge : Merges.of(git, target.revisions())) {
                added.merge(merge);
            }
            seen.inputs.put("commits", Long.parseLong(git.text(command("rev-list", "--count", target.revisions()))));
        }
        added.write(git);
        progress.at(Text.of("secret.scanning"), 0, seen.inputs.getOrDefault("commits", 0L));
        List<Leak> report;
        try {
            report = gitleaks.git(git.environment(), logOptions(target, added));
        } catch (GitleaksRun.Failure e) {
            if (isPartialClone() && !target.revisions().isEmpty()) {
                // The plan says already that contents of earlier commits are missing: at least see what is there.
                seen.inputs.remove("commits");
                return log(target.withoutHistory(), entries);
            }
            seen.failure = e;
            report = e.seen();
        }
        List<Found> found = new ArrayList<>();
        Set<String> answered = new HashSet<>();
        boolean alive = false;
        for (Leak leak : report) {
            AddedCommits.Added its = added.of(leak.commit());
            AddedCommits.Role role = its == null ? null : its.role();
            if (role == AddedCommits.Role.CANARY) {
                alive |= leak.rule().equals(Canary.RULE);
            } else if (role == AddedCommits.Role.PROBE) {
                answered.add(RawPath.comparable(leak.file()));
            } else if (isWanted(RawPath.of(leak.file()))) {
                found.add(new Found(leak, its, null));
            }
        }
        if (!alive && seen.failure == null) {
            seen.failure =
                    new GitleaksException(Text.of("secret.canary-missed"), Text.of("secret.canary-missed-next"), null);
        }
        if (seen.failure == null) {
            skipped(probed, answered);
        }
        return found;
    }

    private boolean isPartialClone() {
        return plan.gaps().stream().anyMatch(gap -> gap.message().code().equals("plan.partial-clone"));
    }

    private List<String> logOptions(ScanTarget target, AddedCommits added) {
        List<String> options = new ArrayList<>(List.of(
                "--full-history", "--no-color", "--no-ext-diff", "--no-textconv", "--no-notes", "--diff-filter=d"));
        options.addAll(target.revisions());
        options.addAll(added.ids());
        if (target.base() != null && target.revisions().isEmpty()) {
            options.add("^" + target.base());
        }
        if (!prefix.isEmpty()) {
            options.add("--");
            // Gitleaks splits the options at each space, and a name may hold any byte: what is no plain character
            // matches any.
            options.add(":(glob)" + prefix.replaceAll("[^A-Za-z0-9._/-]+", "*") + "**");
        }
        return options;
    }

    private void skipped(List<RawPath> probed, Set<String> answered) {
        List<String> skipped = probed.stream()
                .map(RawPath::shown)
                .filter(path -> !answered.contains(RawPath.comparable(path)))
                .map(path -> path.substring(prefix.length()))
                .toList();
        seen.gap(GapType.SKIPPED_FILE, "skipped", skipped);
    }

    /** A byte of zero among the first makes a file binary for git: whoever wants to hide a secret can add one. */
    private FileExport binaries(ScanTarget target, List<TreeEntry> entries)
            throws GitException, IOException, InterruptedException {
        FileExport export = new FileExport(directory.resolve("files"));
        Set<RawPath> binaries = TreeEntry.binaries(git, target.baseTree(), target.tree());
        Map<String, List<RawPath>> wanted = new TreeMap<>();
        List<String> left = new ArrayList<>();
        for (TreeEntry entry : entries) {
            if (entry.isFile() && binaries.contains(entry.path())) {
                if (entry.path().bytes().matches(CONTAINERS)) {
                    left.add(entry.path().shown().substring(prefix.length()));
                } else {
                    wanted.computeIfAbsent(entry.id(), any -> new ArrayList<>()).add(entry.path());
                }
            }
        }
        new Blobs(git).read(wanted.keySet(), (id, content) -> {
            for (RawPath path : wanted.get(id)) {
                if (content.length() > LARGEST_BINARY) {
                    left.add(path.shown().substring(prefix.length()));
                } else {
                    export(export, path, content);
                }
            }
        });
        seen.gap(GapType.SKIPPED_FILE, "binary", left);
        return export;
    }

    private static void export(FileExport export, RawPath path, String content) {
        try {
            export.add(path, content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<Found> files(FileExport export) throws GitleaksException, IOException, InterruptedException {
        RawPath canaryPath = RawPath.of(canary.name());
        export.add(canaryPath, canary.value() + "\n");
        List<Leak> report;
        try {
            report = gitleaks.files("files");
        } catch (GitleaksRun.Failure e) {
            seen.failure = seen.failure == null ? e : seen.failure;
            return List.of();
        }
        List<Found> found = new ArrayList<>();
        boolean alive = false;
        for (Leak leak : report) {
            RawPath path = export.original(leak.file());
            if (path == null || path.equals(canaryPath)) {
                alive |= path != null && leak.rule().equals(Canary.RULE);
            } else {
                found.add(new Found(leak.inFile(path.shown()), null, export.content(leak.file())));
            }
        }
        if (!alive && seen.failure == null) {
            seen.failure =
                    new GitleaksException(Text.of("secret.canary-missed"), Text.of("secret.canary-missed-next"), null);
        }
        return found;
    }

    /** A link is scanned as what it says, not as what it leads to. */
    private void outside(List<TreeEntry> entries) {
        List<String> outside = new ArrayList<>();
        List<String> submodules = new ArrayList<>();
        for (TreeEntry entry : entries) {
            String shown = entry.path().shown().substring(prefix.length());
            if (entry.isSubmodule()) {
                submodules.add(shown);
            } else if (entry.isLink() && plan.scope().reach() != Reach.RANGE && leadsOutside(shown)) {
                outside.add(shown);
            }
        }
        seen.gap(GapType.PATH_OUTSIDE, "outside", outside);
        seen.gap(GapType.SKIPPED_FILE, "submodules", submodules);
    }

    private boolean leadsOutside(String shown) {
        try {
            Path file = plan.root().resolve(shown);
            return Files.isSymbolicLink(file) && !file.toRealPath().startsWith(plan.root());
        } catch (IOException | java.nio.file.InvalidPathException e) {
            // A link to nowhere hides nothing.
            return false;
        }
    }

    private static String[] command(String first, String second, List<String> rest) {
        List<String> all = new ArrayList<>(List.of(first, second));
        all.addAll(rest);
        return all.toArray(String[]::new);
    }

    /**
     * A leak and where it comes from.
     *
     * @param added the commit of ours that showed it; null for the project's own
     * @param content of a file that was laid out, one character a byte; null when git has it under its path
     */
    record Found(Leak leak, AddedCommits.Added added, String content) {
        boolean isOfProject() {
            return added == null && content == null;
        }
    }
}
