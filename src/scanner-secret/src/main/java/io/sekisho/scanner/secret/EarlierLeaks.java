package io.sekisho.scanner.secret;

import io.sekisho.core.plan.GitException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * What the whole history of some files holds, for a scan that looks at a part of it only: whether a value is the first that its
 * line had cannot be told otherwise. Costs a second run of Gitleaks, and only where there is a finding.
 */
final class EarlierLeaks {
    /** An argument's length is limited; beyond it, all files' history is read. */
    private static final int LONGEST_PATHS = 60_000;

    private final PrivateRepository git;
    private final GitleaksRun gitleaks;
    private final String prefix;

    EarlierLeaks(PrivateRepository git, GitleaksRun gitleaks, String prefix) {
        this.git = git;
        this.gitleaks = gitleaks;
        this.prefix = prefix;
    }

    /**
     * @param paths relative to the repository's top
     * @param head where the history ends
     * @return null when Gitleaks did not come to its end
     */
    List<RepositoryScan.Found> of(Set<RawPath> paths, String head)
            throws GitException, IOException, InterruptedException {
        Canary canary = Canary.fresh();
        Set<String> specs = new TreeSet<>();
        specs.add(LogOptions.pathspec(RawPath.latin(prefix) + canary.name()));
        paths.forEach(path -> specs.add(LogOptions.pathspec(path.bytes())));
        List<String> limits = new ArrayList<>();
        if (specs.stream().mapToInt(String::length).sum() < LONGEST_PATHS) {
            limits.add("--");
            limits.addAll(specs);
        }
        List<String> revisions = new ArrayList<>(List.of(head));
        revisions.addAll(limits);
        AddedCommits added = new AddedCommits(canary);
        added.canary(prefix, canary);
        for (AddedCommits.Merge merge : Merges.of(git, revisions)) {
            added.merge(merge);
        }
        added.write(git);
        List<String> options = new ArrayList<>(LogOptions.FORM);
        options.add(head);
        options.addAll(added.ids());
        options.addAll(limits);
        return run(options, added, paths);
    }

    private List<RepositoryScan.Found> run(List<String> options, AddedCommits added, Set<RawPath> paths)
            throws IOException, InterruptedException {
        List<Leak> leaks;
        try {
            leaks = gitleaks.git(git.environment(), options);
        } catch (GitleaksException e) {
            return null;
        }
        Set<String> wanted = new TreeSet<>();
        paths.forEach(path -> wanted.add(RawPath.comparable(path.shown())));
        boolean alive = false;
        List<RepositoryScan.Found> found = new ArrayList<>();
        for (Leak leak : leaks) {
            AddedCommits.Added its = added.of(leak.commit());
            if (its != null && its.role() == AddedCommits.Role.CANARY) {
                alive |= leak.rule().equals(Canary.RULE);
            } else if (wanted.contains(
                    RawPath.comparable(RawPath.of(leak.file()).shown()))) {
                found.add(new RepositoryScan.Found(leak, its, null));
            }
        }
        return alive ? found : null;
    }
}
