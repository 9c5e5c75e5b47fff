package io.sekisho.cli.config;

import io.sekisho.cli.console.CliContext;
import io.sekisho.cli.console.CommandException;
import io.sekisho.cli.console.CommonOptions;
import io.sekisho.cli.console.Console;
import io.sekisho.cli.console.ExitCode;
import io.sekisho.cli.console.Words;
import io.sekisho.cli.policy.CentralOptions;
import io.sekisho.cli.scan.TrustedSettings;
import io.sekisho.core.config.Setting;
import io.sekisho.core.config.Written;
import io.sekisho.core.policy.FailOn;
import io.sekisho.core.policy.Policy;
import io.sekisho.model.Gap;
import io.sekisho.model.GapJudgement.Effect;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Reads settings as a scan would, and shows what they come to. */
@Command(
        name = "show",
        header = "Show the policy in force here, and where each value comes from.",
        description = {
            "",
            "Read from where scan would read it: on a ref that is not trusted, from the target branch.",
            "",
            "Exit codes: 0 shown; 2 wrong usage or configuration; 3 a policy could not be had, so a scan would be "
                    + "incomplete; 4 a bug of Sekisho.",
            ""
        },
        footerHeading = "Examples:%n",
        footer = {
            "  sekisho config show                                  this directory",
            "  sekisho config show --trusted-ref origin/main        as a merge request into main would be judged",
            "  sekisho config show --central-policy policy.yml      what would this floor change?",
            ""
        })
final class ConfigShowCommand implements Callable<ExitCode> {
    private final CliContext context;

    @Mixin
    private CommonOptions common;

    @Mixin
    private CentralOptions central;

    @Parameters(arity = "0..1", paramLabel = "PATH", description = "Directory of the project. Default: this one.")
    private Path path = Path.of("");

    @Option(
            names = "--format",
            paramLabel = "text|json",
            defaultValue = "text",
            converter = FormatConverter.class,
            completionCandidates = FormatNames.class,
            description = "For people or for programs: ${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}")
    private Format format;

    @Option(names = "--trusted-ref", paramLabel = "REF", description = "As for scan.")
    private String trustedRef;

    @Option(
            names = "--fail-on",
            paramLabel = "SEVERITY",
            completionCandidates = Words.Thresholds.class,
            description = "As for scan: ${COMPLETION-CANDIDATES}.")
    private FailOn failOn;

    @Option(names = "--offline", description = "Forbid every use of the network.")
    private boolean offline;

    ConfigShowCommand(CliContext context) {
        this.context = context;
    }

    @Override
    public ExitCode call() throws CommandException, InterruptedException {
        TrustedSettings trusted = TrustedSettings.read(
                context, Console.of(context, common), context.resolve(path), trustedRef, central.choice(offline));
        Policy before = trusted.policy();
        Policy policy = before.failingOn(failOn, "--fail-on");
        List<Setting> settings = settings(trusted.settings().effective(), before, policy);
        List<Gap> gaps = trusted.trust().gaps();
        EffectivePolicy effective = new EffectivePolicy(
                trusted.trust().files().origin(),
                policy,
                settings,
                trusted.settings().config(),
                gaps);
        Console console = console(trusted);
        context.out()
                .print(
                        switch (format) {
                            case TEXT -> new ConfigView(console).of(effective);
                            case JSON -> ConfigJson.of(effective, console);
                        });
        context.out().flush();
        boolean incomplete = gaps.stream().anyMatch(gap -> policy.completeness().of(gap.type()) == Effect.INCOMPLETE);
        return incomplete ? ExitCode.INCOMPLETE : ExitCode.PASSED;
    }

    /** What the flag changes, or was not allowed to. */
    private List<Setting> settings(List<Setting> read, Policy before, Policy after) {
        if (failOn == null) {
            return read;
        }
        boolean refused = after.notes().size() > before.notes().size();
        return read.stream()
                .map(setting -> setting.key().equals("gate.fail-on") ? withFlag(setting, after, refused) : setting)
                .toList();
    }

    private Setting withFlag(Setting setting, Policy after, boolean refused) {
        if (refused) {
            List<Written<String>> all = new ArrayList<>(setting.refused());
            all.add(new Written<>(failOn.key(), "--fail-on"));
            return new Setting(setting.key(), setting.value(), setting.source(), all);
        }
        return new Setting(setting.key(), after.failOn().key(), after.failOnSource(), setting.refused());
    }

    private Console console(TrustedSettings trusted) {
        return common.language() == null && trusted.settings().config().language() != null
                ? new Console(context, trusted.settings().config().language())
                : Console.of(context, common);
    }
}
