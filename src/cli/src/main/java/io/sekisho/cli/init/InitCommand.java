package io.sekisho.cli.init;

import io.sekisho.cli.console.CliContext;
import io.sekisho.cli.console.CommandException;
import io.sekisho.cli.console.CommonOptions;
import io.sekisho.cli.console.Console;
import io.sekisho.cli.console.ExitCode;
import io.sekisho.cli.policy.CentralChoice;
import io.sekisho.cli.policy.CentralOptions;
import io.sekisho.cli.scan.ReportFile;
import io.sekisho.core.config.SettingsReader;
import io.sekisho.core.files.IoProblem;
import io.sekisho.core.plan.PackageCaches;
import io.sekisho.core.plan.PlanException;
import io.sekisho.core.plan.PlanRequest;
import io.sekisho.core.plan.Planner;
import io.sekisho.core.plan.ScanPlan;
import io.sekisho.core.writer.ReportWriter;
import io.sekisho.model.Kind;
import io.sekisho.model.Report;
import io.sekisho.model.Text;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.BiFunction;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Looks first, then writes what is not there yet, then says what to do next. */
@Command(
        name = "init",
        header = "Look at this repository and write a starting set of policy files for it.",
        description = {
            "",
            "Writes .sekisho/: configuration, an empty suppression list, a baseline of what a report shows to fail today, and "
                    + "a snippet for the CI system that is found. What is there already is kept, and pipeline files are never "
                    + "touched.",
            "",
            "What fails is decided by the policy that holds once the files are merged, a central one beneath included. A "
                    + "baseline is written when the report is complete by that policy, until a day that it accepts; else "
                    + "what must be done first is named.",
            "",
            "Exit codes: 0 done, or everything was there; 2 a file that is there is wrong, or one could not be written; "
                    + "what was is named.",
            ""
        },
        footerHeading = "Examples:%n",
        footer = {
            "  sekisho init                 look, write, say what to do next",
            "  sekisho init --scan          scan first, so that today's debt is known",
            "  sekisho init --dry-run       show what would be written",
            "  sekisho init --force         write anew what is there",
            ""
        })
public final class InitCommand implements Callable<ExitCode> {
    private static final Path USUAL_REPORT = Path.of("sekisho-report");

    private final CliContext context;
    private final ReportWriter writer;
    private final BiFunction<CliContext, List<String>, ExitCode> commands;

    @Mixin
    private CommonOptions common;

    @Parameters(arity = "0..1", paramLabel = "PATH", description = "Directory of the project. Default: this one.")
    private Path path = Path.of("");

    @Option(
            names = "--report",
            paramLabel = "REPORT",
            description = "What an earlier scan found: sekisho-report.json, or the directory that holds it. "
                    + "Default: sekisho-report, if it is there.")
    private Path report;

    @Option(
            names = "--scan",
            description = "Scan first, so that what is there today is known; the report is kept as scan does.")
    private boolean scan;

    @Option(names = "--dry-run", description = "Show what would be written, and write nothing.")
    private boolean dry;

    @Mixin
    private CentralOptions central;

    @Option(names = "--offline", description = "Forbid every use of the network.")
    private boolean offline;

    @Option(names = "--force", description = "Write anew what is there already.")
    private boolean force;

    /** @param commands runs another command line as the user would */
    public InitCommand(
            CliContext context, ReportWriter writer, BiFunction<CliContext, List<String>, ExitCode> commands) {
        this.context = context;
        this.writer = writer;
        this.commands = commands;
    }

    @Override
    public ExitCode call() throws CommandException, InterruptedException {
        Console console = Console.of(context, common);
        ScanPlan plan = plan();
        CentralChoice choice = central.choice(offline);
        Comments comments = new Comments(console);
        Drafts all = new Drafts(plan.root(), comments, force);
        Proposal proposal = new Proposal(context, console, choice, plan.root(), new PolicyFiles(comments), all.fresh());
        Report known = scan ? scanned(console, choice) : report();
        Surroundings found = Surroundings.of(plan, known == null ? null : proposal.judge(known));
        boolean listed = !all.fresh().contains(SettingsReader.BASELINE);
        Debt debt = Debt.of(found, proposal.policy(), listed, context.today());
        InitView view = new InitView(context, console);
        view.found(found, proposal);
        List<Draft> drafts = all.of(found, proposal, debt, context.today());
        List<Draft> fresh = drafts.stream()
                .filter(draft -> force && !draft.addition() || !draft.isThere())
                .toList();
        List<Draft> kept =
                drafts.stream().filter(draft -> !fresh.contains(draft)).toList();
        List<Draft> written = dry ? fresh : written(fresh, console);
        view.files(dry ? "init.would-write" : "init.written", written);
        view.files("init.kept", kept);
        if (dry) {
            view.contents(fresh);
        } else {
            view.next(found, debt, proposal, written);
        }
        return ExitCode.PASSED;
    }

    private ScanPlan plan() throws CommandException, InterruptedException {
        Path directory = context.resolve(path);
        try {
            PackageCaches caches = PackageCaches.of(
                    context.environment(),
                    Path.of(System.getProperty("user.home")),
                    System.getProperty("maven.repo.local"));
            Set<Kind> kinds = Set.of(Kind.values());
            List<Path> own =
                    List.of(context.resolve(USUAL_REPORT), context.home().root());
            return new Planner(caches).plan(new PlanRequest(directory, null, false, kinds, List.of(), own));
        } catch (PlanException e) {
            throw new CommandException(ExitCode.WRONG_USAGE, e.text(), null, e);
        } catch (IOException e) {
            throw new CommandException(
                    ExitCode.WRONG_USAGE,
                    Text.of("cli.project-unreadable", directory, IoProblem.saidBy(e)),
                    Text.of("cli.project-unreadable-step"),
                    e);
        }
    }

    private Report scanned(Console console, CentralChoice choice) throws CommandException {
        String directory = context.resolve(path).toString();
        String language = console.language().key();
        List<String> line = new ArrayList<>(List.of("scan", directory, "--language", language));
        line.addAll(choice.typed());
        ExitCode exit = commands.apply(context, line);
        if (exit == ExitCode.WRONG_USAGE || exit == ExitCode.INTERNAL_ERROR) {
            throw new CommandException(exit, Text.of("init.no-scan"), null, null);
        }
        return ReportFile.read(
                context.resolve(USUAL_REPORT).resolve(writer.format().fileName()));
    }

    /** @return null when the user named none and there is none at the usual place */
    private Report report() throws CommandException {
        Path given = context.resolve(report == null ? USUAL_REPORT : report);
        Path file = ReportFile.at(given, writer);
        return report == null && !Files.isRegularFile(file) ? null : ReportFile.read(file);
    }

    /** @return those that were */
    private static List<Draft> written(List<Draft> drafts, Console console) throws CommandException {
        List<Draft> done = new ArrayList<>();
        for (Draft draft : drafts) {
            try {
                draft.write();
                done.add(draft);
            } catch (IOException e) {
                if (draft.addition()) {
                    console.warn(
                            "init.not-added",
                            draft.path(),
                            e.getMessage(),
                            draft.content().strip());
                    continue;
                }
                done.forEach(one -> console.warn("init.was-written", one.path()));
                throw new CommandException(
                        ExitCode.WRONG_USAGE,
                        Text.of("init.unwritable", draft.path(), IoProblem.saidBy(e)),
                        Text.of("init.unwritable-step"),
                        e);
            }
        }
        return done;
    }
}
