package io.sekisho.scanner.dependency.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.sekisho.core.scan.Progress;
import io.sekisho.core.scan.ScanResult;
import io.sekisho.model.GapType;
import io.sekisho.scanner.dependency.DependencyScanner;
import io.sekisho.scanner.dependency.DependencySettings;
import io.sekisho.scanner.dependency.Lab;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.owasp.dependencycheck.data.nvdcve.CveDB;

/** Against a real server; one for all tests, which follow each other as in its life. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class PostgresTest {
    private static PostgresServer server;

    @TempDir
    Path temp;

    @BeforeAll
    static void start() throws Exception {
        server = PostgresServer.start();
    }

    @AfterAll
    static void stop() throws Exception {
        if (server != null) {
            server.close();
        }
    }

    @Test
    @Order(1)
    void an_empty_server_has_no_database() {
        assertThatExceptionOfType(DatabaseException.class)
                .isThrownBy(() -> new StoredDatabases().open(server.location()))
                .satisfies(e -> assertThat(e.gap().type()).isEqualTo(GapType.DATABASE_MISSING));
    }

    @Test
    @Order(2)
    void an_update_creates_the_schema_and_a_scan_reads_it() throws Exception {
        DatabaseInfo info = update(Duration.ZERO);

        assertThat(info.kind()).isEqualTo(DatabaseKind.POSTGRESQL);
        assertThat(info.cveCount()).isEqualTo(2);
        assertThat(info.toString()).doesNotContain(PostgresServer.PASSWORD);
        VulnerabilityDatabase database = new StoredDatabases().open(server.location());
        assertThat(Reading.vulnerability(database, "CVE-2021-44228", temp.resolve("scan"))
                        .getDescription())
                .contains("Newer words");
        assertThat(Reading.read(database, temp.resolve("scan2"), CveDB::getknownExploitedVulnerabilities))
                .containsOnlyKeys("CVE-2021-44228");
        assertThat(temp.resolve("scan").resolve("jsrepository.json")).hasContent(TestFeeds.RETIRE_JS);
    }

    @Test
    @Order(3)
    void the_scanner_finds_and_knows_the_fix() throws Exception {
        Path project = Files.createDirectories(temp.resolve("project")).toRealPath();
        Lab.write(
                project.resolve("lib/log4j-core-2.14.1.jar"),
                Lab.jar("org.apache.logging.log4j", "log4j-core", "2.14.1", Map.of()));
        DependencyScanner scanner = new DependencyScanner(
                new DependencySettings(server.location(), new StoredDatabases(), TestFeeds.CLOCK));

        ScanResult result = Lab.scan(scanner, temp, project);

        assertThat(result.findings()).singleElement().satisfies(raw -> {
            assertThat(raw.vulnerability().id()).isEqualTo("CVE-2021-44228");
            assertThat(raw.remedy().fixedVersion()).isEqualTo("2.15.0");
        });
        assertThat(result.properties()).containsEntry("database.kind", "postgresql");
        assertThat(result.properties().toString()).doesNotContain(PostgresServer.PASSWORD);
    }

    @Test
    @Order(3)
    void a_second_update_replaces_and_counts_each_cve_once() throws Exception {
        assertThat(update(Duration.ZERO).cveCount()).isEqualTo(2);
    }

    @Test
    @Order(4)
    void an_account_that_may_only_read_is_enough_for_a_scan() throws Exception {
        try (Connection connection = PostgresSchema.connect(server.location())) {
            connection.createStatement().execute("CREATE ROLE reader LOGIN PASSWORD 'reading'");
            connection.createStatement().execute("GRANT SELECT ON ALL TABLES IN SCHEMA public TO reader");
        }

        VulnerabilityDatabase database = new StoredDatabases().open(server.location("reader", "reading"));

        assertThat(Reading.vulnerability(database, "CVE-2014-0114", temp.resolve("scan"))
                        .getName())
                .isEqualTo("CVE-2014-0114");
    }

    @Test
    @Order(5)
    void a_second_updater_is_told_that_one_is_at_work() throws Exception {
        try (Connection other = PostgresSchema.connect(server.location())) {
            assertThat(PostgresSchema.lock(other)).isTrue();
            assertThatExceptionOfType(DatabaseException.class)
                    .isThrownBy(() -> update(Duration.ZERO))
                    .satisfies(e -> assertThat(e.text().code()).isEqualTo("dependency.database-busy"));
        }
    }

    @Test
    @Order(6)
    void a_wrong_password_is_said_without_showing_it() {
        assertThatExceptionOfType(DatabaseException.class)
                .isThrownBy(() -> new StoredDatabases().open(server.location(PostgresServer.USER, "geheim-falsch")))
                .satisfies(e -> {
                    assertThat(e.text().code()).isEqualTo("dependency.database-server");
                    assertThat(e.text().toString() + e.gap()).doesNotContain("geheim-falsch");
                });
    }

    @Test
    @Order(7)
    void what_a_dead_update_left_is_a_gap_until_the_next_one_has_finished() throws Exception {
        try (Connection connection = PostgresSchema.connect(server.location())) {
            PostgresSchema.fact(connection, PostgresSchema.UPDATING, "2026-11-24T00:00:00Z");
        }
        assertThatExceptionOfType(DatabaseException.class)
                .isThrownBy(() -> new StoredDatabases().open(server.location()))
                .satisfies(e -> assertThat(e.gap().type()).isEqualTo(GapType.DATABASE_PARTIAL));

        update(Duration.ZERO);

        assertThat(new StoredDatabases().open(server.location()).info().cveCount())
                .isEqualTo(2);
    }

    private DatabaseInfo update(Duration patience) throws Exception {
        Path kev = Files.writeString(temp.resolve("kev.json"), TestFeeds.KEV);
        Path retireJs = Files.writeString(temp.resolve("js.json"), TestFeeds.RETIRE_JS);
        NvdSource feeds = new NvdSource.Feeds(TestFeeds.directory(temp).toString());
        return new PostgresUpdater(server.location(), temp.resolve("work"), TestFeeds.CLOCK)
                .update(new UpdateRequest(feeds, retireJs.toString(), kev.toString(), false, patience), Progress.NONE);
    }
}
