package io.sekisho.scanner.secret;

import io.sekisho.core.files.IoProblem;
import io.sekisho.core.plan.GitEnvironment;
import io.sekisho.core.plan.GitException;
import io.sekisho.core.plan.GitRepository;
import io.sekisho.core.process.ChildProcess;
import io.sekisho.core.process.ProcessTimeoutException;
import io.sekisho.model.Text;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A git directory of ours that borrows the scanned repository's objects and nothing else: no configuration, no attributes, no
 * replacement refs, no grafts of theirs can hide content or run a program, and what we add never reaches their disk.
 */
final class PrivateRepository {
    static final String EMPTY_TREE = "4b825dc642cb6eb9a060e54bf8d69288fbee4904";

    private static final String FACTS =
            "rev-parse --show-object-format --git-path objects --git-path index --git-path shallow --git-path info/exclude";

    private static final Duration TIMEOUT = Duration.ofMinutes(10);
    /**
     * What Gitleaks drops by its global allow list whatever it holds. Git need not make a diff of it first; which of it is text,
     * {@link OtherNames} shows.
     */
    private static final List<String> PICTURES_AND_FONTS = List.of(
            "bmp", "gif", "jpg", "jpeg", "png", "svg", "tif", "tiff", "eot", "otf", "ttf", "woff", "woff2", "doc",
            "docx", "xls", "xlsx", "pdf", "bin", "exe", "pdb");

    private final Path topLevel;
    private final Path directory;
    private final Map<String, String> environment;
    private final Path index;

    private PrivateRepository(Path topLevel, Path directory, Map<String, String> environment, Path index) {
        this.topLevel = topLevel;
        this.directory = directory;
        this.environment = environment;
        this.index = index;
    }

    /**
     * @param git the scanned repository
     * @param directory where ours is put; must not exist
     * @param inherited the process's environment: a commit hook's names the index there
     */
    static PrivateRepository borrow(GitRepository git, Path directory, Map<String, String> inherited)
            throws GitException, InterruptedException {
        Map<String, String> theirs = new HashMap<>(ToolEnvironment.changes());
        theirs.putAll(GitEnvironment.changes(inherited));
        theirs.put("GIT_INDEX_FILE", GitEnvironment.changes(inherited).get("GIT_INDEX_FILE"));
        byte[] said = ok(run(git.topLevel(), theirs, FACTS.split(" ")), "rev-parse");
        String[] lines = new String(said, StandardCharsets.UTF_8).split("\n");
        try {
            Path objects = git.topLevel().resolve(lines[1]);
            Path theirIndex = git.topLevel().resolve(lines[2]);
            write(directory, lines[0], objects, git.topLevel().resolve(lines[3]));
            copy(git.topLevel().resolve(lines[4]), directory.resolve("info").resolve("exclude"));
            Path index = directory.resolve("index");
            copy(theirIndex, index);
            copySharedIndexes(theirIndex.getParent(), directory);
            Map<String, String> ours = new HashMap<>(ToolEnvironment.changes());
            ours.put("GIT_DIR", directory.toString());
            ours.put("GIT_CONFIG_NOSYSTEM", "1");
            ours.put("GIT_CONFIG_GLOBAL", "/dev/null");
            ours.put("GIT_NO_REPLACE_OBJECTS", "1");
            return new PrivateRepository(git.topLevel(), directory, ours, index);
        } catch (IOException | InvalidPathException | ArrayIndexOutOfBoundsException e) {
            throw new GitException(
                    Text.of("secret.private-repository", directory, ToolEnvironment.firstLine(IoProblem.saidBy(e))),
                    Text.of("secret.private-repository-next"),
                    e);
        }
    }

    private static void write(Path directory, String format, Path objects, Path shallow) throws IOException {
        Files.createDirectories(directory.resolve("objects/info"));
        Files.createDirectories(directory.resolve("objects/pack"));
        Files.createDirectories(directory.resolve("refs/heads"));
        Files.createDirectories(directory.resolve("info"));
        String path = objects.toString();
        String line = path.contains("\n") ? '"' + path.replace("\\", "\\\\").replace("\n", "\\n") + '"' : path;
        Files.writeString(directory.resolve("objects/info/alternates"), line + "\n");
        Files.writeString(directory.resolve("HEAD"), "ref: refs/heads/none\n");
        StringBuilder attributes = new StringBuilder();
        for (String extension : PICTURES_AND_FONTS) {
            attributes.append("*.").append(extension).append(" -diff\n");
        }
        Path attributesFile = directory.resolve("attributes");
        Files.writeString(attributesFile, attributes);
        boolean sha1 = format.equals("sha1");
        Files.writeString(
                directory.resolve("config"),
                "[core]\n\trepositoryFormatVersion = " + (sha1 ? 0 : 1) + "\n\tbare = true\n\tquotePath = false\n"
                        + "\tattributesFile = \""
                        + attributesFile.toString().replace("\\", "\\\\").replace("\"", "\\\"")
                        + "\"\n"
                        // From git 2.43 on attributes can come from a tree: from the empty one.
                        + "[attr]\n\ttree = " + EMPTY_TREE + "\n"
                        + (sha1 ? "" : "[extensions]\n\tobjectFormat = " + format + "\n"));
        copy(shallow, directory.resolve("shallow"));
    }

