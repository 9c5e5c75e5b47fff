package io.sekisho.core.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.entry;

import io.sekisho.core.files.TrustedFiles;
import io.sekisho.core.policy.FailOn;
import io.sekisho.core.policy.Mode;
import io.sekisho.core.policy.Policy;
import io.sekisho.core.policy.Suppression;
import io.sekisho.core.text.Language;
import io.sekisho.core.text.Texts;
import io.sekisho.model.GapJudgement.Effect;
import io.sekisho.model.GapType;
import io.sekisho.model.Kind;
import io.sekisho.model.Severity;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsReaderTest {
    @Test
    void nothingWrittenMeansDefaults() throws Exception {
        Settings settings = read(Map.of());
        assertThat(settings.policy()).isEqualTo(Policy.defaults());
        assertThat(settings.config().scanner(Kind.SECRET).enabled()).isTrue();
        assertThat(settings.config().excludes()).isEmpty();
        assertThat(read(Map.of(SettingsReader.CONFIG, "# only a comment\n"))
                        .policy()
                        .failOn())
                .isEqualTo(FailOn.CRITICAL);
    }

    @Test
    void everyOptionArrives() throws Exception {
        Settings settings = read(Map.of(SettingsReader.CONFIG, """
                version: 1
                gate:
                  fail-on: medium
                  mode: observe
                  unscored: low
                  honour-external-suppressions: false
                scanners:
                  secret: {enabled: false}
                  code:
                    timeout: 20m
                paths:
                  exclude: ["docs/**", third_party]
                completeness:
                  database-stale: noted
                  unreadable-file: incomplete
                secret:
                  gitleaks-sha256: "%s"
                language: ja
                """.formatted("ab".repeat(32))));
        Policy policy = settings.policy();
        assertThat(policy.failOn()).isEqualTo(FailOn.MEDIUM);
        assertThat(policy.mode()).isEqualTo(Mode.OBSERVE);
        assertThat(policy.unscoredAs()).isEqualTo(Severity.LOW);
        assertThat(policy.honourExternal()).isFalse();
        assertThat(policy.completeness().of(GapType.DATABASE_STALE)).isEqualTo(Effect.NOTED);
        assertThat(policy.completeness().of(GapType.UNREADABLE_FILE)).isEqualTo(Effect.INCOMPLETE);
        assertThat(policy.completeness().of(GapType.SCANNER_FAILED)).isEqualTo(Effect.INCOMPLETE);
        assertThat(policy.sources()).containsExactly("defaults", ".sekisho/config.yml (test)");
        Config config = settings.config();
        assertThat(config.scanner(Kind.SECRET).enabled()).isFalse();
        assertThat(config.scanner(Kind.SECRET).origin()).isEqualTo(".sekisho/config.yml:8");
        assertThat(config.scanner(Kind.CODE).timeout()).isEqualTo(Duration.ofMinutes(20));
        assertThat(config.excludes()).containsExactly("docs/**", "third_party");
        assertThat(ConfigGaps.of(config))
                .singleElement()
                .satisfies(gap -> assertThat(gap.type()).isEqualTo(GapType.SCOPE_CONFIGURED));
        assertThat(config.gitleaksSha256()).isEqualTo("ab".repeat(32));
        assertThat(config.language()).isEqualTo(Language.JA);
    }

    @Test
    void everythingThatIsWrongIsSaidAtOnceWithPlaceAndCure() {
        List<String> problems = problems(SettingsReader.CONFIG, """
                gate:
                  failon: high
                  mode: observer
                scanners:
                  secrets: {enabled: yes}
                  code: {timeout: 20}
                completeness: [database-stale]
                wibble: 1
                """);
        assertThat(problems)
                .containsExactlyInAnyOrder(
                        ".sekisho/config.yml:3:9: mode cannot be \"observer\". Expected: enforce, observe.",
                        ".sekisho/config.yml:2:3: unknown key \"failon\"; did you mean \"fail-on\"?"
                                + " Allowed: mode, fail-on, unscored, honour-external-suppressions, merge-request, rules.",
                        ".sekisho/config.yml:5:3: unknown key \"secrets\"; did you mean \"secret\"?"
                                + " Allowed: dependency, secret, code, external.",
                        ".sekisho/config.yml:6:19: timeout cannot be \"20\". Expected: 90s, 15m, 2h.",
                        ".sekisho/config.yml:7:15: \"completeness\" needs \"key: value\" lines below it.",
                        ".sekisho/config.yml:8:1: unknown key \"wibble\"."
                                + " Allowed: version, extends, language, gate, scanners, paths, secret, completeness, baseline,"
                                + " suppression-limits, standard, enrichment.");
    }

    @Test
    void aSeverityTableMovesTheBandsThatItNamesAndNoOthers() throws Exception {
        assertThat(bands("{critical: 9.9}"))
                .containsOnly(
                        entry(Severity.CRITICAL, 9.9),
                        entry(Severity.HIGH, 7.0),
                        entry(Severity.MEDIUM, 4.0),
                        entry(Severity.LOW, 0.1),
                        entry(Severity.INFO, 0.0));
        assertThat(bands("{critical: 7.0}")).containsEntry(Severity.CRITICAL, 7.0);
        assertThat(bands("{}")).containsEntry(Severity.CRITICAL, 9.0);
    }

    private static Map<Severity, Double> bands(String cvss3) throws Exception {
        String table = "dependency:\n  cvss3: " + cvss3 + "\n";
        return read(Map.of(SettingsReader.SEVERITIES, table))
                .severities()
                .dependency()
                .cvss3()
                .from();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "                            | :2:3: nothing is written below \"cvss3\", which would stand for anything at all. Write what is meant, for example {critical: 9.5, high: 7.0}",
                "{critical: 98, high: 70}    | :2:21: critical cannot be \"98\". Expected: 0.0 … 10.0.",
                "{critical: 10.1}            | :2:21: critical cannot be \"10.1\". Expected: 0.0 … 10.0.",
                "{critical: 7.0, high: 9.0}  | :2:26: in cvss3 the band \"high: 9.0\" begins above the graver \"critical: 7.0\".",
                "{critical: 6.0}             | :2:11: in cvss3 the band \"high: 7.0 (rulesets/severities.yml)\" begins above the graver \"critical: 6.0\".",
                "{info: 1}                   | :2:11: in cvss3 the band \"info: 1.0\" begins above the graver \"low: 0.1 (rulesets/severities.yml)\".",
            })
    void bandsWithoutScoresOutOfRangeOrOutOfOrderAreRefused(String cvss3, String said) {
        String scores = cvss3 == null ? "" : cvss3;
        assertThat(problems(SettingsReader.SEVERITIES, "dependency:\n  cvss3: " + scores + "\n"))
                .first(InstanceOfAssertFactories.STRING)
                .startsWith(SettingsReader.SEVERITIES + said);
        if (!scores.isEmpty()) {
            assertThat(problems(SettingsReader.SEVERITIES, "external:\n  security-severity: " + scores + "\n"))
                    .isNotEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "enrichment:\n  kev: \"a\\0b\"",
                "extends:\n  policy: \"a\\0b\"",
                "version: 1\nstandard: \".sekisho/a\\0b.yml\"",
                "version: 1\n\"a\\u0007\": 1",
            })
    void controlCharactersAreNamedWithTheirLine(String config) {
        assertThat(problems(SettingsReader.CONFIG, config))
                .singleElement(InstanceOfAssertFactories.STRING)
                .startsWith(SettingsReader.CONFIG + ":2:")
                .contains("control character (U+000");
    }

    @Test
    void aSuppressionNeedsAMatcherAReasonAndAnExpiryDate() {
        assertThat(problems(SettingsReader.SUPPRESSIONS, """
                        suppressions:
                          - reason: because
                            expires: 2027-01-31
                          - rule: generic-api-key
                            expires: soon
                          - path: /etc/**
                            package: log4j
                            reason: x
                        """))
                .containsExactlyInAnyOrder(
                        ".sekisho/suppressions.yml:2:5: this suppression would match everything; give at least one of:"
                                + " fingerprint, rule, vulnerability, package, path.",
                        ".sekisho/suppressions.yml:4:5: this suppression needs \"reason\"."
                                + " A reason and an expiry date are required.",
                        ".sekisho/suppressions.yml:5:14: expires cannot be \"soon\". Expected: YYYY-MM-DD.",
                        ".sekisho/suppressions.yml:6:11: path cannot be \"/etc/**\"."
                                + " Expected: src/test/**, **/*.pem.",
                        ".sekisho/suppressions.yml:7:14: package cannot be \"log4j\"."
                                + " Expected: pkg:maven/org.example/library, pkg:npm/*.",
                        ".sekisho/suppressions.yml:6:5: this suppression needs \"expires\"."
                                + " A reason and an expiry date are required.");
    }

    @Test
    void aSuppressionIsReadWhole() throws Exception {
        Suppression suppression = read(Map.of(SettingsReader.SUPPRESSIONS, """
                        suppressions:
                          - vulnerability: CVE-2021-44228
                            package: pkg:maven/org.apache.logging.log4j/log4j-core
                            versions: ">=2.0, <2.15"
                            path: "legacy/**"
                            reason: not reachable
                            owner: payments
                            approvedBy: alice
                            ticket: SEC-7
                            expires: 2027-01-31
                        """))
                .policy()
                .suppressions()
                .get(0);
        assertThat(suppression.source()).isEqualTo(".sekisho/suppressions.yml:2");
        assertThat(suppression.expires()).isEqualTo(LocalDate.of(2027, 1, 31));
        assertThat(suppression.path()).accepts("legacy/pom.xml").rejects("pom.xml");
        assertThat(suppression.component().versions().bounds()).hasSize(2);
    }

    @Test
    void whatCouldHurtOrIsNoPlainYamlIsRefusedByName() {
        assertThat(problem("a: &a [x]\nb: *a\n")).contains("1:4: anchors and aliases");
        assertThat(problem("gate: !!javax.script.ScriptEngineManager {}\n")).contains("1:7: the tag");
        assertThat(problem("[".repeat(5000))).contains("nested deeper than 20 levels");
        assertThat(problem("# " + "x".repeat(1 << 20))).contains("larger than 1024 KiB");
        assertThat(problem("version: 1\n<<<<<<< HEAD\ngate: {}\n=======\n>>>>>>> x\n"))
                .contains(".sekisho/config.yml:2:1: a merge conflict");
        assertThat(problem("gate:\n\tmode: observe\n")).contains(".sekisho/config.yml:2:1: not valid YAML");
        assertThat(problem("gate: {}\ngate: {}\n")).contains("2:1: \"gate\" is here twice");
        assertThat(problem("- a\n")).contains("expected \"key: value\" lines");
        assertThat(problem("gate:\n  mode: observe\n mode: x\n")).contains(".sekisho/config.yml:3:2: not valid YAML");
        assertThat(problem("gate: {fail-on: " + "9".repeat(5000) + "}\n")).contains("1:17: fail-on cannot be");
        assertThat(problem("? [a, b]\n: c\n")).contains("1:3: a key must be plain text");
        assertThat(problem("a: 1\n---\nb: 2\n")).contains("not valid YAML");
        assertThat(problem("\uFEFFlanguage: fr\n")).contains("1:11: language cannot be");
        assertThat(problem("version: 2\n")).contains("version cannot be \"2\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"**", "**/*", "*", "**/**", "**/?*"})
    void aSuppressionWhosePathMatchesAnythingNeedsMore(String glob) throws Exception {
        String yaml = "suppressions:\n  - path: \"" + glob + "\"\n    reason: r\n    expires: 2027-01-31\n";
        assertThat(problems(SettingsReader.SUPPRESSIONS, yaml).get(0))
                .contains("suppressions.yml:2", "\"" + glob + "\"");
        assertThat(read(Map.of(SettingsReader.SUPPRESSIONS, yaml + "    rule: generic-api-key\n"))
                        .policy()
                        .suppressions())
                .hasSize(1);
    }

    @Test
    void aMisspeltFileNameIsRefusedAndItsNeighboursAreNot() throws Exception {
        assertThat(problems(".sekisho/supressions.yml", "x").get(0))
                .contains(".sekisho/supressions.yml", "did you mean \"suppressions.yml\"");
        assertThat(problems(".sekisho/config.yaml", "x").get(0)).contains("did you mean \"config.yml\"");
        read(Map.of(".sekisho/README.md", "x", ".sekisho/notes.json", "x", ".sekisho/config.yml~", "x"));
    }

    @Test
    void bytesThatAreNoUtf8AreNamed() {
        ConfigException e = catchThrowableOfType(
                ConfigException.class,
                () -> SettingsReader.read(
                        files(Map.of(SettingsReader.CONFIG, new byte[] {'a', (byte) 0xE9, ':', ' ', '1'}))));
        assertThat(new Texts(Language.EN).render(e.problems().get(0))).contains("not UTF-8");
    }

    private static String problem(String yaml) {
        return problems(SettingsReader.CONFIG, yaml).get(0);
    }

    private static List<String> problems(String file, String yaml) {
        ConfigException e = catchThrowableOfType(ConfigException.class, () -> read(Map.of(file, yaml)));
        Texts english = new Texts(Language.EN);
        return e.problems().stream().map(english::render).toList();
    }

    private static Settings read(Map<String, String> files) throws Exception {
        Map<String, byte[]> bytes = new java.util.HashMap<>();
        files.forEach((path, text) -> bytes.put(path, text.getBytes(StandardCharsets.UTF_8)));
        return SettingsReader.read(files(bytes));
    }

    private static TrustedFiles files(Map<String, byte[]> files) {
        return new TrustedFiles() {
            @Override
            public Optional<byte[]> read(String path) {
                return Optional.ofNullable(files.get(path));
            }

            @Override
            public List<String> names(String directory) {
                return files.keySet().stream()
                        .map(path -> path.substring(directory.length() + 1))
                        .toList();
            }

            @Override
            public String origin() {
                return "test";
            }
        };
    }
}
