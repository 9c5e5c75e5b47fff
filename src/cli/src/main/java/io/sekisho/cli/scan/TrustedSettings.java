package io.sekisho.cli.scan;

import io.sekisho.cli.console.CliContext;
import io.sekisho.cli.console.CommandException;
import io.sekisho.cli.console.Console;
import io.sekisho.cli.console.ExitCode;
import io.sekisho.cli.policy.CentralChoice;
import io.sekisho.cli.policy.ExtendedPolicies;
import io.sekisho.core.central.CentralPolicy;
import io.sekisho.core.config.ConfigException;
import io.sekisho.core.config.PolicyLayer;
import io.sekisho.core.config.PolicySource;
import io.sekisho.core.config.Settings;
import io.sekisho.core.config.SettingsReader;
import io.sekisho.core.config.SettingsRequest;
import io.sekisho.core.files.IoProblem;
import io.sekisho.core.files.TrustedFiles;
import io.sekisho.core.policy.Judge;
import io.sekisho.core.policy.Policy;
import io.sekisho.core.policy.Reviewed;
import io.sekisho.core.trust.Proposal;
import io.sekisho.core.trust.Proposal.Trial;
import io.sekisho.core.trust.Proposed;
import io.sekisho.core.trust.Trust;
import io.sekisho.core.trust.TrustResolver;
import io.sekisho.model.Gap;
import io.sekisho.model.GapType;
import io.sekisho.model.Report;
import io.sekisho.model.Text;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * The configuration of a directory, from where it can be trusted.
 *
 * @param trust where from, and what could not be read: of the repository's own files and of central policies
 * @param settings what it says
 * @param central the central policies that apply, or could not be had
 * @param proposal what the scanned state would change of that; null where its own files are in force, or none can be had
 */
public record TrustedSettings(Trust trust, Settings settings, List<CentralPolicy> central, Proposal proposal) {
    public TrustedSettings {
        central = List.copyOf(central);
    }

    /** Under the environment's central policy. */
    public static TrustedSettings read(CliContext context, Console console, Path directory, String trustedRef)
            throws CommandException, InterruptedException {
        return read(context, console, directory, trustedRef, CentralChoice.NONE);
    }

    /**
     * @param trustedRef null to find out
     * @param choice the central policy that was typed
     * @throws CommandException exit code 2: no such directory, or a file in {@code .sekisho/} is wrong; all that is wrong has
     *     then been said
     */
    public static TrustedSettings read(
            CliContext context, Console console, Path directory, String trustedRef, CentralChoice choice)
            throws CommandException, InterruptedException {
        if (!Files.isDirectory(directory)) {
            String code = Files.exists(directory) ? "plan.not-a-directory" : "plan.no-directory";
            throw wrong(Text.of(code, directory), null, null);
        }
        ExtendedPolicies policies = new ExtendedPolicies(choice.source(context), choice.fetch(context, console));
        Trust trust = new TrustResolver(context.environment(), choice.offline()).resolve(directory, trustedRef);
        List<PolicyLayer> demanded = policies.layers();
        try {
            Settings settings = SettingsReader.read(
                    new SettingsRequest(trust.files(), demanded, policies, isNewcomer(trust, policies)));
            Proposal proposal = null;
            if (!trust.isOfWorkTree() && trust.files() != TrustedFiles.NONE) {
                proposal = new Proposed(directory, trust.files(), settings, demanded, policies.fetched()).read();
                proposal.problems().forEach(console::warn);
            }
            if (trust.isUnverified()) {
                settings = settings.withRowOf(
                        GapType.TARGET_UNVERIFIED,
                        SettingsReader.read(
                                new SettingsRequest(TrustedFiles.NONE, demanded, PolicySource.UNASKED, false)));
            }
            return new TrustedSettings(
                    trust.withGaps(gaps(proposal, policies.all())), settings, policies.all(), proposal);
        } catch (ConfigException e) {
            List<Text> problems = e.problems();
            problems.subList(0, problems.size() - 1).forEach(console::warn);
            throw wrong(
                    problems.get(problems.size() - 1),
                    Text.of("cli.config-step", trust.files().origin()),
                    e);
        } catch (IOException e) {
            throw wrong(
                    Text.of("cli.config-unreadable", trust.files().origin(), IoProblem.saidBy(e)),
                    Text.of("cli.config-unreadable-step"),
                    e);
        }
    }

    /** Whether a target branch without any configuration is observed: it could be read, and nobody demands a policy. */
    private static boolean isNewcomer(Trust trust, ExtendedPolicies policies) {
        return !trust.isOfWorkTree()
                && trust.files() != TrustedFiles.NONE
                && policies.all().isEmpty();
    }

    private static List<Gap> gaps(Proposal proposal, List<CentralPolicy> central) {
        List<Gap> gaps = new ArrayList<>(proposal == null ? List.of() : proposal.gaps());
        central.forEach(policy -> gaps.addAll(policy.gaps()));
        return gaps;
    }

    /** The same, and more that cannot be relied on. */
    TrustedSettings withGaps(List<Gap> more) {
        return new TrustedSettings(trust.withGaps(more), settings, central, proposal);
    }

    /** What the judge applies: on a ref that is not trusted, nothing that its own sources say in favour of themselves. */
    public Policy policy() {
        return trust.isOfWorkTree() ? settings.policy() : settings.policy().withoutInSource();
    }

    /**
     * The same report, from which reviewers also see what a change of the policy would make of it.
     *
     * @param flags what was typed beside the policy, and goes for the proposed one as well
     * @param clock its day decides what has expired and what is due
     */
    public Report withProposal(Report report, UnaryOperator<Policy> flags, Clock clock) {
        if (proposal == null) {
            return report;
        }
        // What its sources say of themselves is no part of the policy, and counts neither now nor then. What is new
        // stays as judged,
        // so that a later gate without the reference tells the same effect.
        Trial alike = (facts, policy) -> new Judge()
                .again(facts, report.judgement(), flags.apply(policy.withoutInSource()), Reviewed.NOTHING, clock);
        return new Report(
                report.facts(), report.judgement().noting(proposal.effect(report.facts(), report.judgement(), alike)));
    }

    private static CommandException wrong(Text text, Text nextStep, Throwable cause) {
        return new CommandException(ExitCode.WRONG_USAGE, text, nextStep, cause);
    }
}
