package io.sekisho.cli.config;

import io.sekisho.cli.console.CliContext;
import io.sekisho.cli.console.CommandException;
import io.sekisho.cli.console.CommonOptions;
import io.sekisho.cli.console.Console;
import io.sekisho.cli.console.ExitCode;
import io.sekisho.core.config.ConfigException;
import io.sekisho.core.config.ConfigFile;
import io.sekisho.core.config.PolicySource;
import io.sekisho.core.config.SettingsReader;
import io.sekisho.core.config.SettingsRequest;
import io.sekisho.core.files.IoProblem;
import io.sekisho.core.trust.WorkTreeFiles;
import io.sekisho.model.Text;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Reads configuration files as a scan would, and says everything that is wrong with them. */
@Command(
        name = "check",
        header = "Check configuration files without scanning.",
        description = {
            "",
            "Without FILE: everything in this directory's .sekisho/, as it lies in the work tree. Policies that it",
            "names under \"extends\" are not fetched. What can never match is told as a warning: a rule",
            "that an earlier one leaves nothing to, a path out of the project or with backslashes, an",
            "empty range of versions, a grace for the KEV catalogue where nothing can be in it.",
            "",
            "Exit codes: 0 nothing is wrong; 2 something is not, or wrong usage; 4 a bug of Sekisho.",
            ""
        },
        footerHeading = "Examples:%n",
        footer = {
            "  sekisho config check                           before a commit",
            "  sekisho config check --central policy.yml      before a central policy is signed",
            ""
        })
final class ConfigCheckCommand implements Callable<ExitCode> {
    private final CliContext context;

    @Mixin
    private CommonOptions common;

    @Parameters(
            arity = "0..*",
            paramLabel = "FILE",
            description = "Files to check; their names say what they are: config.yml, suppressions.yml, "
                    + "severities.yml, baseline.yml, ...standard.yml.")
    private List<Path> files = List.of();

    @Option(names = "--central", description = "The files are central policies, whatever they are called.")
    private boolean central;

    ConfigCheckCommand(CliContext context) {
        this.context = context;
    }

    @Override
    public ExitCode call() throws CommandException, InterruptedException {
        Console console = Console.of(context, common);
        if (central && files.isEmpty()) {
            throw new CommandException(ExitCode.WRONG_USAGE, Text.of("config.check-which"), null, null);
        }
        List<Text> warnings = new ArrayList<>();
        List<Text> problems = files.isEmpty() ? workTree(console, warnings) : named(warnings);
        problems.forEach(console::warn);
        if (!problems.isEmpty()) {
            console.warn("config.check-bad", problems.size());
            return ExitCode.WRONG_USAGE;
        }
        warnings.forEach(console::warn);
        if (warnings.isEmpty()) {
            console.say("config.check-good");
        } else {
            console.say("config.check-warned", warnings.size());
        }
        return ExitCode.PASSED;
    }

    /** The work tree's files say themselves what is in their place. */
    private static boolean isOfOurs(IOException e) {
        return e.getClass() == IOException.class && e.getMessage() != null;
    }

    private List<Text> workTree(Console console, List<Text> warnings) throws InterruptedException {
        PolicySource none = request -> {
            console.say("config.check-unfetched", request.at());
            return Optional.empty();
        };
        try {
            warnings.addAll(ConfigFile.warnings(SettingsReader.read(
                    new SettingsRequest(new WorkTreeFiles(context.workingDirectory()), List.of(), none, false))));
            return List.of();
        } catch (ConfigException e) {
            return e.problems();
        } catch (IOException e) {
            return List.of(Text.of("config.check-refused", isOfOurs(e) ? e.getMessage() : IoProblem.saidBy(e)));
        }
    }

    private List<Text> named(List<Text> warnings) {
        List<Text> problems = new ArrayList<>();
        for (Path file : files) {
            try {
                byte[] content = Files.readAllBytes(context.resolve(file));
                List<Text> its = ConfigFile.problems(file.toString(), content, central);
                problems.addAll(its);
                if (its.isEmpty()) {
                    warnings.addAll(ConfigFile.warnings(file.toString(), content, central));
                }
            } catch (IOException e) {
                problems.add(why(file, context.resolve(file)));
            }
        }
        return problems;
    }

    private static Text why(Path named, Path file) {
        if (Files.isDirectory(file)) {
            return Text.of("config.check-directory", named);
        }
        if (Files.isSymbolicLink(file) && !Files.exists(file)) {
            try {
                return Text.of("config.check-dangling", named, Files.readSymbolicLink(file));
            } catch (IOException e) {
                return Text.of("config.check-unreadable", named);
            }
        }
        return Text.of("config.check-unreadable", named);
    }
}
