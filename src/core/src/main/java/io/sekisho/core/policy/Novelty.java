package io.sekisho.core.policy;

import io.sekisho.core.reference.Reference;
import io.sekisho.model.Facts;
import io.sekisho.model.Finding;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Which of a finding's places are new. It is counted twice: all that there is, and what no exception covers. What an exception
 * covered in the reference pays for what one covers now, never for what none does: who moves a flaw out of its suppression's
 * reach brings it in.
 */
final class Novelty {
    private final Reference reference;
    private final Coverages coverages;
    private final Map<String, String> renames;
    private final Uncovered uncovered;
    private final Comparison all;
    private final Comparison open;
    private final Fresh fresh;

    /**
     * @param now exceptions in the facts
     * @param then the same in the reference's facts; null without a reference
     */
    Novelty(Facts facts, Reference reference, Coverages coverages, SuppressionRun now, SuppressionRun then) {
        this.reference = reference;
        this.coverages = coverages;
        this.renames = Likeness.renames(facts.project().change());
        this.fresh = new Fresh(renames);
        this.uncovered = new Uncovered(facts.findings(), now);
        if (then == null) {
            this.all = null;
            this.open = null;
            return;
        }
        List<Finding> before = reference.report().facts().findings();
        this.all = new Comparison(facts.findings(), renames, Earlier.byFingerprint(before));
        this.open = new Comparison(uncovered.findings(), renames, uncovered.before(before, then));
    }

    /** All that there is against all that there was; null without a reference. */
    Comparison comparison() {
        return all;
    }

    /** @return positions of the new occurrences, ascending; empty when nothing is new, null when it cannot be told */
    List<Integer> of(Finding finding) {
        Part rest = uncovered.of(finding);
        if (rest == null) {
            return all == null ? byGit(finding) : fresh(finding, finding);
        }
        List<Integer> bare = List.of();
        if (rest.finding() != null) {
            bare = all == null ? byGit(rest.finding()) : fresh(finding, rest.finding());
        }
        if (bare == null) {
            return null;
        }
        Set<Integer> positions = new TreeSet<>(rest.inWhole(bare));
        Part covered = uncovered.coveredOf(finding);
        List<Integer> hidden =
                all == null ? Fresh.byGit(covered.finding(), at -> false) : covered(finding, rest, covered);
        if (hidden != null) {
            positions.addAll(covered.inWhole(hidden));
        } else if (rest.finding() == null) {
            return null;
        }
        return List.copyOf(positions);
    }

    /** Whether a reference that had it had some of what is new covered: then it was known, and it is the change that brought it in. */
    boolean cameOut(Finding finding) {
        Part rest = uncovered.of(finding);
        Finding bare = rest == null ? finding : rest.finding();
        return all != null && bare != null && open.surplus(bare) > all.surplus(finding);
    }

    /** What is new of what is covered: all that there is more of, apart from what is not covered. */
    private List<Integer> covered(Finding finding, Part rest, Part covered) {
        int surplus = all.surplus(finding) - (rest.finding() == null ? 0 : open.surplus(rest.finding()));
        if (surplus <= 0) {
            return List.of();
        }
        Earlier known = all.known(finding);
        Set<String> places = known == null ? Set.of() : known.places();
        return coverages.sawBefore(finding)
                ? fresh.of(covered.finding(), surplus, places)
                : unseenBefore(covered.finding(), surplus, places, known != null);
    }

    /** @param bare what of it is not covered */
    private List<Integer> fresh(Finding finding, Finding bare) {
        int surplus = open.surplus(bare);
        if (surplus == 0) {
            return List.of();
        }
        Earlier known = open.known(bare);
        Set<String> places = known == null ? Set.of() : known.places();
        return coverages.sawBefore(finding) || cameOut(finding)
                ? fresh.of(bare, surplus, places)
                : unseenBefore(bare, surplus, places, known != null || all.known(finding) == null);
    }

    /** The reference's scanner did not see everything: what it did not tell is no proof that it was not there. */
    private List<Integer> unseenBefore(Finding part, int surplus, Set<String> places, boolean rememberable) {
        List<Integer> touched = byGit(part);
        if (touched == null) {
            return rememberable && isRemembered(part) ? List.of() : null;
        }
        return fresh.of(part, surplus, places).stream()
                .filter(touched::contains)
                .toList();
    }

    private boolean isRemembered(Finding finding) {
        return open.known(finding) != null || reference.history().findings().containsKey(finding.fingerprint());
    }

    private List<Integer> byGit(Finding part) {
        return Fresh.byGit(part, at -> uncovered.leftCover(part, at, renames));
    }

    /** Whether a place's file was called otherwise. */
    boolean isRenamed(String path) {
        return fresh.isRenamed(path);
    }
}
