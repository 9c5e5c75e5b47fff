package io.sekisho.core.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.sekisho.core.policy.FailOn;
import io.sekisho.core.policy.Mode;
import io.sekisho.core.policy.Policy;
import io.sekisho.core.policy.RuleSet;
import io.sekisho.core.text.Language;
import io.sekisho.core.text.Texts;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** A repository tightens what a central policy says, and loosens only what it names. */
class FloorTest {
    private static final String TABLE = """
            gate.mode                          | enforce       | observe       | enforce
            gate.fail-on                       | high          | none          | low
            gate.fail-on                       | high          | critical      | medium
            gate.unscored                      | medium        | info          | critical
            gate.honour-external-suppressions  | false         | true          | false
            gate.merge-request                 | all           | introduced    | all
            scanners.dependency.enabled        | true          | false         | true
            scanners.secret.enabled            | true          | false         | true
            scanners.code.enabled              | true          | false         | true
            scanners.external.enabled          | true          | false         | true
            scanners.dependency.timeout        | 20m           | 90s           | 2h
            scanners.secret.timeout            | 20m           | 19m           | 21m
            scanners.code.timeout              | 20m           | 5m            | 20m
            scanners.external.timeout          | 20m           | 5m            | 1h
            paths.exclude                      | ["a/**", b]   | ["**", b]     | [b]
            secret.gitleaks-sha256             | "%1$s"        | "%2$s"        | "%1$s"
            baseline.ratchet                   | true          | false         | true
            baseline.allow                     | false         | true          | false
            baseline.longest                   | 90d           | 180d          | 30d
            suppression-limits.allow           | false         | true          | false
            suppression-limits.longest         | 90d           | 180d          | 30d
            standard                           | cloud-security-standard | .sekisho/our.yml | cloud-security-standard
            enrichment.kev                     | /srv/kev.json | kev.json      | /srv/kev.json
            enrichment.epss                    | /srv/epss.csv | epss.csv      | /srv/epss.csv
            """.formatted("ab".repeat(32), "cd".repeat(32));

    private static Stream<String> rows() {
        Stream<String> completeness =
                Keys.COMPLETENESS.values().stream().map(key -> key.path() + " | incomplete | noted | incomplete");
        return Stream.concat(TABLE.lines(), completeness);
    }

    @ParameterizedTest
    @MethodSource("rows")
    void aRepositoryTightensAFloorAndLoosensOnlyWhatItNames(String row) throws Exception {
        List<String> cells = Arrays.stream(row.split("\\|")).map(String::strip).toList();
        String key = cells.get(0);
        String floor = Yaml.of(key, cells.get(1));

        Setting loosened = settings(floor, Yaml.of(key, cells.get(2))).get(key);
        Setting alone = settings(floor, "").get(key);
        assertThat(alone.source()).as("said by the floor alone").startsWith("central policy c:");
        if (!key.equals("paths.exclude")) {
            assertThat(loosened.value()).isEqualTo(alone.value());
        } else {
            assertThat(loosened.value()).isEqualTo("[b]");
        }
        assertThat(loosened.source()).startsWith("central policy c:");
        assertThat(loosened.refused())
                .singleElement()
                .satisfies(refused -> assertThat(refused.source()).startsWith(".sekisho/config.yml:"));
        assertThat(notes(floor, Yaml.of(key, cells.get(2))))
                .singleElement()
                .asString()
                .startsWith(key + ": ")
                .contains("(.sekisho/config.yml:", "is looser than", "(central policy c:", "which stays");

        Setting tightened = settings(floor, Yaml.of(key, cells.get(3))).get(key);
        assertThat(tightened.value())
                .isEqualTo(
                        settings("", Yaml.of(key, cells.get(3)), false).get(key).value());
        assertThat(tightened.source()).startsWith(".sekisho/config.yml:");
        assertThat(notes(floor, Yaml.of(key, cells.get(3)))).isEmpty();

        String family = key.contains(".") ? key.substring(0, key.lastIndexOf('.')) + ".*" : key;
        for (String name : List.of(key, family)) {
            String open = floor + "loosenable: [\"" + name + "\"]\n";
            Setting allowed = settings(open, Yaml.of(key, cells.get(2))).get(key);
            assertThat(allowed.source()).as(name).startsWith(".sekisho/config.yml:");
            assertThat(allowed.refused()).isEmpty();
            assertThat(notes(open, Yaml.of(key, cells.get(2)))).isEmpty();
            assertThat(settings(open, "").get(key))
                    .as("said by the floor alone")
                    .isEqualTo(alone);
        }
    }

