package io.sekisho.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.sekisho.cli.console.CliContext;
import io.sekisho.cli.console.CommandException;
import io.sekisho.cli.console.ExitCode;
import io.sekisho.core.files.SekishoHome;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** How the demo ends where it cannot do its work; {@code DemoIT} runs the whole of it. */
@DisabledOnOs(OS.WINDOWS)
class DemoCommandTest {
    @TempDir
    Path temporary;

    private final ByteArrayOutputStream said = new ByteArrayOutputStream();

    @Test
    void namesGitWhenItIsMissing() throws Exception {
        CommandException missing = fail(Map.of("PATH", temporary.toString()));

        assertThat(missing.text().code()).isEqualTo("demo.no-git");
        assertThat(missing.exitCode()).isEqualTo(ExitCode.WRONG_USAGE);
        assertThat(temporary.resolve("sekisho-demo")).doesNotExist();
    }

    @Test
    void namesMavenWhenItIsMissing() throws Exception {
        Path programs = Files.createDirectories(temporary.resolve("bin"));
        program(programs.resolve("git"), "exit 0");

        CommandException missing = fail(Map.of("PATH", programs.toString()));

        assertThat(missing.text().code()).isEqualTo("demo.no-maven");
    }

    @Test
    void saysThatMavenCentralIsUnreachable() throws Exception {
        Path maven = Files.createDirectories(temporary.resolve("maven/bin"));
        program(
                maven.resolve("mvn"),
                "printf '\\033[0m[ERROR] Failed to execute goal: Could not transfer artifact a:b:jar:1 from/to central: unknown host\\n'"
                        + "; exit 1");
        Map<String, String> environment = new HashMap<>(System.getenv());
        environment.put("MAVEN_HOME", maven.getParent().toString());

        CommandException unreachable = fail(environment);

        assertThat(unreachable.text().code()).isEqualTo("demo.central-unreachable");
        assertThat(unreachable.text().arguments().get(0)).startsWith("Failed to execute goal: Could not transfer");
        assertThat(unreachable.exitCode()).isEqualTo(ExitCode.INCOMPLETE);
        assertThat(Path.of(unreachable.nextStep().arguments().get(1))).content().contains("unknown host");
    }

    @Test
    void scansInAWorldWithoutTheUsersDatabaseAndTarget() throws Exception {
        CliContext user = context(Map.of(
                "PATH", "/bin",
                "SEKISHO_HOME", "/elsewhere",
                "SEKISHO_DATABASE_URL", "jdbc:postgresql://db/nvd",
                "SEKISHO_GITLEAKS", "/opt/gitleaks",
                "CHANGE_TARGET", "main",
                "GITLAB_CI", "true",
                "CI", "true"));

        CliContext world = DemoWorld.of(user, new SekishoHome(temporary.resolve("demo/home")));

        assertThat(world.environment())
                .containsOnly(Map.entry("PATH", "/bin"), Map.entry("SEKISHO_GITLEAKS", "/opt/gitleaks"));
        assertThat(world.home().databases()).startsWithRaw(temporary.resolve("demo"));
        assertThat(world.home().tools().toRealPath())
                .isEqualTo(user.home().tools().toRealPath());
    }

    private CommandException fail(Map<String, String> environment) {
        CliContext context = context(environment);
        DemoCommand command = new DemoCommand(context, (world, arguments) -> ExitCode.INTERNAL_ERROR);
        new CommandLine(command).parseArgs();
        return catchThrowableOfType(CommandException.class, command::call);
    }

    private CliContext context(Map<String, String> environment) {
        PrintStream out = new PrintStream(said, true, StandardCharsets.UTF_8);
        return new CliContext(
                environment, temporary, new SekishoHome(temporary.resolve("home")), out, out, Clock.systemUTC(), false);
    }

    private static void program(Path file, String script) throws Exception {
        Files.writeString(file, "#!/bin/sh\n" + script + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
}
