package io.sekisho.cli.suppress.exchange;

import io.sekisho.core.plan.Globs;
import io.sekisho.core.plan.PlanException;
import io.sekisho.model.Finding;
import io.sekisho.model.Kind;
import io.sekisho.model.Text;
import java.util.List;
import java.util.function.Predicate;

/**
 * One thing that a foreign file suppresses: what all must hold. As far as an entry of ours can say it, it is said by keys; the
 * rest is a question to the findings of a report.
 *
 * @param kind whose findings it is about
 * @param rule null for any
 * @param vulnerability null for any
 * @param packageUrl with or without version; null for any
 * @param path a glob; null for any
 * @param ofRule what findings of one rule answer alike; null for nothing more
 * @param ofPlace what each finding answers for itself; null for nothing more
 * @param why why the keys alone do not say it; null when they do
 * @param wider whether the keys may stand for it when no finding is known, although they cover more
 * @param broader in what the keys cover more than was asked for; null when they do not
 * @param impossible why nothing at all can stand for it; null when something can
 */
record Scope(
        Kind kind,
        String rule,
        String vulnerability,
        String packageUrl,
        String path,
        Predicate<Finding> ofRule,
        Predicate<Finding> ofPlace,
        Text why,
        boolean wider,
        Text broader,
        Text impossible) {
    /** Everything of a kind. */
    static Scope all(Kind kind) {
        return new Scope(kind, null, null, null, null, null, null, null, false, null, null);
    }

    static Scope impossible(Kind kind, Text why) {
        return new Scope(kind, null, null, null, null, null, null, null, false, null, why);
    }

    static Scope ofRule(Kind kind, String id) {
        return new Scope(kind, id, null, null, null, null, null, null, false, null, null);
    }

    static Scope ofVulnerability(String id) {
        return new Scope(Kind.DEPENDENCY, null, id, null, null, null, null, null, false, null, null);
    }

    static Scope ofPackage(String purl) {
        return new Scope(Kind.DEPENDENCY, null, null, purl, null, null, null, null, false, null, null);
    }

    /** @param broader in what the glob covers more than was asked for; null when it does not */
    static Scope ofPath(Kind kind, String glob, Text broader) {
        return new Scope(kind, null, null, null, glob, null, null, null, false, broader, null);
    }

    static Scope ofFindings(Kind kind, Predicate<Finding> those, Text why) {
        return new Scope(kind, null, null, null, null, null, those, why, false, null, null);
    }

    static Scope ofRules(Kind kind, Predicate<Finding> those, Text why) {
        return new Scope(kind, null, null, null, null, those, null, why, false, null, null);
    }

    /** A place in a file, for which the rule in the whole file may stand. */
    static Scope ofLine(String rule, String path, Predicate<Finding> those, Text why) {
        return new Scope(Kind.SECRET, rule, null, null, path, null, those, why, true, null, null);
    }

    /** What both ask for. */
    Scope and(Scope other) {
        Predicate<Finding> more = other.ofPlace;
        Text because = why == null ? other.why : why;
        if (path != null && other.path != null && !path.equals(other.path)) {
            Predicate<Finding> there = in(other.path);
            more = both(more, there);
            because = because == null ? Text.of("exchange.why-two-paths") : because;
        }
        Text not = impossible == null ? other.impossible : impossible;
        if (not == null
                && (differ(rule, other.rule)
                        || differ(vulnerability, other.vulnerability)
                        || differ(packageUrl, other.packageUrl))) {
            not = Text.of("exchange.why-contradiction");
        }
        return new Scope(
                kind,
                first(rule, other.rule),
                first(vulnerability, other.vulnerability),
                first(packageUrl, other.packageUrl),
                first(path, other.path),
                both(ofRule, other.ofRule),
                both(ofPlace, more),
                because,
                wider || other.wider,
                broader == null ? other.broader : broader,
                not);
    }

    /** Whether it is about this finding, all places of it. */
    boolean matches(Finding finding) {
        return finding.kind() == kind
                && (rule == null || rule.equals(finding.rule().id()))
                && (vulnerability == null || isVulnerability(finding))
                && (packageUrl == null || isPackage(finding))
                && (path == null || wider || in(path).test(finding))
                && (ofRule == null || ofRule.test(finding))
                && (ofPlace == null || ofPlace.test(finding));
    }

    /** Whether the keys say something, so that an entry would not cover everything. */
    boolean isNarrow() {
        return rule != null || vulnerability != null || packageUrl != null || path != null || why != null;
    }

    private boolean isVulnerability(Finding finding) {
        return finding.vulnerability() != null
                && (vulnerability.equals(finding.vulnerability().id())
                        || finding.vulnerability().aliases().contains(vulnerability));
    }

    private boolean isPackage(Finding finding) {
        String purl =
                finding.vulnerability() == null ? null : finding.vulnerability().packageUrl();
        return purl != null && (purl.equals(packageUrl) || purl.startsWith(packageUrl + "@"));
    }

    private static Predicate<Finding> in(String glob) {
        try {
            Globs globs = Globs.of(List.of(glob));
            return finding -> finding.occurrences().stream()
                    .allMatch(one -> globs.matches(one.location().path()));
        } catch (PlanException e) {
            return finding -> false;
        }
    }

    private static Predicate<Finding> both(Predicate<Finding> one, Predicate<Finding> other) {
        return one == null ? other : other == null ? one : one.and(other);
    }

    private static String first(String one, String other) {
        return one == null ? other : one;
    }

    private static boolean differ(String one, String other) {
        return one != null && other != null && !one.equals(other);
    }
}
