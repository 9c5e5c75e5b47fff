package io.sekisho.core.view;

import io.sekisho.model.CvssScore;
import io.sekisho.model.Finding;
import io.sekisho.model.Occurrence;

/** What stands for a finding where there is room for one of many. */
public final class Primary {
    private Primary() {}

    /** The first place that still is in the tree, else the first. */
    public static Occurrence place(Finding finding) {
        return finding.occurrences().stream()
                .filter(Occurrence::inTree)
                .findFirst()
                .orElse(finding.occurrences().get(0));
    }

    /** @return the score of the newest CVSS version, 0.0 to 10.0; null where nobody gave one */
    public static Double score(Finding finding) {
        return switch (finding.kind()) {
            case DEPENDENCY ->
                finding.vulnerability().cvss().stream()
                        .findFirst()
                        .map(CvssScore::score)
                        .orElse(null);
            case EXTERNAL -> finding.external().securitySeverity();
            case SECRET, CODE -> null;
        };
    }
}
