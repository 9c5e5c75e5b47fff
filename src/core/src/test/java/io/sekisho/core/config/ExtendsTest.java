package io.sekisho.core.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.sekisho.core.files.TrustedFiles;
import io.sekisho.core.policy.FailOn;
import io.sekisho.core.policy.Mode;
import io.sekisho.model.Text;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a file builds on: a preset, which it overrides, or a policy, which is a floor. */
class ExtendsTest {
    private final List<PolicyRequest> requests = new ArrayList<>();

    @Test
    void everyPresetIsRightAndSaysWhereItsValuesComeFrom() throws Exception {
        for (String preset : Presets.NAMES) {
            Settings settings = read("extends: " + preset + "\n", Map.of());
            assertThat(settings.policy().sources())
                    .containsExactly("defaults", "preset " + preset, ".sekisho/config.yml (test)");
            assertThat(setting(settings, "gate.mode").source()).matches("preset " + preset + ":[0-9]+|default");
        }
        assertThat(read("extends: observe\n", Map.of()).policy().mode()).isEqualTo(Mode.OBSERVE);
        assertThat(read("extends: strict\n", Map.of()).policy().mode()).isEqualTo(Mode.ENFORCE);
    }

    @Test
    void aPresetIsOverriddenKeyByKey() throws Exception {
        Settings settings = read("extends: observe\ngate:\n  fail-on: low\n", Map.of());
        assertThat(settings.policy().mode()).isEqualTo(Mode.OBSERVE);
        assertThat(setting(settings, "gate.fail-on").source()).isEqualTo(".sekisho/config.yml:3");
        assertThat(read("extends: observe\ngate: {mode: enforce}\n", Map.of())
                        .policy()
                        .mode())
                .isEqualTo(Mode.ENFORCE);
    }

    @Test
    void anUnknownPresetIsAnsweredWithThoseThereAre() {
        assertThat(Yaml.problems(() -> read("extends: strickt\n", Map.of())))
                .containsExactly(
                        ".sekisho/config.yml:1:10: extends cannot be \"strickt\". Expected: observe, standard, strict.");
    }

    @Test
    void aPolicyIsAFloorThatMayItselfBuildOnOthers() throws Exception {
        Settings settings = read(
                "extends: {policy: \"https://host/a.yml\", sha256: \"" + "ab".repeat(32) + "\", key: k}\n"
                        + "gate: {mode: observe, fail-on: none}\n",
                Map.of(
                        "https://host/a.yml",
                                "extends: {policy: \"git:https://host/p.git@v1\"}\ngate: {fail-on: high}\n",
                        "git:https://host/p.git@v1", "extends: strict\ngate: {fail-on: medium}\n"));
        assertThat(settings.policy().failOn()).isEqualTo(FailOn.MEDIUM);
        assertThat(settings.policy().mode()).isEqualTo(Mode.ENFORCE);
        assertThat(settings.policy().sources())
                .containsExactly(
                        "defaults",
                        "policy git:https://host/p.git@v1",
                        "policy https://host/a.yml",
                        ".sekisho/config.yml (test)");
        assertThat(settings.policy().notes()).hasSize(2);
        assertThat(requests.get(0).sha256()).isEqualTo("ab".repeat(32));
        assertThat(requests.get(0).key()).isEqualTo("k");
        assertThat(requests.get(0).near()).isNull();
        assertThat(requests.get(0).at()).hasToString(".sekisho/config.yml:1:11");
    }

