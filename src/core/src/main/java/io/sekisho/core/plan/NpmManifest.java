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
import java.util.TreeSet;

/**
 * What a {@code package.json} declares.
 *
 * @param lines line, from 1, by package name
 * @param required names that an installation must have; a part of the lines' names
 * @param broken whether it is no JSON, so that nobody knows what it declares
 */
record NpmManifest(Map<String, Integer> lines, Set<String> required, boolean broken) {
    private static final Set<String> SECTIONS =
            Set.of("dependencies", "devDependencies", "optionalDependencies", "peerDependencies");

    private static final Set<String> REQUIRED = Set.of("dependencies", "devDependencies");

    static NpmManifest read(Path file) {
        Map<String, Integer> lines = new HashMap<>();
        Set<String> required = new TreeSet<>();
        try (InputStream in = Files.newInputStream(file);
                JsonParser parser = new JsonFactory().createParser(in)) {
            if (parser.nextToken() == JsonToken.START_OBJECT) {
                while (parser.nextToken() == JsonToken.FIELD_NAME) {
                    boolean section = SECTIONS.contains(parser.currentName());
                    boolean needed = REQUIRED.contains(parser.currentName());
                    if (parser.nextToken() == JsonToken.START_OBJECT && section) {
                        while (parser.nextToken() == JsonToken.FIELD_NAME) {
                            if (needed) {
                                required.add(parser.currentName());
                            }
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
            return new NpmManifest(Map.of(), Set.of(), true);
        }
        return new NpmManifest(lines, required, false);
    }
}
