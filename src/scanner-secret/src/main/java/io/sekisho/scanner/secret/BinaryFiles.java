package io.sekisho.scanner.secret;

import io.sekisho.core.plan.GitException;
import io.sekisho.model.GapType;
import io.sekisho.model.Text;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Files that git takes for binary and shows no diff of. A byte of zero is enough for that, and whoever wants to hide a secret
 * can add one: they are laid out and scanned as files.
 */
final class BinaryFiles {
    static final long LARGEST = 5L << 20;
    /** What Gitleaks reads nothing of when it is a file, either. */
    private static final String CONTAINERS =
            "(?is).*\\.(?:jar|war|ear|zip|gz|tgz|bz2|xz|zst|7z|rar|tar|class|bmp|gif|jpe?g|png|svg|tiff?|ico|eot|[ot]tf|woff2?"
                    + "|docx?|xlsx?|pdf|bin|exe|pdb|dll|so|dylib|o|a|pyc|mp[34]|m4[av]|mov|avi|ogg|webm|webp|wasm)";

    private final PrivateRepository git;
    private final Path directory;
    private final GitleaksRun gitleaks;
    private final String prefix;
    private final Seen seen;

    BinaryFiles(PrivateRepository git, Path directory, GitleaksRun gitleaks, String prefix, Seen seen) {
        this.git = git;
        this.directory = directory;
        this.gitleaks = gitleaks;
        this.prefix = prefix;
        this.seen = seen;
    }

    /** @param skipped paths that Gitleaks does not look into anyway */
    List<RepositoryScan.Found> scan(ScanTarget target, List<TreeEntry> entries, Set<RawPath> skipped)
            throws GitleaksException, IOException, InterruptedException {
        FileExport export = new FileExport(directory.resolve("files"));
        lay(target, entries, skipped, export);
        return export.isEmpty() ? List.of() : scan(export);
    }

    private void lay(ScanTarget target, List<TreeEntry> entries, Set<RawPath> skipped, FileExport export)
            throws GitException, InterruptedException {
        Set<RawPath> binaries = TreeEntry.binaries(git, target.baseTree(), target.tree());
        Map<String, List<RawPath>> wanted = new TreeMap<>();
        List<String> left = new ArrayList<>();
        for (TreeEntry entry : entries) {
            if (!entry.isFile() || !binaries.contains(entry.path()) || skipped.contains(entry.path())) {
                continue;
            }
            if (entry.path().bytes().matches(CONTAINERS)) {
                left.add(shown(entry.path()));
            } else {
                wanted.computeIfAbsent(entry.id(), any -> new ArrayList<>()).add(entry.path());
            }
        }
        List<RawPath> unread = new ArrayList<>();
        wanted.values().forEach(unread::addAll);
        new Blobs(git).read(wanted.keySet(), (id, content) -> {
            if (content.length() <= LARGEST) {
                wanted.get(id).forEach(path -> add(export, path, content));
                unread.removeAll(wanted.get(id));
            }
        });
        unread.forEach(path -> left.add(shown(path)));
        seen.gap(GapType.SKIPPED_FILE, "binary", left);
    }

    private static void add(FileExport export, RawPath path, String content) {
        try {
            String plain = WideText.plain(content);
            if (plain != content) {
                export.add(path, plain);
            }
            export.add(path, content);
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
            } else if (path != null) {
                String content = export.content(leak.file());
                found.add(new RepositoryScan.Found(leak.inFile(path.shown()), null, content));
            }
        }
        if (!alive) {
            fail(new GitleaksException(Text.of("secret.canary-missed"), Text.of("secret.canary-missed-next"), null));
        }
        return found;
    }

    private void fail(GitleaksException failure) {
        seen.failure = seen.failure == null ? failure : seen.failure;
    }
}
