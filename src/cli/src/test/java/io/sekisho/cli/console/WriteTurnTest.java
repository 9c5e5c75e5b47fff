package io.sekisho.cli.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.sekisho.core.files.SekishoHome;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who waits for whom. */
class WriteTurnTest {
    @TempDir
    Path temp;

    private CliContext context() {
        PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream());
        return new CliContext(
                Map.of(), temp, new SekishoHome(temp.resolve("home")), nowhere, nowhere, Clock.systemUTC(), false);
    }

    @Test
    void oneFileIsOfOneCommandAndAnotherFileOfAnother() throws Exception {
        WriteTurn.during(context(), "a.yml", () -> {
            CommandException e = catchThrowableOfType(
                    CommandException.class,
                    () -> WriteTurn.during(context(), "a.yml", Duration.ofMillis(50), () -> ExitCode.PASSED));
            assertThat(e.exitCode()).isEqualTo(ExitCode.WRONG_USAGE);
            assertThat(e.text().arguments()).containsExactly("a.yml");
            return WriteTurn.during(context(), "b.yml", Duration.ofMillis(50), () -> ExitCode.PASSED);
        });
        assertThat(WriteTurn.during(context(), "a.yml", Duration.ofMillis(50), () -> ExitCode.PASSED))
                .isEqualTo(ExitCode.PASSED);
    }

    @Test
    void withoutAHomeTheWorkIsDoneAllTheSame() throws Exception {
        Files.writeString(temp.resolve("home"), "no directory");
        assertThat(WriteTurn.during(context(), "a.yml", () -> ExitCode.GATE_FAILED))
                .isEqualTo(ExitCode.GATE_FAILED);
    }
}
