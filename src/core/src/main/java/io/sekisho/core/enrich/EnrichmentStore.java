package io.sekisho.core.enrich;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.sekisho.core.fetch.FetchException;
import io.sekisho.core.fetch.FetchLimits;
import io.sekisho.core.fetch.Fetcher;
import io.sekisho.core.files.AtomicFile;
import io.sekisho.core.files.FileTree;
import io.sekisho.core.files.IoProblem;
import io.sekisho.model.Text;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The lists that {@code enrichment update} fetched: one file a day and content, never changed, and a small one that says which
 * counts. That is replaced last and at once, so whoever reads meanwhile sees the old list or the new one.
 */
public final class EnrichmentStore {
    private static final String MANIFEST = "current.json";

    private static final JsonMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(SerializationFeature.INDENT_OUTPUT)
            .build();

    private final Path directory;

    /** @param directory {@link io.sekisho.core.files.SekishoHome#enrichment()} */
    public EnrichmentStore(Path directory) {
        this.directory = directory;
    }

    private Path of(ListKind kind) {
        return directory.resolve(kind.key());
    }

    /**
     * @return empty when there is no list
     * @throws EnrichException when what says so is damaged
     */
    public Optional<StoredList> find(ListKind kind) throws EnrichException {
        Path file = of(kind).resolve(MANIFEST);
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        try {
            StoredList stored = JSON.readValue(file.toFile(), StoredList.class);
            if (stored == null
                    || stored.formatVersion() != StoredList.FORMAT
                    || stored.file() == null
                    || !stored.file().matches("[0-9a-z.-]+")
                    || stored.sha256() == null
                    || stored.source() == null
                    || stored.date() == null
                    || stored.fetchedAt() == null) {
                throw damaged(kind, file, null);
            }
            return Optional.of(stored);
        } catch (IOException e) {
            throw damaged(kind, file, e);
        }
    }

    /** @throws EnrichException when the list is not what was stored */
    public EnrichmentList read(ListKind kind, StoredList stored) throws EnrichException {
        Path file = of(kind).resolve(stored.file());
        byte[] content;
        try {
            content = new Fetcher(FetchLimits.LIST).read(file);
        } catch (FetchException e) {
            throw damaged(kind, file, e);
        }
        if (!sha256(content).equals(stored.sha256())) {
            throw damaged(kind, file, null);
        }
        return kind.parse(content, stored.source());
    }

    /** Puts a list in the place of the one before, whose file stays for those who are reading it. */
    StoredList put(ListKind kind, byte[] content, StoredList describing) throws EnrichException {
        String sha256 = sha256(content);
        String ending = kind == ListKind.KEV ? "json" : Fetcher.isGzip(content) ? "csv.gz" : "csv";
        StoredList stored = new StoredList(
                StoredList.FORMAT,
                describing.date() + "-" + sha256.substring(0, 12) + "." + ending,
                sha256,
                describing.source(),
                describing.date(),
                describing.entries(),
                describing.fetchedAt(),
                describing.etag(),
                describing.lastModified());
        String before = previous(kind);
        try {
            AtomicFile.write(of(kind).resolve(stored.file()), out -> out.write(content));
            describe(kind, stored);
        } catch (IOException e) {
            throw unwritable(kind, e);
        }
        sweep(kind, List.of(MANIFEST, stored.file(), before));
        return stored;
    }

    /** The same list, seen again. */
    StoredList touch(ListKind kind, StoredList stored) throws EnrichException {
        try {
            describe(kind, stored);
            return stored;
        } catch (IOException e) {
            throw unwritable(kind, e);
        }
    }

    private void describe(ListKind kind, StoredList stored) throws IOException {
        AtomicFile.write(of(kind).resolve(MANIFEST), out -> out.write(JSON.writeValueAsBytes(stored)));
    }

    private String previous(ListKind kind) {
        try {
            return find(kind).map(StoredList::file).orElse("");
        } catch (EnrichException e) {
            // It is replaced now.
            return "";
        }
    }

    private void sweep(ListKind kind, List<String> kept) {
        try (Stream<Path> files = Files.list(of(kind))) {
            files.filter(file -> !kept.contains(file.getFileName().toString())
                            && !file.getFileName().toString().endsWith(".part"))
                    .forEach(FileTree::delete);
        } catch (IOException e) {
            // What is left over spoils nothing; the next update tries again.
            return;
        }
    }

    private static EnrichException damaged(ListKind kind, Path file, Exception cause) {
        return new EnrichException(
                Text.of("enrich.store-damaged", kind.key(), file), Text.of("enrich.missing-step", kind.key()), cause);
    }

    private EnrichException unwritable(ListKind kind, IOException cause) {
        return new EnrichException(
                Text.of("enrich.store-unwritable", of(kind), IoProblem.of(cause)),
                Text.of("enrich.store-unwritable-step"),
                cause);
    }

    static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
