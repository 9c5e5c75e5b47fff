package io.sekisho.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Something that a page does.
 *
 * @param line of the page, from 1
 * @param kind what sort
 * @param text a command, a directive, or what a file holds
 * @param expected lines of output that the page shows after a command, in their order
 */
record PageStep(int line, Kind kind, String text, List<String> expected) {
    /** What sort of step. */
    enum Kind {
        /** {@code <!-- walk: … -->}, which readers do not see. */
        DIRECTIVE,
        /** A code block that follows the directive {@code file PATH}. */
        FILE,
        /** A line {@code $ …} in a console block. */
        COMMAND
    }

    private static final Pattern DIRECTIVE = Pattern.compile("<!-- walk: (.+) -->");

    static List<PageStep> of(List<String> page) {
        List<PageStep> steps = new ArrayList<>();
        String block = null;
        boolean file = false;
        StringBuilder content = new StringBuilder();
        int start = 0;
        for (int i = 0; i < page.size(); i++) {
            String line = page.get(i);
            Matcher directive = DIRECTIVE.matcher(line);
            if (block == null && directive.matches()) {
                file = directive.group(1).startsWith("file ");
                steps.add(new PageStep(i + 1, Kind.DIRECTIVE, directive.group(1), List.of()));
            } else if (block == null && line.startsWith("```")) {
                block = line.substring(3);
                start = i + 2;
                content.setLength(0);
            } else if (block != null && line.equals("```")) {
                if (block.equals("console")) {
                    steps.addAll(console(start, content.toString().lines().toList()));
                } else if (file) {
                    steps.add(new PageStep(start, Kind.FILE, content.toString(), List.of()));
                }
                file = false;
                block = null;
            } else if (block != null) {
                content.append(line).append('\n');
            }
        }
        return steps;
    }

    private static List<PageStep> console(int start, List<String> lines) {
        List<PageStep> steps = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).startsWith("$ ")) {
                int end = i + 1;
                while (end < lines.size() && !lines.get(end).startsWith("$ ")) {
                    end++;
                }
                List<String> expected = lines.subList(i + 1, end).stream()
                        .filter(line -> !line.isBlank() && !line.equals("…"))
                        .toList();
                steps.add(new PageStep(start + i, Kind.COMMAND, lines.get(i).substring(2), expected));
            }
        }
        return steps;
    }
}
