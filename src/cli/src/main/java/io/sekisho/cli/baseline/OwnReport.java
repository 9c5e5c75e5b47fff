package io.sekisho.cli.baseline;

import io.sekisho.cli.console.CommandException;
import io.sekisho.cli.console.ExitCode;
import io.sekisho.core.files.IoProblem;
import io.sekisho.core.plan.Git;
import io.sekisho.core.plan.GitException;
import io.sekisho.model.Project;
import io.sekisho.model.Text;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** Whether a report tells of what a list is about: of another project or another part of it, all that is listed would seem repaired. */
final class OwnReport {
    private OwnReport() {}

    /**
     * @param directory where the list's {@code .sekisho} lies
     * @param file the report's
     * @throws CommandException exit code 2: it is of something else
     */
    static void check(Project project, Path directory, Path file) throws CommandException, InterruptedException {
        try {
            Optional<Git> git = Git.open(directory);
            if (git.isEmpty() || project.commit() == null) {
                byName(project, directory, file);
                return;
            }
            String here = within(git.get(), directory);
            if (project.directory() != null && !project.directory().equals(here)) {
                throw wrong(Text.of("baseline.of-directory", file, shown(project.directory()), shown(here)));
            }
            if (!git.get().has(project.commit())) {
                throw new CommandException(
                        ExitCode.WRONG_USAGE,
                        Text.of("baseline.of-commit", file, project.name(), project.commit()),
                        Text.of("baseline.of-commit-step"),
                        null);
            }
        } catch (GitException e) {
            throw new CommandException(ExitCode.WRONG_USAGE, e.text(), e.nextStep(), e);
        } catch (IOException e) {
            throw new CommandException(
                    ExitCode.WRONG_USAGE,
                    Text.of("baseline.unreadable", directory, IoProblem.of(e)),
                    Text.of("baseline.file-step"),
                    e);
        }
    }

    private static void byName(Project project, Path directory, Path file) throws CommandException {
        String here = String.valueOf(directory.toAbsolutePath().normalize().getFileName());
        if (!here.equals(project.name())) {
            throw wrong(Text.of("baseline.of-directory", file, project.name(), here));
        }
    }

    private static String within(Git git, Path directory) throws IOException {
        Path top = git.repository().topLevel().toRealPath();
        return top.relativize(directory.toRealPath()).toString().replace('\\', '/');
    }

    private static String shown(String directory) {
        return directory.isEmpty() ? "." : directory;
    }

    private static CommandException wrong(Text text) {
        return new CommandException(ExitCode.WRONG_USAGE, text, Text.of("baseline.of-directory-step"), null);
    }
}
