package io.sekisho.cli.gate;

import io.sekisho.cli.console.CliContext;
import io.sekisho.cli.console.CommandException;
import io.sekisho.cli.console.Console;
import io.sekisho.cli.enrichment.EnrichChoice;
import io.sekisho.cli.policy.CentralChoice;
import io.sekisho.cli.reference.ReferenceChoice;
import io.sekisho.cli.scan.ReferenceGuard;
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
import io.sekisho.core.trust.Proposal;
import io.sekisho.core.trust.Trust;
import io.sekisho.core.trust.TrustResolver;
import io.sekisho.model.Facts;
import io.sekisho.model.Gap;
import io.sekisho.model.Report;
import java.nio.file.Path;
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
    private final Choice choice;
    private final Policy policy;
    private final List<Gap> gaps;
    private final TrustedSettings own;
    private final boolean foreign;
    private final Enricher enricher;

    /** @param own what this directory says; null where another policy was named */
    private Rejudging(
            CliContext context, Choice choice, Policy policy, List<Gap> gaps, TrustedSettings own, boolean foreign)
            throws CommandException, InterruptedException {
        this.context = context;
        this.choice = choice;
        this.policy = policy.failingOn(choice.failOn(), "--fail-on");
        this.gaps = gaps;
        this.own = own;
        this.foreign = foreign;
        this.enricher = choice.enrich().asked(context, Needs.of(this.policy.needs()));
    }

    /** @param many whether the reports are not this directory's own */
    static Rejudging of(CliContext context, Console console, Choice choice, boolean many)
            throws CommandException, InterruptedException {
        if (choice.policy() != null) {
            GivenPolicy named = GivenPolicy.read(context, console, choice.policy(), choice.central());
            return new Rejudging(context, choice, named.policy(), named.gaps(), null, true);
        }
        TrustedSettings own = TrustedSettings.read(
                context, console, context.workingDirectory(), choice.trustedRef(), choice.central());
        Policy policy = many ? Kept.central(own.policy()) : own.policy();
        return new Rejudging(context, choice, policy, own.trust().gaps(), own, many);
    }

    /** @param typed what the user asked for; null for what the configuration says */
    Language language(Language typed) {
        return Console.language(
                typed, own == null ? null : own.settings().config().language());
    }

    /**
     * The report to compare with.
     *
     * @param reportName name of a report in a directory
     * @return none, with a gap, on a proposed change whose author may have written it
     * @throws CommandException exit code 2: it is not there
     */
    Reference reference(ReferenceChoice typed, String reportName, Report earlier, Console console)
            throws CommandException, InterruptedException {
        Reference reference = typed.read(
                context, console, reportName, earlier.facts().project().name(), null);
        Path here = context.workingDirectory();
        // Another policy makes nobody's own report a proof.
        Trust trust = own == null
                ? new TrustResolver(context.environment(), choice.central().offline()).resolve(here, null)
                : own.trust();
        return new ReferenceGuard(context, console, trust, here).checked(reference, typed.files(context, reportName));
    }

    /** Where the policy comes from. */
    List<String> sources() {
        return policy.sources();
    }

    /** Whether the user asked for another policy than the usual one. */
    boolean isOther() {
        return choice.policy() != null || choice.failOn() != null;
    }

    /** What it judges by. */
    Policy policy() {
        return policy;
    }

    /** The same facts, judged anew, compared as they were. */
    Report judge(Report earlier) {
        Facts facts = enricher.renew(earlier.facts()).withGaps(gaps);
        Reviewed reviewed = reviewed(earlier);
        return judge(
                earlier,
                facts,
                (seen, by) -> new Judge().again(seen, earlier.judgement(), by, reviewed, context.clock()));
    }

    /** The same facts, judged anew and compared with another report. */
    Report judge(Report earlier, Reference reference) {
        Facts facts = enricher.renew(earlier.facts())
                .withGaps(gaps)
                .withGaps(reference.gaps())
                .withGaps(CoverageFall.of(earlier.facts(), reference));
        Reviewed reviewed = reviewed(earlier);
        return judge(earlier, facts, (seen, by) -> new Judge().again(seen, by, reference, reviewed, context.clock()));
    }

    /** What a branch proposes is shown beside the policy that it would change. */
    private Report judge(Report earlier, Facts facts, Proposal.Trial trial) {
        Report judged = new Report(facts, trial.of(facts, foreign ? Kept.of(policy, earlier) : policy));
        return foreign
                ? judged
                : own.withProposal(
                        judged, proposed -> proposed.failingOn(choice.failOn(), "--fail-on"), context.clock());
    }

    private Reviewed reviewed(Report earlier) {
        return foreign ? Reviewed.of(earlier.judgement()) : Reviewed.NOTHING;
    }
}
