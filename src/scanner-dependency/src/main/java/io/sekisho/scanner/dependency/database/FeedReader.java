package io.sekisho.scanner.dependency.database;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.github.jeremylong.openvulnerability.client.nvd.DefCveItem;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.zip.GZIPInputStream;

/** Reads feeds piece by piece: one is up to half a gigabyte of JSON. */
final class FeedReader {
    /**
     * What a file says and has.
     *
     * @param count CVEs in this file
     * @param total CVEs that the source has in all; of a page of the API
     */
    record Size(int count, int total) {}

    /** Told of every CVE in the order of the file. */
    interface Headers {
        void cve(String id, String published, String lastModified);
    }

    /** Given the whole CVE when it asks for it. */
    interface Items {
        boolean wants(int ordinal);

        /** @param item null when it could not be read; the id is then all that is known */
        void item(int ordinal, DefCveItem item) throws IOException, InterruptedException;
    }

    private final ObjectMapper json = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    /**
     * Reads the whole file, so that a cut-off or foreign one is found before anything is imported.
     *
     * @throws DatabaseException naming the file and what is wrong with it
     */
    Size headers(Feed feed, Headers headers) throws DatabaseException {
        MessageDigest digest = Hashes.sha256();
        int[] sizes = {0, 0, 0};
        int count = 0;
        try (InputStream in = open(feed);
                DigestInputStream hashed = new DigestInputStream(in, digest);
                JsonParser parser = json.getFactory().createParser(hashed)) {

            boolean found = false;
            require(parser.nextToken() == JsonToken.START_OBJECT, feed);
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String name = parser.currentName();
                JsonToken value = parser.nextToken();
                switch (name) {
                    case "format" -> require("NVD_CVE".equals(parser.getText()), feed);
                    case "version" -> require("2.0".equals(parser.getText()), feed);
                    case "resultsPerPage" -> sizes[0] = parser.getValueAsInt();
                    case "startIndex" -> sizes[1] = parser.getValueAsInt();
                    case "totalResults" -> sizes[2] = parser.getValueAsInt();
                    case "vulnerabilities" -> {
                        require(value == JsonToken.START_ARRAY, feed);
                        found = true;
                        count = headers(parser, feed, headers);
                        if (count < Math.min(sizes[0], sizes[2] - sizes[1])) {
                            throw Failure.of("database-feed-short", "database-feed-whole-step", feed.label(), count);
                        }
                    }
                    default -> parser.skipChildren();
                }
            }
            require(found && parser.nextToken() == null, feed);
        } catch (com.fasterxml.jackson.core.io.JsonEOFException | java.io.EOFException e) {
            throw Failure.because(e, "database-feed-truncated", "database-feed-whole-step", feed.label());
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            throw Failure.because(e, "database-feed-format", "database-feed-format-step", feed.label());
        } catch (java.util.zip.ZipException e) {
            throw Failure.because(e, "database-feed-gzip", "database-feed-whole-step", feed.label());
        } catch (IOException e) {
            throw Failure.because(e, "database-feed-read", "database-feed-whole-step", feed.label(), e);
        }
        if (feed.sha256() != null && !feed.sha256().equalsIgnoreCase(Hashes.hex(digest))) {
            throw Failure.of("database-feed-hash", "database-feed-whole-step", feed.label());
        }
        return new Size(count, sizes[2]);
    }

    private static int headers(JsonParser parser, Feed feed, Headers headers) throws IOException, DatabaseException {
        int count = 0;
        while (parser.nextToken() == JsonToken.START_OBJECT) {
            String[] found = new String[3];
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                boolean cve = "cve".equals(parser.currentName());
                if (parser.nextToken() != JsonToken.START_OBJECT || !cve) {
                    parser.skipChildren();
                    continue;
                }
                while (parser.nextToken() == JsonToken.FIELD_NAME) {
                    String name = parser.currentName();
                    parser.nextToken();
                    switch (name) {
                        case "id" -> found[0] = parser.getText();
                        case "published" -> found[1] = parser.getText();
                        case "lastModified" -> found[2] = parser.getText();
                        default -> parser.skipChildren();
                    }
                }
            }
            require(found[0] != null && found[0].matches("CVE-\\d{4}-\\d{4,}") && found[2] != null, feed);
            headers.cve(found[0], found[1] == null ? "" : found[1], found[2]);
            count++;
        }
        require(parser.currentToken() == JsonToken.END_ARRAY, feed);
        return count;
    }

    /** Second pass over a file that {@link #headers} found good. */
    void items(Feed feed, Items items) throws IOException, InterruptedException {
        try (InputStream in = open(feed);
                JsonParser parser = json.getFactory().createParser(in)) {
            parser.nextToken();
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                boolean list = "vulnerabilities".equals(parser.currentName());
                parser.nextToken();
                if (!list) {
                    parser.skipChildren();
                    continue;
                }
                for (int ordinal = 0; parser.nextToken() == JsonToken.START_OBJECT; ordinal++) {
                    if (items.wants(ordinal)) {
                        items.item(ordinal, item(parser));
                    } else {
                        parser.skipChildren();
                    }
                }
            }
        } catch (DatabaseException e) {
            throw new IOException(e);
        }
    }

    /** Read as a tree first, so that one CVE with an unknown value does not lose us the place in the file. */
    private DefCveItem item(JsonParser parser) throws IOException {
        com.fasterxml.jackson.databind.JsonNode tree = json.readTree(parser);
        try {
            return json.treeToValue(tree, DefCveItem.class);
        } catch (com.fasterxml.jackson.databind.JsonMappingException e) {
            return null;
        }
    }

    private static InputStream open(Feed feed) throws IOException, DatabaseException {
        InputStream in = new BufferedInputStream(Files.newInputStream(feed.file()), 1 << 16);
        try {
            in.mark(2);
            boolean zipped = in.read() == 0x1f && in.read() == 0x8b;
            in.reset();
            if (!zipped && feed.file().toString().endsWith(".gz")) {
                throw Failure.of("database-feed-gzip", "database-feed-whole-step", feed.label());
            }
            return zipped ? new BufferedInputStream(new GZIPInputStream(in, 1 << 16), 1 << 16) : in;
        } catch (IOException | DatabaseException e) {
            in.close();
            throw e;
        }
    }

    private static void require(boolean right, Feed feed) throws DatabaseException {
        if (!right) {
            throw Failure.of("database-feed-format", "database-feed-format-step", feed.label());
        }
    }
}
