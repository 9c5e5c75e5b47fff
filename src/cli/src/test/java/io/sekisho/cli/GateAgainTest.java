package io.sekisho.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.sekisho.cli.console.ExitCode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.temporal.ChronoUnit;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Under the same configuration {@code gate} says of a report what the scan said that wrote it: whatever only the history knew, and
 * wherever the report is.
 */
class GateAgainTest extends GateAgainScene {
    @BeforeEach
    void reference() {
        world.environment.put("SEKISHO_REFERENCE", "sekisho-report");
    }

    /** The reviewer's: what was paid off came back, and only the history knew that it was. */
    @Test
    void whatTheRatchetRefusedStaysRefused() throws Exception {
        world.write("src/A.txt", "BAD one\nBAD two\n");
        scan();
        assertThat(world.run("baseline", "create").exit()).isEqualTo(ExitCode.PASSED);
        assertThat(scan()).isEqualTo(ExitCode.PASSED);
        world.write("src/A.txt", "BAD one\n");
        assertThat(scan()).isEqualTo(ExitCode.PASSED);
        world.write("src/A.txt", "BAD one\nBAD two\n");
        assertThat(scan()).isEqualTo(ExitCode.GATE_FAILED);
        assertThat(world.run("gate", "sekisho-report").exit()).isEqualTo(ExitCode.GATE_FAILED);
        assertSame(ExitCode.GATE_FAILED);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 4, 7, 10, 12})
    void gateSaysWhatTheScanSaid(int seed) throws Exception {
        Random random = new Random(seed);
        for (String name : FILES) {
            write(random, name);
        }
        scan();
        world.run("baseline", "create");
        for (int step = 0; step < 9; step++) {
            for (int edits = random.nextInt(3); edits >= 0; edits--) {
                edit(random);
            }
            assertSame(scan());
        }
    }

    private void edit(Random random) throws Exception {
        String name = FILES.get(random.nextInt(FILES.size()));
        Path file = world.directory.resolve("src/" + name + ".txt");
        Path other = world.directory.resolve("src/" + FILES.get(random.nextInt(FILES.size())) + ".txt");
        switch (random.nextInt(12)) {
            case 0, 1 -> write(random, name);
            case 2 -> {
                if (Files.exists(file) && !Files.exists(other)) {
                    Files.move(file, other);
                }
            }
            case 3 -> Files.deleteIfExists(file);
            case 4 -> {
                git("add", ".");
                git("commit", "-q", "--allow-empty", "-m", "x");
            }
            case 5 -> world.now = world.now.plus(random.nextInt(25), ChronoUnit.DAYS);
            case 6 -> broken = random.nextInt(3) == 0;
            case 7 -> unread = random.nextBoolean();
            case 8 -> sarif = random.nextBoolean();
            case 9 -> world.write(".sekisho/config.yml", config(random));
            case 10 -> world.write(".sekisho/suppressions.yml", suppressions(random));
            default -> world.run("baseline", random.nextBoolean() ? "prune" : "create", "--force");
        }
    }
}