    /** With its time: git compares by content what was written in the second of the index ("racy git"). */
    private static void copy(Path from, Path to) throws IOException {
        if (Files.isRegularFile(from)) {
            Files.copy(from, to, StandardCopyOption.COPY_ATTRIBUTES);
        }
    }

    /** An index may be split; its other half lies beside it. */
    private static void copySharedIndexes(Path from, Path to) throws IOException {
        if (!Files.isDirectory(from)) {
            return;
        }
        try (var files = Files.newDirectoryStream(from, "sharedindex.*")) {
            for (Path file : files) {
                copy(file, to.resolve(file.getFileName()));
            }
        }
    }

    /** Where git must be run from, and with what, to read this repository: Gitleaks starts it so. */
    Map<String, String> environment() {
        return environment;
    }

    /** The id of a tree without files, which every repository has, in this repository's kind of ids. */
    String emptyTree() throws GitException, InterruptedException {
        return new String(fed(new byte[0], "mktree"), StandardCharsets.US_ASCII).strip();
    }

    /** The tree that committing what is staged would make; empty when the index holds unmerged files. */
    String stagedTree() throws GitException, InterruptedException {
        Map<String, String> withIndex = new HashMap<>(environment);
        withIndex.put("GIT_INDEX_FILE", index.toString());
        ChildProcess.Result result = run(directory, withIndex, "write-tree", "--missing-ok");
        return result.ok() ? result.text().strip() : "";
    }

    /**
     * Files that differ from the index or are in none, without those that git ignores.
     *
     * @param root directory in the work tree
     * @return relative to the repository's top; names that end with a slash are repositories of their own
     */
    List<RawPath> changedFiles(Path root, String prefix) throws GitException, InterruptedException {
        Map<String, String> workTree = new HashMap<>(environment);
        // The user's own ignore list counts; it is not the project's.
        workTree.remove("GIT_CONFIG_GLOBAL");
        workTree.remove("GIT_CONFIG_NOSYSTEM");
        workTree.put("GIT_INDEX_FILE", index.toString());
        workTree.put("GIT_WORK_TREE", topLevel.toString());
        ChildProcess.Result result =
                run(root, workTree, "-c", "core.bare=false", "ls-files", "-z", "-m", "-o", "--exclude-standard");
        List<RawPath> paths = new ArrayList<>();
        for (String name : zeroTerminated(ok(result, "ls-files"))) {
            paths.add(new RawPath(RawPath.latin(prefix) + name));
        }
        return paths.stream().distinct().toList();
    }

    /**
     * Puts files of the work tree among our objects, as they are on disk: no filter is run.
     *
     * @param paths regular files, relative to the repository's top
     * @return their ids, in the same order
     */
    List<String> add(List<RawPath> paths) throws GitException, InterruptedException {
        StringBuilder input = new StringBuilder();
        paths.forEach(path -> input.append(path.quoted()).append('\n'));
        ChildProcess.Result result = run(
                topLevel,
                environment,
                input.toString().getBytes(StandardCharsets.ISO_8859_1),
                "hash-object",
                "-w",
                "--no-filters",
                "--stdin-paths");
        return new String(ok(result, "hash-object"), StandardCharsets.US_ASCII)
                .lines()
                .toList();
    }

    byte[] bytes(String... arguments) throws GitException, InterruptedException {
        return ok(run(directory, environment, arguments), arguments[0]);
    }

    byte[] fed(byte[] input, String... arguments) throws GitException, InterruptedException {
        return ok(run(directory, environment, input, arguments), arguments[0]);
    }

    String text(String... arguments) throws GitException, InterruptedException {
        return new String(bytes(arguments), StandardCharsets.UTF_8).strip();
    }

    static List<String> zeroTerminated(byte[] bytes) {
        return Arrays.stream(new String(bytes, StandardCharsets.ISO_8859_1).split("\0"))
                .filter(name -> !name.isEmpty())
                .toList();
    }

    private static byte[] ok(ChildProcess.Result result, String command) throws GitException {
        if (!result.ok()) {
            throw new GitException(
                    Text.of("secret.git-failed", command, ToolEnvironment.firstLine(result.err())),
                    Text.of("secret.git-failed-next"),
                    null);
        }
        return result.out();
    }

    private static ChildProcess.Result run(Path where, Map<String, String> environment, String... arguments)
            throws GitException, InterruptedException {
        return run(where, environment, new byte[0], arguments);
    }

    private static ChildProcess.Result run(
            Path where, Map<String, String> environment, byte[] input, String... arguments)
            throws GitException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("git", "--no-pager"));
        command.addAll(Arrays.asList(arguments));
        try {
            return ChildProcess.run(command, where, environment, input, TIMEOUT);
        } catch (ProcessTimeoutException e) {
            throw new GitException(
                    Text.of("secret.git-failed", arguments[0], e.getMessage()), Text.of("secret.git-failed-next"), e);
        } catch (IOException e) {
            throw new GitException(Text.of("plan.git-missing"), Text.of("plan.git-missing-next"), e);
        }
    }
}
