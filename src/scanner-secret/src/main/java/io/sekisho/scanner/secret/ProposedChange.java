package io.sekisho.scanner.secret;

import io.sekisho.core.plan.GitException;
import java.util.List;
import java.util.Set;

/**
 * What the scanned state proposes to change of a trusted one. Where a part of the project is scanned, all that is scanned is the
 * change; of the trusted state itself, and where history is cut off (as the scan says elsewhere), nothing is.
 *
 * @param all whether everything that is scanned counts
 * @param changes its commits, and the difference that all of them make together; nothing when everything counts
 * @param paths which files are not as they were
 */
record ProposedChange(boolean all, FileChanges changes, Set<RawPath> paths) {
    /**
     * @param trusted commit of the state before; null for none
     * @param head full id; null before the first commit
     * @param limits which part of the repository is looked at, for git's log
     */
    static ProposedChange of(PrivateRepository git, ScanTarget target, String trusted, String head, List<String> limits)
            throws InterruptedException {
        boolean all = target.base() != null;
        if (!all && trusted != null && head != null) {
            try {
                FileChanges between = FileChanges.between(git, git.text("merge-base", trusted, head), target.tree());
                FileChanges commits = FileChanges.of(git, List.of(head, "^" + trusted), limits);
                return new ProposedChange(false, commits.and(between), between.paths());
            } catch (GitException e) {
                // Nobody knows what is its own.
            }
        }
        return new ProposedChange(all, new FileChanges(List.of()), Set.of());
    }

    boolean has(RawPath path) {
        return all || paths.contains(path);
    }
}
