package io.sekisho.cli.init;

import io.sekisho.cli.console.CliContext;
import io.sekisho.cli.console.CommandException;
import io.sekisho.cli.console.CommonOptions;
import io.sekisho.cli.console.Console;
import io.sekisho.cli.console.ExitCode;
import io.sekisho.cli.gate.WhatIf;
import io.sekisho.cli.init.Surroundings.System;
import io.sekisho.cli.scan.ReportFile;
import io.sekisho.core.config.SettingsReader;
import io.sekisho.core.files.IoProblem;
import io.sekisho.core.plan.PackageCaches;
import io.sekisho.core.plan.PlanException;
import io.sekisho.core.plan.PlanRequest;
import io.sekisho.core.plan.Planner;
import io.sekisho.core.plan.ScanPlan;
import io.sekisho.core.policy.Baseline;
import io.sekisho.core.policy.BaselineText;
import io.sekisho.core.writer.ReportWriter;
import io.sekisho.model.Judgement;
import io.sekisho.model.Kind;
import io.sekisho.model.Report;
import io.sekisho.model.Text;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
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
            "Exit codes: 0 done, or everything was there; 2 it could not be written, and what was is named.",
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
    /** Half a year: long enough to plan the repair of old debt, short enough to begin with it. */
    private static final int BASELINE_DAYS = 180;

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
        Report known = scan ? scanned(console) : report();
        Judgement today = known == null ? null : WhatIf.under(context, console, "standard", known);
        Surroundings found = Surroundings.of(plan, known, today);
        InitView view = new InitView(context, console);
        view.found(found);
        List<Draft> drafts = drafts(found, new Comments(console));
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
            view.next(found, written);
        }
        return ExitCode.PASSED;
    }

    private ScanPlan plan() throws CommandException, InterruptedException {
        Path directory = context.resolve(path);
        try {
            PackageCaches caches = PackageCaches.of(
                    context.environment(),
                    Path.of(java.lang.System.getProperty("user.home")),
                    java.lang.System.getProperty("maven.repo.local"));
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

    private Report scanned(Console console) throws CommandException {
        String directory = context.resolve(path).toString();
        String language = console.language().key();
        ExitCode exit = commands.apply(context, List.of("scan", directory, "--language", language));
        if (exit == ExitCode.WRONG_USAGE || exit == ExitCode.INTERNAL_ERROR) {
            throw new CommandException(exit, Text.of("init.no-scan"), null, null);
        }
        return ReportFile.read(context.resolve(USUAL_REPORT).resolve(writer.fileName()));
    }

    /** @return null when the user named none and there is none at the usual place */
    private Report report() throws CommandException {
        Path given = context.resolve(report == null ? USUAL_REPORT : report);
        Path file = ReportFile.at(given, writer);
        return report == null && !Files.isRegularFile(file) ? null : ReportFile.read(file);
    }

    private List<Draft> drafts(Surroundings found, Comments comments) {
        Path root = found.plan().root();
        PolicyFiles policy = new PolicyFiles(comments);
        List<Draft> drafts = new ArrayList<>();
        drafts.add(new Draft(root, ".sekisho/config.yml", policy.config(found.isKnown()), "init.for-config"));
        drafts.add(new Draft(root, ".sekisho/suppressions.yml", policy.suppressions(), "init.for-suppressions"));
        if (found.isKnown() && !found.failing().isEmpty()) {
            LocalDate day = context.today();
            List<Baseline.Entry> debt = BaselineText.entries(found.report(), found.failing());
            String accepted = BaselineText.of(null, day.plusDays(BASELINE_DAYS), day, debt);
            drafts.add(new Draft(root, SettingsReader.BASELINE, accepted, "init.for-baseline"));
        }
        if (found.supported().contains(System.GITLAB)) {
            String job = GitLabJob.of(comments, found.prefix(), found.build());
            drafts.add(new Draft(root, GitLabJob.FILE, job, "init.for-gitlab"));
        }
        if (found.supported().contains(System.JENKINS)) {
            String stage = JenkinsStage.of(comments, found.prefix(), found.build());
            drafts.add(new Draft(root, JenkinsStage.FILE, stage, "init.for-jenkins"));
        }
        if (found.plan().git() != null) {
            Path top = found.plan().git().topLevel();
            drafts.add(new Draft(top, ".gitignore", USUAL_REPORT + "/\n", "init.for-gitignore", true));
        }
        return drafts;
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
