package io.sekisho.cli.suppress;

import io.sekisho.cli.console.CliContext;
import io.sekisho.cli.console.CommandException;
import io.sekisho.cli.console.CommonOptions;
import io.sekisho.cli.console.Console;
import io.sekisho.cli.console.ExitCode;
import io.sekisho.cli.console.WriteTurn;
import io.sekisho.cli.scan.ReportFile;
import io.sekisho.cli.suppress.exchange.Defaults;
import io.sekisho.cli.suppress.exchange.Entry;
import io.sekisho.cli.suppress.exchange.ForeignFile;
import io.sekisho.cli.suppress.exchange.Translation;
import io.sekisho.core.config.SettingsReader;
import io.sekisho.core.text.Printable;
import io.sekisho.core.writer.ReportWriter;
import io.sekisho.model.Report;
import io.sekisho.model.Text;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Takes over what another tool's file says; what has no equal here is named, never dropped. */
@Command(
        name = "import",
        header = "Take another tool's suppressions over into .sekisho/suppressions.yml.",
        description = {
            "",
            "Reads Dependency-Check's suppression XML, .gitleaksignore and SpotBugs' exclude filters; which one it is, the "
                    + "content tells. What has no equal here is named with file and line. Exit codes: 0 all was taken "
                    + "over, 1 something was not, 2 the file cannot be read or nothing could be written.",
            ""
        },
        footerHeading = "Examples:%n",
        footer = {
            "  sekisho suppress import suppression.xml --expires 90d",
            "  sekisho suppress import .gitleaksignore --expires 2027-03-31 --reason \"reviewed in SEC-7\"",
            "  sekisho suppress import spotbugs-exclude.xml --expires 90d --dry-run",
            ""
        })
final class SuppressImportCommand implements Callable<ExitCode> {
    private static final String DIRECTORY = "sekisho-report";

    private final CliContext context;
    private final ReportWriter writer;

    @Mixin
    private CommonOptions common;

    @Parameters(paramLabel = "FILE", description = "The other tool's file.")
    private Path file;

    @Option(
            names = "--reason",
            paramLabel = "TEXT",
            description = "Why, for entries whose notes or comment in the file do not say it.")
    private String reason;

    @Option(
            names = "--expires",
            paramLabel = "DATE|DAYS",
            converter = LastDay.Converter.class,
            description = "Last day, such as 2027-03-31 or 90d, for entries that the file gives no end (until).")
    private LastDay expires;

    @Option(
            names = "--report",
            paramLabel = "DIR",
            description = "The last report, in which places are looked up. Default: sekisho-report, if it is there.")
    private Path report;

    @Option(names = "--dry-run", description = "Show what would be changed; write nothing.")
    private boolean dry;

    SuppressImportCommand(CliContext context, ReportWriter writer) {
        this.context = context;
        this.writer = writer;
    }

    @Override
    public ExitCode call() throws CommandException, InterruptedException {
        return WriteTurn.during(context, SettingsReader.SUPPRESSIONS, this::imported);
    }

    private ExitCode imported() throws CommandException {
        Console console = Console.of(context, common);
        LocalDate today = context.today();
        ForeignFile foreign = ForeignFile.read(context.resolve(file), file.toString());
        Translation translation = Translation.of(foreign, report(), defaults(foreign, today));
        SuppressionFile own = SuppressionFile.read(context, console);
        List<EntryDraft> drafts = new ArrayList<>();
        long missed = say(translation, console);
        for (Entry entry : translation.entries()) {
            EntryDraft draft = draft(entry, today);
            Optional<Text> problem = SuppressionFile.problem(draft);
            if (problem.isPresent()) {
                missed++;
                Text why = Text.of("exchange.why-refused", console.render(problem.get()));
                console.warn("exchange.missed", file, entry.line(), console.render(why));
            } else {
                drafts.add(draft);
            }
        }
        List<EntryDraft> fresh = own.without(drafts, today);
        if (drafts.isEmpty() && missed == 0) {
            console.warn("exchange.nothing", file);
            return ExitCode.PASSED;
        }
        if (!fresh.isEmpty()) {
            SuppressionFile.FileChange change = own.with(fresh, Text.of("suppress.import-too-large-step", file));
            if (dry) {
                LineDiff.of(SettingsReader.SUPPRESSIONS, change.before(), change.after())
                        .forEach(line -> context.out().println(Printable.of(line)));
            } else {
                change.write();
            }
        }
        Text sum = sum(drafts.size(), fresh.size(), missed);
        if (dry) {
            console.warn(sum);
        } else {
            console.say(sum);
        }
        return missed > 0 ? ExitCode.GATE_FAILED : ExitCode.PASSED;
    }

    private Text sum(int all, int fresh, long missed) {
        if (dry) {
            return Text.of("exchange.would-add", fresh, SettingsReader.SUPPRESSIONS, all - fresh);
        }
        if (missed > 0 && all == 0) {
            return Text.of("exchange.added-none", file, missed);
        }
        return missed > 0
                ? Text.of("exchange.added-part", fresh, SettingsReader.SUPPRESSIONS, all - fresh, missed)
                : Text.of("exchange.added", fresh, SettingsReader.SUPPRESSIONS, all - fresh);
    }

    private static EntryDraft draft(Entry entry, LocalDate today) {
        Map<String, String> keys = new LinkedHashMap<>(entry.keys());
        keys.put("created", today.toString());
        return new EntryDraft(entry.origin(), keys);
    }

    /** @return how much was not taken over as it is */
    private long say(Translation translation, Console console) {
        long missed = 0;
        for (Translation.Remark remark : translation.remarks()) {
            missed += remark.missed() ? 1 : 0;
            String then = remark.then() == null ? "" : " " + console.render(remark.then());
            console.warn(
                    remark.missed() ? "exchange.missed" : "exchange.remark",
                    file,
                    remark.line(),
                    console.render(remark.why()) + then);
        }
        return missed;
    }

    private Report report() throws CommandException {
        Path directory = context.resolve(report == null ? Path.of(DIRECTORY) : report);
        Path there = ReportFile.at(directory, writer);
        return report == null && !Files.exists(there) ? null : ReportFile.read(there);
    }

    private Defaults defaults(ForeignFile foreign, LocalDate today) throws CommandException {
        LocalDate end = expires == null ? null : expires.from(today);
        if (end != null && end.isBefore(today)) {
            throw wrong(Text.of("exchange.past", end));
        }
        Defaults defaults = new Defaults(reason == null || Printable.isBlank(reason) ? null : reason, end, today);
        int endless = defaults.lacksEnd(foreign);
        int bare = defaults.lacksReason(foreign);
        if (endless > 0 && bare > 0) {
            throw wrong(Text.of("exchange.needs-both", file, endless, bare));
        }
        if (endless > 0) {
            throw wrong(Text.of("exchange.needs-expires", file, endless));
        }
        if (bare > 0) {
            throw wrong(Text.of("exchange.needs-reason", file, bare));
        }
        return defaults;
    }

    private static CommandException wrong(Text text) {
        return new CommandException(ExitCode.WRONG_USAGE, text, null, null);
    }
}
