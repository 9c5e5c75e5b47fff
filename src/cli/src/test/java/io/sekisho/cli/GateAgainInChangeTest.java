package io.sekisho.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.sekisho.cli.console.ExitCode;
import io.sekisho.model.Text;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The same on a proposed change, where the policy comes from its target and the change may propose another: {@code gate} says what the
 * scan said, and what the proposal would do.
 */
@DisabledOnOs(OS.WINDOWS)
class GateAgainInChangeTest extends GateAgainScene {
    private static final String[] MERGE_REQUEST = {};
    private static final String[] NAMED = {"--trusted-ref", "main"};

    @ParameterizedTest
    @CsvSource({
        "3, true, false, false",
        "4, true, false, true",
        "6, true, true, false",
        "8, false, false, true",
    })
    void gateSaysWhatTheScanSaid(int seed, boolean compared, boolean named, boolean central) throws Exception {
        Random random = new Random(seed);
        String[] flags = named ? NAMED : MERGE_REQUEST;
        target(random);
        change(compared, named);
        if (central) {
            world.write("../central.yml", "serial: 1\ngate: {fail-on: high}\nbaseline: {longest: 60d}\n");
            world.environment.put("SEKISHO_POLICY", "../central.yml");
        }
        for (int step = 0; step < 4; step++) {
            for (int edits = random.nextInt(3); edits >= 0; edits--) {
                edit(random);
            }
            ExitCode scanned = scan(flags);
            assertSame(scanned, "../main/.sekisho/config.yml", flags);
            if (compared) {
                assertSameAgainst(scanned, flags);
            }
        }
    }

    /** What a flag does is not the proposal's doing. */
    @Test
    void aFlagIsNoPartOfTheProposal() throws Exception {
        Random random = new Random(1);
        target(random);
        change(true, false);
        world.write("src/A.txt", "BAD new\n");
        world.write(".sekisho/severities.yml", "version: 1\n");
        assertThat(scan("--fail-on", "none")).isEqualTo(ExitCode.PASSED);
        assertThat(world.report().judgement().notes()).extracting(Text::code).contains("change.effect-none");
    }

    private void edit(Random random) throws Exception {
        String name = FILES.get(random.nextInt(FILES.size()));
        switch (random.nextInt(10)) {
            case 0, 1, 2 -> write(random, name);
            case 3 -> Files.deleteIfExists(world.directory.resolve("src/" + name + ".txt"));
            case 4 -> world.now = world.now.plus(random.nextInt(25), ChronoUnit.DAYS);
            case 5 -> broken = random.nextInt(3) == 0;
            case 6 -> sarif = random.nextBoolean();
            case 7 -> world.write(".sekisho/config.yml", config(random));
            case 8 -> world.write(".sekisho/suppressions.yml", suppressions(random));
            default -> target(".sekisho/config.yml", config(random));
        }
        commit("an edit");
    }

    /** A target with debt, some of it accepted and some suppressed, and its report. */
    private void target(Random random) throws Exception {
        for (String name : FILES) {
            write(random, name);
        }
        scan();
        world.run("baseline", "create");
        world.write(".sekisho/suppressions.yml", suppressions(random));
        world.environment.put("SEKISHO_REFERENCE", "sekisho-report");
        scan();
        world.environment.remove("SEKISHO_REFERENCE");
        commit("debt");
        scan();
        Path kept = Files.createDirectories(temp.resolve("kept"));
        for (String file : new String[] {"sekisho-report.json", "sekisho-history.json"}) {
            Files.copy(
                    world.reportFile().resolveSibling(file), kept.resolve(file), StandardCopyOption.REPLACE_EXISTING);
        }
        git("clone", "-q", "--bare", ".", "../remote.git");
        git("clone", "-q", "../remote.git", "../main");
        git("checkout", "-q", "-b", "change");
    }

    private void target(String path, String content) throws Exception {
        world.write("../main/" + path, content);
        git("-C", "../main", "commit", "-q", "--allow-empty", "-am", "the target goes on");
        git("-C", "../main", "push", "-q", "origin", "main");
        git("fetch", "-q", "../remote.git", "+main:main");
    }

    private void change(boolean compared, boolean named) {
        if (compared) {
            world.environment.put("SEKISHO_REFERENCE", "../kept");
        }
        if (!named) {
            world.environment.putAll(Map.of(
                    "CI", "true",
                    "GITLAB_CI", "true",
                    "CI_MERGE_REQUEST_TARGET_BRANCH_NAME", "main",
                    "CI_DEFAULT_BRANCH", "main",
                    "CI_REPOSITORY_URL", "file://" + temp.resolve("remote.git")));
        }
    }

    /** By name, what is compared with is the same. */
    private void assertSameAgainst(ExitCode scanned, String... flags) throws IOException {
        String[] command = {"gate", "sekisho-report", "--reference", "../kept", "--output", "../compared"};
        World.Result gate = run(flags, command);
        assertThat(gate.exit()).as(gate.err() + gate.out()).isEqualTo(scanned);
        assertThat(JSON.readTree(temp.resolve("compared/sekisho-report.json").toFile()))
                .isEqualTo(JSON.readTree(world.reportFile().toFile()));
    }

    private void commit(String message) throws Exception {
        git("add", "-A");
        git("commit", "-q", "--allow-empty", "-m", message);
    }
}
