package io.sekisho.cli.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.sekisho.core.config.StandardReader;
import io.sekisho.core.consolidate.Wildcard;
import io.sekisho.core.standard.Standard;
import io.sekisho.core.standard.Standard.Assessable;
import io.sekisho.core.standard.Standard.Item;
import io.sekisho.model.Kind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** {@code docs/standard.md} says what the shipped standard does. */
class StandardPageTest {
    private static final Path ROOT = Path.of(System.getProperty("sekisho.root"));
    private static final Standard SHIPPED =
            StandardReader.shipped("cloud-security-standard").orElseThrow();

    private static String page() throws IOException {
        return Files.readString(ROOT.resolve("docs/standard.md"));
    }

    @Test
    void theTableSaysWhatIsAssessableAndByWhat() throws IOException {
        List<String> rows = Pattern.compile("(?m)^\\| [0-9]+\\.[0-9]+ \\|.*$")
                .matcher(page())
                .results()
                .map(MatchResult::group)
                .toList();
        assertThat(rows)
                .containsExactlyElementsOf(
                        SHIPPED.items().stream().map(StandardPageTest::row).toList());
    }

    private static String row(Item item) {
        String assessable = switch (item.assessable()) {
            case YES -> "yes";
            case PARTLY -> "partly";
            case NO -> "no";
        };
        List<Kind> evidence = item.evidence().violatedBy().stream()
                .flatMap(condition -> condition.kinds().stream())
                .distinct()
                .toList();
        // Scanners in the order of the table's writing: secret before code.
        List<Kind> scanners = new ArrayList<>();
        for (Kind kind : List.of(Kind.DEPENDENCY, Kind.SECRET, Kind.CODE, Kind.EXTERNAL)) {
            if (item.evidence().scanners().contains(kind)) {
                scanners.add(kind);
            }
        }
        return "| "
                + String.join(" | ", item.id(), item.title().get("en"), assessable, words(scanners), words(evidence))
                + " |";
    }

    private static String words(List<Kind> kinds) {
        return kinds.isEmpty() ? "-" : kinds.stream().map(Kind::key).collect(Collectors.joining(", "));
    }

    @Test
    void theExampleIsAStandard() throws Exception {
        Matcher example =
                Pattern.compile("(?s)```yaml\\n(version: 1\\nid: .*?)```").matcher(page());
        assertThat(example.find()).isTrue();
        Standard standard = StandardReader.read("standard.md", example.group(1).getBytes(StandardCharsets.UTF_8));
        assertThat(standard.items())
                .extracting(Item::assessable)
                .containsExactly(Assessable.YES, Assessable.PARTLY, Assessable.NO);
    }

    /** The severity table names every rule of Find Security Bugs: a rule that it does not know is a typing error here. */
    @Test
    void everyCodeRuleThatTheStandardNamesIsOneOfTheSeverityTable() throws IOException {
        List<String> known = quoted(between(ROOT.resolve("rulesets/severities.yml"), "\ncode:", "\nexternal:"));
        String standard = Files.readString(ROOT.resolve("rulesets/standards/cloud-security-standard.yml"));
        List<String> named = Pattern.compile("kind: code\\s+rule: \\[([^\\]]*)\\]")
                .matcher(standard)
                .results()
                .flatMap(match -> Arrays.stream(match.group(1).split(",")))
                .map(name -> name.strip().replace("\"", "").replace("*", "MD5"))
                .toList();
        assertThat(named)
                .hasSizeGreaterThan(20)
                .allMatch(name -> known.stream().anyMatch(one -> new Wildcard(one).matches(name)));
    }

    private static String between(Path file, String from, String to) throws IOException {
        String text = Files.readString(file);
        return text.substring(text.indexOf(from), text.indexOf(to));
    }

    private static List<String> quoted(String yaml) {
        return Pattern.compile("(?m)^ +- \"?([A-Z*][A-Z0-9_*]+)\"?")
                .matcher(yaml)
                .results()
                .map(match -> match.group(1))
                .toList();
    }

    @Test
    void theListOfCloudKeysIsTheOneOfTheStandard() throws IOException {
        String page = page();
        List<String> listed = names(page.substring(page.indexOf("## Cloud keys")));
        String standard = Files.readString(ROOT.resolve("rulesets/standards/cloud-security-standard.yml"));
        assertThat(names(standard.substring(standard.indexOf("- id: \"1.7\"")))).isEqualTo(listed);
        assertThat(names(standard.substring(standard.indexOf("- id: \"1.8\"")))).isEqualTo(listed);
    }

    private static List<String> names(String text) {
        Matcher list = Pattern.compile("(?s)rule: \\[(.*?)\\]").matcher(text);
        assertThat(list.find()).isTrue();
        return Arrays.stream(list.group(1).split(",")).map(String::strip).toList();
    }
}
