package io.sekisho.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.sekisho.cli.console.ExitCode;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** By what name dashboards and platforms know what was scanned. */
class RepositoryNameScanTest {
    private static final String TOKEN = "glpat-0123456789";

    @TempDir
    private Path temp;

    @Test
    void aScanTakesItFromTheCloneWithoutItsToken() throws Exception {
        World world = new World(temp, FakeScanner.critical());
        git(world.directory, "init", "-q");
        git(world.directory, "remote", "add", "origin", "https://ci:" + TOKEN + "@git.example.org/group/shop.git");
        assertThat(world.run("scan", "--to", "ndjson=shop.ndjson").exit()).isEqualTo(ExitCode.GATE_FAILED);
        assertThat(world.report().facts().project().repository()).isEqualTo("git.example.org/group/shop");
        assertThat(world.directory.resolve("shop.ndjson"))
                .content()
                .contains("\"repository\":\"git.example.org/group/shop\"");
        for (String file : new String[] {"shop.ndjson", "sekisho-report/sekisho-report.json"}) {
            assertThat(Files.readString(world.directory.resolve(file))).doesNotContain(TOKEN);
        }
        world.run("scan", "--project", "the shop");
        assertThat(world.report().facts().project().repository()).isEqualTo("the shop");
    }

    private static void git(Path directory, String... arguments) throws Exception {
        String[] command = new String[arguments.length + 1];
        command[0] = "git";
        System.arraycopy(arguments, 0, command, 1, arguments.length);
        assertThat(new ProcessBuilder(command)
                        .directory(directory.toFile())
                        .inheritIO()
                        .start()
                        .waitFor())
                .isZero();
    }
}
