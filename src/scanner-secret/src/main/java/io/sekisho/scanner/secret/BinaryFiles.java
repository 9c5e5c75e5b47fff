package io.sekisho.scanner.secret;

import io.sekisho.core.plan.GitException;
import io.sekisho.model.Gap;
import io.sekisho.model.GapType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * Files that git takes for binary and shows no diff of. A byte of zero is enough for that, and whoever wants to hide a secret
 * can add one: they are laid out and scanned as files.
 */
final class BinaryFiles {
    static final long LARGEST = 5L << 20;
    /** Of what holds no text, not more than this in all. */
    private static final long MOST_OF_CONTAINERS = 200L << 20;
    /** Put before each file: Gitleaks passes over those that begin like an archive, a program or a document. */
    static final String PAD = "\n";
    /** What rarely holds text. */
    private static final String CONTAINERS =
            "(?is).*\\.(?:jar|war|ear|zip|gz|tgz|bz2|xz|zst|7z|rar|tar|class|bmp|gif|jpe?g|png|svg|tiff?|ico|eot|[ot]tf|woff2?"
                    + "|docx?|xlsx?|pptx?|pdf|bin|exe|pdb|dll|so|dylib|o|a|pyc|mp[34]|m4[av]|mov|avi|ogg|webm|webp|wasm)";
    /** How what is compressed begins, whatever its name: its bytes tell nothing of what is in it. */
    private static final List<String> COMPRESSED = List.of(
            "PK\3\4",
            "\u001F\u008B",
            "BZh",
            "\u00FD7zXZ",
            "(\u00B5/\u00FD",
            "7z\u00BC\u00AF",
            "Rar!",
            "\u00D0\u00CF\u0011\u00E0",
            "%PDF");

    private final PrivateRepository git;
    private final Path directory;
    private final GitleaksRun gitleaks;
    private final String prefix;
    private final Seen seen;
    private final Set<RawPath> renamed = new HashSet<>();

    BinaryFiles(PrivateRepository git, Path directory, GitleaksRun gitleaks, String prefix, Seen seen) {
        this.git = git;
        this.directory = directory;
        this.gitleaks = gitleaks;
        this.prefix = prefix;
        this.seen = seen;
    }

    /**
     * @param skipped paths that Gitleaks does not look into by their names
     * @param changed which paths the change that is scanned adds or alters
     */
    List<RepositoryScan.Found> scan(
            ScanTarget target, List<TreeEntry> entries, Set<RawPath> skipped, Predicate<RawPath> changed)
            throws GitleaksException, IOException, InterruptedException {
        FileExport export = new FileExport(directory.resolve("files"));
        lay(target, entries, skipped, changed, export);
        return export.isEmpty() ? List.of() : scan(export);
    }

    private void lay(
            ScanTarget target,
            List<TreeEntry> entries,
            Set<RawPath> skipped,
            Predicate<RawPath> changed,
            FileExport export)
            throws GitException, InterruptedException {
        Set<RawPath> binaries = TreeEntry.binaries(git, target.baseTree(), target.tree());
        Map<String, List<RawPath>> wanted = new TreeMap<>();
        Set<RawPath> unread = new TreeSet<>();
        for (TreeEntry entry : entries) {
            if (entry.isFile() && binaries.contains(entry.path())) {
                wanted.computeIfAbsent(entry.id(), any -> new ArrayList<>()).add(entry.path());
                unread.add(entry.path());
            }
        }
        long[] rest = {MOST_OF_CONTAINERS};
        new Blobs(git).read(wanted.keySet(), (id, content) -> {
            for (RawPath path : wanted.get(id)) {
                boolean renamed = skipped.contains(path) || path.bytes().matches(CONTAINERS);
                rest[0] -= renamed ? content.length() : 0;
                if (content.length() > LARGEST || renamed && rest[0] < 0) {
                    continue;
                }
                add(export, path, renamed, content);
                if (!isCompressed(content)) {
                    unread.remove(path);
                }
            }
        });
        List<String> ofChange = unread.stream().filter(changed).map(this::shown).toList();
        // Each by its name: whoever adds one could hide it behind others.
        for (int i = 0; i < ofChange.size(); i += Gap.MAX_PATHS) {
            seen.gap(
                    GapType.SKIPPED_FILE,
                    "binary-changed",
                    ofChange.subList(i, Math.min(i + Gap.MAX_PATHS, ofChange.size())));
        }
        seen.gap(
                GapType.SKIPPED_FILE,
                "binary",
                unread.stream().filter(changed.negate()).map(this::shown).toList());
    }

    static boolean isCompressed(String content) {
        return COMPRESSED.stream().anyMatch(content::startsWith);
    }

    private void add(FileExport export, RawPath path, boolean isRenamed, String content) {
        RawPath name = isRenamed ? OtherNames.other(renamed.size()) : path;
        if (isRenamed) {
            renamed.add(path);
        }
        try {
            String plain = WideText.plain(content);
            if (plain != content) {
                export.add(path, name, PAD + plain);
            }
            export.add(path, name, PAD + content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String shown(RawPath path) {
        return path.shown().substring(prefix.length());
    }

    private List<RepositoryScan.Found> scan(FileExport export)
            throws GitleaksException, IOException, InterruptedException {
        Canary canary = Canary.fresh();
        RawPath canaryPath = RawPath.of(canary.name());
        export.add(canaryPath, canary.value() + "\n");
        List<Leak> leaks;
        try {
            leaks = gitleaks.files("files");
        } catch (GitleaksRun.Failure e) {
            fail(e);
            return List.of();
        }
        List<RepositoryScan.Found> found = new ArrayList<>();
        boolean alive = false;
        for (Leak leak : leaks) {
            RawPath path = export.original(leak.file());
            if (canaryPath.equals(path)) {
                alive |= leak.rule().equals(Canary.RULE);
            } else if (path != null && !(renamed.contains(path) && OtherNames.isNoise(leak))) {
                String content = export.content(leak.file());
                found.add(new RepositoryScan.Found(leak.inFile(path.shown()), null, content));
            }
        }
        if (!alive) {
            fail(GitleaksException.canaryMissed());
        }
        return found;
    }

    private void fail(GitleaksException failure) {
        seen.failure = seen.failure == null ? failure : seen.failure;
    }
}
