package io.sekisho.cli.gate;

import io.sekisho.cli.console.CliContext;
import io.sekisho.cli.console.CommandException;
import io.sekisho.cli.console.Console;
import io.sekisho.cli.console.ExitCode;
import io.sekisho.core.config.ConfigException;
import io.sekisho.core.config.SettingsReader;
import io.sekisho.core.files.TrustedFiles;
import io.sekisho.core.policy.Policy;
import io.sekisho.model.Text;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The policy that {@code --policy} names: a file, or a preset by its name. */
final class GivenPolicy {
    private static final Set<String> PRESETS = Set.of("observe", "standard", "strict");

    private GivenPolicy() {}

    /** @throws CommandException exit code 2: there is no such policy, or it is wrong; all that is wrong has then been said */
    static Policy read(CliContext context, Console console, String given) throws CommandException {
        try {
            Path file = context.resolve(Path.of(given));
            if (Files.isRegularFile(file)) {
                return policy(Files.readAllBytes(file), given, file.toString());
            }
            if (PRESETS.contains(given)) {
                String extending = "extends: " + given + "\n";
                return policy(extending.getBytes(StandardCharsets.UTF_8), "preset " + given, "preset " + given);
            }
            throw wrong(Text.of("cli.no-policy", given, "observe, standard, strict"), null, null);
        } catch (ConfigException e) {
            List<Text> problems = e.problems();
            problems.subList(0, problems.size() - 1).forEach(console::warn);
            throw wrong(problems.get(problems.size() - 1), Text.of("cli.policy-step", given), e);
        } catch (IOException | java.nio.file.InvalidPathException e) {
            throw wrong(Text.of("cli.policy-unreadable", given, e.getMessage()), null, e);
        }
    }

    private static Policy policy(byte[] content, String name, String origin) throws ConfigException, IOException {
        TrustedFiles files = new TrustedFiles() {
            @Override
            public Optional<byte[]> read(String path) {
                return path.equals(SettingsReader.CONFIG) ? Optional.of(content) : Optional.empty();
            }

            @Override
            public String origin() {
                return origin;
            }
        };
        return SettingsReader.read(files).policy().from(List.of(name));
    }

    private static CommandException wrong(Text text, Text nextStep, Throwable cause) {
        return new CommandException(ExitCode.WRONG_USAGE, text, nextStep, cause);
    }
}
