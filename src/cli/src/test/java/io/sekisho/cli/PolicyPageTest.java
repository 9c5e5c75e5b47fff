package io.sekisho.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.sekisho.cli.WalkScanner.Known;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Does what {@code docs/policy.md} says, in its order, and compares what it shows: real git, the real command line, the page's own
 * days. Only what becomes known of libraries overnight is the page's.
 */
class PolicyPageTest {
    private static final Path PAGE = Path.of(System.getProperty("sekisho.root"), "docs", "policy.md");
    private static final Pattern EXIT = Pattern.compile("exit code ([0-4]):");

    @TempDir
    Path temp;

    /** For whoever writes the page: all that came out. */
    private static final Path TRANSCRIPT =
            Path.of(System.getProperty("sekisho.root"), "src/cli/target/policy-page.txt");

    private final StringBuilder transcript = new StringBuilder();
    private final WalkScanner scanner = new WalkScanner();
    private World world;
    private String file;

    @Test
    void everythingHappensAsThePageSays() throws Exception {
        world = new World(temp, scanner);
        shell("git init -q -b main");
        List<PageStep> steps = PageStep.of(Files.readAllLines(PAGE));
        assertThat(steps).hasSizeGreaterThan(20);
        for (PageStep step : steps) {
            switch (step.kind()) {
                case DIRECTIVE -> directive(step.text());
                case FILE -> world.write(file, step.text());
                case COMMAND -> command(step);
            }
        }
    }

    private void directive(String text) throws Exception {
        String[] words = text.split(" ");
        switch (words[0]) {
            case "day" ->
                world.now = LocalDate.parse(words[1]).atTime(LocalTime.NOON).toInstant(ZoneOffset.UTC);
            case "file" -> file = words[1];
            case "known" ->
                scanner.known.add(new Known(
                        words[1],
                        words[2],
                        words[3],
                        Double.parseDouble(words[4]),
                        words[5],
                        LocalDate.parse(words[6])));
            case "ci" -> {
                world.environment.clear();
                for (String variable : List.of(words).subList(1, words.length)) {
                    String[] parts = variable.split("=", 2);
                    world.environment.put(parts[0], parts[1]);
                }
            }
            default -> throw new IllegalArgumentException("walk: " + text);
        }
    }

    private void command(PageStep step) throws Exception {
        String typed = step.text();
        String said;
        if (typed.startsWith("sekisho ")) {
            World.Result result = world.run(arguments(typed.substring("sekisho ".length())));
            said = result.out() + result.err();
            Matcher exit = EXIT.matcher(said);
            assertThat(result.exit().number())
                    .as("%s:%d: %s\n%s", PAGE, step.line(), typed, said)
                    .isEqualTo(exit.find() ? Integer.parseInt(exit.group(1)) : 0);
        } else if (typed.startsWith("npm install ")) {
            npm(typed.substring("npm install ".length()).split(" "));
            said = "";
        } else {
            said = shell(typed);
        }
        transcript.append("$ ").append(typed).append('\n').append(said).append('\n');
        Files.writeString(TRANSCRIPT, transcript);
        List<String> lines = said.lines().map(String::stripTrailing).toList();
        int from = 0;
        for (String expected : step.expected()) {
            int at = lines.subList(from, lines.size()).indexOf(expected);
            assertThat(at)
                    .as(
                            "%s:%d: %s\nshould say, after what came before: %s\nand says:\n%s",
                            PAGE, step.line(), typed, expected, said)
                    .isNotNegative();
            from += at + 1;
        }
    }

    /** As a shell splits them, as far as the page needs it. */
    private static String[] arguments(String typed) {
        List<String> arguments = new ArrayList<>();
        Matcher word = Pattern.compile("\"([^\"]*)\"|'([^']*)'|(\\S+)").matcher(typed);
        while (word.find()) {
            arguments.add(
                    word.group(1) != null ? word.group(1) : word.group(2) != null ? word.group(2) : word.group(3));
        }
        return arguments.toArray(String[]::new);
    }

    /** Writes the two files that npm writes. */
    private void npm(String... installed) throws IOException {
        Map<String, String> libraries = new TreeMap<>();
        Path manifest = world.directory.resolve("package.json");
        if (Files.exists(manifest)) {
            Pattern.compile("    \"([^\"]+)\": \"([0-9.]+)\"")
                    .matcher(Files.readString(manifest))
                    .results()
                    .forEach(one -> libraries.put(one.group(1), one.group(2)));
        }
        for (String library : installed) {
            libraries.put(library.substring(0, library.indexOf('@')), library.substring(library.indexOf('@') + 1));
        }
        String declared = libraries.entrySet().stream()
                .map(one -> "    \"%s\": \"%s\"".formatted(one.getKey(), one.getValue()))
                .collect(Collectors.joining(",\n"));
        String locked = libraries.entrySet().stream()
                .map(one -> "    \"node_modules/%s\": {\"version\": \"%s\"}".formatted(one.getKey(), one.getValue()))
                .collect(Collectors.joining(",\n"));
        world.write("package.json", "{\n  \"name\": \"shop\",\n  \"dependencies\": {\n" + declared + "\n  }\n}\n");
        world.write(
                "package-lock.json",
                "{\n  \"name\": \"shop\",\n  \"lockfileVersion\": 3,\n  \"packages\": {\n    \"\": {\"name\": \"shop\", \"dependencies\": {\n"
                        + declared + "\n    }},\n" + locked + "\n  }\n}\n");
    }

    private String shell(String command) throws Exception {
        ProcessBuilder builder = new ProcessBuilder("bash", "-c", command)
                .directory(world.directory.toFile())
                .redirectErrorStream(true);
        builder.environment().keySet().removeIf(name -> name.startsWith("GIT_"));
        builder.environment()
                .putAll(Map.of(
                        "HOME", temp.toString(),
                        "GIT_CONFIG_NOSYSTEM", "1",
                        "GIT_AUTHOR_NAME", "Dev",
                        "GIT_AUTHOR_EMAIL", "dev@example.org",
                        "GIT_COMMITTER_NAME", "Dev",
                        "GIT_COMMITTER_EMAIL", "dev@example.org",
                        "GIT_AUTHOR_DATE", world.now.toString(),
                        "GIT_COMMITTER_DATE", world.now.toString()));
        Process process = builder.start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(command + "\n" + said).isZero();
        return said;
    }
}
