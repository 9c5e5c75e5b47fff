package io.sekisho.cli.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.sekisho.cli.console.ExitCode;
import io.sekisho.core.policy.Completeness;
import io.sekisho.model.GapType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The pages say what the code does. */
class PagesTest {
    private static final Path ROOT = Path.of(System.getProperty("sekisho.root"));

    @Test
    void completenessNamesEveryRowWithItsDefaultInTheirOrder() throws IOException {
        List<String> rows = Pattern.compile("(?m)^\\| `([a-z-]+)` \\| (incomplete|noted)(?:;[^|]*)? \\|")
                .matcher(page("docs/completeness.md"))
                .results()
                .map(row -> row.group(1) + " " + row.group(2))
                .toList();

        Completeness defaults = Completeness.defaults();
        assertThat(rows)
                .containsExactlyElementsOf(Arrays.stream(GapType.values())
                        .map(type -> type.key() + " " + defaults.of(type).name().toLowerCase(Locale.ROOT))
                        .toList());
    }

    @Test
    void readmeNamesEveryExitCode() throws IOException {
        List<String> codes = Pattern.compile("(?m)^\\| ([0-9]) \\|")
                .matcher(page("README.md"))
                .results()
                .map(row -> row.group(1))
                .toList();

        assertThat(codes)
                .containsExactlyElementsOf(Arrays.stream(ExitCode.values())
                        .map(code -> String.valueOf(code.number()))
                        .toList());
    }

    @Test
    void contractsNameEveryEnvironmentVariableOfOurs() throws IOException {
        String contracts = page("docs/contracts.md");
        try (Stream<Path> all = Files.walk(ROOT.resolve("src"))) {
            for (Path source : all.filter(path -> path.toString().endsWith(".java"))
                    .filter(path -> path.toString().replace('\\', '/').contains("/src/main/"))
                    .toList()) {
                Pattern.compile("\"(SEKISHO_[A-Z_]+[A-Z])\"")
                        .matcher(Files.readString(source))
                        .results()
                        .forEach(name ->
                                assertThat(contracts).as(source.toString()).contains("`" + name.group(1) + "`"));
            }
        }
    }

    @Test
    void glossaryHasFifteenWordsAndNoPackageIsNamedByOneThatItRejects() throws IOException {
        List<MatchResult> words = Pattern.compile("(?m)^\\| \\*\\*([a-z]+)\\*\\* \\|.*\\| ([a-z, ]*)\\|$")
                .matcher(page("docs/glossary.md"))
                .results()
                .toList();
        assertThat(words).hasSize(15);

        List<String> rejected = words.stream()
                .flatMap(word -> Arrays.stream(word.group(2).split(",")))
                .map(String::strip)
                .filter(word -> !word.isEmpty())
                .toList();
        try (Stream<Path> all = Files.walk(ROOT.resolve("src"))) {
            // Below core.writer packages are named by their formats, and SARIF is one's name.
            assertThat(all.filter(path -> path.endsWith("package-info.java"))
                            .filter(path -> !path.toString().replace('\\', '/').contains("/core/writer/"))
                            .map(path -> path.getParent().getFileName().toString()))
                    .isNotEmpty()
                    .doesNotContainAnyElementsOf(rejected);
        }
    }

    @Test
    void linksBetweenPagesLeadSomewhere() throws IOException {
        try (Stream<Path> all = Stream.concat(
                Files.list(ROOT.resolve("docs")),
                Stream.of("README.md", "README.ja.md", "CONTRIBUTING.md", "benchmarks/README.md")
                        .map(ROOT::resolve))) {
            for (Path page : all.filter(path -> path.toString().endsWith(".md")).toList()) {
                Pattern.compile("\\]\\(([^)#:]+)(#[^)]*)?\\)")
                        .matcher(Files.readString(page))
                        .results()
                        .map(link -> page.resolveSibling(link.group(1)))
                        .forEach(
                                target -> assertThat(target).as(page.toString()).exists());
            }
        }
    }

    private static String page(String path) throws IOException {
        return Files.readString(ROOT.resolve(path));
    }
}
