package io.sekisho.core.plan;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The lines of a file that are not as they were.
 *
 * @param whole whether git compared no lines: the file is binary
 * @param hunks in order
 */
public record GitLines(boolean whole, List<Hunk> hunks) {
    static final GitLines NONE = new GitLines(false, List.of());

    private static final Pattern FILE = Pattern.compile("diff --git a/(\\d{1,9}) b/\\1");
    private static final Pattern HUNK = Pattern.compile("@@ -\\d+(?:,(\\d+))? \\+(\\d+)(?:,(\\d+))? @@.*");

    /**
     * Lines that are new.
     *
     * @param start the first; for lines that were only taken away the one before them
     * @param count how many; 0 for lines that were only taken away
     */
    public record Hunk(int start, int count) {}

    public GitLines {
        hunks = List.copyOf(hunks);
    }

    /**
     * @param gaps whether lines next to ones that were taken away count: without a check that was there, a line may be wrong that
     *     was not before
     */
    public boolean touch(int startLine, int endLine, boolean gaps) {
        return whole || hunks.stream().anyMatch(hunk -> touches(hunk, startLine, endLine, gaps));
    }

    private static boolean touches(Hunk hunk, int startLine, int endLine, boolean gaps) {
        return hunk.count() == 0
                ? gaps && startLine <= hunk.start() + 1 && endLine >= hunk.start()
                : startLine < hunk.start() + hunk.count() && endLine >= hunk.start();
    }

    /** Of a patch without context whose files are called by numbers. A hunk's own lines are counted, never read. */
    static Map<Integer, GitLines> parse(byte[] patch) {
        Map<Integer, GitLines> files = new HashMap<>();
        int file = -1;
        boolean binary = false;
        List<Hunk> hunks = new ArrayList<>();
        int at = 0;
        int skip = 0;
        while (at < patch.length) {
            int end = at;
            while (end < patch.length && patch[end] != '\n') {
                end++;
            }
            if (skip > 0 && patch[at] != '\\') {
                skip--;
            } else if (patch[at] == 'd' || patch[at] == '@' || patch[at] == 'B') {
                String line = new String(patch, at, Math.min(end - at, 200), StandardCharsets.ISO_8859_1);
                Matcher next = FILE.matcher(line);
                Matcher hunk = HUNK.matcher(line);
                if (next.matches()) {
                    put(files, file, binary, hunks);
                    file = Integer.parseInt(next.group(1));
                    binary = false;
                    hunks = new ArrayList<>();
                } else if (hunk.matches()) {
                    int added = number(hunk.group(3));
                    skip = number(hunk.group(1)) + added;
                    hunks.add(new Hunk(Integer.parseInt(hunk.group(2)), added));
                } else if (line.startsWith("Binary files ")) {
                    binary = true;
                }
            }
            at = end + 1;
        }
        put(files, file, binary, hunks);
        return files;
    }

    private static void put(Map<Integer, GitLines> files, int file, boolean binary, List<Hunk> hunks) {
        if (file >= 0) {
            files.put(file, new GitLines(binary, hunks));
        }
    }

    private static int number(String text) {
        return text == null ? 1 : Integer.parseInt(text);
    }
}