    @Test
    void theTableAboveHasEveryKeyThatAFloorHolds() {
        Set<String> tested =
                rows().map(row -> row.split("\\|")[0].strip()).collect(Collectors.toCollection(TreeSet::new));
        tested.addAll(List.of("suppression-limits.require", "suppression-limits.fail-on"));
        assertThat(tested)
                .isEqualTo(Keys.ALL.stream()
                        .filter(Key::isFloored)
                        .map(Key::path)
                        .collect(Collectors.toCollection(TreeSet::new)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "gate.mode | observe",
                "gate.fail-on | none",
                "gate.unscored | low",
                "scanners.code.enabled | false",
                "paths.exclude | [src/**]",
                "secret.gitleaks-sha256 | \"" + "0000000000000000000000000000000000000000000000000000000000000000"
                        + "\"",
                "completeness.database-missing | noted",
                "baseline.ratchet | false",
                "enrichment.kev | mine.json",
            })
    void whatAFloorLeavesOpenHasItsDefaultAsFloor(String key, String loose) throws Exception {
        assertThat(notes("version: 1\n", Yaml.of(key, loose)))
                .singleElement()
                .asString()
                .contains("(central policy c, default), which stays");
        assertThat(settings("version: 1\n", Yaml.of(key, loose)).get(key).value())
                .isEqualTo(settings("version: 1\n", "").get(key).value());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "language | ja",
                "standard | cloud-security-standard",
                "scanners.code.timeout | 90s",
                "suppression-limits.longest | 900d"
            })
    void someThingsARepositorySaysUnderAFloorThatDoesNot(String key, String own) throws Exception {
        assertThat(settings("version: 1\n", Yaml.of(key, own)).get(key).value()).isEqualTo(own);
        assertThat(notes("version: 1\n", Yaml.of(key, own))).isEmpty();
    }

    @Test
    void demandsOnSuppressionsAddUp() throws Exception {
        String key = "suppression-limits.require";
        assertThat(settings(Yaml.of(key, "[ticket]"), Yaml.of(key, "[owner]"))
                        .get(key)
                        .value())
                .isEqualTo("[owner, ticket]");
        String failing = "suppression-limits.fail-on";
        assertThat(settings(Yaml.of(failing, "[unused]"), Yaml.of(failing, "[expired]"))
                        .get(failing)
                        .value())
                .isEqualTo("[expired, unused]");
        assertThat(notes(Yaml.of(key, "[ticket]"), Yaml.of(key, "[owner]"))).isEmpty();
        assertThat(settings(Yaml.of(key, "[ticket]") + "loosenable: [suppression-limits.require]", Yaml.of(key, "[]"))
                        .get(key)
                        .value())
                .isEqualTo("[]");
    }

    @Test
    void theStrictestOfSeveralFloorsHoldsAndOneAloneCannotLoosenAnother() throws Exception {
        PolicyLayer outer = floor("central policy a", "gate: {fail-on: medium}\n");
        PolicyLayer inner = floor("central policy b", "gate: {fail-on: high, mode: observe}\nloosenable: [gate.*]\n");
        Settings settings = read(List.of(outer, inner), "gate: {fail-on: none, mode: observe}\n");
        assertThat(settings.policy().failOn()).isEqualTo(FailOn.MEDIUM);
        assertThat(settings.policy().mode()).isEqualTo(Mode.ENFORCE);
        assertThat(settings.policy().sources())
                .containsExactly("defaults", "central policy a", "central policy b", ".sekisho/config.yml (test)");
        assertThat(Yaml.texts(settings.policy().notes()))
                .containsExactly(
                        "gate.mode: observe (.sekisho/config.yml:1) is looser than enforce (central policy a, default),"
                                + " which stays. Remove it, or ask the central policy's owner to name gate.mode under"
                                + " loosenable.",
                        "gate.fail-on: none (.sekisho/config.yml:1) is looser than medium (central policy a:1), which"
                                + " stays. Remove it, or ask the central policy's owner to name gate.fail-on under"
                                + " loosenable.");
        assertThat(read(List.of(outer, inner), "").effective())
                .filteredOn(setting -> setting.key().equals("gate.mode"))
                .singleElement()
                .satisfies(mode -> assertThat(mode.value()).isEqualTo("enforce"));
    }

