package io.sekisho.scanner.code;

import java.util.List;

/** A source as far as findings need it. */
final class SourceFile {
    private final String path;
    private final String text;
    private final List<String> lines;
    private List<String> masked;

    /**
     * @param path relative to the project's root
     * @param text its content, line ends as {@code \n}
     */
    SourceFile(String path, String text) {
        this.path = path;
        this.text = text;
        this.lines = text.isEmpty() ? List.of() : List.of(text.split("\n", -1));
    }

    String path() {
        return path;
    }

    String text() {
        return text;
    }

    boolean hasLine(int line) {
        return line > 0 && line <= lines.size();
    }

    /** @param line from 1, within the file */
    String line(int line) {
        return lines.get(line - 1);
    }

    /** The line without what it holds as values. */
    String maskedLine(int line) {
        if (masked == null) {
            masked = List.of(Literals.mask(text).split("\n", -1));
        }
        return line <= masked.size() ? masked.get(line - 1) : Literals.MASK;
    }
}
