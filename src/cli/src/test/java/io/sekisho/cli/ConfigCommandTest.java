package io.sekisho.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.sekisho.cli.console.Columns;
import io.sekisho.cli.console.ExitCode;
import io.sekisho.core.files.FileTree;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigCommandTest {
    private static final String FLOOR = """
            version: 1
            serial: 3
            gate:
              fail-on: high
              rules:
                - name: no-unfixed
                  when: {kind: dependency, fix: none}
                  action: ignore
            enrichment:
              kev: https://user:hunter2@host/kev.json?token=hunter2
            loosenable: [paths.exclude]
            suppressions:
              - rule: generic-api-key
                reason: reviewed
                expires: 2027-01-31
            """;

    @TempDir
    Path temp;

    private World world;

    @BeforeEach
    void world() throws Exception {
        world = new World(temp);
        world.write("policy.yml", FLOOR);
        world.write(".sekisho/config.yml", """
                extends: observe
                gate:
                  fail-on: none
                  rules:
                    - name: exploited
                      when: {kev: true}
                      action: fail
                paths:
                  exclude: ["docs/**", "a/very/long/path/that/does/not/fit/into/its/column/**"]
                """);
        world.write(".sekisho/suppressions.yml", """
                suppressions:
                  - {rule: a, reason: x, expires: 2027-01-31}
                  - {rule: b, reason: x, expires: 2027-01-31}
                """);
    }

    @Test
    void showNamesEveryValueAndWhereItComesFrom() throws Exception {
        World.Result result = world.run("config", "show", "--central-policy", "policy.yml");
        assertThat(result.exit()).as(result.err()).isEqualTo(ExitCode.PASSED);
        Golden.check("config-show-en.txt", result.out());
        assertThat(result.out()).doesNotContain("hunter2");
        assertThat(result.out().lines().mapToInt(Columns::width).max().orElse(0))
                .isLessThanOrEqualTo(100);
    }

    @Test
    void showSpeaksJapanese() throws Exception {
        World.Result result = world.run("config", "show", "--central-policy", "policy.yml", "--language", "ja");
        Golden.check("config-show-ja.txt", result.out());
        assertThat(result.out().lines().mapToInt(Columns::width).max().orElse(0))
                .isLessThanOrEqualTo(100);
    }

    @Test
    void showIsReadByProgramsToo() throws Exception {
        World.Result result = world.run("config", "show", "--central-policy", "policy.yml", "--format", "json");
        JsonNode json = new ObjectMapper().readTree(result.out());
        JsonNode mode = setting(json, "gate.mode");
        assertThat(mode.path("value").asText()).isEqualTo("enforce");
        assertThat(mode.path("refused").path(0).path("source").asText()).startsWith("preset observe:");
        assertThat(setting(json, "paths.exclude").path("source").asText()).isEqualTo(".sekisho/config.yml:9");
        assertThat(json.path("ruleSets")).hasSize(2);
        assertThat(json.path("ruleSets")
                        .path(0)
                        .path("rules")
                        .path(0)
                        .path("source")
                        .asText())
                .isEqualTo("central policy policy.yml (serial 3):6");
        assertThat(json.path("suppressions")).hasSize(2);
        assertThat(result.out()).doesNotContain("hunter2");
    }

    @Test
    void aFlagIsShownAsASourceUnlessItLoosensAFloor() throws Exception {
        JsonNode free = new ObjectMapper()
                .readTree(world.run("config", "show", "--fail-on", "low", "--format", "json")
                        .out());
        assertThat(setting(free, "gate.fail-on").path("source").asText()).isEqualTo("--fail-on");
        JsonNode bound = new ObjectMapper()
                .readTree(world.run(
                                "config",
                                "show",
                                "--central-policy",
                                "policy.yml",
                                "--fail-on",
                                "none",
                                "--format",
                                "json")
                        .out());
        assertThat(setting(bound, "gate.fail-on").path("value").asText()).isEqualTo("high");
        assertThat(setting(bound, "gate.fail-on").path("refused").toString()).contains("--fail-on");
    }

    @Test
    void showEndsAsIncompleteWhenItsPolicyCannotBeHad() {
        World.Result result = world.run(
                "config",
                "show",
                "--offline",
                "--central-policy",
                "https://host/p.yml",
                "--central-policy-sha256",
                "0".repeat(64));
        assertThat(result.exit()).isEqualTo(ExitCode.INCOMPLETE);
    }

    @Test
    void checkSaysEverythingThatIsWrongAtOnce() throws Exception {
        World.Result good = world.run("config", "check");
        assertThat(good.exit()).as(good.err()).isEqualTo(ExitCode.PASSED);
        assertThat(good.out()).contains("All is right.");

        world.write(".sekisho/config.yml", "gate:\n  failon: high\nlanguage: fr\n");
        world.write(".sekisho/suppressions.yml", "suppressions: [{rule: a}]\n");
        World.Result bad = world.run("config", "check");
        assertThat(bad.exit()).isEqualTo(ExitCode.WRONG_USAGE);
        assertThat(bad.err())
                .contains(
                        ".sekisho/config.yml:2:3: unknown key \"failon\"; did you mean \"fail-on\"?",
                        ".sekisho/config.yml:3:11: language cannot be \"fr\"",
                        ".sekisho/suppressions.yml:1:16",
                        "Mistakes: 4");
    }

    @Test
    void checkWarnsOfWhatCanNeverMatch() throws Exception {
        world.write(".sekisho/config.yml", """
                paths: {exclude: [./build/**]}
                gate:
                  rules:
                    - {name: wide, when: {path: 'src/**'}, action: warn}
                    - {name: narrow, when: {path: 'src/main/**'}, action: fail}
                    - {name: out, when: {path: ../other/**}, action: fail}
                    - {name: none, when: {package: pkg:npm/a, versions: '>=3,<2'}, action: fail}
                """);
        world.write(".sekisho/suppressions.yml", """
                suppressions:
                  - {rule: a, path: src/../a.c, reason: x, expires: 2027-01-01}
                  - {vulnerability: CVE-1, package: pkg:npm/a, versions: '>3,<=3', reason: x, expires: 2027-01-01}
                  - {vulnerability: CVE-1, package: pkg:npm/a, versions: '>=3,<=3', reason: x, expires: 2027-01-01}
                """);
        World.Result check = world.run("config", "check");
        assertThat(check.exit()).isEqualTo(ExitCode.PASSED);
        String file = ".sekisho/config.yml:";
        String entries = ".sekisho/suppressions.yml:";
        assertThat(check.err().lines().map(line -> line.replaceFirst("^.*?(\\.sekisho/[a-z]+\\.yml:[0-9]+).*", "$1")))
                .containsExactly(file + 5, file + 6, file + 7, entries + 2, entries + 3, file + 1);
        assertThat(check.err()).contains("Write \"build/**\"", "Write \"other/**\"", "\">=3,<2\"");
        assertThat(check.out()).contains("can match as it is written: 6");
        assertThat(world.run("config", "check", ".sekisho/config.yml").err().lines())
                .hasSize(4);
        assertThat(world.run("config", "check", ".sekisho/suppressions.yml")
                        .err()
                        .lines())
                .hasSize(2);
    }

    @Test
    void aDirectoryIsNoCentralPolicy() throws Exception {
        Files.createDirectories(world.directory.resolve("policies"));
        world.environment.put("SEKISHO_POLICY", "policies");
        World.Result show = world.run("config", "show");
        assertThat(show.exit()).isEqualTo(ExitCode.WRONG_USAGE);
        assertThat(show.err()).contains("SEKISHO_POLICY: policies is a directory", "policy.yml");
    }

    @Test
    void checkReadsSingleFilesAndCentralPolicies() throws Exception {
        assertThat(world.run("config", "check", "--central", "policy.yml").exit())
                .isEqualTo(ExitCode.PASSED);
        world.write("other/config.yml", FLOOR);
        World.Result own = world.run("config", "check", "other/config.yml", ".sekisho/suppressions.yml", "policy.yml");
        assertThat(own.exit()).isEqualTo(ExitCode.WRONG_USAGE);
        assertThat(own.err())
                .contains(
                        "other/config.yml:2:1: unknown key \"serial\"",
                        "policy.yml:1:1: a file of this name is not known")
                .doesNotContain("suppressions.yml:");
        assertThat(world.run("config", "check", "--central").exit()).isEqualTo(ExitCode.WRONG_USAGE);
        assertThat(world.run("config", "check", "absent/config.yml").exit()).isEqualTo(ExitCode.WRONG_USAGE);
        Files.createSymbolicLink(world.directory.resolve("config.yml"), Path.of("gone.yml"));
        assertThat(world.run("config", "check", ".sekisho", "config.yml").err())
                .contains(".sekisho is a directory", "without FILE", "a link to gone.yml", "mend the link");
        for (Path there :
                List.of(world.directory.resolve(".sekisho/config.yml"), world.directory.resolve(".sekisho"))) {
            FileTree.delete(there);
            Files.createSymbolicLink(there, Path.of("gone"));
            World.Result dangling = world.run("config", "check");
            assertThat(dangling.exit()).isEqualTo(ExitCode.WRONG_USAGE);
            assertThat(dangling.err()).contains(there.getFileName() + " is ", "plain files inside the project");
        }
    }

    @Test
    void checkFetchesNothing() throws Exception {
        world.write(".sekisho/config.yml", "extends: {policy: \"https://host.invalid/p.yml\"}\n");
        World.Result result = world.run("config", "check");
        assertThat(result.exit()).as(result.err()).isEqualTo(ExitCode.PASSED);
        assertThat(result.out()).contains(".sekisho/config.yml:1:11: the policy that this names was not fetched");
    }

    @Test
    void schemaIsPrinted() throws Exception {
        JsonNode schema =
                new ObjectMapper().readTree(world.run("config", "schema").out());
        assertThat(schema.path("properties").path("gate").isObject()).isTrue();
        assertThat(world.run("config", "schema", "suppressions").out()).contains("approvedBy");
        assertThat(world.run("config", "schema", "wibble").err()).contains("central-policy");
    }

    @Test
    void aFloorDecidesAScanWhateverTheRepositoryAndFlagsSay() throws Exception {
        world = new World(temp, FakeScanner.critical());
        World.Result scan = world.run("scan", "--central-policy", "policy.yml", "--fail-on", "none");
        assertThat(scan.exit()).as(scan.err()).isEqualTo(ExitCode.GATE_FAILED);
        assertThat(world.report().judgement().notes().toString())
                .contains("config.loosened", "gate.mode", "gate.fail-on", "--fail-on");
        assertThat(world.report().judgement().policySources().get(1)).startsWith("central policy ");
        assertThat(world.run("scan").exit()).isEqualTo(ExitCode.PASSED);
        assertThat(world.run("gate", "sekisho-report", "--central-policy", "policy.yml")
                        .exit())
                .isEqualTo(ExitCode.GATE_FAILED);
    }

    @Test
    void aPolicyThatCannotBeHadIsNothingThatARepositoryMayNoteOnly() throws Exception {
        world = new World(temp, FakeScanner.critical());
        String loose = "gate: {mode: observe}\ncompleteness: {policy-unreadable: noted}\n";
        String pin = "0".repeat(64);
        world.write(".sekisho/config.yml", loose);
        World.Result demanded = world.run(
                "scan", "--offline", "--central-policy", "https://host/p.yml", "--central-policy-sha256", pin);
        assertThat(demanded.exit()).as(demanded.out()).isEqualTo(ExitCode.GATE_FAILED);
        assertThat(world.report().judgement().policySources().toString()).contains("(not available)");

        world.write(
                ".sekisho/config.yml", loose + "extends: {policy: \"https://host/p.yml\", sha256: \"" + pin + "\"}\n");
        World.Result named = world.run("scan", "--offline");
        assertThat(named.exit()).as(named.out()).isEqualTo(ExitCode.GATE_FAILED);
        assertThat(named.out()).contains("https://host/p.yml");
    }

    @Test
    void aPolicyInsideTheRepositoryIsAFloorToo() throws Exception {
        world = new World(temp, FakeScanner.critical());
        world.write("security/policy.yml", "gate: {fail-on: high}\n");
        world.write(".sekisho/config.yml", "extends: {policy: security/policy.yml}\ngate: {mode: observe}\n");
        World.Result scan = world.run("scan");
        assertThat(scan.exit()).as(scan.err()).isEqualTo(ExitCode.GATE_FAILED);
    }

    private static JsonNode setting(JsonNode json, String key) {
        return StreamSupport.stream(json.path("settings").spliterator(), false)
                .filter(one -> one.path("key").asText().equals(key))
                .findFirst()
                .orElseThrow();
    }
}
