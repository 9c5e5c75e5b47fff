package io.sekisho.core;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The scanners' private directories of one run; closing removes them with all that is in them. */
final class WorkDirectories implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(WorkDirectories.class);

    private final Path root;

    private WorkDirectories(Path root) {
        this.root = root;
    }

    /** Readable by the owner only, on file systems that can say so. */
    static WorkDirectories under(Path temporary) throws IOException {
        Files.createDirectories(temporary);
        return new WorkDirectories(Files.createTempDirectory(temporary, "sekisho-"));
    }

    Path create(String name) throws IOException {
        return Files.createDirectory(root.resolve(name));
    }

    /** Removes what can be removed: an abandoned scanner may still be writing, and a left-over file spoils no result. */
    @Override
    public void close() {
        try {
            Files.walkFileTree(root, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                    return remove(file);
                }

                @Override
                public FileVisitResult visitFileFailed(Path file, IOException e) {
                    return remove(file);
                }

                @Override
                public FileVisitResult postVisitDirectory(Path directory, IOException e) {
                    return remove(directory);
                }
            });
        } catch (IOException e) {
            LOG.warn("cannot remove {}: {}", root, e.toString());
        }
    }

    private static FileVisitResult remove(Path path) {
        try {
            Files.deleteIfExists(path);
        } catch (IOException e) {
            LOG.warn("cannot remove {}: {}", path, e.toString());
        }
        return FileVisitResult.CONTINUE;
    }
}
