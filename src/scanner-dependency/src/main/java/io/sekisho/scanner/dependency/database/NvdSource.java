package io.sekisho.scanner.dependency.database;

import java.util.Objects;

/** Where an update takes CVEs from. */
public sealed interface NvdSource {
    /**
     * Feeds in the format of NVD 2.0.
     *
     * @param location a file, a directory, an address of either; {@code {0}} in an address stands for the year
     */
    record Feeds(String location) implements NvdSource {
        public Feeds {
            Objects.requireNonNull(location, "location");
        }
    }

    /**
     * The API of NVD, version 2.0.
     *
     * @param key as NVD gives it out; null works, about ten times slower; never shown
     * @param endpoint null for NVD's own
     */
    record Api(String key, String endpoint) implements NvdSource {
        @Override
        public String toString() {
            return "Api[" + endpoint + "]";
        }
    }

    /** CVEs stay as they are; only the other sources are brought up to date. */
    record Keep() implements NvdSource {}
}
