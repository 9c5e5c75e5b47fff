package io.sekisho.core.policy;

import io.sekisho.model.Finding;
import io.sekisho.model.Occurrence;
import java.time.LocalDate;
import java.util.Objects;
import java.util.StringJoiner;
import java.util.function.Predicate;

/**
 * A reviewed exception. It covers an occurrence when everything that is set matches.
 *
 * @param source where it is written, e.g. {@code .sekisho/suppressions.yml:12}
 * @param fingerprint of the finding; null for any
 * @param rule id of the rule, exactly; null for any
 * @param vulnerability id or alias of the vulnerability; null for any
 * @param component package and versions; null for any
 * @param path of the occurrence, relative with forward slashes; null for any
 * @param reason why, for people
 * @param owner who answers for it; null when not said
 * @param approvedBy who agreed; null when not said
 * @param ticket where it is followed up; null when not said
 * @param expires last day on which it counts
 */
public record Suppression(
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
    public Suppression {
        Objects.requireNonNull(source, "source");
        Objects.requireNonNull(reason, "reason");
        Objects.requireNonNull(expires, "expires");
    }

    /** By which the same entry is known again in another scan, wherever it stands in the file. */
    public String key() {
        String file = source.replaceFirst(":[0-9]+$", "");
        String all = String.join(
                "\0",
                java.util.Arrays.asList(
                        file, fingerprint, rule, vulnerability, String.valueOf(component), reason, expires.toString()));
        return java.util
                .UUID
                .nameUUIDFromBytes(all.getBytes(java.nio.charset.StandardCharsets.UTF_8))
                .toString();
    }

    boolean isExpired(LocalDate today) {
        return today.isAfter(expires);
    }

    boolean covers(Finding finding, Occurrence occurrence, Versions versions) {
        return (fingerprint == null || fingerprint.equals(finding.fingerprint()))
                && (rule == null || rule.equals(finding.rule().id()))
                && (vulnerability == null || isVulnerability(finding))
                && (component == null || component.matches(finding, occurrence, versions))
                && (path == null || path.test(occurrence.location().path()));
    }

    private boolean isVulnerability(Finding finding) {
        return finding.vulnerability() != null
                && (vulnerability.equals(finding.vulnerability().id())
                        || finding.vulnerability().aliases().contains(vulnerability));
    }

    /** The reason with who owns and approved it, as reports show it. */
    String explanation() {
        StringJoiner who = new StringJoiner(", ", " (", ")").setEmptyValue("");
        add(who, "owner", owner);
        add(who, "approvedBy", approvedBy);
        add(who, "ticket", ticket);
        return reason + who;
    }

    private static void add(StringJoiner joiner, String key, String value) {
        if (value != null) {
            joiner.add(key + ": " + value);
        }
    }
}
