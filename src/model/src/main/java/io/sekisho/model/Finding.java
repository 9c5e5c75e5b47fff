package io.sekisho.model;

import java.util.List;
import java.util.Objects;

/**
 * One thing to decide on: every occurrence with the same fingerprint, folded.
 *
 * @param kind which of the detail fields below is set
 * @param fingerprint content-based identity with its scheme version ({@code d1:}, {@code s1:}, {@code c1:}, {@code x1:})
 * @param severity by {@code rulesets/severities.yml}
 * @param severityReason why that severity (which score, which rule)
 * @param rule what was violated
 * @param message the tool's own words, quoted; null when the rule says it all
 * @param vulnerability set when kind is dependency, and when another tool names a published one, else null
 * @param secret set when kind is secret, else null
 * @param code set when kind is code, else null
 * @param external set when kind is external, else null
 * @param remedy what to do; null when nothing concrete is known
 * @param occurrences at least one, sorted by path, line, artifact and commit
 */
public record Finding(
        Kind kind,
        String fingerprint,
        Severity severity,
        Text severityReason,
        Rule rule,
        String message,
        Vulnerability vulnerability,
        SecretDetail secret,
        CodeDetail code,
        ExternalDetail external,
        Remedy remedy,
        List<Occurrence> occurrences) {
    public Finding {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(fingerprint, "fingerprint");
        Objects.requireNonNull(severity, "severity");
        Objects.requireNonNull(rule, "rule");
        occurrences = List.copyOf(occurrences);
        if (occurrences.isEmpty()) {
            throw new IllegalArgumentException("finding " + fingerprint + " without occurrence");
        }
    }

    /** The same finding at these places. */
    public Finding at(List<Occurrence> others) {
        return with(severity, severityReason, vulnerability, others);
    }

    /** The same finding with what else is known of its vulnerability. */
    public Finding about(Vulnerability other) {
        return with(severity, severityReason, other, occurrences);
    }

    /** The same finding by another severity table. */
    public Finding graded(Severity other, Text reason) {
        return with(other, reason, vulnerability, occurrences);
    }

    /** The same finding under another fingerprint. */
    public Finding named(String other) {
        return new Finding(
                kind,
                other,
                severity,
                severityReason,
                rule,
                message,
                vulnerability,
                secret,
                code,
                external,
                remedy,
                occurrences);
    }

    private Finding with(Severity grade, Text reason, Vulnerability known, List<Occurrence> places) {
        return new Finding(
                kind, fingerprint, grade, reason, rule, message, known, secret, code, external, remedy, places);
    }
}
