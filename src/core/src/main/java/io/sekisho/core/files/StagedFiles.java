package io.sekisho.core.files;

import io.sekisho.core.files.AtomicFile.Content;
import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Files that belong together: each is written aside and forced to disk, and only when all are there they are renamed, so that a
 * full disk or a kill while one of them is written leaves every old file as it was.
 */
public final class StagedFiles implements Closeable {
    private final Map<Path, Path> aside = new LinkedHashMap<>();

    /**
     * Creates missing parent directories. A file that was staged under the same name is replaced.
     *
     * @throws IOException when it cannot be written (full disk, no permission); nothing of it is left then
     */
    public void write(Path target, Content content) throws IOException {
        Path parent = target.toAbsolutePath().getParent();
        Files.createDirectories(parent);
        Path part = Files.createTempFile(parent, "." + target.getFileName() + ".", ".part");
        boolean whole = false;
        try {
            try (FileChannel channel = FileChannel.open(part, StandardOpenOption.WRITE);
                    OutputStream out = new BufferedOutputStream(Channels.newOutputStream(channel), 1 << 16)) {
                content.writeTo(out);
                out.flush();
                channel.force(true);
            }
            makeReadable(part);
            whole = true;
        } finally {
            if (!whole) {
                Files.deleteIfExists(part);
            }
        }
        Path earlier = aside.put(target, part);
        if (earlier != null) {
            Files.deleteIfExists(earlier);
        }
    }

    /** Removes what killed processes left of writing that file, which no living one has touched for ten minutes. */
    public static void sweep(Path target) throws IOException {
        Path parent = target.toAbsolutePath().getParent();
        if (!Files.isDirectory(parent)) {
            return;
        }
        Instant old = Instant.now().minus(Duration.ofMinutes(10));
        try (DirectoryStream<Path> parts =
                Files.newDirectoryStream(parent, one -> isPart(one.getFileName().toString(), target))) {
            for (Path part : parts) {
                if (Files.getLastModifiedTime(part, LinkOption.NOFOLLOW_LINKS)
                        .toInstant()
                        .isBefore(old)) {
                    Files.deleteIfExists(part);
                }
            }
        }
    }

    private static boolean isPart(String name, Path target) {
        return name.startsWith("." + target.getFileName() + ".") && name.endsWith(".part");
    }

    /** Puts all in their places, in the order in which they were written. */
    public void commit() throws IOException {
        for (var iterator = aside.entrySet().iterator(); iterator.hasNext(); ) {
            Map.Entry<Path, Path> file = iterator.next();
            try {
                Files.move(
                        file.getValue(),
                        file.getKey(),
                        StandardCopyOption.ATOMIC_MOVE,
                        StandardCopyOption.REPLACE_EXISTING);
            } catch (AtomicMoveNotSupportedException e) {
                Files.move(file.getValue(), file.getKey(), StandardCopyOption.REPLACE_EXISTING);
            }
            iterator.remove();
        }
    }

    /** Removes what was not committed. */
    @Override
    public void close() throws IOException {
        for (Path part : aside.values()) {
            Files.deleteIfExists(part);
        }
        aside.clear();
    }

    /** Temporary files are created for the owner only; reports are read by other accounts of a CI machine. */
    private static void makeReadable(Path file) throws IOException {
        if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
        }
    }
}
