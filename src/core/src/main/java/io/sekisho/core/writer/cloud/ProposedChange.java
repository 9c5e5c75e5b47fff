package io.sekisho.core.writer.cloud;

import io.sekisho.model.Change;
import io.sekisho.model.Project;
import io.sekisho.model.Report;
import io.sekisho.model.Text;
import java.util.Optional;

/**
 * A platform knows one state of a repository, that of its default branch. What a proposed change repairs is still there for all
 * others, and what it brings in is nobody's yet, so its scan is not sent.
 */
final class ProposedChange {
    private ProposedChange() {}

    /**
     * By commits alone: a fork calls its branches as it likes.
     *
     * @return why nothing is written; empty for a scan of what is not, or no more, proposed to another ref
     */
    static Optional<Text> of(Report report) {
        Project project = report.facts().project();
        Change change = project.change();
        boolean isProposed = change != null
                && change.target() != null
                && (project.commit() == null || !project.commit().equals(change.base()));
        return isProposed ? Optional.of(Text.of("data.cloud-proposed", change.target())) : Optional.empty();
    }
}