    @Test
    void noFlagLoosensAFloor() throws Exception {
        Policy policy = read(List.of(floor("central policy c", "gate: {fail-on: high}\n")), "")
                .policy();
        Policy looser = policy.failingOn(FailOn.NONE, "--fail-on");
        assertThat(looser.failOn()).isEqualTo(FailOn.HIGH);
        assertThat(Yaml.texts(looser.notes()).get(0))
                .startsWith("gate.fail-on: none (--fail-on) is looser than high (central policy c:1), which stays.");
        Policy stricter = policy.failingOn(FailOn.LOW, "--fail-on");
        assertThat(stricter.failOn()).isEqualTo(FailOn.LOW);
        assertThat(stricter.ruleSets())
                .extracting(RuleSet::failOnSource)
                .containsExactly("central policy c:1", "--fail-on");
        assertThat(stricter.notes()).isEmpty();

        Policy open = read(
                        List.of(floor("central policy c", "gate: {fail-on: high}\nloosenable: [gate.fail-on]\n")), "")
                .policy();
        assertThat(open.failingOn(FailOn.NONE, "--fail-on").failOn()).isEqualTo(FailOn.NONE);
    }

    @Test
    void aSilentRepositoryAddsNoRuleSetOfItsOwn() throws Exception {
        PolicyLayer floor = floor("central policy c", "gate: {fail-on: high}\n");
        assertThat(read(List.of(floor), "language: ja\n").policy().ruleSets())
                .containsExactly(new RuleSet("central policy c", List.of(), FailOn.HIGH, "central policy c:1"));
        assertThat(read(List.of(floor), "gate: {fail-on: low}\n").policy().ruleSets())
                .extracting(RuleSet::failOn)
                .containsExactly(FailOn.HIGH, FailOn.LOW);
    }

    @Test
    void rulesOfARepositoryStandBesideThoseOfAFloorOrBeforeThem() throws Exception {
        String rules = "gate:\n  rules:\n    - {name: %s, when: {kind: code}, action: %s}\n";
        String floor = rules.formatted("floor", "fail");
        Policy beside = read(List.of(floor("c", floor)), rules.formatted("own", "ignore"))
                .policy();
        assertThat(names(beside)).containsExactly(List.of("floor"), List.of("own"));
        assertThat(beside.ruleSets().get(1).failOn())
                .as("what it does not match")
                .isEqualTo(FailOn.NONE);
        assertThat(Yaml.texts(beside.notes()))
                .singleElement()
                .asString()
                .startsWith("These rules warn or ignore, and so loosen nothing above c")
                .contains("own (.sekisho/config.yml:3)");
        assertThat(read(List.of(floor("c", floor)), rules.formatted("own", "fail"))
                        .policy()
                        .notes())
                .isEmpty();

        Policy before = read(
                        List.of(floor("c", floor + "loosenable: [gate.rules]\n")), rules.formatted("own", "ignore"))
                .policy();
        assertThat(names(before)).containsExactly(List.of("own", "floor"));
        assertThat(before.notes()).isEmpty();
    }

    private static List<List<String>> names(Policy policy) {
        return policy.ruleSets().stream()
                .map(set -> set.rules().stream().map(rule -> rule.name()).toList())
                .toList();
    }

    @Test
    void suppressionsOfACentralPolicyComeFirst() throws Exception {
        String entry = "suppressions:\n  - rule: r\n    reason: x\n    expires: 2027-01-31\n";
        Settings settings = Yaml.read(
                List.of(floor("central policy c", entry)),
                PolicySource.NONE,
                Map.of(SettingsReader.SUPPRESSIONS, entry));
        assertThat(settings.policy().suppressions())
                .extracting(suppression -> suppression.source())
                .containsExactly("central policy c:2", ".sekisho/suppressions.yml:2");
    }

