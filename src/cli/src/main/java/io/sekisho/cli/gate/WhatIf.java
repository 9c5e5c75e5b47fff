package io.sekisho.cli.gate;

import io.sekisho.cli.console.CliContext;
import io.sekisho.cli.console.CommandException;
import io.sekisho.cli.enrichment.EnrichChoice;
import io.sekisho.core.enrich.Needs;
import io.sekisho.core.policy.Judge;
import io.sekisho.core.policy.Policy;
import io.sekisho.core.policy.Reviewed;
import io.sekisho.model.Change;
import io.sekisho.model.Facts;
import io.sekisho.model.Gap;
import io.sekisho.model.Report;
import java.util.List;

/** What a policy that its repository is about to have would say of an earlier report today. */
public final class WhatIf {
    private WhatIf() {}

    /**
     * @param policy with the repository's own exceptions
     * @param gaps what policies beneath it could not be had
     * @param offline whether the network is forbidden
     */
    public static Report under(CliContext context, Policy policy, List<Gap> gaps, boolean offline, Report report)
            throws CommandException, InterruptedException {
        Change change = report.facts().project().change();
        Policy applied = change == null || change.target() == null ? policy : policy.withoutInSource();
        Facts facts = new EnrichChoice(null, null, offline)
                .asked(context, Needs.of(applied.needs()))
                .renew(report.facts())
                .withGaps(gaps);
        return new Report(
                facts, new Judge().again(facts, report.judgement(), applied, Reviewed.NOTHING, context.clock()));
    }
}
