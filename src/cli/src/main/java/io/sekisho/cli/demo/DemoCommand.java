package io.sekisho.cli.demo;

import io.sekisho.cli.console.CliContext;
import io.sekisho.cli.console.CommandException;
import io.sekisho.cli.console.CommonOptions;
import io.sekisho.cli.console.Console;
import io.sekisho.cli.console.ExitCode;
import io.sekisho.core.scan.Progress;
import io.sekisho.model.Report;
import io.sekisho.model.ReportJson;
import io.sekisho.model.ScannerState;
import io.sekisho.model.Text;
import io.sekisho.scanner.dependency.database.DatabaseAdministration;
import io.sekisho.scanner.dependency.database.DatabaseException;
import io.sekisho.scanner.dependency.database.DatabaseInfo;
import io.sekisho.scanner.dependency.database.DatabaseLocation;
import io.sekisho.scanner.dependency.database.NvdSource;
import io.sekisho.scanner.dependency.database.UpdateRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * Scans a small shop with planted flaws, just as {@code sekisho scan} would, and compares what was found with what was planted.
 *
 * <p>Ends with {@link ExitCode#PASSED} when both are exactly the same; with {@link ExitCode#INCOMPLETE} when a part of the scan
 * could not run (no network, a tool failed); with {@link ExitCode#INTERNAL_ERROR} when all ran and found something else.
 */
@Command(
        name = "demo",
        header = "Scan a small application with planted flaws and compare what is found with what was planted.",
        description = {
            "",
            "Needs git, Maven and a JDK, and Maven Central (or a mirror of it) on the first run. Everything is written into one"
                    + " directory, the demo's small vulnerability database too: yours is not touched.",
            "",
            "Exit codes: 0 exactly what was planted was found; 2 something is not installed, or DIR is taken; 3 a part could not"
                    + " run, so the comparison is not whole; 4 something else was found. The scan's own exit code, which a"
                    + " pipeline would see, is shown.",
            ""
        },
        footerHeading = "Examples:%n",
        footer = {
            "  sekisho demo                     write into sekisho-demo/",
            "  sekisho demo --output /tmp/demo  write elsewhere",
            ""
        })
public final class DemoCommand implements Callable<ExitCode> {
    private final CliContext context;
    private final CommandLineRun scan;

    @Mixin
    private CommonOptions common;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "DIR",
            defaultValue = "sekisho-demo",
            description =
                    "Directory to write into: a new or empty one, or that of an earlier demo. Default: ${DEFAULT-VALUE}")
    private Path output;

    /** @param scan runs {@code sekisho scan} */
    public DemoCommand(CliContext context, CommandLineRun scan) {
        this.context = context;
        this.scan = scan;
    }

    @Override
    public ExitCode call() throws CommandException, IOException, InterruptedException {
        Console console = Console.of(context, common);
        Programs programs = Programs.find(context.environment());
        DemoDirectory directory = DemoDirectory.prepare(context.resolve(output));
        console.warn("demo.begin", directory.root());

        ExampleFiles.copyTo(directory.root());
        int commits = new DemoHistory(programs.git(), directory.shop()).write();
        console.warn("demo.history-written", commits);
        console.warn("demo.compiling");
        DemoBuild.compile(
                programs,
                directory.shop(),
                context.workingDirectory(),
                directory.root().resolve("maven.log"));
        console.warn("demo.database-built", database(directory).cveCount());
        console.warn("demo.scanning", String.join(" ", arguments(directory)));
        ExitCode seen = scan.run(DemoWorld.of(context, directory.home()), arguments(directory));
        Path file = directory.report().resolve("sekisho-report.json");
        if (!Files.isRegularFile(file)) {
            // The scan has said why.
            return seen;
        }
        return show(directory, ReportJson.read(file), seen, console);
    }

    private List<String> arguments(DemoDirectory directory) {
        List<String> arguments = new ArrayList<>(List.of(
                "scan",
                directory.shop().toString(),
                "--output",
                directory.report().toString()));
        if (common.language() != null) {
            arguments.addAll(List.of("--language", common.language().key()));
        }
        if (common.verbose()) {
            arguments.add("--verbose");
        }
        return arguments;
    }

    private DatabaseInfo database(DemoDirectory directory) throws CommandException, InterruptedException {
        Path feed = directory.feed();
        UpdateRequest request = new UpdateRequest(
                new NvdSource.Feeds(feed.toString()),
                feed.resolve("jsrepository.json").toString(),
                feed.resolve("known_exploited_vulnerabilities.json").toString(),
                true,
                Duration.ZERO);
        try {
            return new DatabaseAdministration(
                            directory.home(), new DatabaseLocation.Local(directory.home()), context.clock())
                    .update(request, Progress.NONE);
        } catch (DatabaseException e) {
            throw new CommandException(ExitCode.INCOMPLETE, e.text(), e.gap().nextStep(), e);
        }
    }

    private ExitCode show(DemoDirectory directory, Report report, ExitCode seen, Console console) throws IOException {
        Comparison comparison = Comparison.of(Comparison.planted(directory.planted()), Flaw.of(report));
        context.out().println();
        console.say("demo.comparison");
        DemoTable.lines(comparison, console).forEach(context.out()::println);
        context.out().println();
        boolean ran = report.facts().coverage().scanners().stream()
                .allMatch(run -> run.state() == ScannerState.COMPLETED || run.state() == ScannerState.NOTHING_TO_SCAN);
        ExitCode ownEnd = comparison.matches() ? ExitCode.PASSED : ran ? ExitCode.INTERNAL_ERROR : ExitCode.INCOMPLETE;
        switch (ownEnd) {
            case PASSED -> console.say("demo.same", comparison.rows().size());
            case INCOMPLETE -> console.say("demo.scanner-missing", comparison.differences());
            default -> console.say("demo.different", comparison.differences());
        }
        String meaning = console.render(Text.of("demo.exit-" + seen.number()));
        console.say("demo.exit-codes", seen.number(), meaning, ownEnd.number());
        context.out().println();
        for (String line : List.of("next", "next-build", "next-database", "next-scan", "next-doctor", "next-report")) {
            console.say("demo." + line, directory.report());
        }
        return ownEnd;
    }
}
