package io.sekisho.cli.gate;

import io.sekisho.cli.console.CliContext;
import io.sekisho.cli.console.CommandException;
import io.sekisho.cli.console.Console;
import io.sekisho.cli.enrichment.EnrichChoice;
import io.sekisho.cli.policy.CentralChoice;
import io.sekisho.cli.scan.TrustedSettings;
import io.sekisho.core.enrich.Enricher;
import io.sekisho.core.enrich.Needs;
import io.sekisho.core.policy.FailOn;
import io.sekisho.core.policy.Judge;
import io.sekisho.core.policy.Policy;
import io.sekisho.core.policy.Reviewed;
import io.sekisho.core.reference.CoverageFall;
import io.sekisho.core.reference.Reference;
import io.sekisho.core.text.Language;
import io.sekisho.model.Facts;
import io.sekisho.model.Gap;
import io.sekisho.model.Report;
import java.util.List;

/** A policy, ready to judge earlier reports. */
final class Rejudging {
    /**
     * What the user typed.
     *
     * @param policy file or preset; null for this directory's
     * @param failOn null for the policy's
     * @param trustedRef null to find out
     * @param central the central policy
     * @param enrich the KEV and EPSS lists
     */
    record Choice(String policy, FailOn failOn, String trustedRef, CentralChoice central, EnrichChoice enrich) {}

    private final CliContext context;
    private final Policy policy;
    private final List<Gap> gaps;
    private final Enricher enricher;
    private final Language language;
    private final boolean other;
    private final boolean foreign;

    private Rejudging(
            CliContext context,
            Policy policy,
            List<Gap> gaps,
            Enricher enricher,
            Language language,
            boolean other,
            boolean foreign) {
        this.context = context;
        this.policy = policy;
        this.gaps = gaps;
        this.enricher = enricher;
        this.language = language;
        this.other = other;
        this.foreign = foreign;
    }

    /** @param many whether the reports are not this directory's own */
    static Rejudging of(CliContext context, Console console, Choice choice, boolean many)
            throws CommandException, InterruptedException {
        boolean other = choice.policy() != null || choice.failOn() != null;
        if (choice.policy() != null) {
            GivenPolicy named = GivenPolicy.read(context, console, choice.policy(), choice.central());
            Policy given = named.policy().failingOn(choice.failOn(), "--fail-on");
            return new Rejudging(
                    context,
                    given,
                    named.gaps(),
                    choice.enrich().asked(context, Needs.of(given.needs())),
                    null,
                    other,
                    true);
        }
        TrustedSettings trusted = TrustedSettings.read(
                context, console, context.workingDirectory(), choice.trustedRef(), choice.central());
        Policy own = trusted.policy().failingOn(choice.failOn(), "--fail-on");
        return new Rejudging(
                context,
                many ? Kept.central(own) : own,
                trusted.trust().gaps(),
                choice.enrich().asked(context, Needs.of(own.needs())),
                trusted.settings().config().language(),
                other,
                many);
    }

    /** @param typed what the user asked for; null for what the configuration says */
    Language language(Language typed) {
        return Console.language(typed, language);
    }

    /** Where the policy comes from. */
    List<String> sources() {
        return policy.sources();
    }

    /** Whether the user asked for another policy than the usual one. */
    boolean isOther() {
        return other;
    }

    /** What it judges by. */
    Policy policy() {
        return policy;
    }

    /** The same facts, judged anew, compared as they were. */
    Report judge(Report earlier) {
        Facts facts = enricher.renew(earlier.facts()).withGaps(gaps);
        return new Report(
                facts,
                new Judge().again(facts, earlier.judgement(), applied(earlier), reviewed(earlier), context.clock()));
    }

    /** The same facts, judged anew and compared with another report. */
    Report judge(Report earlier, Reference reference) {
        Facts facts = enricher.renew(earlier.facts())
                .withGaps(gaps)
                .withGaps(reference.gaps())
                .withGaps(CoverageFall.of(earlier.facts(), reference));
        return new Report(
                facts, new Judge().again(facts, applied(earlier), reference, reviewed(earlier), context.clock()));
    }

    private Reviewed reviewed(Report earlier) {
        return foreign ? Reviewed.of(earlier.judgement()) : Reviewed.NOTHING;
    }

    private Policy applied(Report earlier) {
        return foreign ? Kept.of(policy, earlier) : policy;
    }
}
