package io.sekisho.cli.gate;

import io.sekisho.cli.console.CliContext;
import io.sekisho.cli.console.CommandException;
import io.sekisho.cli.console.Console;
import io.sekisho.cli.console.ExitCode;
import io.sekisho.cli.policy.CentralChoice;
import io.sekisho.cli.policy.ExtendedPolicies;
import io.sekisho.core.config.ConfigException;
import io.sekisho.core.config.PolicyLayer;
import io.sekisho.core.config.SettingsReader;
import io.sekisho.core.config.SettingsRequest;
import io.sekisho.core.files.IoProblem;
import io.sekisho.core.files.TrustedFiles;
import io.sekisho.core.policy.Policy;
import io.sekisho.model.Gap;
import io.sekisho.model.Text;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The policy that {@code --policy} names: a file, or a preset by its name. A central policy that the environment demands stays a
 * floor beneath it.
 *
 * @param policy what it says
 * @param gaps what policies beneath it could not be had
 */
record GivenPolicy(Policy policy, List<Gap> gaps) {
    private static final Set<String> PRESETS = Set.of("observe", "standard", "strict");

    /** @throws CommandException exit code 2: there is no such policy, or it is wrong; all that is wrong has then been said */
    static GivenPolicy read(CliContext context, Console console, String given, CentralChoice central)
            throws CommandException, InterruptedException {
        try {
            if (PRESETS.contains(given)) {
                byte[] extending = ("extends: " + given + "\n").getBytes(StandardCharsets.UTF_8);
                return read(context, console, new PolicyLayer("--policy", extending, false), central);
            }
            Path file = context.resolve(Path.of(given));
            if (Files.isRegularFile(file)) {
                return read(context, console, new PolicyLayer(given, Files.readAllBytes(file), false), central);
            }
            throw wrong(Text.of("cli.no-policy", given, "observe, standard, strict"), null, null);
        } catch (ConfigException e) {
            List<Text> problems = e.problems();
            problems.subList(0, problems.size() - 1).forEach(console::warn);
            throw wrong(problems.get(problems.size() - 1), Text.of("cli.policy-step", given), e);
        } catch (IOException | InvalidPathException e) {
            throw wrong(Text.of("cli.policy-unreadable", given, IoProblem.saidBy(e)), null, e);
        }
    }

    private static GivenPolicy read(CliContext context, Console console, PolicyLayer given, CentralChoice central)
            throws ConfigException, IOException, CommandException, InterruptedException {
        ExtendedPolicies extended = new ExtendedPolicies(central.source(context), central.fetch(context, console));
        List<PolicyLayer> layers = new ArrayList<>(extended.layers());
        layers.add(given);
        Policy policy = SettingsReader.read(new SettingsRequest(TrustedFiles.NONE, layers, extended, false))
                .policy();
        return new GivenPolicy(policy, extended.gaps());
    }

    private static CommandException wrong(Text text, Text nextStep, Throwable cause) {
        return new CommandException(ExitCode.WRONG_USAGE, text, nextStep, cause);
    }
}
