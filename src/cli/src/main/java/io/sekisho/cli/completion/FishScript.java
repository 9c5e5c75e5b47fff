package io.sekisho.cli.completion;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** Completion for fish, which picocli does not write: one {@code complete} line a command, option and choice. */
final class FishScript {
    private final String program;
    private final CommandLine root;
    private final List<String> lines = new ArrayList<>();

    FishScript(CommandLine root) {
        this.program = root.getCommandName();
        this.root = root;
    }

    String text() {
        lines.add("# fish completion for " + program);
        lines.add("complete -c " + program + " -e");
        command(root, List.of());
        return String.join("\n", lines) + "\n";
    }

    private void command(CommandLine command, List<String> path) {
        CommandSpec spec = command.getCommandSpec();
        Map<String, CommandLine> below = command.getSubcommands();
        String here = condition(path, List.copyOf(below.keySet()));
        below.forEach((name, sub) -> line(here, "-f -a " + name, header(sub.getCommandSpec())));
        for (OptionSpec option : spec.options()) {
            if (!option.hidden()) {
                option(here, option);
            }
        }
        for (PositionalParamSpec parameter : spec.positionalParameters()) {
            if (parameter.completionCandidates() != null) {
                line(here, "-f -a " + quoted(words(parameter.completionCandidates())), "");
            }
        }
        below.forEach((name, sub) -> {
            List<String> longer = new ArrayList<>(path);
            longer.add(name);
            command(sub, longer);
        });
    }

    /** "After these commands, and none of those that may follow". */
    private static String condition(List<String> path, List<String> below) {
        List<String> parts = new ArrayList<>();
        for (String name : path) {
            parts.add("__fish_seen_subcommand_from " + name);
        }
        if (!below.isEmpty()) {
            parts.add("not __fish_seen_subcommand_from " + String.join(" ", below));
        }
        return String.join("; and ", parts);
    }

    private void option(String here, OptionSpec option) {
        StringBuilder arguments = new StringBuilder();
        for (String name : option.names()) {
            String bare = name.replaceFirst("^-+", "");
            arguments
                    .append(name.startsWith("--") ? " -l " : bare.length() == 1 ? " -s " : " -o ")
                    .append(bare);
        }
        if (option.arity().max() > 0) {
            arguments.append(" -r");
            if (option.completionCandidates() != null) {
                arguments.append(" -f -a ").append(quoted(words(option.completionCandidates())));
            }
        }
        String description = option.description().length == 0 ? "" : option.description()[0];
        line(here, arguments.toString().strip(), description);
    }

    private void line(String condition, String arguments, String description) {
        String line =
                "complete -c " + program + (condition.isEmpty() ? "" : " -n " + quoted(condition)) + " " + arguments;
        lines.add(description.isEmpty() ? line : line + " -d " + quoted(firstSentence(description)));
    }

    private static String header(CommandSpec spec) {
        String[] header = spec.usageMessage().header();
        return header.length == 0 ? "" : header[0];
    }

    private static String firstSentence(String text) {
        int end = text.indexOf(". ");
        return end < 0 ? text : text.substring(0, end + 1);
    }

    private static String words(Iterable<String> candidates) {
        return String.join(" ", candidates);
    }

    /** fish knows two escapes inside single quotes: the quote and the backslash. */
    private static String quoted(String text) {
        return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
    }
}
