package io.sekisho.core.central;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.sekisho.core.files.AtomicFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps the last verified copy of each source, and with it the highest serial; one file each, whole or as it was. */
final class PolicyStore {
    private static final Logger LOG = LoggerFactory.getLogger(PolicyStore.class);
    /** A mebibyte of policy in base64, and some. */
    private static final long LIMIT = 2 << 20;

    private static final JsonMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private final Path directory;

    PolicyStore(Path directory) {
        this.directory = directory;
    }

    private Path file(String identity) {
        return directory.resolve(Hash.sha256(identity).substring(0, 32) + ".json");
    }

    /**
     * @param identity tells sources apart
     * @return null when there is none, or it is damaged
     */
    PolicyCopy read(String identity) {
        Path file = file(identity);
        if (!Files.isRegularFile(file)) {
            return null;
        }
        try {
            if (Files.size(file) > LIMIT) {
                throw new IOException("too large");
            }
            PolicyCopy copy = JSON.readValue(file.toFile(), PolicyCopy.class);
            if (copy == null
                    || copy.formatVersion() != PolicyCopy.FORMAT
                    || copy.content() == null
                    || copy.verifiedAt() == null
                    || !Hash.sha256(copy.content()).equals(copy.sha256())) {
                throw new IOException("not what was written");
            }
            return copy;
        } catch (IOException e) {
            LOG.warn("the kept policy {} cannot be used: {}", file, e.getClass().getName());
            return null;
        }
    }

    /** Another run may have seen a newer one meanwhile, which then stays. */
    void keep(String identity, PolicyCopy copy) throws IOException {
        PolicyCopy there = read(identity);
        if (there != null && there.serial() != null && copy.serial() != null && there.serial() > copy.serial()) {
            return;
        }
        AtomicFile.write(file(identity), out -> out.write(JSON.writeValueAsBytes(copy)));
    }
}
