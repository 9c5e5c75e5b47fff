package io.sekisho.cli.baseline;

import io.sekisho.cli.console.CliContext;
import io.sekisho.cli.console.CommandException;
import io.sekisho.cli.console.CommonOptions;
import io.sekisho.cli.console.Console;
import io.sekisho.cli.console.ExitCode;
import io.sekisho.cli.console.WriteTurn;
import io.sekisho.cli.scan.TrustedSettings;
import io.sekisho.core.config.SettingsReader;
import io.sekisho.core.policy.Baseline;
import io.sekisho.core.policy.BaselineLimits;
import io.sekisho.core.policy.BaselineText;
import io.sekisho.core.policy.Burndown;
import io.sekisho.core.policy.Policy;
import io.sekisho.core.writer.ReportWriter;
import io.sekisho.model.Action;
import io.sekisho.model.Finding;
import io.sekisho.model.FindingJudgement;
import io.sekisho.model.Report;
import io.sekisho.model.Text;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Lists what a scan found, for people to review. */
@Command(
        name = "create",
        header = "List what the last scan found as accepted until a day.",
        description = {
            "",
            "Lists what the gate would fail, and writes .sekisho/baseline.yml. A list that is there never grows without --force; "
                    + "what an incomplete scan could not see stays on it.",
            ""
        })
final class BaselineCreateCommand implements Callable<ExitCode> {
    private final CliContext context;
    private final ReportWriter writer;

    @Mixin
    private CommonOptions common;

    @Mixin
    private ReportArgument report;

    @Option(
            names = "--until",
            paramLabel = "DATE|90d",
            converter = UntilConverter.class,
            description =
                    "Last day on which it accepts anything. Default: that of the list that is there, else in 90 days.")
    private Until until;

    @Option(names = "--all", description = "List everything that is not suppressed, not only what the gate would fail.")
    private boolean all;

    @Option(names = "--force", description = "Let a list that is there grow. Its ratchet still refuses what is added.")
    private boolean force;

    BaselineCreateCommand(CliContext context, ReportWriter writer) {
        this.context = context;
        this.writer = writer;
    }

    @Override
    public ExitCode call() throws CommandException, InterruptedException {
        return WriteTurn.during(context, SettingsReader.BASELINE, this::created);
    }

    private ExitCode created() throws CommandException, InterruptedException {
        Console console = Console.of(context, common);
        LastReport last = report.read(context, writer);
        BaselineFile file = BaselineFile.read(context, console);
        LocalDate today = context.today();
        Policy policy = TrustedSettings.read(context, console, context.workingDirectory(), null)
                .policy();
        LocalDate day = day(file.baseline(), policy.baselineLimits(), policy.sources(), today);
        List<Baseline.Entry> entries = new ArrayList<>(BaselineText.entries(last.report(), chosen(last.report())));
        ListView view = new ListView(context, console);
        if (file.baseline() != null) {
            Burndown burndown = Burndown.of(last.report(), last.history(), file.baseline());
            keep(entries, burndown.unseen());
            Growth growth = Growth.of(file.baseline(), burndown, entries);
            view.growth(growth);
            if (!growth.added().isEmpty() && !force) {
                throw new CommandException(
                        ExitCode.WRONG_USAGE,
                        Text.of(
                                "baseline.grows",
                                SettingsReader.BASELINE,
                                growth.added().size()),
                        Text.of("baseline.grows-step"),
                        null);
            }
        }
        file.write(day, today, entries);
        console.say("baseline.created", SettingsReader.BASELINE, entries.size(), day);
        if (!last.report().judgement().verdict().complete()) {
            console.warn("baseline.incomplete");
        }
        console.say("baseline.created-step");
        return ExitCode.PASSED;
    }

    /** One that would accept nothing is not written. */
    private LocalDate day(Baseline existing, BaselineLimits limits, List<String> sources, LocalDate today)
            throws CommandException {
        String from = String.join(", ", sources);
        if (!limits.allowed()) {
            throw new CommandException(
                    ExitCode.WRONG_USAGE,
                    Text.of("baseline.forbidden", SettingsReader.BASELINE, from),
                    Text.of("baseline.forbidden-step"),
                    null);
        }
        Until usual = existing == null ? Until.usual(limits.longestDays()) : new Until(existing.until(), 0);
        LocalDate day = (until == null ? usual : until).from(today);
        if (day.isBefore(today)) {
            throw new CommandException(
                    ExitCode.WRONG_USAGE, Text.of("baseline.until-past", day), Text.of("baseline.until-step"), null);
        }
        if (!limits.admits(day, today)) {
            throw new CommandException(
                    ExitCode.WRONG_USAGE,
                    Text.of("baseline.too-long", day, limits.longestDays(), from),
                    Text.of("baseline.too-long-step", limits.latest(today), limits.longestDays()),
                    null);
        }
        return day;
    }

    private Set<String> chosen(Report from) {
        Set<String> chosen = new HashSet<>();
        List<FindingJudgement> judgements = from.judgement().findings();
        for (int i = 0; i < judgements.size(); i++) {
            FindingJudgement judged = judgements.get(i);
            Finding finding = from.facts().findings().get(i);
            boolean suppressed =
                    judged.suppressed().size() == finding.occurrences().size();
            boolean fails = judged.action() == Action.FAIL || judged.accepted() != null;
            if (all && !suppressed || fails) {
                chosen.add(judged.fingerprint());
            }
        }
        return chosen;
    }

    private static void keep(List<Baseline.Entry> entries, List<Baseline.Entry> unseen) {
        Set<String> listed = new HashSet<>();
        entries.forEach(entry -> listed.add(entry.fingerprint()));
        for (Baseline.Entry entry : unseen) {
            if (!listed.contains(entry.fingerprint())) {
                entries.add(entry);
            } else {
                entries.replaceAll(
                        other -> other.fingerprint().equals(entry.fingerprint()) && other.units() < entry.units()
                                ? entry
                                : other);
            }
        }
    }
}
