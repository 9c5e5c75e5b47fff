package io.sekisho.scanner.dependency.database;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;

/**
 * Only one updater at a time. The operating system holds the lock and drops it when its process dies, however it dies, so it
 * never goes stale; the process id in the companion file is for the message alone.
 */
final class UpdateLock implements AutoCloseable {
    private final FileChannel channel;
    private final Path holder;

    private UpdateLock(FileChannel channel, Path holder) {
        this.channel = channel;
        this.holder = holder;
    }

    /**
     * @param wait how long to wait for another updater; zero not at all
     * @throws DatabaseException when another one is still at work then, naming its process
     */
    static UpdateLock acquire(Path root, Duration wait) throws DatabaseException, InterruptedException {
        Path file = root.resolve("update.lock");
        Path holder = root.resolve("update.pid");
        long end = System.nanoTime() + wait.toNanos();
        try {
            Files.createDirectories(root);
            FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            try {
                while (!locked(channel)) {
                    if (System.nanoTime() >= end) {
                        throw Failure.of("database-busy", "database-busy-step", pid(holder));
                    }
                    Thread.sleep(100);
                }
            } catch (DatabaseException | InterruptedException | IOException e) {
                channel.close();
                throw e;
            }
            Files.writeString(holder, Long.toString(ProcessHandle.current().pid()));
            return new UpdateLock(channel, holder);
        } catch (IOException e) {
            throw Failure.because(e, "database-unwritable", "database-unwritable-step", root, e);
        }
    }

    private static boolean locked(FileChannel channel) throws IOException {
        try {
            FileLock lock = channel.tryLock();
            return lock != null;
        } catch (OverlappingFileLockException e) {
            return false;
        }
    }

    private static String pid(Path holder) {
        try {
            return Files.readString(holder).strip();
        } catch (IOException e) {
            return "?";
        }
    }

    @Override
    public void close() throws IOException {
        Files.deleteIfExists(holder);
        channel.close();
    }
}
