package io.sekisho.cli.init;

import io.sekisho.cli.console.CliContext;
import io.sekisho.cli.console.CommandException;
import io.sekisho.cli.console.Console;
import io.sekisho.cli.console.ExitCode;
import io.sekisho.cli.gate.WhatIf;
import io.sekisho.cli.policy.CentralChoice;
import io.sekisho.cli.policy.ExtendedPolicies;
import io.sekisho.core.config.ConfigException;
import io.sekisho.core.config.PolicyLayer;
import io.sekisho.core.config.Setting;
import io.sekisho.core.config.Settings;
import io.sekisho.core.config.SettingsReader;
import io.sekisho.core.config.SettingsRequest;
import io.sekisho.core.files.IoProblem;
import io.sekisho.core.policy.Policy;
import io.sekisho.core.trust.WorkTreeFiles;
import io.sekisho.model.Report;
import io.sekisho.model.Text;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The policy that will hold: of the files that are there, of those that are written for them, and of central policies beneath.
 * What a central policy would refuse is not proposed.
 */
final class Proposal {
    private static final String MODE = "gate.mode";

    private final CliContext context;
    private final Console console;
    private final CentralChoice central;
    private final WorkTreeFiles there;
    private final PolicyFiles files;
    private final Map<String, String> written = new HashMap<>();
    private final ExtendedPolicies policies;
    private final List<PolicyLayer> demanded;
    private final boolean fresh;
    private final Set<String> refused;
    private final Settings settings;

    /**
     * @param hidden paths of files that are written anew, so that what they say does not count
     * @throws CommandException exit code 2: a file that is there is wrong, or a central policy is; all that is wrong has then
     *     been said
     */
    Proposal(
            CliContext context,
            Console console,
            CentralChoice central,
            Path root,
            PolicyFiles files,
            Set<String> hidden)
            throws CommandException, InterruptedException {
        this.context = context;
        this.console = console;
        this.central = central;
        this.there = new WorkTreeFiles(root);
        this.files = files;
        this.policies = new ExtendedPolicies(central.source(context), central.fetch(context, console));
        this.demanded = policies.layers();
        hidden.forEach(path -> written.put(path, ""));
        this.fresh = hidden.contains(SettingsReader.CONFIG);
        if (fresh) {
            written.put(SettingsReader.CONFIG, files.config(PolicyFiles.Mode.OBSERVED, true, null));
            this.refused = read().effective().stream()
                    .filter(setting -> !setting.refused().isEmpty())
                    .map(Setting::key)
                    .collect(Collectors.toSet());
            written.put(SettingsReader.CONFIG, config(true));
        } else {
            this.refused = Set.of();
        }
        this.settings = read();
    }

    Policy policy() {
        return settings.policy();
    }

    /** Where it comes from, as people know it. */
    String sources() {
        return policy().sources().stream()
                .filter(source -> !source.equals("defaults"))
                .map(source -> source.replace(" (" + there.origin() + ")", ""))
                .collect(Collectors.joining(", "));
    }

    /** @param settled whether what fails today is nothing, or is accepted */
    String config(boolean settled) {
        PolicyFiles.Mode mode = settled
                ? PolicyFiles.Mode.ENFORCED
                : refused.contains(MODE) ? PolicyFiles.Mode.DEMANDED : PolicyFiles.Mode.OBSERVED;
        boolean preset = refused.stream().allMatch(MODE::equals);
        return files.config(mode, preset, floors());
    }

    /** Whether a central policy judges, be there files on a target branch or not. */
    boolean isCentral() {
        return !policies.all().isEmpty();
    }

    private String floors() {
        return demanded.stream().map(PolicyLayer::label).collect(Collectors.joining(", "));
    }

    /** The same facts under this policy, today. */
    Report judge(Report report) throws CommandException, InterruptedException {
        return WhatIf.under(context, policy(), policies.gaps(), central.offline(), report);
    }

    private Settings read() throws CommandException, InterruptedException {
        try {
            Overlay overlay = new Overlay(there, written);
            return SettingsReader.read(new SettingsRequest(overlay, demanded, policies, false));
        } catch (ConfigException e) {
            List<Text> problems = e.problems();
            problems.subList(0, problems.size() - 1).forEach(console::warn);
            throw wrong(problems.get(problems.size() - 1), Text.of("init.wrong-step"), e);
        } catch (IOException e) {
            throw wrong(
                    Text.of("cli.config-unreadable", there.origin(), IoProblem.saidBy(e)),
                    Text.of("cli.config-unreadable-step"),
                    e);
        }
    }

    private static CommandException wrong(Text text, Text nextStep, Throwable cause) {
        return new CommandException(ExitCode.WRONG_USAGE, text, nextStep, cause);
    }
}
