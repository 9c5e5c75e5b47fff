package io.sekisho.scanner.secret;

import io.sekisho.model.CommitRef;
import io.sekisho.model.Location;

/**
 * A leak with what stands there.
 *
 * @param path relative to the scanned directory, as shown
 * @param topPath relative to the repository's top; the same as {@code path} outside of repositories
 * @param commit null for the tree
 * @param masked its lines without values
 * @param inTree whether the value is still in that file of the checked-out tree
 * @param lineToday in which line it stands there now; 0 when the leak's own lines say so, or it is not there
 */
record Sighting(
        Leak leak,
        String path,
        String topPath,
        CommitRef commit,
        Evidence evidence,
        Evidence.Masked masked,
        boolean inTree,
        int lineToday) {

    /** What makes two of them the same secret in the same line, wherever each was seen. */
    record Same(String rule, String path, String line, String value) {}

    /** Where a person would repair it: lines of the file as it is now, else as the commit had them. */
    Location location() {
        int start = lineToday > 0 ? lineToday : leak.startLine();
        int lines = lineToday > 0
                ? (int) evidence.value().chars().filter(c -> c == '\n').count()
                : Math.max(0, leak.endLine() - leak.startLine());
        return new Location(path, start, start + lines);
    }

    Same same() {
        return new Same(leak.rule(), topPath, masked.text(), evidence.value());
    }
}
