package io.sekisho.core.files;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;

/** Writes a file aside, forces it to disk and renames it: a reader sees the old file or the whole new one. */
public final class AtomicFile {
    /** What fills the file. */
    @FunctionalInterface
    public interface Content {
        void writeTo(OutputStream out) throws IOException;
    }

    private AtomicFile() {}

    /**
     * Creates missing parent directories. On any error the target is untouched and the part written aside is removed.
     *
     * @throws IOException when it cannot be written (full disk, no permission); names the target
     */
    public static void write(Path target, Content content) throws IOException {
        try (StagedFiles one = new StagedFiles()) {
            one.write(target, content);
            one.commit();
        }
    }
}
