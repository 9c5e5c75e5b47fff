package io.sekisho.cli.doctor;

import io.sekisho.cli.doctor.Check.Topic;
import io.sekisho.model.Text;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Whether there is room, and the right to write: for what is kept, for temporary files, for the report. */
final class DiskExamination implements Examination {
    private static final long MEGABYTE = 1L << 20;
    /** The database of all years takes about half of it, and an update builds the next one beside it. */
    private static final long ROOM_FOR_UPDATE = 2048;

    static final long ROOM_FOR_SCAN = 200;

    @Override
    public List<Check> of(Place place) {
        List<Check> checks = new ArrayList<>();
        Path home = place.context().home().root();
        if (!canWrite(home)) {
            checks.add(Check.note(
                    Topic.DISK, Text.of("admin.home-unwritable", home), Text.of("admin.home-unwritable-step")));
        } else {
            long free = free(home);
            Text text = Text.of("admin.home", home, free);
            checks.add(
                    free < ROOM_FOR_UPDATE
                            ? Check.note(Topic.DISK, text, Text.of("admin.home-step", ROOM_FOR_UPDATE))
                            : Check.ok(Topic.DISK, text));
        }
        Path temporary = canWrite(home) ? home : place.jvm().temporary();
        if (!canWrite(temporary) || free(temporary) < ROOM_FOR_SCAN) {
            checks.add(Check.missing(
                    Topic.DISK,
                    Text.of("admin.temporary", temporary, canWrite(temporary) ? free(temporary) : 0),
                    Text.of("admin.temporary-step", ROOM_FOR_SCAN)));
        }
        if (!canWrite(place.directory().resolve("sekisho-report"))) {
            checks.add(Check.note(
                    Topic.DISK,
                    Text.of("admin.project-unwritable", place.directory()),
                    Text.of("admin.project-unwritable-step")));
        }
        return checks;
    }

    /** Whether it, or the directory in which it would be created, can be written. Tried: permission bits tell half. */
    private static boolean canWrite(Path directory) {
        try {
            Path there = existing(directory);
            if (!Files.isDirectory(there)) {
                return false;
            }
            Files.delete(Files.createTempFile(there, ".sekisho-doctor-", ".tmp"));
            return true;
        } catch (IOException | SecurityException e) {
            return false;
        }
    }

    private static long free(Path directory) {
        try {
            return Files.getFileStore(existing(directory)).getUsableSpace() / MEGABYTE;
        } catch (IOException e) {
            return 0;
        }
    }

    private static Path existing(Path directory) {
        Path at = directory.toAbsolutePath();
        while (!Files.exists(at) && at.getParent() != null) {
            at = at.getParent();
        }
        return at;
    }
}
