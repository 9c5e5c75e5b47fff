package io.sekisho.scanner.dependency.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.sekisho.core.files.SekishoHome;
import io.sekisho.core.scan.Progress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MirrorTest {
    @TempDir
    Path temp;

    @Test
    void takes_every_year_that_a_mirror_has() throws Exception {
        Path feeds = TestFeeds.directory(temp);
        AtomicInteger busy = new AtomicInteger(1);
        try (LocalServer mirror = new LocalServer(exchange -> {
            Path file = feeds.resolve(exchange.getRequestURI().getPath().replaceFirst("/nvd/", ""));
            if (file.toString().endsWith("nvdcve-2021.json.gz") && busy.getAndDecrement() > 0) {
                LocalServer.send(exchange, 503, new byte[0]);
            } else if (Files.isRegularFile(file)) {
                LocalServer.send(exchange, 200, Files.readAllBytes(file));
            } else {
                LocalServer.send(exchange, 404, new byte[0]);
            }
        })) {
            DatabaseInfo info = updater().update(TestFeeds.request(mirror.url("/nvd")), Progress.NONE);

            assertThat(info.cveCount()).isEqualTo(2);
            assertThat(info.sources()).containsEntry("nvd", mirror.url("/nvd"));
            assertThat(mirror.requests()).contains("/nvd/nvdcve-2002.json.gz", "/nvd/nvdcve-2026.json.gz");
        }
    }

    @Test
    void takes_a_single_feed_by_address_and_hides_the_token_in_it() throws Exception {
        byte[] feed = TestFeeds.gzip(TestFeeds.feed(TestFeeds.LOG4SHELL));
        try (LocalServer mirror = new LocalServer(exchange -> {
            boolean feedAsked = exchange.getRequestURI().getPath().endsWith(".json.gz");
            LocalServer.send(exchange, feedAsked ? 200 : 404, feedAsked ? feed : new byte[0]);
        })) {
            DatabaseInfo info = updater()
                    .update(TestFeeds.request(mirror.url("/nvdcve-2.0-2021.json.gz?token=geheim")), Progress.NONE);

            assertThat(info.cveCount()).isEqualTo(1);
            assertThat(info.toString()).doesNotContain("geheim");
            assertThat(mirror.requests().get(0)).contains("token=geheim");
        }
    }

    @Test
    void an_address_without_any_feed_is_said() throws Exception {
        try (LocalServer mirror = new LocalServer(exchange -> LocalServer.send(exchange, 404, new byte[0]))) {
            assertThatExceptionOfType(DatabaseException.class)
                    .isThrownBy(() -> updater().update(TestFeeds.request(mirror.url("/")), Progress.NONE))
                    .satisfies(e -> assertThat(e.text().code()).isEqualTo("dependency.database-feed-none"));
        }
    }

    private SnapshotUpdater updater() {
        return new SnapshotUpdater(new SekishoHome(temp.resolve("home")), TestFeeds.CLOCK);
    }
}