    @Test
    void aSeverityTableOfTheRepositoryCountsOnlyWhenAFloorAllows() throws Exception {
        Map<String, String> files = Map.of(SettingsReader.SEVERITIES, "code: {info: [\"*\"]}\n");
        Settings refused = Yaml.read(List.of(floor("central policy c", "")), PolicySource.NONE, files);
        int shipped = SeverityReader.shipped().code().rows().size();
        assertThat(refused.severities().code().rows()).hasSize(shipped);
        assertThat(Yaml.texts(refused.policy().notes()).get(0)).contains(".sekisho/severities.yml does not count");
        Settings allowed =
                Yaml.read(List.of(floor("central policy c", "loosenable: [severities]")), PolicySource.NONE, files);
        assertThat(allowed.severities().code().rows()).hasSize(shipped + 1);
        assertThat(allowed.policy().notes()).isEmpty();
    }

    @Test
    void aCentralPolicyThatIsNoFloorIsOverriddenLikeAPreset() throws Exception {
        PolicyLayer soft = new PolicyLayer("central policy s", "gate: {fail-on: high}\n".getBytes(), false);
        assertThat(read(List.of(soft), "").policy().failOn()).isEqualTo(FailOn.HIGH);
        assertThat(read(List.of(soft), "gate: {fail-on: none}\n").policy().failOn())
                .isEqualTo(FailOn.NONE);
    }

    @Test
    void aCentralPolicyNamesNoFileOfTheRepository() {
        String policy = "standard: .sekisho/ours.yml\nenrichment:\n  kev: kev.json\n  epss: ../epss.csv\n";
        assertThat(Yaml.problems(() -> read(List.of(floor("central policy c", policy)), "")))
                .filteredOn(problem -> problem.contains("would be another file in every repository"))
                .hasSize(3);
    }

    @Test
    void onlyKeysThatCanBeLoosenedAreNamed() {
        String policy = "loosenable: [gate.fail-onn, language, \"completness.*\", \"*\", wibble]\n";
        assertThat(Yaml.problems(() -> read(List.of(floor("central policy c", policy)), "")))
                .containsExactly(
                        "central policy c:1:1: \"gate.fail-onn\" is no key that can be loosened; did you mean"
                                + " \"gate.fail-on\"?",
                        "central policy c:1:1: \"language\" is no key that can be loosened. Name keys or families of"
                                + " them, for example gate.fail-on, gate.rules, paths.exclude, completeness.*.",
                        "central policy c:1:1: \"completness.*\" is no key that can be loosened; did you mean"
                                + " \"completeness.*\"?",
                        "central policy c:1:1: \"*\" is no key that can be loosened. Name keys or families of them,"
                                + " for example gate.fail-on, gate.rules, paths.exclude, completeness.*.",
                        "central policy c:1:1: \"wibble\" is no key that can be loosened. Name keys or families of"
                                + " them, for example gate.fail-on, gate.rules, paths.exclude, completeness.*.");
    }

    @Test
    void notesAreJapaneseToo() throws Exception {
        List<io.sekisho.model.Text> notes = read(List.of(floor("c", "")), "gate: {mode: observe}\n")
                .policy()
                .notes();
        assertThat(new Texts(Language.JA).render(notes.get(0)))
                .startsWith("gate.mode: observe (.sekisho/config.yml:1) は enforce (c, default) より緩い");
    }

    private static PolicyLayer floor(String label, String yaml) {
        return new PolicyLayer(label, yaml.getBytes(java.nio.charset.StandardCharsets.UTF_8), true);
    }

    private static Settings read(List<PolicyLayer> central, String own) throws Exception {
        Path standard = Path.of(System.getProperty("sekisho.root"), "rulesets/standards/cloud-security-standard.yml");
        return Yaml.read(
                central,
                PolicySource.NONE,
                Map.of(SettingsReader.CONFIG, own, ".sekisho/our.yml", Files.readString(standard)));
    }

    private static Map<String, Setting> settings(String floor, String own) throws Exception {
        return settings(floor, own, true);
    }

    private static Map<String, Setting> settings(String floor, String own, boolean floored) throws Exception {
        List<PolicyLayer> central = floored ? List.of(floor("central policy c", floor)) : List.of();
        return read(central, own).effective().stream().collect(Collectors.toMap(Setting::key, setting -> setting));
    }

    private static List<String> notes(String floor, String own) throws Exception {
        return Yaml.texts(
                read(List.of(floor("central policy c", floor)), own).policy().notes());
    }
}
