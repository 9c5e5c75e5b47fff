package io.sekisho.core.consolidate;

import io.sekisho.core.scan.RawFinding;
import io.sekisho.model.CvssScore;
import io.sekisho.model.ExternalDetail;
import io.sekisho.model.Finding;
import io.sekisho.model.Occurrence;
import io.sekisho.model.Severity;
import io.sekisho.model.Text;
import io.sekisho.model.Vulnerability;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The one table that says how grave a raw result is, as {@code rulesets/severities.yml} writes it.
 *
 * @param dependency rows for vulnerabilities
 * @param secret rows for secrets
 * @param code rows for code findings
 * @param external rows for other tools' results
 */
public record SeverityTable(DependencyRows dependency, SecretRows secret, CodeRows code, ExternalRows external) {

    /**
     * @param cvss4 bands of CVSS v4
     * @param cvss3 bands of CVSS v3.0 and v3.1
     * @param cvss2 bands of CVSS v2
     * @param words what a source without a score says, in lower case
     * @param unscored what has neither score nor word
     */
    public record DependencyRows(
            Bands cvss4, Bands cvss3, Bands cvss2, Map<String, Severity> words, Severity unscored) {}

    /**
     * @param rows by rule id, tried first and in this order
     * @param inTree still in the tree
     * @param history only in the history
     * @param generic found by one of {@code genericRules}, wherever it is
     * @param genericRules rules that know no format
     */
    public record SecretRows(
            List<RuleRow> rows, Severity inTree, Severity history, Severity generic, List<Wildcard> genericRules) {}

    /**
     * @param rows tried in this order
     * @param other what no row matches
     */
    public record CodeRows(List<RuleRow> rows, Severity other) {}

    /**
     * @param rule which rules
     * @param severity how grave they are
     */
    public record RuleRow(Wildcard rule, Severity severity) {}

    /**
     * @param securitySeverity bands of SARIF's property of that name
     * @param levels what counts without it
     */
    public record ExternalRows(Bands securitySeverity, Map<String, Severity> levels) {}

    Grade grade(RawFinding raw) {
        return switch (raw.kind()) {
            case DEPENDENCY -> grade(raw.vulnerability());
            case SECRET -> gradeSecret(raw.rule().id(), raw.occurrence().inTree());
            case CODE -> gradeCode(raw.rule().id());
            case EXTERNAL -> grade(raw.external());
        };
    }

    /**
     * A finding as this table would have graded it. What else was folded into it is not kept, so it is left alone where that made
     * it as grave as it is.
     *
     * @param before the table by which it was graded
     */
    public Finding regraded(Finding finding, SeverityTable before) {
        Optional<Grade> earlier = before.grade(finding);
        Optional<Grade> later = grade(finding);
        return earlier.isEmpty()
                        || later.isEmpty()
                        || earlier.get().severity() != finding.severity()
                        || later.get().severity() == finding.severity()
                ? finding
                : finding.graded(later.get().severity(), later.get().reason());
    }

    private Optional<Grade> grade(Finding finding) {
        return switch (finding.kind()) {
            case DEPENDENCY -> Optional.ofNullable(finding.vulnerability()).map(this::grade);
            case SECRET ->
                Optional.of(gradeSecret(
                        finding.rule().id(), finding.occurrences().stream().anyMatch(Occurrence::inTree)));
            case CODE -> Optional.of(gradeCode(finding.rule().id()));
            case EXTERNAL -> Optional.ofNullable(finding.external()).map(this::grade);
        };
    }

    private Grade grade(Vulnerability vulnerability) {
        Optional<CvssScore> highest = vulnerability.cvss().stream().max(Comparator.comparing(CvssScore::version));
        if (highest.isPresent()) {
            CvssScore cvss = highest.get();
            Bands bands = switch (cvss.version().charAt(0)) {
                case '4' -> dependency.cvss4();
                case '2' -> dependency.cvss2();
                default -> dependency.cvss3();
            };
            return new Grade(bands.of(cvss.score()), Text.of("core.severity-cvss", cvss.version(), cvss.score()));
        }
        String word = vulnerability.unscoredSeverity();
        Severity said =
                word == null ? null : dependency.words().get(word.strip().toLowerCase(Locale.ROOT));
        return said == null
                ? new Grade(dependency.unscored(), Text.of("core.severity-unscored"))
                : new Grade(said, Text.of("core.severity-word", word));
    }

    /** Whether a vulnerability has neither a score nor a word that the shipped table knows. */
    public static boolean isUnscored(Text severityReason) {
        return severityReason != null && severityReason.code().equals("core.severity-unscored");
    }

    private Grade gradeSecret(String rule, boolean inTree) {
        Optional<RuleRow> row =
                secret.rows().stream().filter(one -> one.rule().matches(rule)).findFirst();
        if (row.isPresent()) {
            return new Grade(row.get().severity(), Text.of("core.severity-rule", rule));
        }
        if (secret.genericRules().stream().anyMatch(pattern -> pattern.matches(rule))) {
            return new Grade(secret.generic(), Text.of("core.severity-secret-generic", rule));
        }
        return inTree
                ? new Grade(secret.inTree(), Text.of("core.severity-secret-tree"))
                : new Grade(secret.history(), Text.of("core.severity-secret-history"));
    }

    private Grade gradeCode(String rule) {
        return code.rows().stream()
                .filter(row -> row.rule().matches(rule))
                .findFirst()
                .map(row -> new Grade(row.severity(), Text.of("core.severity-rule", rule)))
                .orElseGet(() -> new Grade(code.other(), Text.of("core.severity-rule-other", rule)));
    }

    private Grade grade(ExternalDetail detail) {
        Double score = detail.securitySeverity();
        if (score != null) {
            return new Grade(external.securitySeverity().of(score), Text.of("core.severity-security-severity", score));
        }
        // SARIF 2.1.0, 3.27.10: a result without a level is a warning.
        String level = detail.level() == null ? "warning" : detail.level();
        Severity severity = external.levels().getOrDefault(level, Severity.MEDIUM);
        return new Grade(severity, Text.of("core.severity-level", level));
    }
}
