package io.sekisho.core.files;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A directory with all that is in it. */
public final class FileTree {
    private static final Logger LOG = LoggerFactory.getLogger(FileTree.class);

    private FileTree() {}

    /**
     * Removes what can be removed, without following links; the log names the rest. Somebody may still be writing there, and a
     * left-over file spoils no result. Nothing there is no failure.
     */
    public static void delete(Path root) {
        if (!Files.exists(root, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
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
