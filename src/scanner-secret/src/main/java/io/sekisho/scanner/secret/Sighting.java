package io.sekisho.scanner.secret;

import io.sekisho.model.CommitRef;

/**
 * A leak with what stands there.
 *
 * @param path relative to the scanned directory, as shown
 * @param topPath relative to the repository's top; the same as {@code path} outside of repositories
 * @param commit null for the tree
 * @param masked its lines without values
 * @param inTree whether the value is still in that file of the checked-out tree
 */
record Sighting(
        Leak leak,
        String path,
        String topPath,
        CommitRef commit,
        Evidence evidence,
        Evidence.Masked masked,
        boolean inTree) {

    /** What makes two of them the same secret in the same line, wherever each was seen. */
    record Same(String rule, String path, String line, String value) {}

    Same same() {
        return new Same(leak.rule(), topPath, masked.text(), evidence.value());
    }
}
