package io.sekisho.scanner.secret;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Files that Gitleaks passes over by their names (lock files, pictures, what lies in {@code node_modules}), shown to it under
 * names of ours: a name is chosen by whoever proposes a change, and a key in {@code notes.bin} is a key. Rules that know a
 * secret's form only: what looks random there mostly is a hash.
 */
final class OtherNames {
    private static final String EXTENSION = ".txt";
    /** Packages bring keys for their own tests, which everybody has. */
    private static final String TESTS_OF_PACKAGES =
            "(?is)(?:.*/)?(?:node_modules|bower_components|vendor|site-packages)/(?:.*/)?"
                    + "(?:tests?|specs?|__tests__|testdata|fixtures?|examples?)/.*";

    private final PrivateRepository git;
    private final GitleaksRun gitleaks;
    private final Map<RawPath, RawPath> names = new HashMap<>();
    private final Map<String, RawPath> originals = new HashMap<>();
    private final Set<RawPath> tests = new TreeSet<>();

    OtherNames(PrivateRepository git, GitleaksRun gitleaks) {
        this.git = git;
        this.gitleaks = gitleaks;
    }

    /** Whether a rule would take hashes, of which such files are full, for secrets. */
    static boolean isNoise(Leak leak) {
        return RuleSet.name(leak.rule()).startsWith("generic-");
    }

    /** @return what these changes brought in, under the files' own names */
    List<RepositoryScan.Found> scan(FileChanges changes) throws GitleaksException, IOException, InterruptedException {
        if (changes.commits().isEmpty()) {
            return List.of();
        }
        Canary canary = Canary.fresh();
        AddedCommits added = new AddedCommits(canary);
        added.canary("", canary);
        changes.commits().forEach(change -> added.renamed(change, this::other));
        added.gather();
        added.write(git);
        List<String> options = new ArrayList<>(LogOptions.FORM);
        options.addAll(added.gathered());
        List<RepositoryScan.Found> found = new ArrayList<>();
        boolean alive = false;
        for (Leak leak : gitleaks.git(git.environment(), options)) {
            AddedCommits.Added its = added.of(leak.commit());
            RawPath path = originals.get(leak.file());
            if (its != null && its.role() == AddedCommits.Role.CANARY) {
                alive |= leak.rule().equals(Canary.RULE);
            } else if (its == null || path == null || isNoise(leak)) {
                continue;
            } else if (path.bytes().matches(TESTS_OF_PACKAGES)) {
                tests.add(path);
            } else {
                found.add(found(leak.inFile(path.shown()), its));
            }
        }
        if (!alive) {
            throw GitleaksException.canaryMissed();
        }
        return found;
    }

    /** Files of installed packages' tests in which something was found that is not reported. */
    Set<RawPath> tests() {
        return tests;
    }

    private static RepositoryScan.Found found(Leak leak, AddedCommits.Added its) {
        return its.role() == AddedCommits.Role.RENAMED
                ? new RepositoryScan.Found(leak.ofCommit(its.commit()), null, null)
                : new RepositoryScan.Found(leak, its, null);
    }

    private RawPath other(RawPath path) {
        return names.computeIfAbsent(path, any -> {
            RawPath name = other(names.size());
            originals.put(name.bytes(), path);
            return name;
        });
    }

    /** A name that no rule and no allow list knows. */
    static RawPath other(int number) {
        return new RawPath("file-" + number + EXTENSION);
    }
}
