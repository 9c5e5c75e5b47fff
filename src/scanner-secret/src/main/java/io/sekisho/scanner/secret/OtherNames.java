package io.sekisho.scanner.secret;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * Files that Gitleaks passes over by their names (lock files, pictures, what lies in {@code node_modules}), shown to it under
 * names of ours: a name is chosen by whoever proposes a change, and a key in {@code notes.bin} is a key. Rules that know a
 * secret's form only: what looks random there mostly is a hash.
 */
final class OtherNames {
    private static final String EXTENSION = ".txt";
    /** Packages bring keys for their own tests, which everybody has. */
    private static final Pattern TESTS_OF_PACKAGES =
            Pattern.compile("(?is)(?:.*/)?(?:node_modules|bower_components|vendor|site-packages)/(?:.*/)?"
                    + "(?:tests?|specs?|__tests__|testdata|fixtures?|examples?)/.*");

    /** More than Gitleaks' list, so that of a long history not every path must be asked for; of today's files each is. */
    private static final Pattern PASSED_OVER = Pattern.compile(
            "(?i)gitleaks|lock|\\.(?:bmp|gif|jpe?g|png|svg|tiff?|eot|[ot]tf|woff2?|docx?|xlsx?|pdf|bin|socket|vsidx|v2|suo|wsuo|.?dll"
                    + "|pdb|exe|gltf|zip|gem|git)$|go\\.(?:mod|sum|work)|vendor/|gradlew|mvnw|\\.mvn/|node_modules|bower_components"
                    + "|shrinkwrap|(?:angular|bootstrap|jquery|plotly|swagger)[^/]*\\.js|javascript\\.json|env/lib|lib(?:64)?/|python"
                    + "|dist-info|verification-metadata|refactorlog");

    private final PrivateRepository git;
    private final GitleaksRun gitleaks;
    private final Map<RawPath, RawPath> names = new HashMap<>();
    private final Map<String, RawPath> originals = new HashMap<>();
    private final Set<RawPath> testsOfPackages = new TreeSet<>();

    OtherNames(PrivateRepository git, GitleaksRun gitleaks) {
        this.git = git;
        this.gitleaks = gitleaks;
    }

    static boolean mayBePassedOver(RawPath path) {
        return PASSED_OVER.matcher(path.bytes()).find();
    }

    /** What paths have in common that differ in a long number only: no list of names tells these apart. */
    static String shape(RawPath path) {
        return path.bytes().replaceAll("[0-9]{4,}", "0000");
    }

    /** One for each shape: generated sources may be tens of thousands. */
    static List<RawPath> examples(Set<RawPath> paths) {
        Map<String, RawPath> examples = new LinkedHashMap<>();
        paths.forEach(path -> examples.putIfAbsent(shape(path), path));
        return List.copyOf(examples.values());
    }

    /** Whether a rule would take hashes, of which such files are full, for secrets. */
    static boolean isNoise(Leak leak) {
        return RuleSet.name(leak.rule()).startsWith("generic-");
    }

    static boolean isTestOfPackage(RawPath path) {
        return TESTS_OF_PACKAGES.matcher(path.bytes()).matches();
    }

    /**
     * @param tests whether what lies in the tests of packages is found, too
     * @return what these changes brought in, under the files' own names
     */
    List<RepositoryScan.Found> scan(FileChanges changes, boolean tests)
            throws GitleaksException, IOException, InterruptedException {
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
            } else if (!tests && isTestOfPackage(path)) {
                testsOfPackages.add(path);
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
        return testsOfPackages;
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
