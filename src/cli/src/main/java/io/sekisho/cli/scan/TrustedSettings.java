package io.sekisho.cli.scan;

import io.sekisho.cli.console.CliContext;
import io.sekisho.cli.console.CommandException;
import io.sekisho.cli.console.Console;
import io.sekisho.cli.console.ExitCode;
import io.sekisho.core.config.ConfigException;
import io.sekisho.core.config.PolicyLayer;
import io.sekisho.core.config.PolicySource;
import io.sekisho.core.config.Settings;
import io.sekisho.core.config.SettingsReader;
import io.sekisho.core.config.SettingsRequest;
import io.sekisho.core.files.TrustedFiles;
import io.sekisho.core.policy.Policy;
import io.sekisho.core.trust.Trust;
import io.sekisho.core.trust.TrustResolver;
import io.sekisho.model.Gap;
import io.sekisho.model.Text;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * The configuration of a directory, from where it can be trusted.
 *
 * @param trust where from, and what could not be read: of the repository's own files and of central policies
 * @param settings what it says
 */
public record TrustedSettings(Trust trust, Settings settings) {
    /**
     * Central policies.
     *
     * @param layers those that whoever runs this demands, outermost first
     * @param source gets those that configurations name
     * @param gaps asked when all is read: what could not be fetched, or not verified
     */
    public record Central(List<PolicyLayer> layers, PolicySource source, Supplier<List<Gap>> gaps) {
        /** Nobody demands any, and none can be fetched. */
        public static final Central NONE = new Central(List.of(), PolicySource.NONE, List::of);
    }

    /**
     * @param trustedRef null to find out
     * @throws CommandException exit code 2: no such directory, or a file in {@code .sekisho/} is wrong; all that is wrong has
     *     then been said
     */
    public static TrustedSettings read(CliContext context, Console console, Path directory, String trustedRef)
            throws CommandException, InterruptedException {
        return read(context, console, directory, trustedRef, Central.NONE);
    }

    /**
     * @param trustedRef null to find out
     * @throws CommandException exit code 2, as above
     */
    public static TrustedSettings read(
            CliContext context, Console console, Path directory, String trustedRef, Central central)
            throws CommandException, InterruptedException {
        if (!Files.isDirectory(directory)) {
            String code = Files.exists(directory) ? "plan.not-a-directory" : "plan.no-directory";
            throw wrong(Text.of(code, directory), null, null);
        }
        Trust trust = new TrustResolver(context.environment()).resolve(directory, trustedRef);
        try {
            Settings settings = SettingsReader.read(
                    new SettingsRequest(trust.files(), central.layers(), central.source(), isOfTarget(trust)));
            List<Gap> gaps = Stream.concat(trust.gaps().stream(), central.gaps().get().stream())
                    .toList();
            return new TrustedSettings(new Trust(trust.files(), gaps), settings);
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

    /** Whether the files are those of a branch that could be read and is not the one being scanned. */
    private static boolean isOfTarget(Trust trust) {
        return !trust.isOfWorkTree() && trust.files() != TrustedFiles.NONE;
    }

    /** What the judge applies: on a ref that is not trusted, nothing that its own sources say in favour of themselves. */
    public Policy policy() {
        return trust.isOfWorkTree() ? settings.policy() : settings.policy().withoutInSource();
    }

    private static CommandException wrong(Text text, Text nextStep, Throwable cause) {
        return new CommandException(ExitCode.WRONG_USAGE, text, nextStep, cause);
    }
}
