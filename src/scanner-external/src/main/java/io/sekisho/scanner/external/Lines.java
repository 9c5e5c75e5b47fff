package io.sekisho.scanner.external;

import io.sekisho.core.plan.ScanPlan;
import io.sekisho.model.Location;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads the line that a result points at, from files of the project only. */
final class Lines {
    private static final int MAX_BYTES = 8 << 20;
    private static final int CACHED = 16;

    private final ScanPlan plan;
    private final Map<String, List<String>> cache = new LinkedHashMap<>(32, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, List<String>> eldest) {
            return size() > CACHED;
        }
    };

    Lines(ScanPlan plan) {
        this.plan = plan;
    }

    /** @return null when there is no such line */
    String at(Location location) {
        if (location.startLine() == 0) {
            return null;
        }
        List<String> lines = cache.computeIfAbsent(location.path(), this::read);
        return location.startLine() <= lines.size() ? lines.get(location.startLine() - 1) : null;
    }

    private List<String> read(String path) {
        try {
            Path file = plan.root().resolve(path);
            if (Files.isRegularFile(file)
                    && Files.size(file) <= MAX_BYTES
                    && file.toRealPath().startsWith(plan.root())) {
                return new String(Files.readAllBytes(file), StandardCharsets.UTF_8)
                        .lines()
                        .toList();
            }
        } catch (IOException | InvalidPathException e) {
            // Then the message has to do.
        }
        return List.of();
    }
}
