package io.sekisho.cli.init;

import io.sekisho.core.files.AtomicFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * A file that may be written.
 *
 * @param root the directory that it is written below
 * @param path relative to it
 * @param content what it says
 * @param purpose message code that says what it is for
 * @param addition whether the content is one line that goes to the end of what is there
 */
record Draft(Path root, String path, String content, String purpose, boolean addition) {
    Draft(Path root, String path, String content, String purpose) {
        this(root, path, content, purpose, false);
    }

    boolean isThere() {
        Path file = root.resolve(path);
        if (!addition) {
            return Files.exists(file, LinkOption.NOFOLLOW_LINKS);
        }
        try {
            return Files.isRegularFile(file)
                    && Arrays.stream(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).split("\\R"))
                            .anyMatch(line -> bare(line).equals(bare(content)));
        } catch (IOException e) {
            return false;
        }
    }

    /** Such lines mean the same here. */
    private static String bare(String line) {
        return line.strip().replaceFirst("^/", "").replaceFirst("/\\**$", "");
    }

    /** Nobody else's file is written through a link that the repository brings along. */
    void write() throws IOException {
        Path at = root;
        for (Path part : Path.of(path)) {
            at = at.resolve(part);
            if (Files.isSymbolicLink(at) && (addition || !at.equals(root.resolve(path)))) {
                throw new IOException(at + " is a symbolic link");
            }
        }
        byte[] before = addition && Files.exists(at) ? Files.readAllBytes(at) : new byte[0];
        String there = new String(before, StandardCharsets.ISO_8859_1);
        String end = there.contains("\r\n") ? "\r\n" : "\n";
        AtomicFile.write(at, out -> {
            out.write(before);
            if (!there.isEmpty() && !there.endsWith("\n")) {
                out.write(end.getBytes(StandardCharsets.UTF_8));
            }
            out.write((addition ? content.strip() + end : content).getBytes(StandardCharsets.UTF_8));
        });
    }
}
