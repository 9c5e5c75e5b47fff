package io.sekisho.cli.enrichment;

import static org.assertj.core.api.Assertions.assertThat;

import io.sekisho.cli.AdminWorld;
import io.sekisho.cli.AdminWorld.Result;
import io.sekisho.cli.console.ExitCode;
import io.sekisho.cli.database.SmallFeed;
import io.sekisho.core.fetch.LocalServer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands below {@code sekisho enrichment}, as a user types them. */
class EnrichmentCommandTest {
    private static final String EPSS = "#model_version:v2025.03.14,score_date:2026-11-23T00:00:00+0000\n"
            + "cve,epss,percentile\nCVE-2015-7501,0.91,0.99\n";

    @TempDir
    Path root;

    private AdminWorld world;

    @BeforeEach
    void world() throws Exception {
        world = new AdminWorld(root).at(Clock.fixed(Instant.parse("2026-11-24T12:00:00Z"), ZoneOffset.UTC));
        Files.writeString(world.directory.resolve("kev.json"), SmallFeed.KEV);
        Files.writeString(world.directory.resolve("epss.csv"), EPSS);
    }

    private Result run(ExitCode expected, String... arguments) {
        Result result = world.run(arguments);
        assertThat(result.code()).as(result.out() + result.err()).isEqualTo(expected);
        assertThat(result.out() + result.err()).doesNotContain("{0}", "enrich.");
        return result;
    }

    @Test
    void saysWhatIsThereAndWhatIsNot() throws Exception {
        assertThat(run(ExitCode.INCOMPLETE, "enrichment", "status").out())
                .contains("KEV: none stored", "sekisho enrichment update --epss");
        assertThat(run(ExitCode.PASSED, "enrichment", "update", "--kev", "kev.json", "--epss", "epss.csv")
                        .out())
                .contains("KEV of 2026-11-20 (entries: 1), from kev.json", "EPSS of 2026-11-23 (entries: 1)");
        assertThat(run(ExitCode.PASSED, "enrichment", "status").out()).contains("fetched 2026-11-24T12:00:00Z");
        world.at(Clock.fixed(Instant.parse("2026-11-29T12:00:00Z"), ZoneOffset.UTC));
        assertThat(run(ExitCode.INCOMPLETE, "enrichment", "status", "--language", "ja")
                        .out())
                .contains("9 日前");
    }

    @Test
    void oneThatFailsDoesNotKeepTheOtherOld() throws Exception {
        Files.writeString(world.directory.resolve("kev.json"), "{");
        Result result = run(ExitCode.INCOMPLETE, "enrichment", "update", "--kev", "kev.json", "--epss", "epss.csv");
        assertThat(result.err()).contains("kev.json:1");
        assertThat(result.out()).contains("EPSS of 2026-11-23 (entries: 1)");
    }

    @Test
    void goesWhereTheEnvironmentSaysAndNowhereOffline() throws Exception {
        try (LocalServer server = new LocalServer()) {
            server.file("/kev.json", SmallFeed.KEV.getBytes(StandardCharsets.UTF_8));
            world.set("SEKISHO_KEV", server.url("/kev.json").replace("//", "//ci:hunter2@"));
            assertThat(run(ExitCode.WRONG_USAGE, "enrichment", "update", "--kev", "--offline")
                            .err())
                    .contains("--offline forbids");
            Result result = run(ExitCode.PASSED, "enrichment", "update", "--kev");
            assertThat(result.out()).contains(server.url("/kev.json")).doesNotContain("hunter2");
            assertThat(run(ExitCode.PASSED, "enrichment", "update", "--kev").out())
                    .contains("unchanged at its source");
            assertThat(server.requests()).hasSize(2);
            assertThat(run(ExitCode.WRONG_USAGE, "enrichment", "update", "--kev", "http://ci:hunter2@127.0.0.1/k")
                            .err())
                    .contains("SEKISHO_KEV")
                    .doesNotContain("hunter2");
        }
    }
}
