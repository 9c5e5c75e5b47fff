package io.sekisho.core.plan;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A build file as text, for finding a declaration's line. */
record Lines(Path file, List<String> lines) {
    private static final int MAX_BYTES = 4 << 20;

    /** @return no lines when the file is missing or unreadable; what is beyond 4 MB is not looked at */
    static Lines of(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            return new Lines(
                    file,
                    new String(in.readNBytes(MAX_BYTES), StandardCharsets.UTF_8)
                            .lines()
                            .toList());
        } catch (IOException e) {
            return new Lines(file, List.of());
        }
    }

    /** @return the first line, from 1, that contains the text as a whole word and is no comment; 0 when none does */
    int find(String text) {
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            int at = line.indexOf(text);
            String start = line.stripLeading();
            boolean comment = start.startsWith("//") || start.startsWith("#") || start.startsWith("*");
            if (at >= 0 && !comment && ends(line, at - 1) && ends(line, at + text.length())) {
                return i + 1;
            }
        }
        return 0;
    }

    private static boolean ends(String line, int at) {
        return at < 0
                || at >= line.length()
                || !(Character.isLetterOrDigit(line.charAt(at)) || "-_.".indexOf(line.charAt(at)) >= 0);
    }
}
