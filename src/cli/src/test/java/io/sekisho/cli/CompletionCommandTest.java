package io.sekisho.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.sekisho.cli.console.CliContext;
import io.sekisho.cli.console.ExitCode;
import io.sekisho.cli.log.RunLog;
import io.sekisho.core.files.SekishoHome;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

class CompletionCommandTest {
    @TempDir
    Path temp;

    @Test
    void bashAndZshCompleteTheWordsOfChoices() throws Exception {
        World world = new World(temp);
        String bash = world.run("completion", "bash").out();
        assertThat(bash)
                .contains("complete -F _complete_sekisho", "\"critical\" \"high\"", "\"dependency\" \"secret\"");
        assertThat(world.run("completion", "zsh").out()).contains("bashcompinit");
    }

    @Test
    void fishKnowsEveryCommandAndOption() throws Exception {
        List<String> lines =
                new World(temp).run("completion", "fish").out().lines().toList();
        CliContext context =
                new CliContext(Map.of(), temp, new SekishoHome(temp), System.out, System.err, Clock.systemUTC(), false);
        CommandLine root = new Wiring(context, new RunLog(context)).commands();
        for (CommandLine command : root.getSubcommands().values()) {
            assertThat(lines).anyMatch(line -> line.contains(" -f -a " + command.getCommandName() + " "));
            for (OptionSpec option : command.getCommandSpec().options()) {
                String longest = option.longestName().replaceFirst("^-+", "");
                assertThat(lines)
                        .as(command.getCommandName() + " " + longest)
                        .anyMatch(line -> line.contains("__fish_seen_subcommand_from " + command.getCommandName())
                                && line.contains(" -l " + longest + " "));
            }
        }
    }

    /** fish itself is seldom installed where this is built; its quoting rules are few. */
    @Test
    void everyLineForFishIsOneWellQuotedCommand() throws Exception {
        Stream<String> lines = new World(temp).run("completion", "fish").out().lines();
        assertThat(lines)
                .allMatch(
                        line -> line.matches("# .*|complete -c sekisho( [^'\\\\;|&$()]+| '([^'\\\\]|\\\\['\\\\])*')*"));
    }

    @Test
    void anUnknownShellIsAnsweredWithTheKnown() throws Exception {
        World.Result result = new World(temp).run("completion", "tcsh");
        assertThat(result.exit()).isEqualTo(ExitCode.WRONG_USAGE);
        assertThat(result.err()).contains("bash", "zsh", "fish");
    }
}
