package io.sekisho.cli.gate;

import io.sekisho.cli.console.CliContext;
import io.sekisho.cli.console.CommandException;
import io.sekisho.cli.console.Console;
import io.sekisho.cli.policy.CentralChoice;
import io.sekisho.core.policy.Judge;
import io.sekisho.core.policy.Reviewed;
import io.sekisho.model.Judgement;
import io.sekisho.model.Report;

/** What another policy would say of an earlier report today. */
public final class WhatIf {
    private WhatIf() {}

    /** @param preset by its name */
    public static Judgement under(CliContext context, Console console, String preset, Report report)
            throws CommandException, InterruptedException {
        GivenPolicy given = GivenPolicy.read(context, console, preset, CentralChoice.NONE);
        return new Judge()
                .again(
                        report.facts().withGaps(given.gaps()),
                        report.judgement(),
                        Kept.of(given.policy(), report),
                        Reviewed.of(report.judgement()),
                        context.clock());
    }
}