    @Test
    void aRelativePathIsReadWhereTheConfigurationIsRead() throws Exception {
        read("extends: {policy: security/policy.yml}\n", Map.of("security/policy.yml", ""));
        assertThat(requests.get(0).near().origin()).isEqualTo("test");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/etc/passwd",
                "../other/policy.yml",
                "a/../../b.yml",
                "..\\\\b.yml",
                "file:///etc/passwd",
                "FILE:///etc/passwd",
                "~/policy.yml",
                "C:/policy.yml",
                "\\\\\\\\server\\\\share",
                "git:/srv/policy@main",
                "git:file:///srv/policy@main"
            })
    void aRepositoryCannotNameFilesOutsideIt(String source) {
        assertThat(Yaml.problems(() -> read("extends: {policy: \"" + source + "\"}\n", Map.of())))
                .singleElement()
                .asString()
                .startsWith(".sekisho/config.yml:1:11: a repository cannot build on a file outside it");
        assertThat(requests).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "https://host/p.yml | remote",
                "git:https://host/p.git@v1 | remote",
                "git:ssh://git@host/p.git//a.yml@v1 | remote",
                "git@host:group/p.git@v1 | remote",
                "git:git@host:group/p.git@v1 | remote",
                "shared/policy.yml | near",
                "policy.yml | near",
            })
    void addressesAndPathsInsideAreAsked(String source, String where) throws Exception {
        read("extends: {policy: \"" + source + "\"}\n", Map.of(source, ""));
        assertThat(requests.get(0).near() == null).isEqualTo(where.equals("remote"));
    }

    @Test
    void circlesAndLongChainsEnd() {
        assertThat(Yaml.problems(() -> read(
                        "extends: {policy: \"https://h/a\"}\n",
                        Map.of(
                                "https://h/a", "extends: {policy: \"https://h/b\"}\n",
                                "https://h/b", "extends: {policy: \"https://h/a\"}\n"))))
                .containsExactly("policy https://h/b:1:11: this policy builds on itself, here or further up; remove"
                        + " this \"extends\".");
        List<String> chain = Yaml.problems(() -> SettingsReader.read(new SettingsRequest(
                Yaml.files(Map.of(SettingsReader.CONFIG, "extends: {policy: \"https://h/0\"}\n")),
                List.of(),
                request -> {
                    requests.add(request);
                    String next = "extends: {policy: \"https://h/" + requests.size() + "\"}\n";
                    return Optional.of(layer(request.source(), next));
                },
                false)));
        assertThat(chain).singleElement().asString().contains("through more than 5 files");
        assertThat(requests).hasSizeLessThan(10);
    }

    @Test
    void aCentralPolicyNamesNothingRelative() {
        assertThat(Yaml.problems(() -> read(
                        "extends: {policy: \"https://h/a\"}\n", Map.of("https://h/a", "extends: {policy: b.yml}\n"))))
                .singleElement()
                .asString()
                .startsWith("policy https://h/a:1:11: a central policy cannot build on a relative path");
    }

    @Test
    void whatIsWrongInAFetchedPolicyIsSaidWithTheRest() {
        assertThat(Yaml.problems(() -> read(
                        "extends: {policy: \"https://h/a\"}\nlanguage: fr\n",
                        Map.of("https://h/a", "serial: x\ngate: {failon: high}\nsuppressions: [{rule: r}]\n"))))
                .containsExactlyInAnyOrder(
                        ".sekisho/config.yml:2:11: language cannot be \"fr\". Expected: en, ja.",
                        "policy https://h/a:1:9: serial cannot be \"x\". Expected: 1, 2, 3 ….",
                        "policy https://h/a:2:8: unknown key \"failon\"; did you mean \"fail-on\"? Allowed: mode,"
                                + " fail-on, unscored, honour-external-suppressions, merge-request, rules.",
                        "policy https://h/a:3:16: this suppression needs \"reason\". A reason and an expiry date are"
                                + " required.",
                        "policy https://h/a:3:16: this suppression needs \"expires\". A reason and an expiry date are"
                                + " required.");
    }

    @Test
    void whatTheSourceRefusesIsSaidWithTheRest() {
        SettingsRequest request = new SettingsRequest(
                Yaml.files(Map.of(SettingsReader.CONFIG, "extends: {policy: \"https://h/a\"}\nlanguage: fr\n")),
                List.of(),
                PolicySource.NONE,
                false);
        assertThat(Yaml.problems(() -> SettingsReader.read(request))).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "extends: {sha256: \"00\"} | a mapping under \"extends\" needs \"policy\"",
                "extends: {policy: p.yml, sha265: x} | did you mean \"sha256\"?",
                "extends: {policy: p.yml, sha256: 12} | sha256 cannot be \"12\"",
                "extends: [standard] | \"extends\" needs one value",
                "extends: | \"extends\" needs one value",
                "serial: 3 | unknown key \"serial\"",
                "loosenable: [gate.mode] | unknown key \"loosenable\"",
            })
    void aWrongExtendsSaysWhatWouldBeRight(String yaml, String expected) {
        assertThat(Yaml.problems(() -> read(yaml + "\n", Map.of("p.yml", ""))).toString())
                .contains(expected);
    }

    @Test
    void aTargetWithoutAnyFileIsObservedUnlessACentralPolicyEnforces() throws Exception {
        TrustedFiles none = Yaml.files(Map.of());
        Settings newcomer = SettingsReader.read(new SettingsRequest(none, List.of(), PolicySource.NONE, true));
        assertThat(newcomer.policy().mode()).isEqualTo(Mode.OBSERVE);
        assertThat(newcomer.policy().sources()).containsExactly("defaults", "no .sekisho/ (test)");
        assertThat(Yaml.texts(newcomer.policy().notes()))
                .containsExactly("There is no .sekisho/ at test yet, so this is only observed: nothing fails. From the"
                        + " merge that brings one on, its policy counts.");
        PolicyLayer floor = new PolicyLayer("c", new byte[0], true);
        assertThat(SettingsReader.read(new SettingsRequest(none, List.of(floor), PolicySource.NONE, true))
                        .policy()
                        .mode())
                .isEqualTo(Mode.ENFORCE);
        for (String file : List.of(SettingsReader.CONFIG, SettingsReader.SUPPRESSIONS, SettingsReader.SEVERITIES)) {
            TrustedFiles one = Yaml.files(Map.of(file, "version: 1\n"));
            assertThat(SettingsReader.read(new SettingsRequest(one, List.of(), PolicySource.NONE, true))
                            .policy()
                            .mode())
                    .as(file)
                    .isEqualTo(Mode.ENFORCE);
        }
    }

    private Settings read(String own, Map<String, String> policies) throws Exception {
        PolicySource source = request -> {
            requests.add(request);
            String content = policies.get(request.source());
            if (content == null) {
                throw new ConfigException(List.of(Text.of("config.extends-unavailable", request.at())));
            }
            return Optional.of(layer(request.source(), content));
        };
        return Yaml.read(List.of(), source, Map.of(SettingsReader.CONFIG, own));
    }

    private static PolicyLayer layer(String source, String content) {
        // Whatever the source says, what a file builds on is a floor.
        return new PolicyLayer("policy " + source, content.getBytes(StandardCharsets.UTF_8), false);
    }

    private static Setting setting(Settings settings, String key) {
        return settings.effective().stream()
                .filter(setting -> setting.key().equals(key))
                .findFirst()
                .orElseThrow();
    }
}
