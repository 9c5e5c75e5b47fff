package io.sekisho.scanner.dependency.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.sekisho.core.files.SekishoHome;
import io.sekisho.core.scan.Progress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Updates that die, that have no room, and that meet another one. */
class InterruptedUpdateTest {
    @TempDir
    Path temp;

    private SekishoHome home;
    private String before;

    @BeforeEach
    void database() throws Exception {
        home = new SekishoHome(temp.resolve("home"));
        before = update(Duration.ZERO).id();
    }

    @Test
    void a_killed_update_leaves_the_last_good_one_and_the_next_update_cleans_up() throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch released = new CountDownLatch(1);
        try (LocalServer slow = new LocalServer(exchange -> {
            asked.countDown();
            awaitQuietly(released);
        })) {
            Process updater = Java.start(
                    temp.resolve("out"), Updating.class, home.root().toString(), slow.url("/nvdcve-2021.json.gz"));
            assertThat(asked.await(60, TimeUnit.SECONDS)).isTrue();

            assertThatExceptionOfType(DatabaseException.class)
                    .isThrownBy(() -> update(Duration.ofMillis(200)))
                    .satisfies(e -> {
                        assertThat(e.text().code()).isEqualTo("dependency.database-busy");
                        assertThat(e.text().arguments()).containsExactly(Long.toString(updater.pid()));
                    });

            updater.destroyForcibly().waitFor();
            released.countDown();
        }

        assertThat(new StoredDatabases()
                        .open(new DatabaseLocation.Local(home))
                        .info()
                        .id())
                .isEqualTo(before);
        assertThat(debris()).isNotEmpty();
        update(Duration.ZERO);
        assertThat(debris()).isEmpty();
    }

    @Test
    void no_room_for_the_new_one_leaves_the_last_good_one_and_nothing_else() throws Exception {
        Process updater = Java.start(
                temp.resolve("out"),
                List.of("sh", "-c", "ulimit -f 20; exec \"$@\"", "sh"),
                Updating.class,
                home.root().toString(),
                temp.resolve("feeds").toString());
        assertThat(updater.waitFor(60, TimeUnit.SECONDS)).isTrue();

        assertThat(Files.readString(temp.resolve("out"))).contains("FAILED", "dependency.database-build");
        assertThat(new StoredDatabases()
                        .open(new DatabaseLocation.Local(home))
                        .info()
                        .id())
                .isEqualTo(before);
        assertThat(debris()).isEmpty();
    }

    @Test
    void a_second_updater_waits_for_the_first() throws Exception {
        UpdateLock first = UpdateLock.acquire(home.databases(), Duration.ZERO);
        Thread release = new Thread(() -> {
            try (first) {
                Thread.sleep(300);
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        });
        release.start();

        assertThat(update(Duration.ofSeconds(20)).cveCount()).isEqualTo(2);
        release.join();
    }

    private List<Path> debris() throws Exception {
        try (Stream<Path> list = Files.list(home.databases())) {
            return list.filter(p -> p.getFileName().toString().startsWith(".")).toList();
        }
    }

    private DatabaseInfo update(Duration patience) throws Exception {
        NvdSource feeds = new NvdSource.Feeds(TestFeeds.directory(temp).toString());
        return new SnapshotUpdater(home, TestFeeds.CLOCK)
                .update(new UpdateRequest(feeds, null, null, false, patience), Progress.NONE);
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await(60, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
