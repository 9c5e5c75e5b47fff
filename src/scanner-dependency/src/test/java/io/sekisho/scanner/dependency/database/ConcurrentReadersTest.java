package io.sekisho.scanner.dependency.database;

import static org.assertj.core.api.Assertions.assertThat;

import io.sekisho.core.files.SekishoHome;
import io.sekisho.core.scan.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One database, many scans: no lock, no copy, nothing written where it lies. */
class ConcurrentReadersTest {
    @TempDir
    Path temp;

    private SekishoHome home;
    private Path snapshot;

    @BeforeEach
    void database() throws Exception {
        home = new SekishoHome(temp.resolve("home"));
        new SnapshotUpdater(home, TestFeeds.CLOCK)
                .update(TestFeeds.request(TestFeeds.directory(temp).toString()), Progress.NONE);
        snapshot = new SnapshotStore(home.databases()).current().directory();
        permissions("r--r--r--", "r-xr-xr-x");
    }

    @AfterEach
    void makeDeletable() throws IOException {
        permissions("rw-r--r--", "rwxr-xr-x");
    }

    @Test
    void twenty_scans_in_one_process_share_it() throws Exception {
        Map<String, String> before = state();
        VulnerabilityDatabase database = new StoredDatabases().open(new DatabaseLocation.Local(home));
        ExecutorService scans = Executors.newFixedThreadPool(20);
        try {
            List<Future<String>> found = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                Path own = temp.resolve("scan" + i);
                Callable<String> scan = () ->
                        Reading.vulnerability(database, "CVE-2021-44228", own).getName();
                found.add(scans.submit(scan));
            }
            for (Future<String> one : found) {
                assertThat(one.get(30, TimeUnit.SECONDS)).isEqualTo("CVE-2021-44228");
            }
        } finally {
            scans.shutdownNow();
        }
        assertThat(state()).isEqualTo(before);
        try (Stream<Path> copies = Files.walk(temp.resolve("scan0"))) {
            assertThat(copies.filter(Files::isRegularFile)).isEmpty();
        }
    }

    @Test
    void processes_share_it_too() throws Exception {
        Map<String, String> before = state();
        List<Process> scans = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            scans.add(Java.start(
                    temp.resolve("out" + i),
                    Reading.class,
                    home.root().toString(),
                    temp.resolve("process" + i).toString(),
                    "CVE-2021-44228"));
        }
        for (int i = 0; i < 4; i++) {
            assertThat(scans.get(i).waitFor(60, TimeUnit.SECONDS)).isTrue();
            assertThat(Files.readString(temp.resolve("out" + i)).lines().filter("FOUND CVE-2021-44228"::equals))
                    .as(Files.readString(temp.resolve("out" + i)))
                    .hasSize(5);
        }
        assertThat(state()).isEqualTo(before);
    }

    private Map<String, String> state() throws IOException {
        Map<String, String> state = new TreeMap<>();
        try (Stream<Path> files = Files.walk(snapshot)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                state.put(file.toString(), Hashes.of(file) + Files.getLastModifiedTime(file));
            }
        }
        return state;
    }

    private void permissions(String files, String directories) throws IOException {
        try (Stream<Path> all = Files.walk(snapshot)) {
            for (Path path : all.toList()) {
                Files.setPosixFilePermissions(
                        path, PosixFilePermissions.fromString(Files.isDirectory(path) ? directories : files));
            }
        }
    }
}
