package io.sekisho.cli.suppress;

import io.sekisho.cli.console.CliContext;
import io.sekisho.cli.console.CommandException;
import io.sekisho.cli.console.CommonOptions;
import io.sekisho.cli.console.Console;
import io.sekisho.cli.console.ExitCode;
import io.sekisho.cli.scan.TrustedSettings;
import io.sekisho.core.policy.Suppression;
import io.sekisho.core.policy.SuppressionLimits;
import io.sekisho.core.policy.SuppressionRemark;
import io.sekisho.core.policy.SuppressionRemark.Type;
import io.sekisho.core.writer.ReportWriter;
import io.sekisho.model.Text;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Names every entry that needs attention. */
@Command(
        name = "check",
        header = "Check what is accepted: expired, running out, unused, over-broad, twice, without an owner.",
        description = {
            "",
            "Looks at .sekisho/suppressions.yml as it lies here, by the last report and the policy's suppression-limits.",
            "",
            "Exit codes: 0 nothing needs attention; 1 something does; 2 the file is wrong, or wrong usage.",
            ""
        },
        footerHeading = "Examples:%n",
        footer = {
            "  sekisho suppress check                      after a scan",
            "  sekisho suppress check --within 30d         what runs out in the next month, too",
            "  sekisho suppress check --strict             owners and a report are a must; unused at once, not after 30 days",
            ""
        })
final class SuppressCheckCommand implements Callable<ExitCode> {
    private final CliContext context;
    private final ReportWriter writer;

    @Mixin
    private CommonOptions common;

    @Option(
            names = "--report",
            paramLabel = "REPORT",
            description = "By which is told what entries cover. Default: ${DEFAULT-VALUE}")
    private Path report = Path.of("sekisho-report");

    @Option(
            names = "--within",
            paramLabel = "DAY",
            converter = LastDay.Converter.class,
            description = "Name what runs out by then: a number of days, or a day. Default: 14d.")
    private LastDay within = new LastDay(null, 14);

    @Option(
            names = "--strict",
            description = "Name entries without an owner and all that cover nothing, and fail without a report.")
    private boolean strict;

    SuppressCheckCommand(CliContext context, ReportWriter writer) {
        this.context = context;
        this.writer = writer;
    }

    @Override
    public ExitCode call() throws CommandException, InterruptedException {
        Console console = Console.of(context, common);
        LocalDate today = context.today();
        List<Suppression> entries = SuppressionFile.read(context, console).entries();
        LastScan scan = LastScan.read(context.resolve(report), writer.format().fileName());
        SuppressionLimits limits = TrustedSettings.read(context, console, context.workingDirectory(), null)
                .policy()
                .limits();
        List<SuppressionRemark> remarks =
                new Examination(entries, scan, limits, today, within.from(today), strict).remarks();
        for (SuppressionRemark remark : remarks) {
            console.say("suppress.remark", word(console, remark.type()), console.render(remark.text()));
        }
        if (!scan.isThere()) {
            console.warn(strict ? "suppress.check-needs-report" : "suppress.check-no-report", context.resolve(report));
        }
        if (remarks.isEmpty() && (scan.isThere() || !strict)) {
            console.say("suppress.check-good", entries.size());
            return ExitCode.PASSED;
        }
        console.say("suppress.check-bad", remarks.size(), entries.size());
        return ExitCode.GATE_FAILED;
    }

    private static String word(Console console, Type type) {
        return console.render(Text.of(
                switch (type) {
                    case EXPIRED -> "suppress.type-expired";
                    case EXPIRING -> "suppress.type-expiring";
                    case UNUSED -> "suppress.type-unused";
                    case OVER_BROAD -> "suppress.type-over-broad";
                    case REFUSED -> "suppress.type-refused";
                    case UNOWNED -> "suppress.type-unowned";
                    case DUPLICATE -> "suppress.type-duplicate";
                    case SHADOWED -> "suppress.type-shadowed";
                }));
    }
}
