package io.sekisho.core.config;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.sekisho.core.text.Language;
import io.sekisho.core.text.Texts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The page of all keys is made from their definitions, and so is the schema. */
class ConfigurationPageTest {
    private static final Path PAGE = Path.of(System.getProperty("sekisho.root"), "docs/configuration.md");
    private static final String BEGIN = "<!-- keys, made by ConfigurationPageTest -->\n";
    private static final String END = "<!-- end of keys -->\n";

    @Test
    void thePageHasEveryKey() throws IOException {
        String page = Files.readString(PAGE);
        int begin = page.indexOf(BEGIN) + BEGIN.length();
        String made = page.substring(0, begin) + table() + page.substring(page.indexOf(END));
        if ("renew".equals(System.getProperty("golden"))) {
            Files.writeString(PAGE, made);
        }
        assertThat(Files.readString(PAGE))
                .as("renew: mvn -pl src/core -am test -Dtest=ConfigurationPageTest"
                        + " -Dsurefire.failIfNoSpecifiedTests=false -Dgolden=renew")
                .isEqualTo(made);
    }

    @Test
    void theSchemaHasEveryKeyAndNoOther() throws IOException {
        Set<String> keys = new TreeSet<>();
        keys("", new ObjectMapper().readTree(Schemas.CONFIG.json()), keys);
        Set<String> expected = Keys.ALL.stream().map(Key::path).collect(Collectors.toCollection(TreeSet::new));
        expected.addAll(Set.of("version", "extends", "gate.rules"));
        assertThat(keys).isEqualTo(expected);
    }

    private static void keys(String path, JsonNode schema, Set<String> keys) {
        if (!schema.path("properties").isObject()) {
            keys.add(path);
            return;
        }
        schema.path("properties")
                .fields()
                .forEachRemaining(property ->
                        keys((path.isEmpty() ? "" : path + ".") + property.getKey(), property.getValue(), keys));
    }

    private static String table() {
        Texts english = new Texts(Language.EN);
        Set<String> rows = new LinkedHashSet<>();
        for (Key<?> key : Keys.ALL) {
            String path = key.path();
            String shown = "`" + key.shownDefault() + "`";
            if (path.startsWith("completeness.")) {
                path = "completeness.<row>";
                shown = "[by row](completeness.md)";
            } else if (path.startsWith("scanners.")) {
                path = path.replaceFirst("\\.[a-z]+\\.", ".<kind>.");
            }
            rows.add("| `%s` | %s | %s | %s | %s |\n"
                    .formatted(path, expected(key), shown, stricter(key), english.render("config." + key.effect())));
        }
        return "| key | allowed | default | stricter is | what it does |\n|---|---|---|---|---|\n"
                + String.join("", rows);
    }

    private static String expected(Key<?> key) {
        return "`" + key.form().expected().replace(", ", "`, `") + "`";
    }

    private static String stricter(Key<?> key) {
        return switch (key.order()) {
            case FREE -> "neither; always the repository's";
            case FLOOR_FIRST -> "the floor's, where it says one";
            case FIXED -> "the floor's or the default, no other";
            case FIRST_IS_LOOSE -> "the last";
            case FIRST_IS_STRICT -> "the first";
            case LONGER -> "the longer";
            case SHORTER -> "the shorter";
            case FEWER -> "fewer: only globs of the floor's list count";
            case MORE_FAILS -> "from `low` to `critical`, then `none`";
            case MORE -> "more: both lists are demanded";
        };
    }
}
