package io.sekisho.scanner.secret;

import io.sekisho.core.plan.GitException;
import io.sekisho.core.plan.ScanPlan;
import io.sekisho.core.plan.ScanScope.Reach;
import io.sekisho.model.Text;
import java.util.List;

/**
 * Which commits and which tree a scope means.
 *
 * <ul>
 *   <li>history: all commits that {@code HEAD} reaches (what other branches hold is theirs to answer for, and a clone has more
 *       or less of them by chance), and the tree as it would be committed now, untracked files included, those that git ignores
 *       not
 *   <li>range: the commits of {@code A..B}, and what B's tree changes against the merge base
 *   <li>staged: what the index changes against {@code HEAD}
 *   <li>tree: the tree as for history, without the commits
 * </ul>
 *
 * @param revisions for git's log and rev-list; empty for none
 * @param base commit that the tree is compared with; null to see all of it
 * @param baseTree the same as a tree
 * @param tree the tree
 * @param staged its state without what is not even staged
 */
record ScanTarget(List<String> revisions, String base, String baseTree, String tree, String staged) {

    static ScanTarget of(ScanPlan plan, PrivateRepository git, String prefix, Seen seen)
            throws GitException, GitleaksException, InterruptedException {
        String head = plan.git().head();
        return switch (plan.scope().reach()) {
            case RANGE -> {
                String base = plan.scope().mergeBase();
                String tree = git.text("rev-parse", plan.scope().to() + "^{tree}");
                yield new ScanTarget(
                        List.of(plan.scope().to(), "^" + plan.scope().from()), base, base, tree, tree);
            }
            case STAGED -> {
                String tree = git.stagedTree();
                if (tree.isEmpty()) {
                    throw new GitleaksException(Text.of("secret.unmerged"), Text.of("secret.unmerged-next"), null);
                }
                yield new ScanTarget(List.of(), head, head == null ? git.emptyTree() : head, tree, tree);
            }
            case TREE, HISTORY -> {
                String staged = git.stagedTree();
                if (staged.isEmpty()) {
                    staged = head == null ? git.emptyTree() : git.text("rev-parse", head + "^{tree}");
                }
                List<String> revisions = plan.scope().reach() == Reach.HISTORY ? List.of(head) : List.<String>of();
                yield new ScanTarget(
                        revisions, null, git.emptyTree(), new WorkTree(plan, git, prefix, seen).over(staged), staged);
            }
        };
    }

    boolean isWholeHistoryOf(String head) {
        return revisions.equals(List.of(head));
    }

    /** The same without the commits, when their objects are not all there. */
    ScanTarget withoutHistory() {
        return new ScanTarget(List.of(), base, baseTree, tree, staged);
    }
}
