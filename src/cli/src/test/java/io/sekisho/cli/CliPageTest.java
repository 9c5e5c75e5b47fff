package io.sekisho.cli;

import io.sekisho.cli.console.CliContext;
import io.sekisho.cli.console.ExitCode;
import io.sekisho.cli.log.RunLog;
import io.sekisho.core.files.SekishoHome;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** {@code docs/cli.md} is written from the commands themselves. */
class CliPageTest {
    private static final Path PAGE = Path.of(System.getProperty("sekisho.root"), "docs", "cli.md");

    @TempDir
    Path temp;

    @Test
    void thePageSaysWhatTheCommandsSay() throws Exception {
        PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream());
        CliContext context =
                new CliContext(Map.of(), temp, new SekishoHome(temp), nowhere, nowhere, Clock.systemUTC(), false);
        try (RunLog log = new RunLog(context)) {
            CommandLine root = new Wiring(context, log).commands();
            CommandRun.prepare(context, root);
            Golden.check(PAGE, page(root), "-Dtest=CliPageTest");
        }
    }

    private static String page(CommandLine root) {
        StringBuilder page = new StringBuilder();
        page.append("# Command line\n\n");
        page.append("Written from the commands by `CliPageTest`; do not edit.\n\n");
        page.append("## Exit codes\n\n| code | meaning |\n|---|---|\n");
        for (ExitCode code : ExitCode.values()) {
            page.append("| ")
                    .append(code.number())
                    .append(" | ")
                    .append(meaning(code))
                    .append(" |\n");
        }
        page.append(
                "\nWhere several hold, the first of 4, 2, 1, 3 counts. A stopped run (Ctrl-C, SIGTERM) ends with the "
                        + "signal's own number, 130 or 143, and writes no report.\n");
        command(page, root, "");
        return page.toString();
    }

    private static void command(StringBuilder page, CommandLine command, String before) {
        String name = before + command.getCommandName();
        page.append("\n## ").append(name).append("\n\n```text\n");
        command.getUsageMessage(CommandLine.Help.Ansi.OFF)
                .lines()
                .forEach(line -> page.append(line.stripTrailing()).append('\n'));
        page.append("```\n");
        command.getSubcommands().values().forEach(below -> command(page, below, name + " "));
    }

    private static String meaning(ExitCode code) {
        return switch (code) {
            case PASSED -> "passed, or the gate failed in observe mode or with `--fail-on none`";
            case GATE_FAILED -> "the gate failed";
            case WRONG_USAGE -> "wrong usage or configuration; nothing was scanned, or the report could not be written";
            case INCOMPLETE -> "incomplete: not everything was seen, so never green";
            case INTERNAL_ERROR -> "a bug of Sekisho";
        };
    }
}
