package io.sekisho.cli.report;

import io.sekisho.cli.console.CliContext;
import io.sekisho.cli.console.CommandException;
import io.sekisho.cli.console.CommonOptions;
import io.sekisho.cli.console.Console;
import io.sekisho.cli.console.ExitCode;
import io.sekisho.cli.format.RealPlace;
import io.sekisho.cli.gate.ReportFiles;
import io.sekisho.cli.reference.HistoryFile;
import io.sekisho.cli.scan.OwnFiles;
import io.sekisho.cli.scan.ReportFile;
import io.sekisho.core.files.AtomicFile;
import io.sekisho.core.files.IoProblem;
import io.sekisho.core.writer.ReportWriter;
import io.sekisho.core.writer.html.Dashboard;
import io.sekisho.model.Text;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** One page on many repositories. */
@Command(
        name = "dashboard",
        header = "Write one page on the reports of many repositories: standard items, debt, repairs, suppressions.",
        description = {
            "",
            "Repositories go by their projects' names; where several scans of one are given, the newest is its state. A "
                    + "report that cannot be read is named on the page, and the exit code is 2; else it is 0. The histories beside "
                    + "the reports tell the course of the debt.",
            ""
        },
        footerHeading = "Examples:%n",
        footer = {"  sekisho dashboard reports/*.json --output dashboard.html", ""})
public final class DashboardCommand implements Callable<ExitCode> {
    private static final String FILE_NAME = "dashboard.html";

    private final CliContext context;
    private final ReportWriter json;

    @Mixin
    private CommonOptions common;

    @Parameters(
            arity = "1..*",
            paramLabel = "REPORT",
            description = "sekisho-report.json, a directory that holds it, or one that is full of reports.")
    private List<Path> reports;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            description = "The page; in a directory " + FILE_NAME + ". Default: ${DEFAULT-VALUE}")
    private String output = FILE_NAME;

    public DashboardCommand(CliContext context, ReportWriter json) {
        this.context = context;
        this.json = json;
    }

    @Override
    public ExitCode call() throws CommandException {
        Console console = Console.of(context, common);
        Set<Path> files = new ReportFiles(context, json.format().fileName()).of(reports);
        Path page = page(files);
        Dashboard dashboard = new Dashboard();
        ExitCode exit = ExitCode.PASSED;
        for (Path file : files) {
            try {
                dashboard.add(ReportFile.read(file), HistoryFile.beside(file, console));
            } catch (CommandException e) {
                console.warn(e.text());
                dashboard.unreadable(e.text());
                exit = ExitCode.WRONG_USAGE;
            }
        }
        try {
            AtomicFile.write(page, out -> dashboard.write(console.language(), out));
        } catch (IOException e) {
            throw unwritable(page, e);
        }
        if (dashboard.proposed() > 0) {
            console.say("dashboard.proposed", dashboard.proposed());
        }
        console.say("dashboard.wrote", page);
        return exit;
    }

    private Path page(Set<Path> reports) throws CommandException {
        Path named = context.resolve(Path.of(output));
        Path page = output.endsWith("/") || Files.isDirectory(named) ? named.resolve(FILE_NAME) : named;
        if (Files.exists(page) && !Files.isRegularFile(page)) {
            throw wrong("report.to-no-file", page);
        }
        for (Path report : reports) {
            for (Path own : OwnFiles.beside(report)) {
                if (RealPlace.of(own).equals(RealPlace.of(page))) {
                    throw wrong("report.to-reserved", page);
                }
            }
        }
        return page;
    }

    private static CommandException wrong(String code, Path page) {
        return new CommandException(
                ExitCode.WRONG_USAGE, Text.of(code, page), Text.of("report.to-reserved-step"), null);
    }

    private static CommandException unwritable(Path page, IOException e) {
        return new CommandException(
                ExitCode.WRONG_USAGE,
                Text.of("cli.report-unwritable", page, IoProblem.saidBy(e)),
                Text.of("cli.report-unwritable-step"),
                e);
    }
}
