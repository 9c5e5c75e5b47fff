package io.sekisho.core.merge;

import io.sekisho.model.Facts;
import java.util.Objects;

/**
 * One part of a scan.
 *
 * @param name as the user named it, for messages
 * @param facts what that part saw
 */
public record Part(String name, Facts facts) {
    public Part {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(facts, "facts");
    }
}
