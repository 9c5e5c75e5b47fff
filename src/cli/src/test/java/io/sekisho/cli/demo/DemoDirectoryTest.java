package io.sekisho.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.sekisho.cli.console.CommandException;
import io.sekisho.cli.console.ExitCode;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoDirectoryTest {
    @TempDir
    Path temporary;

    @Test
    void refusesADirectoryOfTheUsersAndTouchesNothing() throws Exception {
        Path mine = Files.writeString(temporary.resolve("thesis.txt"), "years of work");

        CommandException refused = catchThrowableOfType(CommandException.class, () -> DemoDirectory.prepare(temporary));

        assertThat(refused.exitCode()).isEqualTo(ExitCode.WRONG_USAGE);
        assertThat(refused.text().arguments()).containsExactly(temporary.toString());
        assertThat(temporary).isDirectoryContaining(mine::equals);
        assertThat(temporary.resolve(DemoDirectory.MARKER)).doesNotExist();
    }

    @Test
    void refusesAFile() throws Exception {
        Path file = Files.writeString(temporary.resolve("notes"), "mine");

        CommandException refused = catchThrowableOfType(CommandException.class, () -> DemoDirectory.prepare(file));

        assertThat(refused.exitCode()).isEqualTo(ExitCode.WRONG_USAGE);
        assertThat(file).hasContent("mine");
    }

    @Test
    void replacesAFormerDemoWithoutFollowingLinksOutOfIt() throws Exception {
        Path root = temporary.resolve("demo");
        DemoDirectory.prepare(root);
        Path outside = Files.writeString(temporary.resolve("outside.txt"), "mine");
        Files.createDirectories(root.resolve("home"));
        Files.createSymbolicLink(root.resolve("home/tools"), temporary);
        Path old = Files.writeString(root.resolve("home/protected"), "x");
        assertThat(old.toFile().setReadOnly()).isTrue();

        DemoDirectory.prepare(root);

        assertThat(root).isDirectoryContaining(path -> path.endsWith(DemoDirectory.MARKER));
        assertThat(Files.list(root)).hasSize(1);
        assertThat(outside).hasContent("mine");
    }
}
