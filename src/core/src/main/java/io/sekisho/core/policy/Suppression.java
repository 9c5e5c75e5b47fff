package io.sekisho.core.policy;

import io.sekisho.core.consolidate.Wildcard;
import io.sekisho.model.Finding;
import io.sekisho.model.Occurrence;
import io.sekisho.model.SuppressionVex;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.StringJoiner;
import java.util.UUID;
import java.util.function.Predicate;

/**
 * A reviewed exception. It covers an occurrence when everything that is set matches.
 *
 * @param source where it is written, e.g. {@code .sekisho/suppressions.yml:12}
 * @param central whether a central policy has it: the repository's limits do not concern it
 * @param fingerprint of the finding; null for any
 * @param rule id of the rule or of the vulnerability, in which {@code *} stands for any characters; null for any
 * @param vulnerability id or alias of the vulnerability; null for any
 * @param component packages and versions; null for any
 * @param path of the occurrence, relative with forward slashes; null for any
 * @param reason why, for people
 * @param owner who answers for it; null when not said
 * @param approvedBy who agreed; null when not said
 * @param ticket where it is followed up; null when not said
 * @param created day on which it was written; null when not said
 * @param expires last day on which it counts
 * @param vex what it says to others; null for an accepted risk
 */
public record Suppression(
        String source,
        boolean central,
        String fingerprint,
        String rule,
        String vulnerability,
        PackageMatcher component,
        SuppressionPath path,
        String reason,
        String owner,
        String approvedBy,
        String ticket,
        LocalDate created,
        LocalDate expires,
        SuppressionVex vex) {
    public Suppression {
        Objects.requireNonNull(source, "source");
        Objects.requireNonNull(reason, "reason");
        Objects.requireNonNull(expires, "expires");
    }

    /** One of the repository, without what is optional. */
    public Suppression(
            String source,
            String fingerprint,
            String rule,
            String vulnerability,
            PackageMatcher component,
            Predicate<String> path,
            String reason,
            String owner,
            String approvedBy,
            String ticket,
            LocalDate expires) {
        this(
                source,
                false,
                fingerprint,
                rule,
                vulnerability,
                component,
                path == null ? null : new SuppressionPath("?", path),
                reason,
                owner,
                approvedBy,
                ticket,
                null,
                expires,
                null);
    }

    /** The same entry in a central policy. */
    public Suppression ofCentralPolicy() {
        return with(source, true);
    }

    /** The same entry in another place. */
    public Suppression at(String other) {
        return with(other, central);
    }

    private Suppression with(String place, boolean isCentral) {
        return new Suppression(
                place,
                isCentral,
                fingerprint,
                rule,
                vulnerability,
                component,
                path,
                reason,
                owner,
                approvedBy,
                ticket,
                created,
                expires,
                vex);
    }

    /**
     * By which the same entry is known again in another scan, wherever it stands, and whichever issue of the central policy has
     * it. Neither a better reason nor a later end makes another entry of it.
     */
    public String key() {
        return hash(Arrays.asList(String.valueOf(central), coverage()));
    }

    /** By which two entries that cover the same are told, whatever else they say. */
    public String coverage() {
        return hash(Arrays.asList(
                fingerprint, rule, vulnerability, String.valueOf(component), path == null ? null : path.glob()));
    }

    private static String hash(List<String> parts) {
        String all = String.join("\0", parts.stream().map(String::valueOf).toList());
        return UUID.nameUUIDFromBytes(all.getBytes(StandardCharsets.UTF_8)).toString();
    }

    /** Whether everything that this one asks for the other one asks for too, so that it covers no less. */
    public boolean coversAllOf(Suppression other) {
        return (fingerprint == null || fingerprint.equals(other.fingerprint))
                && (rule == null || coversRule(other.rule) || coversRule(other.vulnerability))
                && (vulnerability == null || vulnerability.equals(other.vulnerability))
                && (component == null || component.coversAllOf(other.component))
                && (path == null || path.coversAllOf(other.path));
    }

    /** @param other a rule, or the vulnerability by which a finding is called as well; null for any */
    private boolean coversRule(String other) {
        return other != null
                && (rule.equals(other) || isRulePattern() && new Wildcard(rule).covers(new Wildcard(other)));
    }

    boolean isExpired(LocalDate today) {
        return today.isAfter(expires);
    }

    /** @param coordinates of the finding's package; empty when it has none */
    boolean concerns(Finding finding, String coordinates) {
        return (fingerprint == null || fingerprint.equals(finding.fingerprint()))
                && (rule == null || isRule(finding))
                && (vulnerability == null || isVulnerability(finding))
                && (component == null || component.names(coordinates));
    }

    /** @param finding one that it concerns */
    boolean covers(Finding finding, Occurrence occurrence, Versions versions) {
        return (path == null || path.test(occurrence.location().path()))
                && (component == null || component.matches(finding, occurrence, versions));
    }

    /** Whether the rule is named with a star. */
    boolean isRulePattern() {
        return rule != null && rule.contains("*");
    }

    private boolean isRule(Finding finding) {
        if (!isRulePattern()) {
            return RuleIds.of(finding).contains(rule);
        }
        Wildcard pattern = new Wildcard(rule);
        return RuleIds.of(finding).stream().anyMatch(pattern::matches);
    }

    private boolean isVulnerability(Finding finding) {
        return finding.vulnerability() != null
                && (vulnerability.equals(finding.vulnerability().id())
                        || finding.vulnerability().aliases().contains(vulnerability));
    }

    /** @return who owns and approved it, and its ticket; null when not said */
    String who() {
        StringJoiner who = new StringJoiner(", ");
        add(who, "owner", owner);
        add(who, "approvedBy", approvedBy);
        add(who, "ticket", ticket);
        return who.length() == 0 ? null : who.toString();
    }

    private static void add(StringJoiner joiner, String key, String value) {
        if (value != null) {
            joiner.add(key + ": " + value);
        }
    }
}
