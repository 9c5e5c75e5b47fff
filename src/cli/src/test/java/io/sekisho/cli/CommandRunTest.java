package io.sekisho.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.sekisho.cli.console.CommonOptions;
import io.sekisho.cli.console.ExitCode;
import io.sekisho.core.files.FileTree;
import io.sekisho.core.text.Language;
import io.sekisho.model.Kind;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;

class CommandRunTest {
    @TempDir
    Path temp;

    @Test
    void withoutACommandItSaysHowItIsUsed() throws Exception {
        World.Result result = new World(temp).run();
        assertThat(result.exit()).isEqualTo(ExitCode.WRONG_USAGE);
        assertThat(result.out()).isEmpty();
        assertThat(result.err()).contains("sekisho scan").contains("completion");
    }

    @Test
    void helpShowsExamplesFirst() throws Exception {
        World.Result result = new World(temp).run("scan", "--help");
        assertThat(result.exit()).isEqualTo(ExitCode.PASSED);
        assertThat(result.err()).isEmpty();
        assertThat(result.out().indexOf("Examples:")).isBetween(1, result.out().indexOf("Usage:"));
        assertThat(result.out().replaceAll("\\s+", " "))
                .contains("critical, high, medium, low, none")
                .contains("Exit codes: 0 passed");
    }

