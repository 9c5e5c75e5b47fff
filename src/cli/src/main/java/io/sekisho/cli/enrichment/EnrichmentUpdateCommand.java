package io.sekisho.cli.enrichment;

import io.sekisho.cli.console.CliContext;
import io.sekisho.cli.console.CommandException;
import io.sekisho.cli.console.CommonOptions;
import io.sekisho.cli.console.Console;
import io.sekisho.cli.console.ExitCode;
import io.sekisho.core.enrich.EnrichException;
import io.sekisho.core.enrich.EnrichmentSource;
import io.sekisho.core.enrich.EnrichmentUpdate;
import io.sekisho.core.enrich.ListKind;
import io.sekisho.core.enrich.StoredList;
import io.sekisho.core.fetch.Location;
import io.sekisho.model.Text;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Brings the stored lists up to date; each for itself, so that one that fails does not keep the other old. */
@Command(
        name = "update",
        header = "Bring the KEV and EPSS lists up to date; a failed update leaves the one before in place.",
        description = {
            "",
            "Without an option both are updated, from what SEKISHO_KEV and SEKISHO_EPSS name, else from their "
                    + "publishers, CISA and FIRST.",
            "",
            EnrichmentCommand.EXIT_CODES,
            ""
        },
        footerHeading = "Examples:%n",
        footer = {
            "  sekisho enrichment update                                       both",
            "  sekisho enrichment update --kev                                 KEV only",
            "  sekisho enrichment update --epss https://mirror.example/epss.csv.gz",
            ""
        })
final class EnrichmentUpdateCommand implements Callable<ExitCode> {
    private final CliContext context;

    @Mixin
    private CommonOptions common;

    @Option(
            names = "--kev",
            paramLabel = "FILE|URL",
            arity = "0..1",
            fallbackValue = "",
            description = "CISA's known_exploited_vulnerabilities.json. Default: SEKISHO_KEV, else CISA itself.")
    private String kev;

    @Option(
            names = "--epss",
            paramLabel = "FILE|URL",
            arity = "0..1",
            fallbackValue = "",
            description = "FIRST's scores, csv or csv.gz. Default: SEKISHO_EPSS, else FIRST's publisher.")
    private String epss;

    @Option(
            names = "--accept-smaller",
            description = "Take a list that has lost more than a fifth of its entries; else it counts as cut off.")
    private boolean smaller;

    @Option(names = "--offline", description = "Forbid every use of the network: files only.")
    private boolean offline;

    EnrichmentUpdateCommand(CliContext context) {
        this.context = context;
    }

    @Override
    public ExitCode call() throws CommandException, InterruptedException {
        Console console = Console.of(context, common);
        EnrichChoice typed = new EnrichChoice(blankToNull(kev), blankToNull(epss), offline);
        boolean all = kev == null && epss == null;
        String listed = all || kev != null ? location(ListKind.KEV, typed) : null;
        String scores = all || epss != null ? location(ListKind.EPSS, typed) : null;
        ExitCode first = listed == null ? ExitCode.PASSED : update(ListKind.KEV, listed, console);
        ExitCode second = scores == null ? ExitCode.PASSED : update(ListKind.EPSS, scores, console);
        return ExitCode.gravest(first, second);
    }

    private static String blankToNull(String typed) {
        return typed == null || typed.isBlank() ? null : typed;
    }

    private String location(ListKind kind, EnrichChoice typed) throws CommandException {
        EnrichmentSource source = typed.source(kind, context, Map.of());
        String location = source == null ? kind.publisher() : source.location();
        if (offline && Location.isRemote(location)) {
            throw new CommandException(
                    ExitCode.WRONG_USAGE,
                    Text.of("enrich.offline-address", "--" + kind.key()),
                    Text.of("enrich.offline-address-step"),
                    null);
        }
        return location;
    }

    private ExitCode update(ListKind kind, String location, Console console) throws InterruptedException {
        try {
            EnrichmentUpdate.Result result = new EnrichmentUpdate(EnrichChoice.store(context), context.clock())
                    .update(kind, location, context.workingDirectory(), smaller);
            String code = switch (result.outcome()) {
                case UPDATED -> "enrich.updated";
                case UNCHANGED -> "enrich.unchanged";
                case OLDER -> "enrich.older";
            };
            StoredList stored = result.stored();
            console.say(
                    code,
                    kind.name(),
                    String.format(Locale.ROOT, "%,d", stored.entries()),
                    stored.date(),
                    stored.source());
            return ExitCode.PASSED;
        } catch (EnrichException e) {
            console.warn(e.text());
            console.warn(e.nextStep());
            return ExitCode.INCOMPLETE;
        }
    }
}
