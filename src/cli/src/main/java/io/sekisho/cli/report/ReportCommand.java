package io.sekisho.cli.report;

import io.sekisho.cli.console.CliContext;
import io.sekisho.cli.console.CommandException;
import io.sekisho.cli.console.CommonOptions;
import io.sekisho.cli.console.Console;
import io.sekisho.cli.console.ExitCode;
import io.sekisho.cli.format.FormatList;
import io.sekisho.cli.format.Formats;
import io.sekisho.cli.format.Targets;
import io.sekisho.cli.format.ToOptions;
import io.sekisho.cli.reference.HistoryFile;
import io.sekisho.cli.scan.OwnFiles;
import io.sekisho.cli.scan.ReportFile;
import io.sekisho.core.writer.ReportWriter;
import io.sekisho.model.Report;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Writes an existing report in other formats; neither scans nor judges. */
@Command(
        name = "report",
        header = "Write an existing report in other formats: a page to read, files for GitLab, GitHub, dashboards.",
        description = {
            "",
            "Nothing is scanned or judged anew: what the report says is what every format says. Exit code 0 means that "
                    + "the files were written, whatever the verdict; sekisho gate tells the verdict. Without --to the "
                    + "formats are listed.",
            ""
        },
        footerHeading = "Examples:%n",
        footer = {
            "  sekisho report                                            which formats are there?",
            "  sekisho report --to html=report.html                      of the last scan here",
            "  sekisho report old.json --to sarif=a.sarif --to csv=a.csv",
            ""
        })
public final class ReportCommand implements Callable<ExitCode> {
    private final CliContext context;
    private final ReportWriter json;
    private final Formats formats;

    @Mixin
    private CommonOptions common;

    @Parameters(
            arity = "0..1",
            paramLabel = "REPORT",
            description = "sekisho-report.json, or the directory that holds it. Default: ${DEFAULT-VALUE}")
    private Path report = Path.of("sekisho-report");

    @Mixin
    private ToOptions to;

    public ReportCommand(CliContext context, ReportWriter json, Formats formats) {
        this.context = context;
        this.json = json;
        this.formats = formats;
    }

    @Override
    public ExitCode call() throws CommandException {
        Console console = Console.of(context, common);
        Path file = ReportFile.at(context.resolve(report), json);
        Targets targets = to.targets(context, formats, OwnFiles.beside(file));
        if (targets.isEmpty()) {
            console.say("report.formats");
            context.out().print(FormatList.of(formats, console::render));
            console.say("report.formats-step");
            return ExitCode.PASSED;
        }
        targets.prepare();
        Report read = ReportFile.read(file);
        targets.write(read, () -> HistoryFile.beside(file, console), console);
        return ExitCode.PASSED;
    }
}
