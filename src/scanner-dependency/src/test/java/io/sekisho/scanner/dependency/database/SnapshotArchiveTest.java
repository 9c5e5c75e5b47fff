package io.sekisho.scanner.dependency.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.sekisho.core.files.SekishoHome;
import io.sekisho.core.scan.Progress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SnapshotArchiveTest {
    @TempDir
    Path temp;

    private DatabaseInfo built;
    private Path archive;
    private DatabaseAdministration other;

    @BeforeEach
    void export() throws Exception {
        DatabaseAdministration builder = administration("builder");
        built = builder.update(TestFeeds.request(TestFeeds.directory(temp).toString()), Progress.NONE);
        archive = temp.resolve("database.zip");
        builder.export(archive, Progress.NONE);
        builder.export(temp.resolve("again.zip"), Progress.NONE);
        other = administration("other");
    }

    @Test
    void another_machine_takes_over_the_same_snapshot() throws Exception {
        assertThat(Files.readAllBytes(archive)).isEqualTo(Files.readAllBytes(temp.resolve("again.zip")));

        DatabaseInfo info = other.fetch(archive.toString(), Hashes.of(archive), Duration.ZERO, Progress.NONE);

        assertThat(info.id()).isEqualTo(built.id());
        assertThat(other.status().info()).contains(info);
    }

    @Test
    void a_broken_download_continues_where_it_stopped() throws Exception {
        byte[] content = Files.readAllBytes(archive);
        AtomicInteger sent = new AtomicInteger();
        try (LocalServer server = new LocalServer(exchange -> {
            exchange.getResponseHeaders().add("ETag", "\"v1\"");
            String range = exchange.getRequestHeaders().getFirst("Range");
            int from = range == null ? 0 : Integer.parseInt(range.replaceAll("\\D", ""));
            exchange.sendResponseHeaders(range == null ? 200 : 206, content.length - from);
            int until = range == null ? content.length / 2 : content.length;
            exchange.getResponseBody().write(content, from, until - from);
            sent.addAndGet(until - from);
            exchange.getResponseBody().flush();
        })) {
            DatabaseInfo info = other.fetch(server.url("/db.zip"), null, Duration.ZERO, Progress.NONE);

            assertThat(info.id()).isEqualTo(built.id());
            assertThat(sent.get()).isEqualTo(content.length);
            assertThat(server.requests()).hasSize(2);
        }
    }

    @Test
    void a_changed_archive_is_refused_and_the_database_stays() throws Exception {
        String before = other.fetch(archive.toString(), null, Duration.ZERO, Progress.NONE)
                .id();
        Path edited = temp.resolve("edited.zip");
        byte[] database = new byte[4096];
        rewrite(edited, "odc.mv.db", database, null);

        assertRefused(edited, "dependency.database-archive-hash");
        assertThat(other.status().info().orElseThrow().id()).isEqualTo(before);
        assertThat(Files.list(temp.resolve("other/databases")))
                .noneMatch(p -> p.getFileName().toString().startsWith(".building"));
    }

    @Test
    void a_wrong_sum_is_refused_before_anything_is_unpacked() {
        assertThatExceptionOfType(DatabaseException.class)
                .isThrownBy(() -> other.fetch(archive.toString(), "00".repeat(32), Duration.ZERO, Progress.NONE))
                .satisfies(e -> assertThat(e.text().code()).isEqualTo("dependency.database-archive-pin"));
    }

    @Test
    void entries_that_the_manifest_does_not_list_are_never_written() throws Exception {
        Path hostile = temp.resolve("hostile.zip");
        rewrite(hostile, null, null, "../../escaped.txt");

        other.fetch(hostile.toString(), null, Duration.ZERO, Progress.NONE);

        assertThat(Files.walk(temp).map(p -> p.getFileName().toString())).doesNotContain("escaped.txt");
    }

    @Test
    void a_manifest_cannot_name_files_outside() throws Exception {
        Path hostile = temp.resolve("hostile.zip");
        Snapshot snapshot = new SnapshotStore(temp.resolve("builder/databases")).current();
        String manifest =
                Files.readString(snapshot.file(Manifest.NAME)).replace("\"odc.mv.db\"", "\"../../odc.mv.db\"");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(hostile))) {
            add(zip, Manifest.NAME, manifest.getBytes(java.nio.charset.StandardCharsets.UTF_8));
            add(zip, "../../odc.mv.db", new byte[10]);
        }

        assertThatExceptionOfType(DatabaseException.class)
                .isThrownBy(() -> other.fetch(hostile.toString(), null, Duration.ZERO, Progress.NONE));
        assertThat(temp.resolve("other/odc.mv.db")).doesNotExist();
    }

    @Test
    void a_bomb_stops_at_the_size_that_the_manifest_says() throws Exception {
        Path bomb = temp.resolve("bomb.zip");
        rewrite(bomb, "odc.mv.db", new byte[64 << 20], null);

        assertRefused(bomb, "dependency.database-archive-hash");
    }

    @Test
    void something_else_is_refused() throws Exception {
        assertRefused(Files.writeString(temp.resolve("x.zip"), "not a zip"), "dependency.database-archive");
    }

    private void assertRefused(Path file, String code) {
        assertThatExceptionOfType(DatabaseException.class)
                .isThrownBy(() -> other.fetch(file.toString(), null, Duration.ZERO, Progress.NONE))
                .satisfies(e -> assertThat(e.text().code()).isEqualTo(code));
    }

    private void rewrite(Path target, String changed, byte[] content, String added) throws Exception {
        Snapshot snapshot = new SnapshotStore(temp.resolve("builder/databases")).current();
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(target))) {
            for (String name : Arrays.asList(Manifest.NAME, Snapshot.DATABASE)) {
                add(zip, name, name.equals(changed) ? content : Files.readAllBytes(snapshot.file(name)));
            }
            if (added != null) {
                add(zip, added, new byte[1]);
            }
        }
    }

    private static void add(ZipOutputStream zip, String name, byte[] content) throws Exception {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(content);
        zip.closeEntry();
    }

    private DatabaseAdministration administration(String name) {
        SekishoHome home = new SekishoHome(temp.resolve(name));
        return new DatabaseAdministration(home, new DatabaseLocation.Local(home), TestFeeds.CLOCK);
    }
}
