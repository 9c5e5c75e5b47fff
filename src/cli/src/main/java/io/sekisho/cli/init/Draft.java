package io.sekisho.cli.init;

import io.sekisho.core.files.AtomicFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;

/**
 * A file that may be written.
 *
 * @param root the project's directory
 * @param path relative to it
 * @param content what it says
 * @param purpose message code that says what it is for
 */
record Draft(Path root, String path, String content, String purpose) {
    boolean isThere() {
        return Files.exists(root.resolve(path), LinkOption.NOFOLLOW_LINKS);
    }

    /** Nobody else's file is written through a link that the repository brings along. */
    void write() throws IOException {
        Path at = root;
        for (Path part : Path.of(path).getParent()) {
            at = at.resolve(part);
            if (Files.isSymbolicLink(at)) {
                throw new IOException(at + " is a symbolic link");
            }
        }
        AtomicFile.write(root.resolve(path), out -> out.write(content.getBytes(StandardCharsets.UTF_8)));
    }
}
