package io.sekisho.cli.suppress;

import io.sekisho.cli.console.CliContext;
import io.sekisho.cli.console.CommandException;
import io.sekisho.cli.console.CommonOptions;
import io.sekisho.cli.console.Console;
import io.sekisho.cli.console.ExitCode;
import io.sekisho.cli.console.WriteTurn;
import io.sekisho.cli.explain.Lookup;
import io.sekisho.cli.scan.ReportFile;
import io.sekisho.cli.scan.TrustedSettings;
import io.sekisho.cli.suppress.SuppressionFile.FileChange;
import io.sekisho.core.config.ConfigException;
import io.sekisho.core.config.SettingsReader;
import io.sekisho.core.config.SuppressionReader;
import io.sekisho.core.policy.Suppression;
import io.sekisho.core.policy.SuppressionLimits;
import io.sekisho.core.policy.SuppressionRemark;
import io.sekisho.core.policy.SuppressionReview;
import io.sekisho.core.policy.SuppressionUse;
import io.sekisho.core.reference.History;
import io.sekisho.core.text.Printable;
import io.sekisho.core.writer.ReportWriter;
import io.sekisho.model.Finding;
import io.sekisho.model.Report;
import io.sekisho.model.Text;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Writes one entry, and changes nothing else in the file. */
@Command(
        name = "add",
        header = "Accept a finding of the last report, with a reason and an end.",
        description = {
            "",
            "Writes an entry into .sekisho/suppressions.yml; what is written there stays as it is. By default the entry names "
                    + "the finding by its fingerprint and covers nothing else.",
            "",
            "For a vulnerability that does not concern you, --vulnerability names it with its package: it then holds in all "
                    + "modules, and survives another path to the library. Narrow it with --versions.",
            "",
            "Exit codes: 0 written, or (--dry-run) shown; 2 nothing was written: no such finding, an entry is there already, "
                    + "the policy's suppression-limits refuse it, or wrong usage.",
            ""
        },
        footerHeading = "Examples:%n",
        footer = {
            "  sekisho suppress add c1:3f7a0c5e --reason \"The input is a constant.\" --expires 90d",
            "  sekisho suppress add d1:0c5e --vulnerability --versions \"<1.10\" --reason \"We never interpolate.\" \\",
            "      --vex not_affected:vulnerable_code_not_in_execute_path --expires 2027-03-31",
            "  sekisho suppress add s1:9b1d --path \"src/test/**\" --reason \"A test's own key.\" --expires 90d --dry-run",
            ""
        })
final class SuppressAddCommand implements Callable<ExitCode> {
    /** Whoever gives an end knows that it is near. */
    private static final int NOT_SOON = -1;

    private final CliContext context;
    private final ReportWriter writer;

    @Mixin
    private CommonOptions common;

    @Parameters(
            paramLabel = "FINDING",
            description =
                    "Fingerprint as the report names it, or the beginning of it; or the id of a rule or vulnerability "
                            + "that one finding has.")
    private String finding;

    @Option(
            names = "--reason",
            paramLabel = "TEXT",
            required = true,
            description = "Why it is acceptable; every report shows it.")
    private String reason;

    @Option(
            names = "--expires",
            paramLabel = "DAY",
            required = true,
            converter = LastDay.Converter.class,
            description = "Last day on which it counts: 2027-03-31, or a number of days from today: 90d.")
    private LastDay expires;

    @Option(names = "--owner", paramLabel = "NAME", description = "Who answers for it.")
    private String owner;

    @Option(names = "--approved-by", paramLabel = "NAME", description = "Who agreed.")
    private String approvedBy;

    @Option(names = "--ticket", paramLabel = "ID", description = "Where it is followed up.")
    private String ticket;

    @Option(names = "--path", paramLabel = "GLOB", description = "Only the finding's places there, as src/test/**.")
    private String path;

    @Option(names = "--vulnerability", description = "Name the vulnerability and the package, not the fingerprint.")
    private boolean byVulnerability;

    @Option(
            names = "--versions",
            paramLabel = "RANGE",
            description = "With --vulnerability: only these versions, as >=2.0,<2.15.")
    private String versions;

    @Option(names = "--rule", description = "Name the rule, not the fingerprint; needs --path.")
    private boolean byRule;

    @Option(
            names = "--vex",
            paramLabel = "STATUS[:WHY]",
            description = "What suppress export says of it, in OpenVEX's words, as "
                    + "not_affected:vulnerable_code_not_present. Default: an accepted risk, affected.")
    private String vex;

