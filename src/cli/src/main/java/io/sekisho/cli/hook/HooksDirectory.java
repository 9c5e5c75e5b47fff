package io.sekisho.cli.hook;

import io.sekisho.cli.console.CommandException;
import io.sekisho.cli.console.ExitCode;
import io.sekisho.core.files.IoProblem;
import io.sekisho.core.plan.Git;
import io.sekisho.core.plan.GitException;
import io.sekisho.core.process.ChildProcess;
import io.sekisho.model.Text;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Where git looks for the hooks of a repository.
 *
 * @param path absolute; need not exist
 * @param workTree the repository's work tree
 * @param common the repository's own git directory, which its linked work trees share
 */
record HooksDirectory(Path path, Path workTree, Path common) {
    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    /**
     * Asks git itself, so that {@code core.hooksPath} of every level and linked work trees are respected.
     *
     * @throws CommandException exit code 2: no repository, git cannot read it, or its hooks are another program's
     */
    static HooksDirectory of(Path directory, Map<String, String> environment)
            throws CommandException, InterruptedException {
        if (!Files.isDirectory(directory)) {
            throw HookInstallCommand.wrong(Text.of("plan.no-directory", directory), null);
        }
        Path workTree;
        try {
            workTree = Git.open(directory)
                    .orElseThrow(() -> HookInstallCommand.wrong(
                            Text.of("admin.hook-no-repository", directory), Text.of("admin.hook-no-repository-step")))
                    .repository()
                    .topLevel();
        } catch (GitException e) {
            throw new CommandException(ExitCode.WRONG_USAGE, e.text(), e.nextStep(), e);
        }
        // From the top: only there does git give a relative core.hooksPath as it will use it.
        Path common = git(workTree, environment, "--git-common-dir");
        Path path = git(workTree, environment, "--git-path", "hooks");
        if (Files.exists(path) && !Files.isDirectory(path)) {
            throw HookInstallCommand.wrong(Text.of("admin.hooks-off", path), Text.of("admin.hooks-off-step", workTree));
        }
        if (isHusky(path)) {
            // What lies there is written anew whenever packages are installed: our hook would silently vanish.
            throw HookInstallCommand.wrong(Text.of("admin.hooks-husky", path), Text.of("admin.hooks-husky-step"));
        }
        return new HooksDirectory(path, workTree, common);
    }

    private static boolean isHusky(Path path) {
        return path.endsWith(Path.of(".husky", "_")) || path.endsWith(".husky");
    }

    private static Path git(Path workTree, Map<String, String> environment, String... arguments)
            throws CommandException, InterruptedException {
        java.util.ArrayList<String> command = new java.util.ArrayList<>(List.of("git", "rev-parse"));
        command.addAll(List.of(arguments));
        Map<String, String> changes = new HashMap<>();
        // Set when we are called from a hook; they would name another repository.
        environment.keySet().stream()
                .filter(name -> name.matches("GIT_(DIR|WORK_TREE|PREFIX|COMMON_DIR|INDEX_FILE)"))
                .forEach(name -> changes.put(name, null));
        try {
            ChildProcess.Result result = ChildProcess.run(command, workTree, changes, TIMEOUT);
            if (!result.ok()) {
                throw HookInstallCommand.wrong(
                        Text.of(
                                "admin.hooks-unknown",
                                workTree,
                                result.err().lines().findFirst().orElse("")),
                        Text.of("admin.hooks-unknown-step", workTree));
            }
            return workTree.resolve(result.text().replaceFirst("\r?\n$", "")).normalize();
        } catch (IOException | InvalidPathException e) {
            throw new CommandException(
                    ExitCode.WRONG_USAGE,
                    Text.of("admin.hooks-unknown", workTree, IoProblem.saidBy(e)),
                    Text.of("admin.hooks-unknown-step", workTree),
                    e);
        }
    }

    /** Whether other repositories use the same hooks. */
    boolean isShared() {
        return !path.startsWith(common) && !path.startsWith(workTree);
    }

    /** Whether a hook there could get committed, with paths of this machine in it. */
    boolean isInWorkTree() {
        return !path.startsWith(common) && path.startsWith(workTree);
    }
}
