package io.sekisho.core.view;

import io.sekisho.model.Change;
import io.sekisho.model.Project;
import io.sekisho.model.Report;
import java.util.Optional;

/**
 * Where many repositories come together, each has one state, that of its default branch. What a proposed change repairs is still
 * there for all others, and what it brings in is nobody's yet, so its scan does not count.
 */
public final class ProposedChange {
    private ProposedChange() {}

    /**
     * By commits alone: a fork calls its branches as it likes.
     *
     * @return the ref that it is proposed to; empty for a scan of what is not, or no more, proposed to another ref
     */
    public static Optional<String> target(Report report) {
        Project project = report.facts().project();
        Change change = project.change();
        boolean isProposed = change != null
                && change.target() != null
                && (project.commit() == null || !project.commit().equals(change.base()));
        return isProposed ? Optional.of(change.target()) : Optional.empty();
    }
}
