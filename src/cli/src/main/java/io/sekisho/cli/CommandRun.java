package io.sekisho.cli;

import io.sekisho.cli.console.Choice;
import io.sekisho.cli.console.CliContext;
import io.sekisho.cli.console.CommandException;
import io.sekisho.cli.console.CommonOptions;
import io.sekisho.cli.console.Console;
import io.sekisho.cli.console.ExitCode;
import io.sekisho.cli.console.OutputFormat;
import io.sekisho.cli.console.Printable;
import io.sekisho.cli.log.RunLog;
import io.sekisho.core.policy.FailOn;
import io.sekisho.core.text.Language;
import io.sekisho.model.Kind;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Model.UsageMessageSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** Runs one command line and turns every way in which that can end into an exit code and, if need be, a message. */
final class CommandRun {
    private static final Logger LOG = LoggerFactory.getLogger(CommandRun.class);

    private static final String BLANK = "blank";

    private final CliContext context;
    private final RunLog log;

    CommandRun(CliContext context, RunLog log) {
        this.context = context;
        this.log = log;
    }

    /** Never throws. */
    ExitCode run(CommandLine commands, String... arguments) {
        prepare(context, commands);
        ExitCode[] result = {ExitCode.INTERNAL_ERROR};
        commands.setExecutionStrategy(parsed -> (result[0] = run(parsed)).number());
        commands.setParameterExceptionHandler((e, typed) -> (result[0] = wrongUsage(e, typed)).number());
        try {
            commands.execute(arguments);
            return result[0];
        } catch (Throwable e) { // picocli itself failed
            return unexpected(e, Language.EN);
        }
    }

    /** Parsing and help alike for all commands. */
    static void prepare(CliContext context, CommandLine commands) {
        commands.setOut(new PrintWriter(context.out(), true));
        commands.setErr(new PrintWriter(context.err(), true));
        // A path may begin with an at sign; picocli would read arguments out of that file.
        commands.setExpandAtFiles(false);
        commands.setColorScheme(CommandLine.Help.defaultColorScheme(CommandLine.Help.Ansi.OFF));
        commands.setUsageHelpWidth(100);
        commands.registerConverter(Language.class, new Choice<>(Language.values(), Language::key));
        commands.registerConverter(Kind.class, new Choice<>(Kind.values(), Kind::key));
        commands.registerConverter(FailOn.class, new Choice<>(FailOn.values(), FailOn::key));
        commands.registerConverter(OutputFormat.class, new Choice<>(OutputFormat.values(), OutputFormat::key));
        commands.setHelpSectionKeys(examplesFirst());
        Map<String, CommandLine.IHelpSectionRenderer> sections = new HashMap<>(commands.getHelpSectionMap());
        sections.put(BLANK, help -> help.footer().isEmpty() ? "" : System.lineSeparator());
        commands.setHelpSectionMap(sections);
    }

    /** Examples are written as a command's footer, and shown before its synopsis. */
    private static List<String> examplesFirst() {
        List<String> keys = new ArrayList<>(new UsageMessageSpec().sectionKeys());
        List<String> examples =
                List.of(BLANK, UsageMessageSpec.SECTION_KEY_FOOTER_HEADING, UsageMessageSpec.SECTION_KEY_FOOTER);
        keys.removeAll(examples);
        keys.addAll(keys.indexOf(UsageMessageSpec.SECTION_KEY_SYNOPSIS_HEADING), examples);
        return keys;
    }

    private ExitCode run(ParseResult parsed) {
        Integer help = CommandLine.executeHelpRequest(parsed);
        if (help != null) {
            return ExitCode.PASSED;
        }
        List<CommandLine> all = parsed.asCommandLineList();
        CommandLine last = all.get(all.size() - 1);
        CommonOptions common = common(parsed);
        Console console = Console.of(context, common);
        log.start(console, common.verbose());
        try {
            Callable<ExitCode> command = last.getCommand();
            return command.call();
        } catch (CommandException e) {
            LOG.warn("{} ended: {}", last.getCommandName(), e.getMessage(), e);
            console.warn(e.text());
            if (e.nextStep() != null) {
                console.warn(e.nextStep());
            }
            return e.exitCode();
        } catch (InterruptedException e) {
            console.warn("cli.stopped");
            return ExitCode.INCOMPLETE;
        } catch (Throwable e) { // OutOfMemoryError, StackOverflowError and LinkageError too: a code for each end
            return unexpected(e, console.language());
        }
    }

    /** Those of the command that is run, wherever in the line they were typed. */
    static CommonOptions common(ParseResult parsed) {
        CommonOptions common = null;
        for (CommandLine command : parsed.asCommandLineList()) {
            CommonOptions its = common(command);
            if (common != null) {
                its.inherit(common);
            }
            common = its;
        }
        return common;
    }

    /** Every command has them; the root command as well. */
    private static CommonOptions common(CommandLine command) {
        return command.getMixins().values().stream()
                .filter(CommonOptions.class::isInstance)
                .map(CommonOptions.class::cast)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(command.getCommandName() + " lacks @Mixin CommonOptions"));
    }

    private ExitCode wrongUsage(ParameterException e, String... typed) {
        Console console = new Console(context, language(typed));
        console.warn(WrongUsage.of(e, console));
        if (e instanceof UnmatchedArgumentException unmatched
                && !unmatched.getSuggestions().isEmpty()) {
            console.warn("cli.did-you-mean", suggestions(unmatched));
        }
        console.warn("cli.wrong-usage-step", e.getCommandLine().getCommandSpec().qualifiedName());
        return ExitCode.WRONG_USAGE;
    }

    /** Options as they are typed, commands with what comes before them. */
    private static String suggestions(UnmatchedArgumentException e) {
        String before =
                e.isUnknownOption() ? "" : e.getCommandLine().getCommandSpec().qualifiedName() + " ";
        return e.getSuggestions().stream().map(one -> before + one).collect(Collectors.joining(", "));
    }

    /** What was asked for cannot be parsed, but the language often can. */
    private static Language language(String... typed) {
        String all = " " + String.join(" ", typed) + " ";
        return all.contains(" --language ja ") || all.contains(" --language=ja ") ? Language.JA : Language.EN;
    }

    private ExitCode unexpected(Throwable e, Language language) {
        try {
            LOG.error("a bug of ours", e);
            Console console = new Console(context, language);
            // The message of a foreign exception may quote what it was reading; the log has it.
            console.warn("cli.bug", Printable.of(e.getClass().getName()));
            console.warn(log.file() == null ? "cli.bug-step-no-log" : "cli.bug-step", log.file());
        } catch (Throwable second) {
            context.err().println("sekisho: internal error");
        }
        return ExitCode.INTERNAL_ERROR;
    }
}
