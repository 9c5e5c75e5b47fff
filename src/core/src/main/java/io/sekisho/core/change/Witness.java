package io.sekisho.core.change;

import io.sekisho.core.plan.GitDiff;
import io.sekisho.core.plan.GitException;
import io.sekisho.model.Finding;
import io.sekisho.model.Occurrence;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says of each occurrence whether it was touched since the base, and when it came in. */
final class Witness {
    private static final Logger LOG = LoggerFactory.getLogger(Witness.class);

    private final Paths paths;
    private final GitDiff diff;
    private final boolean compared;
    private final Base base;
    private final Ages ages;

    /**
     * @param diff what changed since the base; null when there is no base
     * @param compared whether an earlier report is compared with: then a new flaw in a changed file is never called untouched
     * @param base reads the files of the base, if any of what they bring in may be untouched
     * @param ages null when nobody asks for dates
     */
    Witness(Paths paths, GitDiff diff, boolean compared, Base base, Ages ages) {
        this.paths = paths;
        this.diff = diff;
        this.compared = compared;
        this.base = base;
        this.ages = ages;
    }

    List<Finding> of(List<Finding> findings) throws InterruptedException {
        long start = System.nanoTime();
        Touch touch = touch(findings);
        Dates dates = ages == null ? Dates.NONE : ages.of(findings);
        List<Finding> all = new ArrayList<>();
        for (Finding finding : findings) {
            all.add(of(finding, touch, dates));
        }
        LOG.debug("Asked git about {} findings in {} ms", findings.size(), (System.nanoTime() - start) / 1_000_000);
        return List.copyOf(all);
    }

    private Touch touch(List<Finding> findings) throws InterruptedException {
        if (diff == null) {
            return null;
        }
        try {
            return new Touch(diff, paths, compared, base, findings);
        } catch (GitException e) {
            LOG.warn("git does not say what was touched: {}", e.getMessage());
            return null;
        }
    }

    private static Finding of(Finding finding, Touch touch, Dates dates) throws InterruptedException {
        List<Occurrence> occurrences = new ArrayList<>();
        for (Occurrence occurrence : finding.occurrences()) {
            Boolean touched = touch == null ? null : touch.of(finding, occurrence);
            Instant since = dates.of(occurrence);
            occurrences.add(touched == null && since == null ? occurrence : occurrence.witnessed(touched, since));
        }
        return finding.at(occurrences);
    }
}
