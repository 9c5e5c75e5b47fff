package io.sekisho.scanner.dependency.database;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * What a snapshot directory says of itself, stored as {@code manifest.json}.
 *
 * @param formatVersion of this record and of the directory; a reader refuses a newer one
 * @param madeBy program and way, e.g. {@code dependency-check 13.0.0, feed}
 * @param apiCursor up to when changes were asked of the NVD API; null when it was not made so
 * @param unreadable ids of CVEs that could not be imported; empty as a rule
 * @param files every file but the manifest, sorted by path
 */
record Manifest(
        int formatVersion,
        Instant createdAt,
        String madeBy,
        Instant newestModified,
        Instant apiCursor,
        long cveCount,
        List<Integer> yearsPresent,
        List<Integer> yearsMissing,
        List<String> unreadable,
        boolean demo,
        Map<String, String> sources,
        long kevCount,
        boolean retireJs,
        List<ManifestFile> files) {
    static final int FORMAT = 1;
    static final String NAME = "manifest.json";

    private static final JsonMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(SerializationFeature.INDENT_OUTPUT)
            .build();

    Manifest {
        Objects.requireNonNull(createdAt, "createdAt");
        yearsPresent = List.copyOf(yearsPresent);
        yearsMissing = List.copyOf(yearsMissing);
        unreadable = unreadable == null ? List.of() : List.copyOf(unreadable);
        sources = new TreeMap<>(sources);
        files = files.stream().sorted(Comparator.comparing(ManifestFile::path)).toList();
    }

    String toJson() {
        try {
            return JSON.writeValueAsString(this) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** @throws IOException when it is not a manifest, or one of a newer format */
    static Manifest parse(String json) throws IOException {
        try {
            Manifest manifest = JSON.readValue(json, Manifest.class);
            if (manifest == null || manifest.formatVersion() != FORMAT) {
                throw new IOException("format " + (manifest == null ? "?" : manifest.formatVersion()));
            }
            return manifest;
        } catch (IllegalArgumentException | NullPointerException e) {
            throw new IOException(e);
        }
    }

    DatabaseInfo info(String id, Path directory) {
        return new DatabaseInfo(
                id,
                DatabaseKind.H2,
                directory.toString(),
                createdAt,
                newestModified,
                cveCount,
                yearsPresent,
                yearsMissing,
                unreadable,
                demo,
                sources,
                kevCount,
                retireJs);
    }
}
