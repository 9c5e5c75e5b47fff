package io.sekisho.cli.policy;

import io.sekisho.cli.console.CliContext;
import io.sekisho.cli.console.CommandException;
import io.sekisho.cli.console.CommonOptions;
import io.sekisho.cli.console.Console;
import io.sekisho.cli.console.ExitCode;
import io.sekisho.core.central.PolicyKeys;
import io.sekisho.core.central.SigningKey;
import java.nio.file.Path;
import java.util.Base64;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Makes a key pair. The private half goes into its file and nowhere else. */
@Command(
        name = "keygen",
        header = "Make an Ed25519 key pair for signing a central policy.",
        description = {"", PolicyCommand.EXIT_CODES, ""},
        footerHeading = "Examples:%n",
        footer = {
            "  sekisho policy keygen                              sekisho-policy.key and sekisho-policy.pub",
            "  sekisho policy keygen --output /safe/2027.key      /safe/2027.key and /safe/2027.pub",
            ""
        })
final class PolicyKeygenCommand implements Callable<ExitCode> {
    private final CliContext context;

    @Mixin
    private CommonOptions common;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            description = "Where the private key goes, readable for you only; the public one lies beside it. "
                    + "Default: ${DEFAULT-VALUE}")
    private Path output = Path.of("sekisho-policy.key");

    PolicyKeygenCommand(CliContext context) {
        this.context = context;
    }

    @Override
    public ExitCode call() throws CommandException {
        Console console = Console.of(context, common);
        Path secret = context.resolve(output);
        String name = secret.getFileName().toString().replaceFirst("\\.key$", "");
        Path open = secret.resolveSibling(name + ".pub");
        SigningKey.Pair pair = SigningKey.generate();
        KeyFiles.writeSecret(secret, pair.signing().pem());
        KeyFiles.write(open, SigningKey.pem(pair.verifying()));
        console.say("central.keygen-made", secret);
        console.say("central.keygen-public", open);
        context.out()
                .println(Base64.getEncoder().encodeToString(pair.verifying().getEncoded()));
        console.say("central.keygen-id", PolicyKeys.id(pair.verifying()));
        return ExitCode.PASSED;
    }
}
