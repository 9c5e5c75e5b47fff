package io.sekisho.core.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Keeps the bundles of all modules alike in both languages, and every code that sources name inside them. */
class TextsTest {
    private static final Path ROOT = Path.of(System.getProperty("sekisho.root"));
    private static final Path BUNDLES = ROOT.resolve("src/core/src/main/resources/io/sekisho/core/text");
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{([0-9]+)");
    private static final Pattern LITERAL = Pattern.compile("\"([a-z]+)\\.([a-z0-9]+(?:-[a-z0-9]+)*)\"");
    private static final Pattern TEXT_CALL =
            Pattern.compile("(?:Text\\.of|new Text|render)\\(\\s*\"([a-z]+)\\.([a-z0-9]+(?:-[a-z0-9]+)*)\"");

    @Test
    void bothLanguagesHaveTheSameKeysAndPlaceholders() throws IOException {
        Map<String, Properties> bundles = bundles();
        assertThat(bundles).isNotEmpty();
        for (String name : bundles.keySet()) {
            if (name.endsWith("_ja")) {
                continue;
            }
            Properties english = bundles.get(name);
            Properties japanese = bundles.get(name + "_ja");
            assertThat(japanese).as(name + "_ja.properties").isNotNull();
            assertThat(japanese.stringPropertyNames())
                    .as(name)
                    .containsExactlyInAnyOrderElementsOf(english.stringPropertyNames());
            for (String key : english.stringPropertyNames()) {
                assertThat(placeholders(japanese.getProperty(key)))
                        .as(name + "." + key)
                        .isEqualTo(placeholders(english.getProperty(key)));
            }
        }
    }

    @Test
    void everyPatternRendersItsArgumentsAndKeepsItsApostrophes() throws IOException {
        for (Map.Entry<String, Properties> bundle : bundles().entrySet()) {
            for (String key : bundle.getValue().stringPropertyNames()) {
                String pattern = bundle.getValue().getProperty(key);
                Object[] arguments = new String[10];
                java.util.Arrays.setAll(arguments, i -> "<" + i + ">");
                String rendered = new MessageFormat(pattern).format(arguments);
                for (String number : placeholders(pattern)) {
                    assertThat(rendered).as(bundle.getKey() + "." + key).contains("<" + number + ">");
                }
                assertThat(pattern.replace("''", "").replaceAll("'[{}][^']*'", ""))
                        .as("%s.%s: write an apostrophe twice", bundle.getKey(), key)
                        .doesNotContain("'");
            }
        }
    }

    @Test
    void oneIsNoPlural() {
        Texts english = new Texts(Language.EN);
        assertThat(english.render("external.tool-errors", "tool", 1, "a")).contains("1 error of its");
        assertThat(english.render("external.tool-errors", "tool", 21, "a")).contains("21 errors of its");
        assertThat(english.render("policy.incomplete", "tool-note", 1))
                .isEqualTo("1 gap in the row \"tool-note\" makes the scan incomplete.");
        assertThat(new Texts(Language.JA).render("external.tool-errors", "tool", 1, "a"))
                .doesNotContain("[");
    }

    /** What counts says so with {@code [0:place|places]}, or puts the number behind: {@code places: 1}. */
    @Test
    void noEnglishTextCountsOnePlaces() throws IOException {
        Pattern counted =
                Pattern.compile("\\{[0-9]} (?:[a-z]+ )?(?:findings|places|days|entries|suppressions|items|repositories"
                        + "|hours|snapshots|commits|minutes|seconds|errors|results|rows|gaps|combinations|directories|columns|CVEs"
                        + "|occurrences|parts|modules)\\b|\\(e?s\\)|\\(ies\\)");
        for (Map.Entry<String, Properties> bundle : bundles().entrySet()) {
            if (!bundle.getKey().endsWith("_ja")) {
                bundle.getValue()
                        .forEach((key, text) -> assertThat(text.toString().replaceAll("\\[[0-9]:[^\\]]*]", "#"))
                                .as(bundle.getKey() + "." + key)
                                .doesNotContainPattern(counted));
            }
        }
    }

    @Test
    void everyCodeInTheSourcesHasAText() throws IOException {
        Map<String, Properties> bundles = bundles();
        List<String> missing = new ArrayList<>();
        int seen = 0;
        for (Path source : sources()) {
            String code = Files.readString(source);
            seen += check(TEXT_CALL.matcher(code), bundles, source, true, missing);
            // Codes also travel through variables; a literal that begins with a bundle's name and has a hyphen is one.
            check(LITERAL.matcher(code), bundles, source, false, missing);
        }
        assertThat(seen).isPositive();
        assertThat(missing).isEmpty();
    }

    private static int check(
            Matcher matcher, Map<String, Properties> bundles, Path source, boolean certain, List<String> missing) {
        int seen = 0;
        while (matcher.find()) {
            Properties bundle = bundles.get(matcher.group(1));
            boolean isCode = certain || bundle != null && matcher.group(2).contains("-");
            if (isCode) {
                seen++;
                if (bundle == null || bundle.getProperty(matcher.group(2)) == null) {
                    missing.add(ROOT.relativize(source) + ": " + matcher.group(1) + "." + matcher.group(2));
                }
            }
        }
        return seen;
    }

    private static List<Path> sources() throws IOException {
        try (Stream<Path> files = Files.walk(ROOT.resolve("src"))) {
            return files.filter(file -> file.toString().replace('\\', '/').contains("/src/main/java/")
                            && file.toString().endsWith(".java"))
                    .sorted()
                    .toList();
        }
    }

    private static Map<String, Properties> bundles() throws IOException {
        Map<String, Properties> bundles = new TreeMap<>();
        try (Stream<Path> files = Files.list(BUNDLES)) {
            for (Path file : files.toList()) {
                Properties properties = new Properties();
                try (Reader reader = Files.newBufferedReader(file)) {
                    properties.load(reader);
                }
                bundles.put(file.getFileName().toString().replace(".properties", ""), properties);
            }
        }
        return bundles;
    }

    private static TreeSet<String> placeholders(String pattern) {
        TreeSet<String> numbers = new TreeSet<>();
        Matcher matcher = PLACEHOLDER.matcher(pattern);
        while (matcher.find()) {
            numbers.add(matcher.group(1));
        }
        return numbers;
    }
}
