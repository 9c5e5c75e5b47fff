package io.sekisho.model;

import java.util.List;
import java.util.Objects;

/**
 * Something that a scan could not see: a fact, whose weight the policy decides.
 *
 * @param type row of the completeness table
 * @param scanner id of the scanner concerned; null when it concerns all
 * @param message what was not seen
 * @param nextStep the command or act that closes the gap; null when there is none
 * @param paths examples, relative, at most 20, sorted
 * @param count how many files, classes or entries are concerned; at least 1
 */
public record Gap(GapType type, String scanner, Text message, Text nextStep, List<String> paths, long count) {
    /** How many examples a gap lists; the count tells the whole. */
    public static final int MAX_PATHS = 20;

    public Gap {
        Objects.requireNonNull(type, "type");
        Objects.requireNonNull(message, "message");
        paths = paths == null
                ? List.of()
                : paths.stream().sorted().distinct().limit(MAX_PATHS).toList();
        count = Math.max(1, count);
    }

    public static Gap of(GapType type, String scanner, Text message, Text nextStep) {
        return new Gap(type, scanner, message, nextStep, List.of(), 1);
    }
}
