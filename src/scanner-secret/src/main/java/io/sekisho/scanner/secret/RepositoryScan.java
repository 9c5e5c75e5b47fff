package io.sekisho.scanner.secret;

import io.sekisho.core.plan.GitException;
import io.sekisho.core.plan.Globs;
import io.sekisho.core.plan.ScanPlan;
import io.sekisho.core.plan.ScanScope.Reach;
import io.sekisho.core.scan.Progress;
import io.sekisho.model.GapType;
import io.sekisho.model.Text;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Scans a git repository with one run of Gitleaks over git's log of a private repository, which shows the project's commits
 * and, as further commits of ours, what these do not show. Files that git takes for binary are laid out and scanned as files.
 */
final class RepositoryScan {
    /** Of more files we do not ask which Gitleaks passes over: they are looked into under other names in any case. */
    private static final int MOST_PROBED = 50_000;

    private final ScanPlan plan;
    private final Path directory;
    private final GitleaksRun gitleaks;
    private final Globs excludes;
    private final Progress progress;
    private final Seen seen;
    private final PrivateRepository git;
    private final String prefix;
    private final Canary canary = Canary.fresh();
    private final String trusted;
    private final OtherNames otherNames;
    private final Set<RawPath> skipped = new HashSet<>();
    private FileChanges history;

    /** @param trusted commit that the scanned one proposes a change of; null for none */
    RepositoryScan(
            ScanPlan plan,
            Path directory,
            GitleaksRun gitleaks,
            Globs excludes,
            Progress progress,
            Map<String, String> environment,
            String trusted,
            Seen seen)
            throws IOException, InterruptedException {
        this.plan = plan;
        this.directory = directory;
        this.gitleaks = gitleaks;
        this.excludes = excludes;
        this.progress = progress;
        this.seen = seen;
        this.git = PrivateRepository.borrow(plan.git(), directory.resolve("repository"), environment);
        this.trusted = trusted;
        this.otherNames = new OtherNames(git, gitleaks);
        Path relative = plan.git().topLevel().relativize(plan.root());
        this.prefix = relative.toString().isEmpty() ? "" : relative.toString().replace('\\', '/') + "/";
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
        history = FileChanges.of(git, target.revisions(), limits());
        List<Found> found = log(target, entries);
        progress.at(Text.of("secret.scanning-files"), 0, 0);
        ProposedChange change =
                ProposedChange.of(git, target, trusted, plan.git().head(), limits());
        found.addAll(underOtherNames(target, found, change));
        found.addAll(
                new BinaryFiles(git, directory, gitleaks, prefix, seen).scan(target, entries, skipped, change::has));
        seen.sightings.addAll(new Sightings(git, target, prefix).of(found, entries));
        String head = plan.scope().reach() == Reach.RANGE
                ? plan.scope().to()
                : plan.git().head();
        new RepositoryValues(git, gitleaks, prefix, otherNames, skipped, seen)
                .mark(target, found, head, plan.git().shallow() || isPartialClone());
        new EntryGaps(plan, git, prefix, seen).of(entries);
    }

    /** What Gitleaks passed over, and files of which it was not asked: of these, what it has found already is left out. */
    private List<Found> underOtherNames(ScanTarget target, List<Found> found, ProposedChange change)
            throws IOException, InterruptedException {
        FileChanges changes = history.and(FileChanges.between(git, target.baseTree(), target.tree()))
                .of(skipped);
        Set<String> missing = new Blobs(git).missing(changes.blobs());
        seen.gap(
                GapType.UNREADABLE_FILE,
                "unreadable",
                changes.pathsOf(missing).stream()
                        .map(path -> path.shown().substring(prefix.length()))
                        .toList());
        try {
            List<Found> others = new ArrayList<>(otherNames.scan(changes.without(missing), change.all()));
            others.addAll(otherNames.scan(inTestsOfPackages(change), true));
            Set<String> told = new HashSet<>();
            others.forEach(one -> told.add(one.leak().file()));
            seen.gap(
                    GapType.SKIPPED_FILE,
                    "package-tests",
                    otherNames.tests().stream()
                            .filter(path -> !told.contains(path.shown()))
                            .map(path -> path.shown().substring(prefix.length()))
                            .toList());
            Set<List<Object>> places = new HashSet<>();
            found.forEach(one -> places.add(place(one)));
            return others.stream().filter(one -> !places.contains(place(one))).toList();
        } catch (GitleaksException e) {
            seen.failure = seen.failure == null ? e : seen.failure;
            return List.of();
        }
    }

