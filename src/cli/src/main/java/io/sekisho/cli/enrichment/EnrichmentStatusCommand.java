package io.sekisho.cli.enrichment;

import io.sekisho.cli.console.CliContext;
import io.sekisho.cli.console.CommonOptions;
import io.sekisho.cli.console.Console;
import io.sekisho.cli.console.ExitCode;
import io.sekisho.core.enrich.EnrichException;
import io.sekisho.core.enrich.EnrichmentStore;
import io.sekisho.core.enrich.Enrichments;
import io.sekisho.core.enrich.ListKind;
import io.sekisho.core.enrich.StoredList;
import io.sekisho.model.Gap;
import io.sekisho.model.Text;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Shows what is stored; reads all of it, so that damage is found here and not by a scan. */
@Command(
        name = "status",
        header = "Show which KEV and EPSS lists are stored, and how old they are.",
        description = {"", EnrichmentCommand.EXIT_CODES, ""},
        footerHeading = "Examples:%n",
        footer = {"  sekisho enrichment status >/dev/null || sekisho enrichment update", ""})
final class EnrichmentStatusCommand implements Callable<ExitCode> {
    private final CliContext context;

    @Mixin
    private CommonOptions common;

    EnrichmentStatusCommand(CliContext context) {
        this.context = context;
    }

    @Override
    public ExitCode call() {
        Console console = Console.of(context, common);
        ExitCode exit = ExitCode.PASSED;
        for (ListKind kind : ListKind.values()) {
            exit = ExitCode.gravest(exit, show(kind, console));
        }
        return exit;
    }

    private ExitCode show(ListKind kind, Console console) {
        EnrichmentStore store = EnrichChoice.store(context);
        try {
            Optional<StoredList> stored = store.find(kind);
            if (stored.isEmpty()) {
                console.say("enrich.status-none", kind.name());
                step(console, Text.of("enrich.missing-step", kind.key()));
                return ExitCode.INCOMPLETE;
            }
            store.read(kind, stored.get());
            console.say(
                    "enrich.status",
                    kind.name(),
                    String.format(Locale.ROOT, "%,d", stored.get().entries()),
                    stored.get().date(),
                    stored.get().source(),
                    stored.get().fetchedAt());
            LocalDate today = context.today();
            Optional<Gap> old =
                    Enrichments.ageGap(kind, stored.get().date(), stored.get().source(), today);
            if (old.isEmpty()) {
                return ExitCode.PASSED;
            }
            console.say(old.get().message());
            step(console, old.get().nextStep());
        } catch (EnrichException e) {
            console.say(e.text());
            step(console, e.nextStep());
        }
        return ExitCode.INCOMPLETE;
    }

    private void step(Console console, Text nextStep) {
        context.out().println("  > " + console.render(nextStep));
    }
}
