package io.sekisho.core.plan;

import io.sekisho.core.process.ChildProcess;
import io.sekisho.core.process.ProcessTimeoutException;
import io.sekisho.model.Text;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads one git repository through the git executable. Nothing that the repository configures is run, nothing is written,
 * nothing is fetched: {@link GitRemote} does that. Paths are relative to the work tree's root, with forward slashes.
 */
public final class Git {
    private static final Duration TIMEOUT = Duration.ofMinutes(5);

    private final Path directory;
    private final Map<String, String> environment;
    private final GitRepository repository;
    private final GitObjects objects = new GitObjects((type, id) -> bytes("cat-file", type, id));

    private Git(Path directory, Map<String, String> environment) throws GitException, InterruptedException {
        this.directory = directory;
        this.environment = environment;
        // The way up instead of a path: git writes bytes, and this JVM's file names may be in another encoding.
        String[] facts = text("rev-parse", "--is-inside-work-tree", "--is-shallow-repository", "--show-cdup")
                .split("\n", -1);
        if (facts.length < 2 || !facts[0].equals("true") || facts.length > 2 && !facts[2].matches("(\\.\\./)*")) {
            throw failure("rev-parse", "not inside its work tree", null);
        }
        Path topLevel = directory.resolve(facts.length > 2 ? facts[2] : "").normalize();
        GitHead head = GitHead.of(run(GitHead.COMMAND));
        ChildProcess.Result branch = run("symbolic-ref", "--short", "-q", "HEAD");
        this.repository = new GitRepository(
                topLevel,
                gitDirectory(topLevel),
                head.id(),
                head.committed(),
                branch.ok() ? branch.text().strip() : null,
                facts[1].equals("true"));
    }

    /**
     * @param directory any directory
     * @return empty when it lies in no work tree
     * @throws GitException when it does, but git is missing, broken, or cannot read it
     */
    public static Optional<Git> open(Path directory) throws GitException, InterruptedException {
        return open(directory, System.getenv());
    }

    static Optional<Git> open(Path directory, Map<String, String> inherited) throws GitException, InterruptedException {
        for (Path at = directory.toAbsolutePath().normalize(); at != null; at = at.getParent()) {
            if (Files.exists(at.resolve(".git"), LinkOption.NOFOLLOW_LINKS)) {
                return Optional.of(new Git(real(directory), GitEnvironment.changes(inherited)));
            }
        }
        return Optional.empty();
    }

    private static Path real(Path directory) throws GitException {
        try {
            return directory.toRealPath();
        } catch (IOException e) {
            throw new GitException(Text.of("plan.no-directory", directory), null, e);
        }
    }

    private Path gitDirectory(Path topLevel) throws GitException, InterruptedException {
        Path usual = topLevel.resolve(".git");
        if (Files.isDirectory(usual)) {
            return usual;
        }
        try {
            return Path.of(text("rev-parse", "--absolute-git-dir"));
        } catch (InvalidPathException e) {
            throw failure("rev-parse", "its directory's name cannot be represented; set LC_ALL=C.UTF-8", e);
        }
    }

    public GitRepository repository() {
        return repository;
    }

    public boolean isShallow() {
        return repository.shallow();
    }

    /** Whether file contents may be missing, to be fetched when needed: we do not. */
    public boolean isPartial() throws GitException, InterruptedException {
        return run("config", "--get-regexp", "^(extensions\\.partialclone|remote\\..*\\.promisor)$")
                .ok();
    }

    /**
     * @param revision anything that names a commit; what begins with a dash names none
     * @return the full commit id; empty when there is no such commit here
     */
    public Optional<String> revParse(String revision) throws GitException, InterruptedException {
        if (revision.isBlank() || revision.startsWith("-")) {
            return Optional.empty();
        }
        ChildProcess.Result result = run("rev-parse", "--verify", "--quiet", revision + "^{commit}");
        return result.ok() ? Optional.of(result.text().strip()) : Optional.empty();
    }

    /** @return the best common ancestor; empty when the histories share none (or a shallow clone cut it off) */
    public Optional<String> mergeBase(String first, String second) throws GitException, InterruptedException {
        ChildProcess.Result result = run("merge-base", first, second);
        if (result.exitCode() > 1) {
            throw failure("merge-base", result.err(), null);
        }
        return result.ok() ? Optional.of(result.text().strip()) : Optional.empty();
    }

