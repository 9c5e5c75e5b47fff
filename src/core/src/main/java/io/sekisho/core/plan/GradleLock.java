package io.sekisho.core.plan;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a {@code gradle.lockfile} says: a line {@code group:artifact:version=configuration,…} for each component. */
final class GradleLock {
    private static final Pattern LINE = Pattern.compile("([^#:=\\s]+):([^:=\\s]+):([^:=\\s]+)=(\\S*)");

    /**
     * @param line in the lock file, from 1
     * @param scope compile, runtime, test or the configuration's own name
     */
    record Entry(String group, String artifact, String version, String scope, int line) {
        String module() {
            return group + ':' + artifact;
        }
    }

    private GradleLock() {}

    static List<Entry> read(Path file) {
        List<Entry> entries = new ArrayList<>();
        List<String> lines = Lines.of(file).lines();
        for (int i = 0; i < lines.size(); i++) {
            Matcher matcher = LINE.matcher(lines.get(i).strip());
            if (matcher.matches()) {
                entries.add(new Entry(
                        matcher.group(1), matcher.group(2), matcher.group(3), scope(matcher.group(4)), i + 1));
            }
        }
        return entries;
    }

    private static String scope(String configurations) {
        List<String> names = List.of(configurations.split(","));
        if (names.contains("runtimeClasspath")) {
            return names.contains("compileClasspath") ? "compile" : "runtime";
        }
        if (names.contains("compileClasspath")) {
            return "provided";
        }
        if (names.stream()
                .allMatch(name -> name.toLowerCase(java.util.Locale.ROOT).contains("test"))) {
            return "test";
        }
        return names.get(0);
    }
}
