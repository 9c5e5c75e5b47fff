package io.sekisho.scanner.external;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sekisho.model.Text;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * One SARIF file, read twice: first everything but the results, since a result refers to rules that may stand behind it, then the
 * results one by one. So a file of any size needs little memory.
 */
final class SarifFile {
    private static final String VERSION = "2.1.0";
    private static final ObjectMapper MAPPER = new ObjectMapper(JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(200)
                    .maxStringLength(20_000_000)
                    .build())
            .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
            .build());

    /** Takes the results in the order of the file. */
    @FunctionalInterface
    interface Results {
        /** @param result anything: hostile and broken files have other things than objects here */
        void take(SarifRun run, JsonNode result) throws InterruptedException;
    }

    private final Path file;
    private final String name;

    /** @param name how messages call it */
    SarifFile(Path file, String name) {
        this.file = file;
        this.name = name;
    }

    /**
     * @return the runs, each with all that it says beside its results
     * @throws SarifException when the file is missing, broken or something else than SARIF 2.1.0
     */
    List<SarifRun> runs() throws SarifException {
        if (!Files.exists(file)) {
            throw new SarifException(Text.of("external.no-file", name), null);
        }
        if (!Files.isRegularFile(file)) {
            throw new SarifException(Text.of("external.not-a-file", name), null);
        }
        ObjectNode head = MAPPER.createObjectNode();
        List<SarifRun> runs = new ArrayList<>();
        boolean[] hasRuns = {false};
        boolean[] hasInline = {false};
        try {
            parse((field, parser) -> {
                if (field.equals("runs") && parser.currentToken() == JsonToken.START_ARRAY) {
                    hasRuns[0] = true;
                    while (parser.nextToken() != JsonToken.END_ARRAY) {
                        runs.add(header(parser));
                    }
                } else if (field.equals("inlineExternalProperties")) {
                    for (JsonNode properties : MAPPER.<JsonNode>readTree(parser)) {
                        hasInline[0] |= !properties.path("results").isEmpty();
                    }
                } else if (parser.currentToken().isScalarValue()) {
                    head.put(field, parser.getText());
                } else {
                    parser.skipChildren();
                }
            });
        } catch (InterruptedException e) {
            throw new IllegalStateException("nothing is waited for here", e);
        }
        checkVersion(head, hasRuns[0]);
        if (runs.isEmpty()) {
            throw new SarifException(Text.of("external.no-runs", name), null);
        }
        if (hasInline[0]) {
            throw new SarifException(Text.of("external.inline", name), null);
        }
        return runs;
    }

    /** @param runs as {@link #runs()} gave them */
    void results(List<SarifRun> runs, Results results) throws SarifException, InterruptedException {
        int[] next = {0};
        parse((field, parser) -> {
            if (!field.equals("runs") || parser.currentToken() != JsonToken.START_ARRAY) {
                parser.skipChildren();
                return;
            }
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                SarifRun run = runs.get(next[0]++);
                if (parser.currentToken() == JsonToken.START_OBJECT) {
                    results(parser, run, results);
                } else {
                    parser.skipChildren();
                }
            }
        });
    }

    private static void results(JsonParser parser, SarifRun run, Results results)
            throws IOException, InterruptedException {
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            boolean wanted = parser.currentName().equals("results");
            if (parser.nextToken() == JsonToken.START_ARRAY && wanted) {
                while (parser.nextToken() != JsonToken.END_ARRAY) {
                    if (Thread.interrupted()) {
                        throw new InterruptedException();
                    }
                    JsonNode result = MAPPER.readTree(parser);
                    results.take(run, result);
                }
            } else {
                parser.skipChildren();
            }
        }
    }

    private static SarifRun header(JsonParser parser) throws IOException {
        ObjectNode run = MAPPER.createObjectNode();
        boolean hasResults = false;
        if (parser.currentToken() == JsonToken.START_OBJECT) {
            while (parser.nextToken() != JsonToken.END_OBJECT) {
                String field = parser.currentName();
                JsonToken value = parser.nextToken();
                switch (field) {
                    case "results" -> {
                        hasResults = value == JsonToken.START_ARRAY;
                        parser.skipChildren();
                    }
                    case "tool",
                            "artifacts",
                            "originalUriBaseIds",
                            "invocations",
                            "taxonomies",
                            "externalPropertyFileReferences" -> run.set(field, MAPPER.readTree(parser));
                    default -> parser.skipChildren();
                }
            }
        } else {
            parser.skipChildren();
        }
        return new SarifRun(run, hasResults);
    }

    private interface Field {
        /** The parser stands on the field's value. */
        void read(String name, JsonParser parser) throws IOException, InterruptedException;
    }

    private void parse(Field fields) throws SarifException, InterruptedException {
        // Jackson finds out about a byte order mark and UTF-16 by itself.
        try (InputStream in = Files.newInputStream(file);
                JsonParser parser = MAPPER.getFactory().createParser(in)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new SarifException(Text.of("external.not-sarif", name), null);
            }
            while (parser.nextToken() != JsonToken.END_OBJECT) {
                String field = parser.currentName();
                parser.nextToken();
                fields.read(field, parser);
            }
        } catch (JsonProcessingException e) {
            throw new SarifException(broken(e), e);
        } catch (IOException e) {
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            throw new SarifException(Text.of("external.unreadable", name), e);
        }
    }

    /** The parser's own message quotes the file, so only its place is told. */
    private Text broken(JsonProcessingException e) {
        return e.getLocation() == null
                ? Text.of("external.unreadable", name)
                : Text.of(
                        "external.broken-json",
                        name,
                        e.getLocation().getLineNr(),
                        e.getLocation().getColumnNr());
    }

    private void checkVersion(JsonNode head, boolean hasRuns) throws SarifException {
        String version = head.path("version").asText("");
        boolean bySchema = version.isEmpty() && head.path("$schema").asText("").contains(VERSION);
        if (!version.isEmpty() && !version.equals(VERSION)) {
            throw new SarifException(Text.of("external.wrong-version", name, Words.line(version, 20)), null);
        }
        if (!hasRuns || version.isEmpty() && !bySchema) {
            throw new SarifException(Text.of("external.not-sarif", name), null);
        }
    }
}
