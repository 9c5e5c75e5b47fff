package io.sekisho.scanner.secret;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;

/**
 * One result as Gitleaks reports it, redacted.
 *
 * @param file as Gitleaks was shown it
 * @param commit "" for files
 * @param startLine from 1; 0 when the file's name alone was matched
 * @param startColumn of the match, in bytes from 1, and one too large when {@code shifted}
 * @param endColumn of the match, inclusive, likewise; 0 when the match ends with the file
 * @param shifted whether the columns count from the line feed before
 * @param match what the rule matched, the value redacted
 * @param entropy of the value
 * @param tags the rule's, and {@code decoded:…} for what was found in encoded text
 */
record Leak(
        @JsonProperty("rule") String rule,
        @JsonProperty("description") String description,
        @JsonProperty("file") String file,
        @JsonProperty("commit") String commit,
        @JsonProperty("startLine") int startLine,
        @JsonProperty("endLine") int endLine,
        @JsonProperty("startColumn") int startColumn,
        @JsonProperty("endColumn") int endColumn,
        @JsonProperty("shifted") boolean shifted,
        @JsonProperty("match") String match,
        @JsonProperty("entropy") double entropy,
        @JsonProperty("tags") List<String> tags) {
    /** What Gitleaks puts in the place of a value. */
    static final String REDACTED = "REDACTED";

    Leak {
        tags = tags == null ? List.of() : List.copyOf(tags);
    }

    boolean isDecoded() {
        return tags.stream().anyMatch(tag -> tag.startsWith("decoded"));
    }

    Leak inFile(String path) {
        return new Leak(
                rule,
                description,
                path,
                commit,
                startLine,
                endLine,
                startColumn,
                endColumn,
                shifted,
                match,
                entropy,
                tags);
    }

    Leak ofCommit(String id) {
        return new Leak(
                rule, description, file, id, startLine, endLine, startColumn, endColumn, shifted, match, entropy, tags);
    }

    /** The same without a line that was put before the file. */
    Leak aLineUp() {
        return new Leak(
                rule,
                description,
                file,
                commit,
                Math.max(startLine - 1, Math.min(startLine, 1)),
                Math.max(endLine - 1, Math.min(endLine, 1)),
                startColumn,
                endColumn,
                shifted,
                match,
                entropy,
                tags);
    }

    Leak ofRule(String id) {
        return new Leak(
                id,
                description,
                file,
                commit,
                startLine,
                endLine,
                startColumn,
                endColumn,
                shifted,
                match,
                entropy,
                tags);
    }
}
