package io.sekisho.core.policy;

import io.sekisho.core.consolidate.SeverityTable;
import io.sekisho.model.Cause;
import io.sekisho.model.Epss;
import io.sekisho.model.Finding;
import io.sekisho.model.Kind;
import io.sekisho.model.Occurrence;
import io.sekisho.model.Severity;
import io.sekisho.model.Status;
import io.sekisho.model.Vulnerability;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A finding as gate rules ask for it: those of its places that share a status. */
final class Subject {
    private final Finding finding;
    private final Severity severity;
    private final Status status;
    private final Cause cause;
    private final LocalDate firstSeen;
    private final LocalDate today;
    private final Known known;
    private final String kindWord;
    private final String severityWord;
    private final String statusWord;
    private String coordinates;
    private List<String> ruleIds;
    private List<String> cwes;
    private Map<String, String> vector;

    /**
     * @param severity as it is gated
     * @param status null when it could be compared with nothing
     * @param cause null unless status is new
     * @param firstSeen not after today
     */
    Subject(
            Finding finding,
            Severity severity,
            Status status,
            Cause cause,
            LocalDate firstSeen,
            LocalDate today,
            Known known) {
        this.finding = finding;
        this.severity = severity;
        this.status = status;
        this.cause = cause;
        this.firstSeen = firstSeen;
        this.today = today;
        this.known = known;
        this.kindWord = finding.kind().key();
        this.severityWord = severity.key();
        this.statusWord = status == null ? AnyOf.UNKNOWN : status.key();
    }

    Finding finding() {
        return finding;
    }

    Severity severity() {
        return severity;
    }

    LocalDate firstSeen() {
        return firstSeen;
    }

    LocalDate today() {
        return today;
    }

    boolean unscored() {
        return SeverityTable.isUnscored(finding.severityReason());
    }

    /** What could be compared with nothing counts as introduced: nobody has shown that it was there. */
    boolean introduced() {
        return status == null || status == Status.NEW && cause != Cause.DISCLOSED;
    }

    boolean disclosed() {
        return status == Status.NEW && cause == Cause.DISCLOSED;
    }

    /** @return null when it has none */
    String word(ConditionKey key, Occurrence place) {
        return switch (key) {
            case KIND -> kindWord;
            case SEVERITY -> severityWord;
            case STATUS -> statusWord;
            case CAUSE -> introduced() ? "introduced" : disclosed() ? "disclosed" : null;
            case UNSCORED ->
                vulnerability().map(it -> String.valueOf(unscored())).orElse(null);
            case KEV -> vulnerability().map(this::exploited).orElse(null);
            case FIX -> vulnerability().map(it -> fix()).orElse(null);
            case SCANNER -> place.scanner();
            case IN_TREE -> String.valueOf(place.inTree());
            case DIRECT -> vulnerability().isEmpty() ? null : known.direct(finding, place);
            case EPSS, EPSS_PERCENTILE, AGE, CVSS, CWE, RULE, PACKAGE, PATH ->
                throw new IllegalArgumentException(key + " has no word");
        };
    }

    /** @return null when it has none */
    Double number(ConditionKey key) {
        if (key == ConditionKey.AGE) {
            return (double) ChronoUnit.DAYS.between(firstSeen, today);
        }
        Epss epss =
                finding.vulnerability() == null ? null : finding.vulnerability().epss();
        if (epss == null) {
            return null;
        }
        return key == ConditionKey.EPSS ? epss.probability() : epss.percentile();
    }

    List<String> cwes() {
        if (cwes == null) {
            cwes = finding.rule().cwes().stream().map(String::valueOf).toList();
        }
        return cwes;
    }

    List<String> ruleIds() {
        if (ruleIds == null) {
            ruleIds = RuleIds.of(finding);
        }
        return ruleIds;
    }

    Map<String, String> vector() {
        if (vector == null) {
            vector = CvssParts.vector(finding);
        }
        return vector;
    }

    /** Package URL without version; empty for what has none. */
    String coordinates() {
        if (coordinates == null) {
            coordinates = vulnerability()
                    .map(Vulnerability::packageUrl)
                    .map(PackageMatcher::coordinates)
                    .orElse("");
        }
        return coordinates;
    }

    Optional<String> version(Occurrence place) {
        return known.version(finding, place);
    }

    /** The catalogue knows CVEs only: of what another tool reports under another id it says nothing. */
    private String exploited(Vulnerability known) {
        boolean tells = finding.kind() == Kind.DEPENDENCY || known.kev() != null || known.isCve();
        return tells ? String.valueOf(known.kev() != null) : null;
    }

    /** Another tool that says nothing of a fix does not say that there is none. */
    private String fix() {
        if (finding.remedy() == null) {
            return finding.kind() == Kind.EXTERNAL ? null : "none";
        }
        return finding.remedy().fixedVersion() == null ? "none" : "available";
    }

    private Optional<Vulnerability> vulnerability() {
        return Optional.ofNullable(finding.vulnerability());
    }
}
