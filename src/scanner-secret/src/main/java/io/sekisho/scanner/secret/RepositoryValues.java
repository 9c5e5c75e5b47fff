package io.sekisho.scanner.secret;

import io.sekisho.core.plan.GitException;
import io.sekisho.model.Gap;
import io.sekisho.model.GapType;
import io.sekisho.model.Text;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Marks the values of a repository's lines. In a scan of a part of the history the rest is looked up for the files in question,
 * so that the same value gets the same mark in every scan; where that cannot be done, it gets one that no suppression knows.
 */
final class RepositoryValues {
    private final PrivateRepository git;
    private final GitleaksRun gitleaks;
    private final String prefix;
    private final OtherNames otherNames;
    private final Set<RawPath> skipped;
    private final Seen seen;

    /** @param skipped files that Gitleaks passes over by their names */
    RepositoryValues(
            PrivateRepository git,
            GitleaksRun gitleaks,
            String prefix,
            OtherNames otherNames,
            Set<RawPath> skipped,
            Seen seen) {
        this.git = git;
        this.gitleaks = gitleaks;
        this.prefix = prefix;
        this.otherNames = otherNames;
        this.skipped = skipped;
        this.seen = seen;
    }

    /**
     * @param found what the sightings were made of
     * @param head where the history of what is scanned ends; null when it has none
     * @param missing whether a part of the history is not there
     */
    void mark(ScanTarget target, List<RepositoryScan.Found> found, String head, boolean missing)
            throws GitException, IOException, InterruptedException {
        List<Sighting> all = new ArrayList<>(seen.sightings);
        Set<RawPath> paths = new TreeSet<>();
        Set<RawPath> laidOut = new TreeSet<>();
        for (RepositoryScan.Found one : found) {
            if (OpenRules.has(one.leak().rule())) {
                continue;
            }
            (one.content() == null ? paths : laidOut).add(RawPath.of(one.leak().file()));
        }
        boolean unknown = missing;
        if (head != null && !missing && !paths.isEmpty() && !target.isWholeHistoryOf(head)) {
            List<RepositoryScan.Found> earlier = earlier(paths, head);
            unknown = earlier == null;
            if (earlier != null) {
                all.addAll(new Sightings(git, target, prefix).of(earlier, List.of()));
            }
        }
        LineValues values = new LineValues(all);
        boolean ordered = head != null && (unknown || values.areSeveralInALine());
        CommitOrder order = ordered ? CommitOrder.of(git, head) : CommitOrder.NONE;
        seen.marks.putAll(
                values.marks(order, anchors(laidOut, head, target.tree()), unknown ? String.valueOf(head) : null));
        if (unknown && !seen.sightings.stream().allMatch(one -> one.evidence().open())) {
            seen.gaps.add(Gap.of(
                    GapType.TOOL_NOTE,
                    Seen.SCANNER,
                    Text.of("secret.values-unknown"),
                    Text.of("secret.values-unknown-next")));
        }
    }

    /** @return null when they cannot be told */
    private List<RepositoryScan.Found> earlier(Set<RawPath> paths, String head)
            throws IOException, InterruptedException {
        List<RepositoryScan.Found> earlier = new EarlierLeaks(git, gitleaks, prefix).of(paths, head);
        Set<RawPath> hidden = new TreeSet<>(paths);
        hidden.retainAll(skipped);
        if (earlier == null || hidden.isEmpty()) {
            return earlier;
        }
        try {
            List<RepositoryScan.Found> all = new ArrayList<>(earlier);
            all.addAll(otherNames.scan(
                    FileChanges.of(git, List.of(head), List.of()).of(hidden), true));
            return all;
        } catch (GitleaksException e) {
            return null;
        }
    }

    /** Of files that git takes for binary, Gitleaks sees today's state only: with an earlier one, each state is one of its own. */
    private Map<String, String> anchors(Set<RawPath> laidOut, String head, String tree)
            throws GitException, InterruptedException {
        Map<String, String> anchors = new HashMap<>();
        for (RawPath path : laidOut) {
            String spec = LogOptions.pathspec(path.bytes());
            String commits =
                    head == null ? "" : git.text("rev-list", "--full-history", "--max-count=2", head, "--", spec);
            boolean changed = !commits.isEmpty()
                    && git.bytes("diff-tree", "-r", "--name-only", head, tree, "--", spec).length > 0;
            if (changed || commits.contains("\n")) {
                anchors.put(path.shown(), (changed ? "+" : "") + commits.split("\n")[0]);
            }
        }
        return anchors;
    }
}
