package io.sekisho.scanner.dependency.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.sekisho.core.files.SekishoHome;
import io.sekisho.core.scan.Progress;
import io.sekisho.model.GapType;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.sql.Connection;
import java.sql.DriverManager;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DamagedDatabaseTest {
    @TempDir
    Path temp;

    private DatabaseLocation.Local location;
    private Snapshot snapshot;

    @BeforeEach
    void database() throws Exception {
        SekishoHome home = new SekishoHome(temp.resolve("home"));
        location = new DatabaseLocation.Local(home);
        new SnapshotUpdater(home, TestFeeds.CLOCK)
                .update(TestFeeds.request(TestFeeds.directory(temp).toString()), Progress.NONE);
        snapshot = new SnapshotStore(home.databases()).current();
    }

    @Test
    void a_database_edited_with_sql_is_refused() throws Exception {
        try (Connection connection = DriverManager.getConnection(
                "jdbc:h2:file:" + BuildSettings.h2Path(snapshot.directory()), "dcuser", "DC-Pass1337!")) {
            connection.createStatement().execute("DELETE FROM software");
        }

        assertDamaged();
    }

    @Test
    void a_single_changed_byte_is_noticed() throws Exception {
        Path file = snapshot.file(Snapshot.DATABASE);
        try (RandomAccessFile raw = new RandomAccessFile(file.toFile(), "rw")) {
            raw.seek(raw.length() / 3);
            int old = raw.read();
            raw.seek(raw.length() / 3);
            raw.write(old ^ 1);
        }
        // A copy that restores the time must not hide it either; the stamp is to the millisecond.
        Files.setLastModifiedTime(file, FileTime.fromMillis(1_700_000_000_000L));

        assertDamaged();
    }

    @Test
    void a_cut_off_file_is_noticed() throws Exception {
        try (RandomAccessFile raw =
                new RandomAccessFile(snapshot.file(Snapshot.DATABASE).toFile(), "rw")) {
            raw.setLength(raw.length() / 2);
        }

        assertDamaged();
    }

    @Test
    void a_missing_file_is_noticed() throws Exception {
        Files.delete(snapshot.file(Snapshot.DATABASE));

        assertDamaged();
    }

    @Test
    void an_edited_manifest_is_noticed() throws Exception {
        Path manifest = snapshot.file(Manifest.NAME);
        Files.writeString(manifest, Files.readString(manifest).replace("\"cveCount\" : 2", "\"cveCount\" : 200000"));

        assertDamaged();
    }

    @Test
    void an_empty_pointer_is_noticed() throws Exception {
        Files.writeString(location.home().databases().resolve("current"), "");

        assertDamaged();
    }

    @Test
    void an_untouched_file_with_another_time_is_hashed_again_and_accepted() throws Exception {
        Files.setLastModifiedTime(snapshot.file(Snapshot.DATABASE), FileTime.fromMillis(1_700_000_000_000L));

        assertThat(new StoredDatabases().open(location).info().id()).isEqualTo(snapshot.name());
    }

    @Test
    void a_damaged_database_does_not_stand_in_the_way_of_an_update() throws Exception {
        Files.write(snapshot.file(Snapshot.DATABASE), new byte[10]);

        new SnapshotUpdater(location.home(), TestFeeds.CLOCK)
                .update(TestFeeds.request(TestFeeds.directory(temp).toString()), Progress.NONE);

        assertThat(new StoredDatabases().open(location).info().cveCount()).isEqualTo(2);
    }

    private void assertDamaged() {
        assertThatExceptionOfType(DatabaseException.class)
                .isThrownBy(() -> new StoredDatabases().open(location))
                .satisfies(e -> {
                    assertThat(e.gap().type()).isEqualTo(GapType.DATABASE_PARTIAL);
                    assertThat(e.gap().nextStep().code()).isEqualTo("dependency.database-damaged-step");
                });
    }
}
