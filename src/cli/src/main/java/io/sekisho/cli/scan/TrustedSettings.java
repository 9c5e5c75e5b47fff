package io.sekisho.cli.scan;

import io.sekisho.cli.console.CliContext;
import io.sekisho.cli.console.CommandException;
import io.sekisho.cli.console.Console;
import io.sekisho.cli.console.ExitCode;
import io.sekisho.core.config.ConfigException;
import io.sekisho.core.config.Settings;
import io.sekisho.core.config.SettingsReader;
import io.sekisho.core.policy.Policy;
import io.sekisho.core.trust.Trust;
import io.sekisho.core.trust.TrustResolver;
import io.sekisho.model.Text;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The configuration of a directory, from where it can be trusted.
 *
 * @param trust where from, and what could not be read
 * @param settings what it says
 */
public record TrustedSettings(Trust trust, Settings settings) {
    /**
     * @param trustedRef null to find out
     * @param offline whether the network is forbidden: on a CI system the target branch's remote is asked
     * @throws CommandException exit code 2: no such directory, or a file in {@code .sekisho/} is wrong; all that is wrong has
     *     then been said
     */
    public static TrustedSettings read(
            CliContext context, Console console, Path directory, String trustedRef, boolean offline)
            throws CommandException, InterruptedException {
        if (!Files.isDirectory(directory)) {
            String code = Files.exists(directory) ? "plan.not-a-directory" : "plan.no-directory";
            throw wrong(Text.of(code, directory), null, null);
        }
        Trust trust = new TrustResolver(context.environment(), offline).resolve(directory, trustedRef);
        try {
            return new TrustedSettings(trust, SettingsReader.read(trust.files()));
        } catch (ConfigException e) {
            List<Text> problems = e.problems();
            problems.subList(0, problems.size() - 1).forEach(console::warn);
            throw wrong(
                    problems.get(problems.size() - 1),
                    Text.of("cli.config-step", trust.files().origin()),
                    e);
        } catch (IOException e) {
            throw wrong(
                    Text.of("cli.config-unreadable", trust.files().origin(), e.getMessage()),
                    Text.of("cli.config-unreadable-step"),
                    e);
        }
    }

    /** What the judge applies: on a ref that is not trusted, nothing that its own sources say in favour of themselves. */
    public Policy policy() {
        return trust.isOfWorkTree() ? settings.policy() : settings.policy().withoutInSource();
    }

    private static CommandException wrong(Text text, Text nextStep, Throwable cause) {
        return new CommandException(ExitCode.WRONG_USAGE, text, nextStep, cause);
    }
}
