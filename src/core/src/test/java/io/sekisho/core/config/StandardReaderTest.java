package io.sekisho.core.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sekisho.core.files.TrustedFiles;
import io.sekisho.core.standard.Standard;
import io.sekisho.core.standard.Standard.Assessable;
import io.sekisho.core.standard.Standard.Item;
import io.sekisho.core.text.Language;
import io.sekisho.core.text.Texts;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class StandardReaderTest {
    private static final Standard SHIPPED =
            StandardReader.shipped("cloud-security-standard").orElseThrow();

    /** The published wording, word for word: {@code | id | English | Japanese |}, categories in bold. */
    @Test
    void theShippedStandardHasThePublishedWording() throws IOException {
        Map<String, Integer> counts = new LinkedHashMap<>();
        List<List<String>> published = new ArrayList<>();
        List<String> category = List.of();
        try (InputStream in = Standard.class.getResourceAsStream("published-wording.md")) {
            Matcher row = Pattern.compile("(?m)^\\| ([0-9.]+) \\| (.+?) \\| (.+?) \\|$")
                    .matcher(new String(in.readAllBytes(), StandardCharsets.UTF_8));
            while (row.find()) {
                if (row.group(2).startsWith("**")) {
                    category =
                            List.of(row.group(2).replace("*", ""), row.group(3).replace("*", ""));
                } else {
                    published.add(List.of(row.group(1), category.get(0), category.get(1), row.group(2), row.group(3)));
                }
            }
        }
        assertThat(SHIPPED.items().stream()
                        .map(item -> List.of(
                                item.id(),
                                item.category().get("en"),
                                item.category().get("ja"),
                                item.title().get("en"),
                                item.title().get("ja")))
                        .toList())
                .isEqualTo(published)
                .hasSize(26);
        SHIPPED.items().forEach(item -> counts.merge(item.category().get("en"), 1, Integer::sum));
        assertThat(counts.values()).containsExactly(10, 5, 4, 3, 2, 2);
    }

    @Test
    void everyShippedItemSaysInBothLanguagesWhatCanBeKnown() {
        assertThat(SHIPPED.items()).allSatisfy(item -> {
            assertThat(item.note()).containsOnlyKeys("en", "ja");
            assertThat(item.evidence().violatedBy().isEmpty()).isEqualTo(item.assessable() == Assessable.NO);
        });
        assertThat(SHIPPED.items().stream()
                        .filter(item -> item.assessable() == Assessable.YES)
                        .map(Item::id))
                .containsExactly("1.1", "1.4", "1.5", "1.7", "1.8", "4.1", "4.2", "5.1", "5.2");
    }

    @Test
    void aCompanyWritesItsOwn() throws Exception {
        Standard standard = StandardReader.read("our.yml", ours().getBytes(StandardCharsets.UTF_8));
        assertThat(standard.id()).isEqualTo("shop-rules");
        assertThat(standard.version()).isEqualTo("2026-04");
        assertThat(standard.items()).extracting(Item::id).containsExactly("A1", "A2");
        assertThat(standard.items().get(1).note()).containsEntry("en", "People decide.");
    }

    @Test
    void sharedKeysHaveTheGrammarOfGateRules() throws Exception {
        String all = ours().replace("scanners: [secret]", "scanners: [dependency, secret, code]");
        String text = all.replace("- kind: secret\n", """
                - {kind: [code, external], severity: [low, ">=high"], cwe: [CWE-79, 89], age: "<7d"}
                          - {kind: [dependency, external], kev: true, rule: "CVE-*", path: "**/pom.xml"}
                          - kind: secret
                            in-tree: false
                """);
        assertThat(StandardReader.read("our.yml", text.getBytes(StandardCharsets.UTF_8))
                        .items()
                        .get(0)
                        .evidence()
                        .violatedBy())
                .hasSize(3)
                .extracting(condition -> condition.kinds().size())
                .containsExactly(2, 2, 1);
        assertThat(problems(all.replace("kind: secret", "kind: [secret, code]")))
                .containsExactly(
                        "our.yml:14:13: \"key\" does not go together with kind: code, secret; remove one of them.");
    }

    @Test
    void whatNobodyLooksForIsNotCalledClean() throws Exception {
        String code = ours().replace("            key: {algorithms: [rsa], bits-below: 3072}\n", "");
        assertThat(problems(code.replace("kind: secret", "kind: [code, dependency]")))
                .containsExactly(
                        "our.yml:10:9: the evidence asks for dependency, code, which \"scanners\" does not name,"
                                + " so the item would be called clean where nobody looked."
                                + " Write scanners: [dependency, secret, code].");
        assertThat(problems(code.replace("kind: secret", "kind: external")))
                .singleElement()
                .asString()
                .contains("asks for external");
        String more = code.replace("kind: secret", "kind: [secret, external]");
        assertThat(StandardReader.read("our.yml", more.getBytes(StandardCharsets.UTF_8))
                        .items())
                .hasSize(2);
        assertThat(problems(code.replace("        covers:", "        undecided: [{kind: code}]\n        covers:")))
                .singleElement()
                .asString()
                .contains("asks for code");
    }

    private static String ours() {
        return """
                version: 1
                id: shop-rules
                edition: 2026-04
                title: {en: Our rules}
                categories:
                  - title: {en: Crypto}
                    items:
                      - id: A1
                        title: {en: No RSA below 3072 bits}
                        scanners: [secret]
                        evidence:
                          - kind: secret
                            rule: [private-key]
                            key: {algorithms: [rsa], bits-below: 3072}
                        covers: {en: Keys in the repository.}
                      - id: A2
                        title: {en: Reviewed}
                        assessable: false
                        why: {en: People decide.}
                """;
    }

    @Test
    void everythingThatIsWrongIsNamedWithItsPlaceAndWhatWouldBeRight() {
        String text = """
                id: Our Standard
                titel: {en: x}
                title: {fr: x}
                categories:
                  - title: {en: x}
                    items:
                      - id: "1"
                        title: {en: x}
                        evidence:
                          - kind: secrets
                          - kind: code
                            key: {encrypted: no}
                            age: 3 months
                            cwe: [XSS]
                            rules: [X]
                          - kind: secret
                            path: ["/etc"]
                            kev: true
                      - id: "1"
                        title: {en: x}
                        assessable: false
                        scanners: [depndency]
                        covers: {en: x}
                      - title: {en: x}
                        assessable: maybe
                """;
        assertThat(problems(text))
                .contains(
                        "our.yml:1:5: id cannot be \"Our Standard\". Expected: our-1.",
                        "our.yml:2:1: unknown key \"titel\"; did you mean \"title\"? Allowed: version, id, edition, title, categories.",
                        "our.yml:10:19: kind cannot be \"secrets\". Expected: dependency, secret, code, external.",
                        "our.yml:12:13: \"key\" does not go together with kind: code; remove one of them.",
                        "our.yml:12:30: encrypted cannot be \"no\". Expected: true, false.",
                        "our.yml:13:18: age cannot be \"3 months\". Expected: \">=90d\", \"<7d\".",
                        "our.yml:14:19: cwe cannot be \"XSS\". Expected: 79, CWE-79.",
                        "our.yml:17:20: path cannot be \"/etc\". Expected: src/test/**, **/*.pem.",
                        "our.yml:18:13: \"kev\" does not go together with kind: secret; remove one of them.",
                        "our.yml:19:9: the id \"1\" is here twice; give each item its own.",
                        "our.yml:22:9: scanners cannot be \"depndency\". Expected: dependency, secret, code, external.",
                        "our.yml:23:9: \"covers\" does not go together with assessable: false; remove one of them.",
                        "our.yml:24:9: \"id\" is missing; write it.",
                        "our.yml:25:21: assessable cannot be \"maybe\". Expected: true, partly, false.")
                .anyMatch(line -> line.startsWith("our.yml:3:9: unknown key \"fr\""))
                .anyMatch(line -> line.startsWith("our.yml:15:13: unknown key \"rules\"; did you mean \"rule\"?"))
                .anyMatch(line -> line.startsWith("our.yml:7:9: \"covers\" needs a text"));
        assertThat(problems("")).isNotEmpty();
        assertThat(problems("id: x\ntitle: {en: x}\n"))
                .containsExactly(new Texts(Language.EN).render("standard.no-items", "our.yml:1:1"));
    }

    private static List<String> problems(String text) {
        try {
            StandardReader.read("our.yml", text.getBytes(StandardCharsets.UTF_8));
            throw new AssertionError("accepted: " + text);
        } catch (ConfigException e) {
            return e.problems().stream().map(new Texts(Language.EN)::render).toList();
        }
    }

    @Test
    void theConfigurationNamesOneThatIsReadFromTrustedFilesOnly() throws Exception {
        assertThat(SettingsReader.read(TrustedFiles.NONE).policy().standard()).isNull();
        assertThat(settings("cloud-security-standard", Map.of())
                        .policy()
                        .standard()
                        .items())
                .hasSize(26);
        assertThat(settings(".sekisho/our.yml", Map.of(".sekisho/our.yml", ours()))
                        .policy()
                        .standard()
                        .id())
                .isEqualTo("shop-rules");
        for (String wrong :
                List.of("cloud-security", "../our.yml", "/etc/x.yml", ".sekisho/../x.yml", ".sekisho/gone.yml")) {
            assertThatThrownBy(() -> settings(wrong, Map.of(".sekisho/our.yml", ours())))
                    .as(wrong)
                    .isInstanceOf(ConfigException.class)
                    .hasMessageContaining(".sekisho/config.yml:1");
        }
        assertThatThrownBy(() -> settings(".sekisho/our.yml", Map.of(".sekisho/our.yml", "id: x\n")))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining(".sekisho/our.yml:1");
    }

    private static Settings settings(String standard, Map<String, String> files) throws Exception {
        Map<String, String> all = new LinkedHashMap<>(files);
        all.put(SettingsReader.CONFIG, "standard: \"" + standard + "\"\n");
        return SettingsReader.read(new TrustedFiles() {
            @Override
            public Optional<byte[]> read(String path) {
                return Optional.ofNullable(all.get(path)).map(text -> text.getBytes(StandardCharsets.UTF_8));
            }

            @Override
            public String origin() {
                return "test";
            }
        });
    }
}
