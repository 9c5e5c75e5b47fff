package io.sekisho.cli.scan;

import io.sekisho.core.files.FileTree;
import io.sekisho.core.files.SekishoHome;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipal;
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
            return in(base, "run-");
        } catch (IOException e) {
            LOG.warn("cannot work in {}, so in the system's temporary directory: {}", base, e.toString());
            return in(Path.of(System.getProperty("java.io.tmpdir")), "sekisho-run-");
        }
    }

    private static WorkArea in(Path base, String prefix) throws IOException {
        String name = prefix + UUID.randomUUID();
        Path lockFile = base.resolve(name + LOCK);
        FileChannel channel = FileChannel.open(lockFile, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        try {
            channel.lock();
            sweep(base, prefix, lockFile);
            return new WorkArea(createPrivate(base.resolve(name)), lockFile, channel);
        } catch (IOException e) {
            channel.close();
            FileTree.delete(lockFile);
            throw e;
        }
    }

    private static Path createPrivate(Path directory) throws IOException {
        boolean posix = directory.getFileSystem().supportedFileAttributeViews().contains("posix");
        return posix
                ? Files.createDirectory(
                        directory, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")))
                : Files.createDirectory(directory);
    }

    Path directory() {
        return directory;
    }

    /** Others may be sweeping or ending at the same time: what they were quicker to remove, or hold, is theirs. */
    private static void sweep(Path base, String prefix, Path own) {
        try (DirectoryStream<Path> locks = Files.newDirectoryStream(base, prefix + "*" + LOCK)) {
            UserPrincipal me = Files.getOwner(own, LinkOption.NOFOLLOW_LINKS);
            for (Path lock : locks) {
                try {
                    if (!lock.equals(own) && isOf(me, lock) && isSettled(lock) && isDead(lock)) {
                        remove(lock);
                    }
                } catch (IOException e) {
                    LOG.info("left for a later run: {}", e.toString());
                }
            }
        } catch (IOException | DirectoryIteratorException e) {
            LOG.warn("cannot look in {} for what killed runs left: {}", base, e.toString());
        }
    }

    private static void remove(Path lock) {
        String name = lock.getFileName().toString();
        LOG.info("removing what a killed run left: {}", name);
        FileTree.delete(lock.resolveSibling(name.substring(0, name.length() - LOCK.length())));
        FileTree.delete(lock);
    }

    /** The system's temporary directory is everybody's: what another account has put there is not followed or removed. */
    private static boolean isOf(UserPrincipal me, Path lock) throws IOException {
        return Files.isRegularFile(lock, LinkOption.NOFOLLOW_LINKS)
                && Files.getOwner(lock, LinkOption.NOFOLLOW_LINKS).equals(me);
    }

    private static boolean isSettled(Path lock) throws IOException {
        return Files.getLastModifiedTime(lock, LinkOption.NOFOLLOW_LINKS)
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

    @Override
    public void close() {
        FileTree.delete(directory);
        try {
            channel.close();
        } catch (IOException e) {
            LOG.warn("cannot close {}: {}", lockFile, e.toString());
        }
        FileTree.delete(lockFile);
    }
}
