package io.sekisho.model;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** The report's JSON form: UTF-8, two-space indent, null fields left out, times in ISO 8601. */
public final class ReportJson {
    /** Class-path resource that holds the published JSON Schema (draft 2020-12). */
    public static final String SCHEMA_RESOURCE = "/io/sekisho/model/sekisho-report.schema.json";

    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .serializationInclusion(JsonInclude.Include.NON_NULL)
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .enable(SerializationFeature.INDENT_OUTPUT)
            .disable(com.fasterxml.jackson.core.JsonGenerator.Feature.AUTO_CLOSE_TARGET)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    static {
        MAPPER.getFactory()
                .setStreamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(100)
                        .maxStringLength(20_000_000)
                        .build());
    }

    private ReportJson() {}

    /** Streams the report; does not close the stream. */
    public static void write(Report report, OutputStream out) throws IOException {
        MAPPER.writeValue(out, report);
        out.write('\n');
    }

    /**
     * Reads a report of the same major schema version.
     *
     * @throws IOException when it cannot be read, is no report, or has another major version; the message names the line
     */
    public static Report read(Path file) throws IOException {
        try {
            String version = version(file);
            if (!version.startsWith("1.")) {
                throw new IOException(file + ": schemaVersion "
                        + (version.isEmpty() ? "is missing, so this is no Sekisho report" : version + " is not 1.x")
                        + "; scan again with this version of Sekisho");
            }
            try (InputStream in = Files.newInputStream(file)) {
                return whole(MAPPER.readValue(in, Report.class), file);
            }
        } catch (JsonProcessingException wrapped) {
            JsonProcessingException e = damage(wrapped);
            String at = e.getLocation() == null || e.getLocation().getLineNr() < 1
                    ? ""
                    : ":" + e.getLocation().getLineNr();
            throw new IOException(file + at + ": not a valid Sekisho report: " + problem(e), e);
        }
    }

    private static Report whole(Report report, Path file) throws IOException {
        String flaw = Wholeness.firstFlaw(report);
        if (flaw != null) {
            throw new IOException(
                    file + ": not a valid Sekisho report: \"" + flaw + "\" is missing, or points to what is not there");
        }
        return report;
    }

    /** What is no JSON is told as such, wherever in the report it was met. */
    private static JsonProcessingException damage(JsonProcessingException e) {
        boolean isOuter = e instanceof JsonMappingException && e.getCause() instanceof JsonProcessingException;
        return isOuter ? damage((JsonProcessingException) e.getCause()) : e;
    }

    /** Read ahead of the report, and never as a tree, which would take several times its memory; "" for what is no report. */
    private static String version(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file);
                JsonParser parser = MAPPER.getFactory().createParser(in)) {
            if (parser.nextToken() == JsonToken.START_OBJECT) {
                while (parser.nextToken() == JsonToken.FIELD_NAME) {
                    boolean found = parser.currentName().equals("schemaVersion");
                    parser.nextToken();
                    if (found) {
                        return parser.getValueAsString("");
                    }
                    parser.skipChildren();
                }
            }
            return "";
        }
    }

    /** What is wrong with a file, as a person says it. */
    public static String problem(Path file, IOException e) {
        if (e instanceof AccessDeniedException) {
            return file + ": no permission to read it";
        }
        if (e instanceof NoSuchFileException) {
            return file + ": there is no such file";
        }
        String message = String.valueOf(e.getMessage());
        return message.startsWith(file.toString() + ":") ? message : file + ": cannot be read (" + message + ")";
    }

    /** Jackson's own messages name classes. */
    private static String problem(JsonProcessingException e) {
        if (e instanceof JsonEOFException) {
            return "it breaks off";
        }
        if (!(e instanceof JsonMappingException wrong)) {
            return e instanceof StreamConstraintsException
                    ? "it is nested too deep, or a text is too long"
                    : "damaged JSON";
        }
        StringBuilder place = new StringBuilder();
        for (JsonMappingException.Reference step : wrong.getPath()) {
            place.append(step.getFieldName() == null ? "[" + step.getIndex() + "]" : "." + step.getFieldName());
        }
        return place.length() == 0
                ? "something in it is missing"
                : "\"" + place.substring(place.charAt(0) == '.' ? 1 : 0) + "\" is incomplete, or not of its form";
    }
}
