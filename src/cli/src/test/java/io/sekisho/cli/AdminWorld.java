package io.sekisho.cli;

import io.sekisho.cli.console.CliContext;
import io.sekisho.cli.console.ExitCode;
import io.sekisho.cli.log.RunLog;
import io.sekisho.core.files.SekishoHome;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;

/** A world of a test's own, in which whole command lines run inside this JVM. */
public final class AdminWorld {
    /** How a command ended and what it said. */
    public record Result(ExitCode code, String out, String err) {}

    public final Path directory;
    public final SekishoHome home;
    public final Map<String, String> environment = new HashMap<>();
    private Clock clock = Clock.systemUTC();
    private boolean interactive;

    /** @param root empty; the working directory and Sekisho's home come to lie in it */
    public AdminWorld(Path root) throws IOException {
        this.directory = Files.createDirectories(root.resolve("work"));
        this.home = new SekishoHome(root.resolve("home"));
        environment.put("PATH", System.getenv("PATH"));
    }

    public AdminWorld at(Clock now) {
        clock = now;
        return this;
    }

    public AdminWorld onATerminal() {
        interactive = true;
        return this;
    }

    public AdminWorld set(String variable, String value) {
        environment.put(variable, value);
        return this;
    }

    public Result run(String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        try (PrintStream printOut = new PrintStream(out, true, StandardCharsets.UTF_8);
                PrintStream printErr = new PrintStream(err, true, StandardCharsets.UTF_8)) {
            CliContext context = new CliContext(environment, directory, home, printOut, printErr, clock, interactive);
            ExitCode code;
            try (RunLog log = new RunLog(context)) {
                code = new CommandRun(context, log).run(new Wiring(context, log).commands(), arguments);
            }
            return new Result(code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
        }
    }
}
