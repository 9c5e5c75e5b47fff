package io.sekisho.core.config;

import java.util.Objects;

/**
 * A policy file from outside the repository.
 *
 * @param label as people know it; begins every message about it and every origin in it, e.g. {@code central policy https://host/p.yml}
 * @param content YAML, in the grammar of {@code .sekisho/config.yml} with serial, loosenable and suppressions
 * @param floor whether a repository loosens only what the file names; else it overrides what it likes, as with a preset
 */
public record PolicyLayer(String label, byte[] content, boolean floor) {
    public PolicyLayer {
        Objects.requireNonNull(label, "label");
        Objects.requireNonNull(content, "content");
    }
}
