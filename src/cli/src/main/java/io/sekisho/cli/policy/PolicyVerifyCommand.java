package io.sekisho.cli.policy;

import io.sekisho.cli.console.CliContext;
import io.sekisho.cli.console.CommandException;
import io.sekisho.cli.console.CommonOptions;
import io.sekisho.cli.console.Console;
import io.sekisho.cli.console.ExitCode;
import io.sekisho.core.central.Hash;
import io.sekisho.core.central.PolicyException;
import io.sekisho.core.central.PolicyReference;
import io.sekisho.model.Text;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Looks at a policy's file as a scan would, without applying or keeping it. */
@Command(
        name = "verify",
        header = "Check a central policy's signature or hash; print its hash.",
        description = {"", PolicyCommand.EXIT_CODES, ""},
        footerHeading = "Examples:%n",
        footer = {
            "  sekisho policy verify policy.yml                              its SHA-256, to pin it",
            "  sekisho policy verify policy.yml --key sekisho-policy.pub     is policy.yml.sig good?",
            ""
        })
final class PolicyVerifyCommand implements Callable<ExitCode> {
    private final CliContext context;

    @Mixin
    private CommonOptions common;

    @Parameters(paramLabel = "FILE", description = "The policy; its signature lies beside it.")
    private Path file;

    @Option(names = "--key", paramLabel = "KEY|FILE", description = "The public key.")
    private String key;

    @Option(names = "--sha256", paramLabel = "HEX", description = "What it must hash to.")
    private String sha256;

    PolicyVerifyCommand(CliContext context) {
        this.context = context;
    }

    @Override
    public ExitCode call() throws CommandException {
        Console console = Console.of(context, common);
        Path policy = context.resolve(file);
        byte[] content = KeyFiles.read(policy);
        PolicyReference reference = reference(policy, console);
        String hash = Hash.sha256(content);
        if (reference.sha256() != null && !reference.sha256().equals(hash)) {
            throw bad(Text.of("central.not-verified-sha256", policy, hash, sha256.toLowerCase(Locale.ROOT)));
        }
        if (reference.keys() != null) {
            signature(reference, policy, content, console);
        } else if (reference.sha256() != null) {
            console.say("central.verified-sha256", policy);
        }
        console.say("central.hash", hash);
        return ExitCode.PASSED;
    }

    private PolicyReference reference(Path policy, Console console) throws CommandException {
        try {
            return PolicyReference.of(policy.toString(), sha256, key, Map.of(), context.workingDirectory())
                    .get(0);
        } catch (PolicyException e) {
            throw CentralChoice.wrong(e, console);
        }
    }

    private void signature(PolicyReference reference, Path policy, byte[] content, Console console)
            throws CommandException {
        Path beside = policy.resolveSibling(policy.getFileName() + ".sig");
        if (!Files.isRegularFile(beside)) {
            throw bad(Text.of(
                    "central.not-verified-key",
                    policy,
                    console.render(Text.of("central.not-verified-missing", beside))));
        }
        Optional<String> signer = reference.keys().signer(content, KeyFiles.read(beside));
        if (signer.isEmpty()) {
            throw bad(Text.of(
                    "central.not-verified-key", policy, console.render(Text.of("central.not-verified-content"))));
        }
        console.say("central.verified-key", policy, signer.get(), PolicySignCommand.serial(policy, content, console));
    }

    private static CommandException bad(Text text) {
        return new CommandException(ExitCode.INCOMPLETE, text, Text.of("central.not-verified-step"), null);
    }
}
