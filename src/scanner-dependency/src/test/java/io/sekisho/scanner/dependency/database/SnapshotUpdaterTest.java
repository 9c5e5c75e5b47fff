package io.sekisho.scanner.dependency.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.sekisho.core.files.SekishoHome;
import io.sekisho.core.scan.Progress;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.owasp.dependencycheck.data.nvdcve.CveDB;
import org.owasp.dependencycheck.dependency.Vulnerability;

class SnapshotUpdaterTest {
    @TempDir
    Path temp;

    private SekishoHome home;
    private DatabaseAdministration administration;

    @BeforeEach
    void home() {
        home = new SekishoHome(temp.resolve("home with space"));
        administration = new DatabaseAdministration(home, new DatabaseLocation.Local(home), TestFeeds.CLOCK);
    }

    @Test
    void imports_each_cve_once_in_its_newest_state() throws Exception {
        DatabaseInfo info = update(TestFeeds.directory(temp));

        assertThat(info.cveCount()).isEqualTo(2);
        assertThat(info.newestModified()).isEqualTo(Instant.parse("2026-11-20T00:00:00Z"));
        Vulnerability found = Reading.vulnerability(open(), "CVE-2021-44228", temp.resolve("scan"));
        assertThat(found.getDescription()).contains("Newer words");
        assertThat(found.getVulnerableSoftware()).hasSize(1);
        assertThat(found.getCvssV3().getCvssData().getBaseScore()).isEqualTo(9.8);
        assertThat(found.getCwes().getEntries()).containsExactly("CWE-502");
    }

    @Test
    void keeps_the_catalogues_of_the_snapshot_before_unless_new_ones_are_given() throws Exception {
        Path kev = Files.writeString(temp.resolve("kev.json"), TestFeeds.KEV);
        Path retireJs = Files.writeString(temp.resolve("js.json"), TestFeeds.RETIRE_JS);
        NvdSource feeds = new NvdSource.Feeds(TestFeeds.directory(temp).toString());
        administration.update(
                new UpdateRequest(feeds, retireJs.toString(), kev.toString(), false, Duration.ZERO), Progress.NONE);

        DatabaseInfo again = update(TestFeeds.directory(temp));

        assertThat(again.kevCount()).isEqualTo(1);
        assertThat(again.retireJs()).isTrue();
        assertThat(Reading.read(open(), temp.resolve("scan"), CveDB::getknownExploitedVulnerabilities))
                .containsOnlyKeys("CVE-2021-44228");
    }

    @Test
    void a_catalogue_can_be_renewed_without_importing_cves_again() throws Exception {
        update(TestFeeds.directory(temp));
        Path kev = Files.writeString(temp.resolve("kev.json"), TestFeeds.KEV);

        DatabaseInfo info = administration.update(
                new UpdateRequest(new NvdSource.Keep(), null, kev.toString(), false, Duration.ZERO), Progress.NONE);

        assertThat(info.cveCount()).isEqualTo(2);
        assertThat(info.kevCount()).isEqualTo(1);
    }

    static Stream<Arguments> brokenFeeds() {
        byte[] whole = TestFeeds.gzip(TestFeeds.feed(TestFeeds.LOG4SHELL));
        String json = TestFeeds.feed(TestFeeds.LOG4SHELL);
        return Stream.of(
                Arguments.of("truncated", java.util.Arrays.copyOf(whole, whole.length / 2)),
                Arguments.of("truncated", TestFeeds.gzip(json.substring(0, json.length() - 20))),
                Arguments.of("gzip", "<html>not found</html>".getBytes(StandardCharsets.UTF_8)),
                Arguments.of("format", TestFeeds.gzip("<html>not found</html>")),
                Arguments.of("format", TestFeeds.gzip("{\"CVE_data_type\": \"CVE\", \"CVE_Items\": []}")),
                Arguments.of("format", TestFeeds.gzip(json.replace("\"2.0\"", "\"1.1\""))),
                Arguments.of(
                        "short",
                        TestFeeds.gzip(TestFeeds.feed(TestFeeds.LOG4SHELL).replace(": 1,", ": 9,"))),
                Arguments.of("year", TestFeeds.gzip(TestFeeds.feed(TestFeeds.STRUTS))),
                Arguments.of("empty", TestFeeds.gzip(TestFeeds.feed())));
    }

