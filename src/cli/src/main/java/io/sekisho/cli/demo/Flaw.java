package io.sekisho.cli.demo;

import io.sekisho.model.Action;
import io.sekisho.model.Finding;
import io.sekisho.model.FindingJudgement;
import io.sekisho.model.Kind;
import io.sekisho.model.Location;
import io.sekisho.model.Report;
import io.sekisho.model.Severity;
import java.util.ArrayList;
import java.util.List;

/**
 * One finding, as far as the demo compares it.
 *
 * @param kind of scan
 * @param rule id of the vulnerability or rule
 * @param place component and version; path of a secret; path and line in code
 * @param severity by the severity table
 * @param occurrences how many places, modules or commits
 * @param suppressed whether every occurrence is
 */
record Flaw(Kind kind, String rule, String place, Severity severity, int occurrences, boolean suppressed) {
    /** What must be the same to speak of the same flaw. */
    String identity() {
        return kind.key() + " " + rule + " " + place;
    }

    static List<Flaw> of(Report report) {
        List<Flaw> flaws = new ArrayList<>();
        List<Finding> findings = report.facts().findings();
        for (int i = 0; i < findings.size(); i++) {
            Finding finding = findings.get(i);
            FindingJudgement judgement = report.judgement().findings().get(i);
            flaws.add(new Flaw(
                    finding.kind(),
                    finding.rule().id(),
                    place(finding),
                    finding.severity(),
                    finding.occurrences().size(),
                    judgement.action() == Action.IGNORE));
        }
        return flaws;
    }

    private static String place(Finding finding) {
        Location location = finding.occurrences().get(0).location();
        return switch (finding.kind()) {
            case DEPENDENCY ->
                finding.vulnerability().component() + " "
                        + finding.vulnerability().componentVersion();
            case SECRET -> location.path();
            case CODE, EXTERNAL -> location.path() + ":" + location.startLine();
        };
    }
}
