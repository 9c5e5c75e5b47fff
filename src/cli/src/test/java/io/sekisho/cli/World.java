package io.sekisho.cli;

import io.sekisho.cli.console.CliContext;
import io.sekisho.cli.console.ExitCode;
import io.sekisho.cli.log.RunLog;
import io.sekisho.cli.scan.ScannerFactory;
import io.sekisho.core.files.SekishoHome;
import io.sekisho.core.scan.Scanner;
import io.sekisho.model.Report;
import io.sekisho.model.ReportJson;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;

/** A world of its own for one command line: directory, home, environment, captured output. */
final class World {
    static final Instant NOW = Instant.parse("2026-11-24T00:00:00Z");

    /** What a run left. */
    record Result(ExitCode exit, String out, String err) {}

    final Path directory;
    final Path home;
    final Map<String, String> environment = new HashMap<>();
    private final ScannerFactory scanners;

    /** What the clock says. */
    Instant now = NOW;

    World(Path temp, Scanner... scanners) throws IOException {
        this(temp, (context, request, config, trusted) -> List.of(scanners));
    }

    World(Path temp, ScannerFactory scanners) throws IOException {
        this.directory = Files.createDirectories(temp.resolve("project"));
        this.home = temp.resolve("home");
        this.scanners = scanners;
    }

    /** All commands, ready to parse a line. */
    CommandLine commands() {
        OutputStream nowhere = OutputStream.nullOutputStream();
        CliContext context = context(nowhere, nowhere);
        CommandLine commands = new Wiring(context, new RunLog(context), scanners).commands();
        CommandRun.prepare(context, commands);
        return commands;
    }

    private CliContext context(OutputStream out, OutputStream err) {
        return new CliContext(
                environment,
                directory,
                new SekishoHome(home),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                Clock.fixed(now, ZoneOffset.UTC),
                false);
    }

    Result run(String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        CliContext context = context(out, err);
        ExitCode exit;
        try (RunLog log = new RunLog(context)) {
            exit = new CommandRun(context, log).run(new Wiring(context, log, scanners).commands(), arguments);
        }
        return new Result(exit, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    Path reportFile() {
        return directory.resolve("sekisho-report/sekisho-report.json");
    }

    Report report() throws IOException {
        return ReportJson.read(reportFile());
    }

    void write(String path, String content) throws IOException {
        Path file = directory.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, content);
    }

    /** All that the run logged. */
    String log() throws IOException {
        StringBuilder all = new StringBuilder();
        try (var files = Files.list(home.resolve("logs"))) {
            for (Path file : files.sorted().toList()) {
                all.append(Files.readString(file));
            }
        }
        return all.toString();
    }
}
