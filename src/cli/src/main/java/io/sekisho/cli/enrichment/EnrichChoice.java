package io.sekisho.cli.enrichment;

import io.sekisho.cli.console.CliContext;
import io.sekisho.cli.console.CommandException;
import io.sekisho.cli.console.ExitCode;
import io.sekisho.core.enrich.EnrichException;
import io.sekisho.core.enrich.Enricher;
import io.sekisho.core.enrich.EnrichmentSource;
import io.sekisho.core.enrich.EnrichmentStore;
import io.sekisho.core.enrich.Enrichments;
import io.sekisho.core.enrich.ListKind;
import io.sekisho.core.enrich.Needs;
import io.sekisho.core.fetch.Location;
import io.sekisho.core.files.TrustedFiles;
import io.sekisho.model.Text;
import java.util.Map;

/**
 * The lists that a command line names.
 *
 * @param kev file or address; null when not given
 * @param epss file or address; null when not given
 * @param offline whether the network is forbidden
 */
public record EnrichChoice(String kev, String epss, boolean offline) {
    /** None is named. */
    public static final EnrichChoice NONE = new EnrichChoice(null, null, false);

    /**
     * What one scan lays beside its findings.
     *
     * @param configured what the trusted configuration names; empty for nothing
     * @param near where relative paths of the configuration are read
     * @throws CommandException exit code 2: a named file is not there or damaged
     */
    public Enricher enricher(
            CliContext context, Map<ListKind, EnrichmentSource> configured, TrustedFiles near, Needs needs)
            throws CommandException, InterruptedException {
        EnrichmentSource listed = source(ListKind.KEV, context, configured);
        EnrichmentSource scores = source(ListKind.EPSS, context, configured);
        try {
            return enrichments(context).enricher(listed, scores, near, needs);
        } catch (EnrichException e) {
            throw new CommandException(ExitCode.WRONG_USAGE, e.text(), e.nextStep(), e);
        }
    }

    /** What is laid beside the findings of an earlier scan: only what was typed. */
    public Enricher asked(CliContext context, Needs needs) throws CommandException, InterruptedException {
        EnrichmentSource listed = kev == null ? null : source(ListKind.KEV, context, Map.of());
        EnrichmentSource scores = epss == null ? null : source(ListKind.EPSS, context, Map.of());
        try {
            return enrichments(context).asked(listed, scores, needs);
        } catch (EnrichException e) {
            throw new CommandException(ExitCode.WRONG_USAGE, e.text(), e.nextStep(), e);
        }
    }

    /** @return null when nobody says */
    EnrichmentSource source(ListKind kind, CliContext context, Map<ListKind, EnrichmentSource> configured)
            throws CommandException {
        String typed = kind == ListKind.KEV ? kev : epss;
        if (typed != null && Location.hasPassword(typed)) {
            throw new CommandException(
                    ExitCode.WRONG_USAGE,
                    Text.of("enrich.password-typed", "--" + kind.key()),
                    Text.of("enrich.password-typed-step", kind == ListKind.KEV ? "SEKISHO_KEV" : "SEKISHO_EPSS"),
                    null);
        }
        return EnrichmentSource.of(kind, typed, context.environment(), configured.get(kind));
    }

    private Enrichments enrichments(CliContext context) {
        return new Enrichments(store(context), context.workingDirectory(), context.clock(), offline);
    }

    static EnrichmentStore store(CliContext context) {
        return new EnrichmentStore(context.home().enrichment());
    }
}
