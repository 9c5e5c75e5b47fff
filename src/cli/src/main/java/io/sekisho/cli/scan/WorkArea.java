package io.sekisho.cli.scan;

import io.sekisho.core.files.SekishoHome;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The temporary directory of one run. Its owner holds a lock beside it, which the system takes back however the owner ends; so
 * a later run knows what a killed one left behind, and removes it.
 */
final class WorkArea implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(WorkArea.class);
    private static final String LOCK = ".lock";
    /** Between creating its lock file and locking it, an owner looks dead. */
    private static final Duration SETTLED = Duration.ofMinutes(1);

    private final Path directory;
    private final Path lockFile;
    private final FileChannel channel;

    private WorkArea(Path directory, Path lockFile, FileChannel channel) {
        this.directory = directory;
        this.lockFile = lockFile;
        this.channel = channel;
    }

    /** Under {@code SEKISHO_HOME/cache}; under the system's temporary directory when that cannot be written. */
    static WorkArea open(SekishoHome home) throws IOException {
        Path base = home.cache().resolve("work");
        try {
            Files.createDirectories(base);
            sweep(base);
            String name = "run-" + UUID.randomUUID();
            Path lockFile = base.resolve(name + LOCK);
            FileChannel channel = FileChannel.open(lockFile, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
            channel.lock();
            return new WorkArea(Files.createDirectory(base.resolve(name)), lockFile, channel);
        } catch (IOException e) {
            LOG.warn("cannot work in {}, so in the system's temporary directory: {}", base, e.toString());
            return new WorkArea(Files.createTempDirectory("sekisho-"), null, null);
        }
    }

    Path directory() {
        return directory;
    }

    private static void sweep(Path base) throws IOException {
        try (DirectoryStream<Path> locks = Files.newDirectoryStream(base, "run-*" + LOCK)) {
            for (Path lock : locks) {
                if (isSettled(lock) && isDead(lock)) {
                    String name = lock.getFileName().toString();
                    LOG.info("removing what a killed run left: {}", name);
                    remove(base.resolve(name.substring(0, name.length() - LOCK.length())));
                    Files.deleteIfExists(lock);
                }
            }
        }
    }

    private static boolean isSettled(Path lock) throws IOException {
        return Files.getLastModifiedTime(lock)
                .toInstant()
                .isBefore(Instant.now().minus(SETTLED));
    }

    private static boolean isDead(Path lock) {
        try (FileChannel channel = FileChannel.open(lock, StandardOpenOption.WRITE);
                FileLock got = channel.tryLock()) {
            return got != null;
        } catch (IOException | OverlappingFileLockException e) {
            return false;
        }
    }

    private static void remove(Path tree) {
        if (!Files.exists(tree)) {
            return;
        }
        try {
            Files.walkFileTree(tree, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                    Files.deleteIfExists(file);
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult postVisitDirectory(Path dir, IOException e) throws IOException {
                    Files.deleteIfExists(dir);
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException e) {
            LOG.warn("cannot remove {}: {}", tree, e.toString());
        }
    }

    @Override
    public void close() {
        remove(directory);
        if (channel != null) {
            try {
                channel.close();
                Files.deleteIfExists(lockFile);
            } catch (IOException e) {
                LOG.warn("cannot remove {}: {}", lockFile, e.toString());
            }
        }
    }
}
