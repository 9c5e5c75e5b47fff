package io.sekisho.core.reference;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.sekisho.core.files.AtomicFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** The history's JSON form: {@code version}, then the parts of {@link History} with sorted keys and ISO dates. */
public final class HistoryJson {
    /** Its name beside a report. */
    public static final String FILE_NAME = "sekisho-history.json";

    private static final int VERSION = 1;
    private static final long MAX_BYTES = 256L << 20;

    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .serializationInclusion(JsonInclude.Include.NON_EMPTY)
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .enable(SerializationFeature.INDENT_OUTPUT)
            .disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    /** Keys in a fixed order. */
    record Form(
            int version,
            @JsonInclude(JsonInclude.Include.NON_NULL) LocalDate began,
            SortedMap<LocalDate, History.Debt> debt,
            Map<String, History.Seen> findings,
            Map<String, History.Use> suppressions,
            @JsonInclude(JsonInclude.Include.NON_NULL) Map<String, Integer> accepted,
            Map<String, History.Gone> gone,
            List<Mark> marks) {}

    private HistoryJson() {}

    /** Written aside and renamed: whole, or as it was. */
    public static void write(History history, Path file) throws IOException {
        Form form = new Form(
                VERSION,
                history.began(),
                history.debt(),
                new TreeMap<>(history.findings()),
                new TreeMap<>(history.suppressions()),
                history.accepted() == null ? null : new TreeMap<>(history.accepted()),
                new TreeMap<>(history.gone()),
                history.marks());
        AtomicFile.write(file, out -> {
            MAPPER.writeValue(out, form);
            out.write('\n');
        });
    }

    /** @throws IOException when it cannot be read, is damaged, or was written by a newer version of Sekisho; the message says which */
    public static History read(Path file) throws IOException {
        if (Files.size(file) > MAX_BYTES) {
            throw new IOException(file + ": larger than " + (MAX_BYTES >> 20) + " MiB, so this is no history");
        }
        try {
            JsonNode tree = MAPPER.readTree(Files.readAllBytes(file));
            int version = tree == null ? 0 : tree.path("version").asInt(0);
            if (version > VERSION) {
                throw new IOException(
                        file + ": version " + version + " is newer than " + VERSION + ", which this Sekisho reads");
            }
            if (version < 1) {
                throw new IOException(file + ": version is missing, so this is no Sekisho history");
            }
            Form form = MAPPER.treeToValue(tree, Form.class);
            return new History(
                    form.findings() == null ? Map.of() : form.findings(),
                    form.suppressions() == null ? Map.of() : form.suppressions(),
                    form.accepted(),
                    form.gone(),
                    form.began(),
                    form.debt() == null ? Collections.emptySortedMap() : form.debt(),
                    form.marks());
        } catch (JsonProcessingException e) {
            boolean located = e.getLocation() != null && e.getLocation().getLineNr() > 0;
            String at = located ? ":" + e.getLocation().getLineNr() : "";
            throw new IOException(file + at + ": not a valid Sekisho history", e);
        } catch (NullPointerException | IllegalArgumentException e) {
            throw new IOException(file + ": not a valid Sekisho history: an entry is incomplete or impossible", e);
        }
    }
}
