package io.sekisho.core.trust;

import io.sekisho.core.files.TrustedFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The work tree's files as their author proposes them: read to be shown, never to be obeyed, and no endless ones. */
final class ProposedFiles implements TrustedFiles {
    static final int MAX_BYTES = 8 << 20;

    private final Path root;
    private final WorkTreeFiles files;
    private final Set<String> asked = new TreeSet<>();

    ProposedFiles(Path root) {
        this.root = root;
        this.files = new WorkTreeFiles(root);
    }

    /** Every file that was asked for so far. */
    Set<String> asked() {
        return Set.copyOf(asked);
    }

    @Override
    public Optional<byte[]> read(String path) throws IOException {
        asked.add(path);
        Path file = root.resolve(path);
        if (Files.isRegularFile(file) && Files.size(file) > MAX_BYTES) {
            throw new IOException(path + " has more than " + MAX_BYTES + " bytes");
        }
        return files.read(path);
    }

    @Override
    public List<String> names(String directory) throws IOException {
        return files.names(directory);
    }

    @Override
    public String origin() {
        return files.origin();
    }
}
