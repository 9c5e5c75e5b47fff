package io.sekisho.cli.policy;

import io.sekisho.cli.console.CliContext;
import io.sekisho.cli.console.CommandException;
import io.sekisho.cli.console.CommonOptions;
import io.sekisho.cli.console.Console;
import io.sekisho.cli.console.ExitCode;
import io.sekisho.core.central.Hash;
import io.sekisho.core.central.SigningKey;
import io.sekisho.core.config.ConfigException;
import io.sekisho.core.config.PolicyHeader;
import io.sekisho.model.Text;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Signs what everybody is to be judged by; a policy that nobody could use is not signed. */
@Command(
        name = "sign",
        header = "Sign a central policy; the signature is written beside it.",
        description = {"", PolicyCommand.EXIT_CODES, ""},
        footerHeading = "Examples:%n",
        footer = {"  sekisho policy sign policy.yml --key sekisho-policy.key     writes policy.yml.sig", ""})
final class PolicySignCommand implements Callable<ExitCode> {
    private final CliContext context;

    @Mixin
    private CommonOptions common;

    @Parameters(paramLabel = "FILE", description = "The policy; it says its serial, higher than any before.")
    private Path file;

    @Option(names = "--key", paramLabel = "KEY", required = true, description = "File of the private key.")
    private Path key;

    PolicySignCommand(CliContext context) {
        this.context = context;
    }

    @Override
    public ExitCode call() throws CommandException {
        Console console = Console.of(context, common);
        Path policy = context.resolve(file);
        byte[] content = KeyFiles.read(policy);
        long serial = serial(policy, content, console);
        Path secret = context.resolve(key);
        SigningKey signing = SigningKey.parse(KeyFiles.read(secret))
                .orElseThrow(() -> new CommandException(
                        ExitCode.WRONG_USAGE,
                        Text.of("central.key-unusable", secret),
                        Text.of("central.key-unusable-step"),
                        null));
        if (KeyFiles.isOpen(secret)) {
            console.warn("central.key-open", secret);
            console.warn("central.key-open-step", secret);
        }
        Path beside = policy.resolveSibling(policy.getFileName() + ".sig");
        KeyFiles.write(beside, signing.sign(content));
        console.say("central.signed", policy, serial, beside);
        console.say("central.hash", Hash.sha256(content));
        return ExitCode.PASSED;
    }

    static long serial(Path policy, byte[] content, Console console) throws CommandException {
        try {
            PolicyHeader header = PolicyHeader.read(policy.toString(), content);
            if (header.serial() == null) {
                throw new CommandException(
                        ExitCode.WRONG_USAGE,
                        Text.of("central.no-serial", header.serialAt()),
                        Text.of("central.no-serial-step"),
                        null);
            }
            return header.serial();
        } catch (ConfigException e) {
            List<Text> problems = e.problems();
            problems.subList(0, problems.size() - 1).forEach(console::warn);
            throw new CommandException(ExitCode.WRONG_USAGE, problems.get(problems.size() - 1), null, e);
        }
    }
}