    /** Packages bring keys for their own tests; what a change puts there may be its author's. */
    private FileChanges inTestsOfPackages(ProposedChange change) throws GitException, InterruptedException {
        Set<RawPath> tests = new HashSet<>(skipped);
        tests.retainAll(change.changes().paths());
        tests.removeIf(path -> !OtherNames.isTestOfPackage(path));
        FileChanges changes = change.changes().of(tests);
        return changes.without(new Blobs(git).missing(changes.blobs()));
    }

    private static List<Object> place(Found found) {
        Leak leak = found.leak();
        String commit = found.isOfProject() ? leak.commit() : String.valueOf(found.added());
        return List.of(leak.rule(), leak.file(), commit, leak.startLine(), leak.startColumn());
    }

    private boolean isWanted(RawPath path) {
        String shown = path.shown();
        return shown.startsWith(prefix) && !excludes.matches(shown.substring(prefix.length()));
    }

    private List<Found> log(ScanTarget target, List<TreeEntry> entries)
            throws GitleaksException, IOException, InterruptedException {
        AddedCommits added = new AddedCommits(canary);
        added.canary(prefix, canary);
        Set<RawPath> now = new LinkedHashSet<>();
        entries.stream().filter(TreeEntry::isFile).map(TreeEntry::path).forEach(now::add);
        Set<RawPath> gone = new LinkedHashSet<>(history.paths());
        gone.removeIf(path -> now.contains(path) || !isWanted(path) || !OtherNames.mayBePassedOver(path));
        // A name may have been a directory at another time, and a tree holds one of them.
        added.probe(OtherNames.examples(now).stream().limit(MOST_PROBED).toList());
        added.probe(OtherNames.examples(gone).stream().limit(MOST_PROBED).toList());
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
            seen.failure = GitleaksException.canaryMissed();
        }
        if (seen.failure == null) {
            List.of(now, gone).forEach(paths -> skipped(paths, answered));
        }
        return found;
    }

    private boolean isPartialClone() {
        return plan.gaps().stream().anyMatch(gap -> gap.message().code().equals("plan.partial-clone"));
    }

    private List<String> logOptions(ScanTarget target, AddedCommits added) {
        List<String> options = new ArrayList<>(LogOptions.FORM);
        options.addAll(target.revisions());
        options.addAll(added.ids());
        if (target.base() != null && target.revisions().isEmpty()) {
            options.add("^" + target.base());
        }
        options.addAll(limits());
        return options;
    }

    private List<String> limits() {
        return prefix.isEmpty() ? List.of() : List.of("--", LogOptions.pathspec(prefix));
    }

    private void skipped(Set<RawPath> paths, Set<String> answered) {
        Set<String> looked = new HashSet<>();
        for (RawPath example : OtherNames.examples(paths)) {
            if (answered.contains(RawPath.comparable(example.shown()))) {
                looked.add(OtherNames.shape(example));
            }
        }
        paths.stream().filter(path -> !looked.contains(OtherNames.shape(path))).forEach(skipped::add);
    }

    private static String[] command(String first, String second, List<String> rest) {
        return Stream.concat(Stream.of(first, second), rest.stream()).toArray(String[]::new);
    }

    /**
     * A leak and where it comes from.
     *
     * @param added the commit of ours that showed it; null for the project's own
     * @param content of a file that was laid out, one character a byte; null when git has it under its path
     */
    record Found(Leak leak, AddedCommits.Added added, String content) {
        /** Whether a line was put before the content. */
        boolean isPadded() {
            return content != null && content.startsWith(BinaryFiles.PAD);
        }

        boolean isOfProject() {
            return added == null && content == null;
        }
    }
}