    @ParameterizedTest
    @MethodSource("brokenFeeds")
    void a_broken_feed_is_named_and_changes_nothing(String problem, byte[] content) throws Exception {
        String before = update(TestFeeds.directory(temp)).id();
        Path broken = Files.createDirectory(temp.resolve("broken"));
        Files.write(broken.resolve("nvdcve-2021.json.gz"), content);

        assertThatExceptionOfType(DatabaseException.class)
                .isThrownBy(() -> update(broken))
                .satisfies(e -> {
                    assertThat(e.text().code()).isEqualTo("dependency.database-feed-" + problem);
                    assertThat(e.text().arguments().get(0)).contains("nvdcve-2021.json.gz");
                });
        assertThat(open().info().id()).isEqualTo(before);
        assertThat(leftovers()).isEmpty();
    }

    @Test
    void a_feed_that_differs_from_its_meta_file_is_refused() throws Exception {
        Path feeds = TestFeeds.directory(temp);
        Files.writeString(feeds.resolve("nvdcve-2014.meta"), "sha256:" + Hashes.of("something else") + "\r\n");

        assertThatExceptionOfType(DatabaseException.class)
                .isThrownBy(() -> update(feeds))
                .satisfies(e -> assertThat(e.text().code()).isEqualTo("dependency.database-feed-hash"));
    }

    @Test
    void keeps_three_snapshots_and_rolls_back_to_the_one_before() throws Exception {
        String first = null;
        String last = null;
        for (int day = 1; day <= 4; day++) {
            DatabaseAdministration then = new DatabaseAdministration(
                    home,
                    new DatabaseLocation.Local(home),
                    java.time.Clock.offset(TestFeeds.CLOCK, Duration.ofDays(day)));
            first = last;
            last = then.update(TestFeeds.request(TestFeeds.directory(temp).toString()), Progress.NONE)
                    .id();
        }

        assertThat(administration.status().kept()).hasSize(3).startsWith(last);
        assertThat(administration.rollback(Duration.ZERO).id()).isEqualTo(first);
        assertThat(open().info().id()).isEqualTo(first);
    }

    @Test
    void a_home_that_the_engine_cannot_open_is_said_so() throws Exception {
        home = new SekishoHome(temp.resolve("a;INIT=x"));
        administration = new DatabaseAdministration(home, new DatabaseLocation.Local(home), TestFeeds.CLOCK);
        Path feeds = TestFeeds.directory(temp);

        assertThatExceptionOfType(DatabaseException.class)
                .isThrownBy(() -> update(feeds))
                .satisfies(e -> assertThat(e.text().code()).isEqualTo("dependency.database-path"));
    }

    @Test
    void a_missing_place_says_what_can_be_given() {
        assertThatExceptionOfType(DatabaseException.class)
                .isThrownBy(() -> update(temp.resolve("nowhere")))
                .satisfies(
                        e -> assertThat(e.gap().nextStep().code()).isEqualTo("dependency.database-feed-missing-step"));
        assertThat(administration.status().gaps().get(0).type().key()).isEqualTo("database-missing");
    }

    private DatabaseInfo update(Path feed) throws DatabaseException, InterruptedException {
        return administration.update(TestFeeds.request(feed.toString()), Progress.NONE);
    }

    private VulnerabilityDatabase open() throws DatabaseException {
        return new StoredDatabases().open(new DatabaseLocation.Local(home));
    }

    private List<String> leftovers() throws IOException {
        try (Stream<Path> list = Files.list(home.databases())) {
            return list.map(p -> p.getFileName().toString())
                    .filter(n -> n.startsWith(".") || n.endsWith(".part"))
                    .toList();
        }
    }
}