    /**
     * A file as a commit has it.
     *
     * @param commit full id, as {@link #revParse} gives it
     * @param path relative to the work tree's root
     * @return empty when that commit has no such file
     * @throws GitException when the object cannot be read, or the path is a symbolic link or a directory there
     */
    public Optional<byte[]> show(String commit, String path) throws GitException, InterruptedException {
        Optional<GitObjects.Entry> entry = objects.find(commit, path);
        if (entry.isEmpty()) {
            return Optional.empty();
        }
        if (!entry.get().isFile()) {
            throw new GitException(Text.of("plan.git-not-a-file", path, commit), null, null);
        }
        return Optional.of(objects.blob(entry.get().id()));
    }

    /**
     * What git calls the content of a path as a commit has it: the same name, the same content.
     *
     * @return empty when that commit has no such file or directory
     */
    public Optional<String> id(String commit, String path) throws GitException, InterruptedException {
        return objects.find(commit, path).map(entry -> entry.mode() + " " + entry.id());
    }

    /**
     * What lies directly in a directory as a commit has it.
     *
     * @param directory relative to the work tree's root, ending with a slash
     * @return paths relative to the work tree's root; empty when that commit has no such directory
     */
    public List<String> list(String commit, String directory) throws GitException, InterruptedException {
        Optional<GitObjects.Entry> entry = objects.find(commit, directory);
        return entry.isEmpty() || !entry.get().isTree()
                ? List.of()
                : objects.tree(entry.get().id()).keySet().stream()
                        .map(name -> directory + name)
                        .toList();
    }

    /** A file as it is staged; empty when the index has none of that name. */
    public Optional<byte[]> showStaged(String path) throws GitException, InterruptedException {
        ChildProcess.Result result = run("cat-file", "blob", ":" + path);
        return result.ok() ? Optional.of(result.out()) : Optional.empty();
    }

    /** All files in the index. */
    public List<String> lsFiles() throws GitException, InterruptedException {
        return GitDiff.zeroTerminated(bytes("-C", repository.topLevel().toString(), "ls-files", "-z", "--cached"));
    }

    /** Files that differ between two commits and exist in the second; renames count as new files. */
    public List<String> diffNames(String from, String to) throws GitException, InterruptedException {
        return GitDiff.zeroTerminated(bytes(
                "diff-tree",
                "-r",
                "-z",
                "--name-only",
                "--no-renames",
                "--no-ext-diff",
                "--diff-filter=d",
                "--no-commit-id",
                from,
                to));
    }

    /** Files whose staged content differs from the checked-out commit's; deleted ones are left out. */
    public List<String> stagedNames() throws GitException, InterruptedException {
        if (repository.head() == null) {
            return lsFiles();
        }
        return GitDiff.zeroTerminated(
                bytes("diff-index --cached -z --name-only --no-renames --no-ext-diff --diff-filter=d HEAD".split(" ")));
    }

    /** Whether a commit is here. */
    public boolean has(String commit) throws GitException, InterruptedException {
        return GitTarget.isId(commit)
                && run("cat-file", "-e", commit + "^{commit}").ok();
    }

    /** Whether the second commit has the first in its history, as far as that is here; a commit is in its own. */
    public boolean isAncestor(String first, String second) throws GitException, InterruptedException {
        return run("merge-base", "--is-ancestor", first, second).ok();
    }

    /** Where the clone says that it comes from; "" when it does not. */
    public String origin() throws GitException, InterruptedException {
        return run("config", "--local", "--get", "remote.origin.url").text().strip();
    }

    String text(String... arguments) throws GitException, InterruptedException {
        return new String(bytes(arguments), StandardCharsets.UTF_8).strip();
    }

    private byte[] bytes(String... arguments) throws GitException, InterruptedException {
        ChildProcess.Result result = run(arguments);
        if (!result.ok()) {
            throw failure(arguments[0], result.err(), null);
        }
        return result.out();
    }

    ChildProcess.Result run(String... arguments) throws GitException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("git", "--no-pager", "--literal-pathspecs"));
        command.addAll(Arrays.asList(arguments));
        try {
            return ChildProcess.run(command, directory, environment, TIMEOUT);
        } catch (ProcessTimeoutException e) {
            throw failure(arguments[0], e.getMessage(), e);
        } catch (IOException e) {
            throw new GitException(Text.of("plan.git-missing"), Text.of("plan.git-missing-next"), e);
        }
    }

    private GitException failure(String command, String said, Throwable cause) {
        return new GitException(
                Text.of("plan.git-failed", command, directory, GitInside.firstLine(said)),
                Text.of("plan.git-failed-next", directory),
                cause);
    }
}
