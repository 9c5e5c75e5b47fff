package io.sekisho.core;

import io.sekisho.core.files.FileTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The scanners' private directories of one run; closing removes them with all that is in them. */
final class WorkDirectories implements AutoCloseable {
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
        FileTree.delete(root);
    }
}
