package io.sekisho.cli;

import io.sekisho.cli.baseline.BaselineCommand;
import io.sekisho.cli.completion.CompletionCommand;
import io.sekisho.cli.config.ConfigCommand;
import io.sekisho.cli.console.CliContext;
import io.sekisho.cli.console.CommandException;
import io.sekisho.cli.console.ExitCode;
import io.sekisho.cli.database.DatabaseCommand;
import io.sekisho.cli.demo.DemoCommand;
import io.sekisho.cli.doctor.DoctorCommand;
import io.sekisho.cli.enrichment.EnrichmentCommand;
import io.sekisho.cli.explain.ExplainCommand;
import io.sekisho.cli.format.Formats;
import io.sekisho.cli.gate.GateCommand;
import io.sekisho.cli.hook.HookCommand;
import io.sekisho.cli.init.InitCommand;
import io.sekisho.cli.log.RunLog;
import io.sekisho.cli.policy.PolicyCommand;
import io.sekisho.cli.report.DashboardCommand;
import io.sekisho.cli.report.MergeCommand;
import io.sekisho.cli.report.ReportCommand;
import io.sekisho.cli.scan.ScanCommand;
import io.sekisho.cli.scan.ScanRequest;
import io.sekisho.cli.scan.ScanRun;
import io.sekisho.cli.scan.ScannerFactory;
import io.sekisho.cli.standard.StandardCommand;
import io.sekisho.cli.suppress.SuppressCommand;
import io.sekisho.core.config.Config;
import io.sekisho.core.files.TrustedFiles;
import io.sekisho.core.scan.Scanner;
import io.sekisho.core.writer.JsonWriter;
import io.sekisho.core.writer.ReportWriter;
import io.sekisho.core.writer.cloud.AsffWriter;
import io.sekisho.core.writer.cloud.SccWriter;
import io.sekisho.core.writer.cyclonedx.CycloneDxWriter;
import io.sekisho.core.writer.gitlab.CodeQualityWriter;
import io.sekisho.core.writer.gitlab.ReportType;
import io.sekisho.core.writer.gitlab.SecurityReportWriter;
import io.sekisho.core.writer.html.HtmlWriter;
import io.sekisho.core.writer.junit.JUnitWriter;
import io.sekisho.core.writer.markdown.MarkdownWriter;
import io.sekisho.core.writer.sarif.SarifWriter;
import io.sekisho.core.writer.table.CsvWriter;
import io.sekisho.core.writer.table.NdjsonWriter;
import io.sekisho.core.writer.vex.OpenVexWriter;
import io.sekisho.scanner.code.CodeScanner;
import io.sekisho.scanner.code.CodeSettings;
import io.sekisho.scanner.dependency.DependencyScanner;
import io.sekisho.scanner.dependency.DependencySettings;
import io.sekisho.scanner.dependency.database.DatabaseException;
import io.sekisho.scanner.dependency.database.DatabaseLocation;
import io.sekisho.scanner.dependency.database.StoredDatabases;
import io.sekisho.scanner.external.ExternalScanner;
import io.sekisho.scanner.external.ExternalSettings;
import io.sekisho.scanner.secret.SecretScanner;
import io.sekisho.scanner.secret.SecretSettings;
import java.util.List;
import picocli.CommandLine;

/** The one place that names all commands, scanners and writers. */
final class Wiring {
    private final CliContext context;
    private final RunLog log;
    private final ScannerFactory scanners;

    Wiring(CliContext context, RunLog log) {
        this(context, log, Wiring::scanners);
    }

    /** With other scanners: a test's. */
    Wiring(CliContext context, RunLog log, ScannerFactory scanners) {
        this.context = context;
        this.log = log;
        this.scanners = scanners;
    }

    /** A new command is one line here. */
    CommandLine commands() {
        ReportWriter writer = new JsonWriter();
        Formats formats = new Formats(formats());
        ScanRun scan = new ScanRun(context, scanners, writer, Version.own(), log::file);
        CommandLine root = new CommandLine(new SekishoCommand(context))
                .addSubcommand(new ScanCommand(context, scan, formats))
                .addSubcommand(new GateCommand(context, writer, log::file, formats))
                .addSubcommand(new ReportCommand(context, writer, formats))
                .addSubcommand(new MergeCommand(context, writer, log::file, formats))
                .addSubcommand(new DashboardCommand(context, writer))
                .addSubcommand(new ExplainCommand(context, writer))
                .addSubcommand(new InitCommand(context, writer, this::nested))
                .addSubcommand(BaselineCommand.of(context, writer))
                .addSubcommand(new StandardCommand(context, writer))
                .addSubcommand(SuppressCommand.of(context, writer))
                .addSubcommand(DatabaseCommand.of(context))
                .addSubcommand(EnrichmentCommand.of(context))
                .addSubcommand(PolicyCommand.of(context))
                .addSubcommand(ConfigCommand.of(context))
                .addSubcommand(new DoctorCommand(context))
                .addSubcommand(HookCommand.of(context))
                .addSubcommand(new CompletionCommand(context))
                .addSubcommand(new DemoCommand(context, this::nested));
        root.getCommandSpec().versionProvider(new Version(context, scanners));
        return root;
    }

    /** The same command lines in another world, with the same scanners and in the same log. */
    private ExitCode nested(CliContext world, List<String> arguments) {
        return new CommandRun(world, log)
                .run(new Wiring(world, log, scanners).commands(), arguments.toArray(String[]::new));
    }

    /** A new format is one line here. */
    static List<ReportWriter> formats() {
        return List.of(
                HtmlWriter.selfContained(),
                HtmlWriter.linked(),
                new SecurityReportWriter(ReportType.SAST),
                new SecurityReportWriter(ReportType.SECRET_DETECTION),
                new SecurityReportWriter(ReportType.DEPENDENCY_SCANNING),
                new CodeQualityWriter(),
                new SarifWriter(),
                new JUnitWriter(),
                new MarkdownWriter(),
                new CycloneDxWriter(),
                new OpenVexWriter(),
                new CsvWriter(),
                new NdjsonWriter(),
                new AsffWriter(),
                new SccWriter());
    }

    /** A new scanner is one line here. */
    private static List<Scanner> scanners(CliContext context, ScanRequest request, Config config, TrustedFiles trusted)
            throws CommandException {
        return List.of(
                new DependencyScanner(
                        new DependencySettings(location(context, request), new StoredDatabases(), context.clock())),
                new SecretScanner(new SecretSettings(
                        request.gitleaks(),
                        context.home(),
                        context.environment(),
                        request.offline(),
                        config.gitleaksSha256(),
                        trusted)),
                new CodeScanner(CodeSettings.defaults()),
                new ExternalScanner(new ExternalSettings(request.sarif())));
    }

    private static DatabaseLocation location(CliContext context, ScanRequest request) throws CommandException {
        try {
            return DatabaseLocation.of(request.databaseUrl(), context.environment(), context.home());
        } catch (DatabaseException e) {
            throw new CommandException(ExitCode.WRONG_USAGE, e.text(), e.gap().nextStep(), e);
        }
    }
}