    @Test
    void aNearMissIsAnsweredWithASuggestion() throws Exception {
        World world = new World(temp);
        assertThat(world.run("scna").err()).contains("sekisho scan");
        World.Result option = world.run("scan", "--ouptut", "x");
        assertThat(option.exit()).isEqualTo(ExitCode.WRONG_USAGE);
        assertThat(option.err()).contains("--output").contains("sekisho scan --help");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--fail-on=wild: critical, high, medium, low, none",
                "--only=sast: dependency, secret, code, external",
                "--language=fr: en, ja",
                "--timeout=10: 90s, 15m, 2h",
                "--timeout=0s: 90s, 15m, 2h"
            })
    void aWrongWordIsAnsweredWithThoseAllowed(String wordAndAllowed) throws Exception {
        String[] parts = wordAndAllowed.split(": ");
        World.Result result = new World(temp).run("scan", parts[0]);
        assertThat(result.exit()).isEqualTo(ExitCode.WRONG_USAGE);
        assertThat(result.err()).contains(parts[1]).doesNotContain("Exception");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--ouptut=x|オプション --ouptut=x はありません。|もしかして: --output",
                "--fail-on=wild|--fail-on: 「wild」は指定できません。|critical, high, medium, low, none",
                "--timeout=10|--timeout: 「10」は時間として読み取れません。|90s、15m、2h",
                "--output|オプション --output には値が必要です: DIR|sekisho scan --help"
            })
    void aWrongWordIsAnsweredInTheUsersLanguage(String typed, String answer, String help) throws Exception {
        World.Result result = new World(temp).run("scan", "--language", "ja", typed);
        assertThat(result.exit()).isEqualTo(ExitCode.WRONG_USAGE);
        assertThat(result.err()).contains(answer, help).doesNotContain("Invalid", "Unknown", "Missing", "Did you");
    }

    @Test
    void argumentsAreNotReadFromFiles() throws Exception {
        World world = new World(temp);
        world.write("@args", "--help");
        assertThat(world.run("scan", "@args").err()).contains("is a file");
    }

    static Stream<Throwable> bugs() {
        return Stream.of(
                new OutOfMemoryError("planted"),
                new StackOverflowError(),
                new NoClassDefFoundError("x/Y"),
                new IllegalStateException("quotes hunter2hunter2"));
    }

    @ParameterizedTest
    @MethodSource("bugs")
    void aBugOfOursIsCalledSoAndEndsWithItsOwnCode(Throwable bug) throws Exception {
        World world = new World(temp, (context, request, config, trusted) -> {
            throw CommandRunTest.<RuntimeException>sneaky(bug);
        });
        World.Result result = world.run("scan");
        assertThat(result.exit()).isEqualTo(ExitCode.INTERNAL_ERROR);
        assertThat(result.err())
                .contains(
                        "a bug of ours",
                        bug.getClass().getName(),
                        world.home.resolve("logs").toString())
                .doesNotContain("hunter2", "\tat ");
        assertThat(world.log()).contains(bug.getClass().getName(), "CommandRunTest");
    }

    @SuppressWarnings("unchecked")
    private static <T extends Throwable> T sneaky(Throwable thrown) throws T {
        throw (T) thrown;
    }

    @Test
    void theLogKeepsWhatToolsSayWithoutTheUsersCredentials() throws Exception {
        World world = new World(temp, new FakeScanner(Kind.CODE, context -> {
            org.slf4j.LoggerFactory.getLogger("org.tool").warn("password is {}", "hunter2hunter2");
            java.util.logging.Logger.getLogger("org.old").warning("old \u001b[31m tool");
            return FakeScanner.result();
        }));
        world.environment.put("SEKISHO_DATABASE_PASSWORD", "hunter2hunter2");
        World.Result quiet = world.run("scan");
        assertThat(quiet.out() + quiet.err()).doesNotContain("password is", "[31m");
        assertThat(world.log())
                .contains("password is ***", "old \\x1b[31m tool")
                .doesNotContain("hunter2");
        assertThat(world.run("scan", "--verbose").err())
                .contains("password is ***")
                .doesNotContain("\u001b");
    }

    @Test
    void anUnwritableHomeCostsTheLogNotTheScan() throws Exception {
        World world = new World(temp, FakeScanner.clean(Kind.CODE));
        Files.writeString(world.home, "a file in the way");
        World.Result result = world.run("scan");
        assertThat(result.exit()).isEqualTo(ExitCode.PASSED);
        assertThat(result.err()).contains("No log file can be written").contains("SEKISHO_HOME");
        assertThat(result.out()).doesNotContain("Log  ");
    }

    @Test
    void onlyTheLastLogsAreKept() throws Exception {
        World world = new World(temp, FakeScanner.clean(Kind.CODE));
        Path logs = Files.createDirectories(world.home.resolve("logs"));
        for (int i = 10; i < 40; i++) {
            Files.createFile(logs.resolve("sekisho-202601%d-000000-1.log".formatted(i)));
        }
        Files.createFile(logs.resolve("mine.log"));
        world.run("scan");
        try (Stream<Path> files = Files.list(logs)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .hasSize(21)
                    .contains("mine.log", "sekisho-20260139-000000-1.log")
                    .anyMatch(name -> name.startsWith("sekisho-20261124"));
        }
    }

    @Test
    void versionNamesTheToolsInIt() throws Exception {
        World.Result result = new World(temp, FakeScanner.clean(Kind.CODE)).run("--version");
        assertThat(result.out()).matches("(?s)sekisho \\d.*").contains("code: Fake code 1.2.3", "java: ");
    }

    /** All of them, found in the tree of commands: what stands before a command's name counts as if it stood behind it. */
    @ParameterizedTest
    @MethodSource("everyCommand")
    void optionsOfAllCommandsCountBeforeTheirNameToo(String path) throws Exception {
        String[] names = path.split(" ");
        for (int at = 0; at <= names.length; at++) {
            List<String> typed = new ArrayList<>(List.of(names));
            typed.addAll(at, List.of("--language=ja", "--verbose"));
            CommandLine commands = new World(temp).commands();
            lastOf(commands, names).getCommandSpec().args().forEach(arg -> typed.addAll(needed(arg)));
            CommonOptions common = CommandRun.common(commands.parseArgs(typed.toArray(String[]::new)));
            assertThat(common.language()).as("%s", typed).isEqualTo(Language.JA);
            assertThat(common.verbose()).as("%s", typed).isTrue();
            assertThat(lastOf(commands, names).getMixins().values()).contains(common);
        }
    }

    static Stream<String> everyCommand() throws Exception {
        Path temp = Files.createTempDirectory("sekisho-commands");
        try {
            return below(new World(temp).commands(), "").stream();
        } finally {
            FileTree.delete(temp);
        }
    }

    private static List<String> below(CommandLine command, String before) {
        List<String> paths = new ArrayList<>();
        command.getSubcommands().forEach((name, sub) -> {
            paths.add((before + " " + name).strip());
            paths.addAll(below(sub, before + " " + name));
        });
        return paths;
    }

    private static CommandLine lastOf(CommandLine commands, String... names) {
        CommandLine last = commands;
        for (String name : names) {
            last = last.getSubcommands().get(name);
        }
        return last;
    }

    private static List<String> needed(ArgSpec arg) {
        if (!arg.required() || arg.group() != null) {
            return List.of();
        }
        String value = switch (arg.paramLabel()) {
            case "DAY" -> "90d";
            default ->
                arg.type().isEnum() ? arg.completionCandidates().iterator().next() : "x";
        };
        return arg instanceof OptionSpec option ? List.of(option.longestName() + "=" + value) : List.of(value);
    }

    @Test
    void theLanguageBeforeANestedCommandIsSpoken() throws Exception {
        World world = new World(temp);
        assertThat(world.run("--language=ja", "suppress", "check").err())
                .isEqualTo(world.run("suppress", "check", "--language=ja").err())
                .isNotEqualTo(world.run("suppress", "check").err());
        assertThat(world.run("--language=ja", "suppress", "--language=en", "check")
                        .err())
                .isEqualTo(world.run("suppress", "check").err());
    }
}