    @Option(
            names = "--report",
            paramLabel = "REPORT",
            description = "Where the finding is looked up. Default: ${DEFAULT-VALUE}")
    private Path report = Path.of("sekisho-report");

    @Option(names = "--dry-run", description = "Show what would be changed; write nothing.")
    private boolean dryRun;

    SuppressAddCommand(CliContext context, ReportWriter writer) {
        this.context = context;
        this.writer = writer;
    }

    @Override
    public ExitCode call() throws CommandException, InterruptedException {
        return WriteTurn.during(context, SettingsReader.SUPPRESSIONS, this::added);
    }

    private ExitCode added() throws CommandException, InterruptedException {
        Console console = Console.of(context, common);
        LocalDate today = context.today();
        LocalDate last = expires.from(today);
        if (last.isBefore(today)) {
            throw wrong(Text.of("suppress.past", last), Text.of("suppress.past-step"));
        }
        if (Printable.isBlank(reason)) {
            throw wrong(Text.of("suppress.reason-empty"), Text.of("suppress.reason-empty-step"));
        }
        if (byVulnerability && byRule || versions != null && !byVulnerability || byRule && path == null) {
            throw wrong(Text.of("suppress.which-way"), Text.of("suppress.which-way-step"));
        }
        SuppressionFile file = SuppressionFile.read(context, console);
        Path given = context.resolve(report);
        Report read = ReportFile.read(ReportFile.at(given, writer));
        Finding found = Lookup.of(read, finding, console).finding();
        if (found == null) {
            throw wrong(Text.of("suppress.gone", finding), Text.of("suppress.gone-step"));
        }
        EntryDraft draft = draft(found, today, last);
        Optional<Suppression> like = file.like(draft);
        if (like.isPresent()) {
            throw wrong(
                    Text.of(
                            "suppress.exists",
                            like.get().source(),
                            like.get().expires(),
                            like.get().reason()),
                    Text.of("suppress.exists-step"));
        }
        FileChange change = file.with(List.of(draft), Text.of("suppress.too-large-step"));
        Suppression written = last(change);
        SuppressionUse use = SuppressionUse.of(List.of(written), read.facts());
        SuppressionLimits limits = TrustedSettings.read(context, console, context.workingDirectory(), null)
                .policy()
                .limits();
        List<SuppressionRemark> remarks =
                new SuppressionReview(use, read.facts(), limits, History.EMPTY, today, NOT_SOON).remarks();
        for (SuppressionRemark remark : remarks) {
            if (remark.type() == SuppressionRemark.Type.REFUSED) {
                throw wrong(remark.text(), Text.of("suppress.refused-step"));
            }
            console.warn(remark.text());
        }
        if (dryRun) {
            LineDiff.of(SettingsReader.SUPPRESSIONS, change.before(), change.after())
                    .forEach(line -> context.out().println(Printable.of(line)));
            return ExitCode.PASSED;
        }
        change.write();
        console.say("suppress.added", written.source(), written.expires(), use.findings(0), use.occurrences(0));
        console.say("suppress.added-step");
        return ExitCode.PASSED;
    }

    private EntryDraft draft(Finding found, LocalDate today, LocalDate last) throws CommandException {
        EntryDraft draft = byVulnerability
                ? FindingDraft.byVulnerability(found, versions)
                : byRule ? FindingDraft.byRule(found) : FindingDraft.byFingerprint(found);
        Map<String, String> more = new LinkedHashMap<>();
        more.put("path", path);
        more.put("reason", reason);
        more.put("owner", owner);
        more.put("approvedBy", approvedBy);
        more.put("ticket", ticket);
        more.put("created", today.toString());
        more.put("expires", last.toString());
        EntryDraft whole = draft.with(more);
        return new EntryDraft(whole.comment(), whole.keys(), vex());
    }

    private Map<String, String> vex() {
        if (vex == null) {
            return Map.of();
        }
        String[] words = vex.split(":", 2);
        Map<String, String> keys = new LinkedHashMap<>();
        keys.put("status", words[0]);
        if (words.length > 1) {
            keys.put("justification", words[1]);
        }
        return keys;
    }

    private static Suppression last(FileChange change) throws CommandException {
        try {
            List<Suppression> all = SuppressionReader.read(
                    SettingsReader.SUPPRESSIONS, change.after().getBytes(StandardCharsets.UTF_8));
            return all.get(all.size() - 1);
        } catch (ConfigException e) {
            throw new IllegalStateException("read before it was written", e);
        }
    }

    private static CommandException wrong(Text text, Text nextStep) {
        return new CommandException(ExitCode.WRONG_USAGE, text, nextStep, null);
    }
}
