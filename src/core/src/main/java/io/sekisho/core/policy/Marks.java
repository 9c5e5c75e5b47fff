package io.sekisho.core.policy;

import io.sekisho.model.Finding;
import io.sekisho.model.Occurrence;
import io.sekisho.model.SarifSuppression;
import java.util.HashSet;
import java.util.Set;

/** Exceptions that stand beside the code, in the reach of its author: {@code gitleaks:allow}, {@code nosemgrep} and the like. */
final class Marks {
    private static final String GITLEAKS = "gitleaks:allow";

    private Marks() {}

    /** @return positions of the places that have one */
    static Set<Integer> of(Finding finding) {
        Set<Integer> all = new HashSet<>();
        for (int i = 0; i < finding.occurrences().size(); i++) {
            if (isMarked(finding.occurrences().get(i))) {
                all.add(i);
            }
        }
        return all;
    }

    private static boolean isMarked(Occurrence occurrence) {
        String said = occurrence.toolSuppression();
        return said != null
                && (occurrence.scanner().equals("external")
                        ? !SarifSuppression.isExternal(said)
                        : said.startsWith(GITLEAKS));
    }

    /** Whether a line was touched that has none, honoured or not. */
    static boolean isGone(Finding finding) {
        return finding.occurrences().stream()
                .anyMatch(one -> Boolean.TRUE.equals(one.touched())
                        && !isMarked(one)
                        && (one.snippet() == null || !one.snippet().contains(GITLEAKS)));
    }
}
