package io.sekisho.core.config;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;

/** The starting points in the jar. */
final class Presets {
    /** From the mildest to the strictest. */
    static final List<String> NAMES = List.of("observe", "standard", "strict");

    private static final String RESOURCES = "/io/sekisho/rulesets/presets/";

    private Presets() {}

    static byte[] content(String name) {
        try (InputStream in = Presets.class.getResourceAsStream(RESOURCES + name + ".yml")) {
            return Optional.ofNullable(in)
                    .orElseThrow(() -> new IllegalStateException("no preset " + name))
                    .readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
