package io.sekisho.core.trust;

import io.sekisho.core.files.TrustedFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The files as they lie in the work tree: for trusted refs and for a developer's own machine. */
public final class WorkTreeFiles implements TrustedFiles {
    private final Path root;

    public WorkTreeFiles(Path root) {
        this.root = root;
    }

    @Override
    public Optional<byte[]> read(String path) throws IOException {
        Path file;
        try {
            file = root.resolve(path);
        } catch (InvalidPathException e) {
            throw new IOException(path + " is no file name that this system can represent; set LC_ALL=C.UTF-8", e);
        }
        if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
            return Optional.empty();
        }
        if (!Files.exists(file)) {
            throw new IOException(path + " is a link to something that is not there");
        }
        // A link could name any file of this machine, and messages about it would quote what it says.
        if (!file.toRealPath().startsWith(root.toRealPath())) {
            throw new IOException(path + " is a link that leads out of the project");
        }
        if (!Files.isRegularFile(file)) {
            throw new IOException(path + " is not a file");
        }
        return Optional.of(Files.readAllBytes(file));
    }

    @Override
    public List<String> names(String directory) throws IOException {
        Path real = root.resolve(directory);
        // What lies elsewhere is refused by name when it is read.
        if (!Files.isDirectory(real, LinkOption.NOFOLLOW_LINKS)) {
            if (Files.exists(real, LinkOption.NOFOLLOW_LINKS) && !Files.isDirectory(real)) {
                throw new IOException(directory + " is not a directory");
            }
            return List.of();
        }
        try (Stream<Path> entries = Files.list(real)) {
            return entries.map(entry -> entry.getFileName().toString()).sorted().toList();
        }
    }

    @Override
    public String origin() {
        return "work tree";
    }
}
