package io.sekisho.core.config;

/**
 * A place in a YAML file.
 *
 * @param file as people know it, e.g. {@code .sekisho/config.yml}
 * @param line from 1
 * @param column from 1
 */
public record Origin(String file, int line, int column) {
    /** File and line, as reports quote where something is written. */
    public String fileAndLine() {
        return file + ":" + line;
    }

    @Override
    public String toString() {
        return file + ":" + line + ":" + column;
    }
}
