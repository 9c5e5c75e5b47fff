package io.sekisho.core.plan;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * What a {@code package.json} declares.
 *
 * @param lines line, from 1, by package name; empty for a broken file
 */
record NpmManifest(Map<String, Integer> lines) {
    private static final Set<String> SECTIONS =
            Set.of("dependencies", "devDependencies", "optionalDependencies", "peerDependencies");

    static NpmManifest read(Path file) {
        Map<String, Integer> lines = new HashMap<>();
        try (InputStream in = Files.newInputStream(file);
                JsonParser parser = new JsonFactory().createParser(in)) {
            if (parser.nextToken() == JsonToken.START_OBJECT) {
                while (parser.nextToken() == JsonToken.FIELD_NAME) {
                    boolean section = SECTIONS.contains(parser.currentName());
                    if (parser.nextToken() == JsonToken.START_OBJECT && section) {
                        while (parser.nextToken() == JsonToken.FIELD_NAME) {
                            lines.putIfAbsent(
                                    parser.currentName(),
                                    parser.currentTokenLocation().getLineNr());
                            parser.nextToken();
                            parser.skipChildren();
                        }
                    } else {
                        parser.skipChildren();
                    }
                }
            }
        } catch (IOException e) {
            return new NpmManifest(Map.of());
        }
        return new NpmManifest(lines);
    }
}
