package io.sekisho.scanner.dependency.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.sun.net.httpserver.HttpExchange;
import io.sekisho.core.files.SekishoHome;
import io.sekisho.core.scan.Progress;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** Against a server on this machine that answers as NVD 2.0 does: pages, 404 to a wrong key, 403 to whoever asks too often. */
class NvdApiTest {
    private static final String KEY = "0f1e2d3c-not-a-real-key";

    @TempDir
    Path temp;

    private final AtomicInteger hiccups = new AtomicInteger(1);

    @Test
    void fetches_all_pages_then_only_changes_and_never_shows_the_key() throws Exception {
        ListAppender<ILoggingEvent> log = new ListAppender<>();
        Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        Level before = root.getLevel();
        log.start();
        var console = root.getAppender("console");
        root.detachAppender(console);
        root.addAppender(log);
        root.setLevel(Level.DEBUG);
        try (LocalServer nvd = new LocalServer(this::answer)) {
            DatabaseInfo all = update(nvd, KEY, TestFeeds.CLOCK);
            DatabaseInfo later = update(nvd, KEY, Clock.offset(TestFeeds.CLOCK, Duration.ofDays(1)));

            assertThat(all.cveCount()).isEqualTo(2001);
            assertThat(all.yearsPresent()).containsExactly(2021);
            assertThat(later.cveCount()).isEqualTo(2001);
            assertThat(later.yearsPresent()).containsExactly(2021);
            assertThat(later.newestModified()).isAfter(all.newestModified());
            assertThat(Reading.vulnerability(
                                    new StoredDatabases().open(new DatabaseLocation.Local(home())),
                                    "CVE-2021-44228",
                                    temp.resolve("scan"))
                            .getDescription())
                    .contains("Newer words");
            assertThat(nvd.requests()).anyMatch(r -> r.contains("startIndex=2000"));
            assertThat(nvd.requests()).noneMatch(r -> r.contains(KEY));
        } finally {
            root.detachAppender(log);
            root.addAppender(console);
            root.setLevel(before);
        }
        assertThat(log.list).isNotEmpty().noneMatch(e -> e.getFormattedMessage().contains(KEY));
    }

    @Test
    void a_key_that_is_refused_is_said_without_the_key() throws Exception {
        try (LocalServer nvd = new LocalServer(this::answer)) {
            assertThatExceptionOfType(DatabaseException.class)
                    .isThrownBy(() -> update(nvd, "wrong-key", TestFeeds.CLOCK))
                    .satisfies(e -> {
                        assertThat(e.text().code()).isEqualTo("dependency.database-api");
                        assertThat(e.text().toString())
                                .contains("Invalid apiKey")
                                .doesNotContain("wrong-key");
                    });
        }
    }

    private void answer(HttpExchange exchange) throws IOException {
        String query = String.valueOf(exchange.getRequestURI().getQuery());
        if (!KEY.equals(exchange.getRequestHeaders().getFirst("apiKey"))) {
            exchange.getResponseHeaders().add("message", "Invalid apiKey.");
            LocalServer.send(exchange, 404, new byte[0]);
        } else if (hiccups.getAndDecrement() > 0) {
            LocalServer.send(exchange, 403, new byte[0]);
        } else if (query.contains("lastModStartDate")) {
            json(exchange, TestFeeds.page(0, 1, TestFeeds.LOG4SHELL_NEWER));
        } else {
            String[] all = all();
            int start = query.contains("startIndex=")
                    ? Integer.parseInt(query.replaceFirst(".*startIndex=(\\d+).*", "$1"))
                    : 0;
            String[] page = Arrays.copyOfRange(all, start, Math.min(all.length, start + 2000));
            json(exchange, TestFeeds.page(start, all.length, page));
        }
    }

    /** One more than NVD puts on a page. */
    private static String[] all() {
        String[] all = new String[2001];
        for (int i = 0; i < all.length; i++) {
            all[i] = TestFeeds.cve("CVE-2021-" + (50000 + i), "2021-10-10", "2024-01-01", "w", "p" + i % 7, "1");
        }
        all[2000] = TestFeeds.LOG4SHELL;
        return all;
    }

    private static void json(HttpExchange exchange, String body) throws IOException {
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        LocalServer.send(exchange, 200, body.getBytes(StandardCharsets.UTF_8));
    }

    private SekishoHome home() {
        return new SekishoHome(temp.resolve("home"));
    }

    private DatabaseInfo update(LocalServer nvd, String key, Clock clock) throws Exception {
        NvdSource api = new NvdSource.Api(key, nvd.url("/rest/json/cves/2.0"));
        return new SnapshotUpdater(home(), clock)
                .update(new UpdateRequest(api, null, null, false, Duration.ZERO), Progress.NONE);
    }
}
