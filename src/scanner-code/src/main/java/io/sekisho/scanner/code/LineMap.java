package io.sekisho.scanner.code;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where the lines of a class that was not compiled from Java really come from: the SourceDebugExtension of JSPs and of Kotlin's
 * inlined functions. Source: JSR-45, Debugging Support for Other Languages.
 */
final class LineMap {
    static final LineMap NONE = new LineMap();

    private static final int MAX_CHARS = 4 << 20;
    private static final Pattern LINE =
            Pattern.compile("(\\d{1,9})(?:#(\\d{1,9}))?(?:,(\\d{1,9}))?:(\\d{1,9})(?:,(\\d{1,9}))?");
    private static final Pattern FILE = Pattern.compile("(\\+ )?(\\d{1,9}) (.+)");

    /**
     * A line of a source.
     *
     * @param file as the compiler wrote it: relative to a root that it does not tell, e.g. {@code WEB-INF/list.jsp}
     * @param line from 1
     */
    record Line(String file, int line) {}

    private record Range(int from, int repeat, int step, String file, int source) {
        Optional<Line> at(int line) {
            long offset = (long) line - from;
            return offset < 0 || offset >= (long) repeat * Math.max(step, 1)
                    ? Optional.empty()
                    : Optional.of(new Line(file, source + (step == 0 ? 0 : (int) (offset / step))));
        }
    }

    private final List<Range> ranges = new ArrayList<>();

    private LineMap() {}

    /**
     * @param extension the attribute's text; null when the class has none
     * @return an empty map for what is no source map
     */
    static LineMap parse(String extension) {
        if (extension == null || !extension.startsWith("SMAP") || extension.length() > MAX_CHARS) {
            return NONE;
        }
        LineMap map = new LineMap();
        map.read(extension.lines().toList());
        return map;
    }

    Optional<Line> at(int line) {
        return ranges.stream()
                .map(range -> range.at(line))
                .flatMap(Optional::stream)
                .findFirst();
    }

    /** Reads the first stratum, which is the one of the language; Kotlin's second tells where inlined code was called. */
    private void read(List<String> lines) {
        Map<String, String> files = new HashMap<>();
        String fileId = null;
        char section = ' ';
        boolean stratum = false;
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).strip();
            if (line.startsWith("*S") && stratum || line.startsWith("*E")) {
                return;
            }
            if (line.startsWith("*")) {
                stratum |= line.startsWith("*S");
                section = line.length() > 1 ? line.charAt(1) : ' ';
            } else if (section == 'F') {
                Matcher file = FILE.matcher(line);
                if (file.matches()) {
                    boolean hasPath = file.group(1) != null && i + 1 < lines.size();
                    files.put(
                            file.group(2),
                            path(file.group(3), hasPath ? lines.get(++i).strip() : null));
                }
            } else if (section == 'L') {
                Matcher range = LINE.matcher(line);
                if (range.matches()) {
                    fileId = range.group(2) == null ? fileId : range.group(2);
                    add(range, files.get(fileId == null ? "0" : fileId));
                }
            }
        }
    }

    /** Kotlin writes the class beside the file's name, JSP compilers the file's path. */
    private static String path(String name, String second) {
        if (second == null || second.isEmpty()) {
            return name;
        }
        if (second.endsWith("/" + name) || second.equals(name)) {
            return second;
        }
        int slash = second.lastIndexOf('/');
        return slash < 0 ? name : second.substring(0, slash + 1) + name;
    }

    private void add(Matcher range, String file) {
        if (file != null) {
            int repeat = range.group(3) == null ? 1 : Integer.parseInt(range.group(3));
            int step = range.group(5) == null ? 1 : Integer.parseInt(range.group(5));
            ranges.add(
                    new Range(Integer.parseInt(range.group(4)), repeat, step, file, Integer.parseInt(range.group(1))));
        }
    }
}
