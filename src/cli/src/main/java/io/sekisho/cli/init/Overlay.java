package io.sekisho.cli.init;

import io.sekisho.core.files.TrustedFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The files that are there, as they will be once some of them are written.
 *
 * @param there what is there now
 * @param written content by path; "" for one that is not to count
 */
record Overlay(TrustedFiles there, Map<String, String> written) implements TrustedFiles {
    Overlay {
        written = Map.copyOf(written);
    }

    @Override
    public Optional<byte[]> read(String path) throws IOException {
        String content = written.get(path);
        if (content == null) {
            return there.read(path);
        }
        return content.isEmpty() ? Optional.empty() : Optional.of(content.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public List<String> names(String directory) throws IOException {
        return there.names(directory);
    }

    @Override
    public String origin() {
        return there.origin();
    }
}
