package io.sekisho.cli.log;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Names the log files, one a run, and keeps the last ones. */
final class LogFiles {
    /** Enough to look at yesterday's runs; with the limit of each, bounded. */
    static final int KEPT = 20;

    private static final Logger LOG = LoggerFactory.getLogger(LogFiles.class);
    private static final DateTimeFormatter NAME =
            DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss").withZone(ZoneOffset.UTC);

    private final Path directory;

    LogFiles(Path directory) {
        this.directory = directory;
    }

    /** Creates the run's file, readable by its owner only, and removes the oldest of earlier runs. */
    Path next(Instant now) throws IOException {
        Files.createDirectories(directory);
        String stem =
                "sekisho-" + NAME.format(now) + "-" + ProcessHandle.current().pid();
        Path file = directory.resolve(stem + ".log");
        for (int again = 2; Files.exists(file); again++) {
            file = directory.resolve(stem + "-" + again + ".log");
        }
        Files.createFile(file, ownerOnly());
        prune();
        return file;
    }

    private FileAttribute<?>[] ownerOnly() {
        if (!directory.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            return new FileAttribute<?>[0];
        }
        Set<PosixFilePermission> permissions = PosixFilePermissions.fromString("rw-------");
        return new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(permissions)};
    }

    private void prune() {
        try (Stream<Path> all = Files.list(directory)) {
            List<Path> oldestFirst = all.filter(
                            file -> file.getFileName().toString().matches("sekisho-\\d{8}-\\d{6}-.*\\.log"))
                    .sorted(Comparator.comparing(file -> file.getFileName().toString()))
                    .toList();
            for (Path file : oldestFirst.subList(0, Math.max(0, oldestFirst.size() - KEPT))) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            LOG.warn("cannot remove old logs in {}: {}", directory, e.toString());
        }
    }
}
