package io.sekisho.core.merge;

import io.sekisho.model.Facts;
import io.sekisho.model.Project;
import java.util.Objects;

/**
 * One part of a scan.
 *
 * @param name as the user named it, for messages
 * @param facts what that part saw
 * @param told where the user says that it was scanned, from the top of the whole, "" for the top; null when the user does not say
 */
public record Part(String name, Facts facts, String told) {
    public Part {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(facts, "facts");
    }

    /** One of which the user says no more. */
    public Part(String name, Facts facts) {
        this(name, facts, null);
    }

    /** Outside git only the directory's own name is known, which another directory may have too. */
    boolean isPlaceKnown() {
        return told != null || facts.project().directory() != null;
    }

    String directory() {
        Project project = facts.project();
        if (told != null) {
            return told;
        }
        return project.directory() == null ? project.name() : project.directory();
    }
}
