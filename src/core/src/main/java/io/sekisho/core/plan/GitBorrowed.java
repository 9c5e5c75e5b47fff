package io.sekisho.core.plan;

import io.sekisho.core.process.ChildProcess;
import io.sekisho.core.process.ProcessTimeoutException;
import io.sekisho.model.Text;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A bare git directory of ours that borrows another repository's objects and nothing else. No configuration, attributes,
 * replacement, graft or hook of theirs changes what git says here or runs a program.
 */
final class GitBorrowed {
    private final Path directory;
    private final Map<String, String> environment;
    private final Duration timeout;

    /**
     * Makes one.
     *
     * @param git theirs
     * @param directory where ours is put; must not exist
     * @param settings the environment in which git runs here, without the variables that say where
     * @param writeTheirs whether new objects go to theirs; else they stay in ours
     */
    static GitBorrowed make(
            Git git, Path directory, Map<String, String> settings, boolean writeTheirs, Duration timeout)
            throws IOException, InterruptedException {
        Files.createDirectories(directory.resolve("objects/info"));
        Files.createDirectories(directory.resolve("objects/pack"));
        Files.createDirectories(directory.resolve("refs/heads"));
        Files.createDirectories(directory.resolve("info"));
        Files.writeString(directory.resolve("HEAD"), "ref: refs/heads/none\n");
        GitInside theirs = new GitInside(git);
        String format = theirs.objectFormat();
        boolean sha1 = format.equals("sha1");
        Files.writeString(
                directory.resolve("config"),
                "[core]\n\trepositoryFormatVersion = " + (sha1 ? 0 : 1) + "\n\tbare = true\n"
                        + (sha1 ? "" : "[extensions]\n\tobjectFormat = " + format + "\n"));
        Path shallow = theirs.path("shallow");
        if (Files.isRegularFile(shallow)) {
            Files.copy(shallow, directory.resolve("shallow"));
        }
        Map<String, String> environment = new HashMap<>(settings);
        environment.put("GIT_DIR", directory.toString());
        environment.put("GIT_ATTR_NOSYSTEM", "1");
        environment.put("GIT_INDEX_FILE", directory.resolve("index").toString());
        environment.put("GIT_COMMON_DIR", null);
        environment.put("GIT_ALTERNATE_OBJECT_DIRECTORIES", null);
        Path objects = theirs.path("objects");
        if (writeTheirs) {
            environment.put("GIT_OBJECT_DIRECTORY", objects.toString());
        } else {
            environment.put("GIT_OBJECT_DIRECTORY", null);
            String path = objects.toString();
            String line = path.contains("\n") || path.startsWith("\"")
                    ? '"' + path.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + '"'
                    : path;
            Files.writeString(directory.resolve("objects/info/alternates"), line + "\n");
        }
        return new GitBorrowed(directory, environment, timeout);
    }

    private GitBorrowed(Path directory, Map<String, String> environment, Duration timeout) {
        this.directory = directory;
        this.environment = environment;
        this.timeout = timeout;
    }

    Path directory() {
        return directory;
    }

    boolean isShallow() {
        return Files.exists(directory.resolve("shallow"));
    }

    /** The same, with a work tree and an index beside it. */
    GitBorrowed over(Path workTree) {
        Map<String, String> more = new HashMap<>(environment);
        more.put("GIT_WORK_TREE", workTree.toString());
        return new GitBorrowed(directory, more, timeout);
    }

    String text(String... arguments) throws GitException, InterruptedException {
        return new String(bytes(arguments), StandardCharsets.UTF_8).strip();
    }

    byte[] bytes(String... arguments) throws GitException, InterruptedException {
        return fed(directory, new byte[0], arguments);
    }

    byte[] fed(Path where, byte[] input, String... arguments) throws GitException, InterruptedException {
        ChildProcess.Result result = run(where, input, arguments);
        if (!result.ok()) {
            throw failure(arguments[0], result.err(), null);
        }
        return result.out();
    }

    ChildProcess.Result run(Path where, byte[] input, String... arguments) throws GitException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("git", "--no-pager", "--literal-pathspecs"));
        command.addAll(Arrays.asList(arguments));
        try {
            return ChildProcess.run(command, where, environment, input, timeout);
        } catch (ProcessTimeoutException e) {
            throw failure(arguments[0], e.getMessage(), e);
        } catch (IOException e) {
            throw new GitException(Text.of("plan.git-missing"), Text.of("plan.git-missing-next"), e);
        }
    }

    private GitException failure(String command, String said, Throwable cause) {
        return new GitException(Text.of("plan.git-failed", command, directory, GitInside.firstLine(said)), null, cause);
    }
}
