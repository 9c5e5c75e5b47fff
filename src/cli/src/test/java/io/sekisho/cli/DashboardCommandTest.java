package io.sekisho.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.sekisho.cli.console.ExitCode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DashboardCommandTest {
    @TempDir
    Path temp;

    @Test
    void twoRepositoriesAreOnePageAndADamagedReportIsNamed() throws Exception {
        World world = new World(temp, FakeScanner.critical());
        world.run("scan");
        String report = Files.readString(world.reportFile());
        String name = world.report().facts().project().name();
        world.write("all/a.json", report);
        world.write("all/b.json", report.replaceFirst("(\"name\"\\s*:\\s*)\"" + name + "\"", "$1\"<b>bank\""));
        World.Result whole = world.run("dashboard", "all", "--output", "page.html", "--language", "ja");
        assertThat(whole.exit()).as(whole.err()).isEqualTo(ExitCode.PASSED);
        assertThat(world.directory.resolve("page.html"))
                .content()
                .contains("&lt;b&gt;bank", ">" + name, "リポジトリ別の状況")
                .doesNotContain("<b>bank");

        world.write("all/c.json", "{\"facts\": ");
        World.Result damaged = world.run("dashboard", "all");
        assertThat(damaged.exit()).isEqualTo(ExitCode.WRONG_USAGE);
        assertThat(damaged.err()).contains("c.json");
        assertThat(world.directory.resolve("dashboard.html")).content().contains("c.json", "State by repository");
    }

    @Test
    void aReportIsNeverOverwritten() throws Exception {
        World world = new World(temp, FakeScanner.critical());
        world.run("scan");
        World.Result result = world.run("dashboard", "sekisho-report", "-o", "sekisho-report/sekisho-report.json");
        assertThat(result.exit()).isEqualTo(ExitCode.WRONG_USAGE);
        assertThat(world.report()).isNotNull();
    }

    @Test
    void theHistoryBesideAReportIsReadAndNeverOverwritten() throws Exception {
        World world = new World(temp, FakeScanner.critical());
        world.run("scan");
        world.now = World.NOW.plus(Duration.ofDays(3));
        world.run("scan");
        assertThat(world.run("dashboard", "sekisho-report").exit()).isEqualTo(ExitCode.PASSED);
        assertThat(world.directory.resolve("dashboard.html"))
                .content()
                .contains("Open findings: 1 on 2026-11-24, then 1 of which 1 are critical or high on 2026-11-27");

        Path history = world.directory.resolve("sekisho-report/sekisho-history.json");
        String kept = Files.readString(history);
        World.Result over = world.run("dashboard", "sekisho-report", "-o", "sekisho-report/sekisho-history.json");
        assertThat(over.exit()).isEqualTo(ExitCode.WRONG_USAGE);
        assertThat(history).hasContent(kept);

        Files.writeString(history, "{");
        World.Result damaged = world.run("dashboard", "sekisho-report");
        assertThat(damaged.exit()).isEqualTo(ExitCode.PASSED);
        assertThat(damaged.err()).contains(history.toString());
    }

    @Test
    void inADirectoryThePageHasItsUsualName() throws Exception {
        World world = new World(temp, FakeScanner.critical());
        world.run("scan");
        assertThat(world.run("dashboard", "sekisho-report", "-o", "sekisho-report")
                        .exit())
                .isEqualTo(ExitCode.PASSED);
        assertThat(world.directory.resolve("sekisho-report/dashboard.html")).exists();
        assertThat(world.run("dashboard", "sekisho-report", "-o", "new/").exit())
                .isEqualTo(ExitCode.PASSED);
        assertThat(world.directory.resolve("new/dashboard.html")).exists();
        Files.createDirectories(world.directory.resolve("odd/dashboard.html"));
        World.Result odd = world.run("dashboard", "sekisho-report", "-o", "odd");
        assertThat(odd.exit()).isEqualTo(ExitCode.WRONG_USAGE);
        assertThat(odd.err()).contains("odd/dashboard.html", "Name another file");
    }
}
