package io.sekisho.cli.suppress.exchange;

import io.sekisho.core.plan.Globs;
import io.sekisho.core.plan.PlanException;
import io.sekisho.core.policy.PackageMatcher;
import io.sekisho.model.Finding;
import io.sekisho.model.Kind;
import io.sekisho.model.Text;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * One thing that a foreign file suppresses: what all must hold. As far as an entry of ours can say it, it is said by keys; the
 * rest is a question to the places of a report.
 *
 * @param kind whose findings it is about
 * @param rule null for any
 * @param vulnerability null for any
 * @param packageUrl with or without version; null for any
 * @param path a glob; null for any
 * @param there what the glob stands for, where that is not quite the same; null when it is
 * @param ofRule what findings of one rule answer alike; null for nothing more
 * @param ofPlace what each place answers for itself; null for nothing more
 * @param why why the keys alone do not say it; null when they do
 * @param broader in what the keys cover more than was asked for; null when they do not
 * @param byPath whether the file of a place is a part of what {@code ofPlace} asks
 * @param impossible why nothing at all can stand for it; null when something can
 */
record Scope(
        Kind kind,
        String rule,
        String vulnerability,
        String packageUrl,
        String path,
        Predicate<Place> there,
        Predicate<Finding> ofRule,
        Predicate<Place> ofPlace,
        Text why,
        Text broader,
        boolean byPath,
        Text impossible) {
    /** Everything of a kind. */
    static Scope all(Kind kind) {
        return new Scope(kind, null, null, null, null, null, null, null, null, null, false, null);
    }

    static Scope impossible(Kind kind, Text why) {
        return new Scope(kind, null, null, null, null, null, null, null, null, null, false, why);
    }

    /** Another tool's name is a text: a star in it is no wildcard, as it would be for us. */
    static Scope ofRule(Kind kind, String id) {
        return id.contains("*")
                ? impossible(kind, Text.of("exchange.why-star", id))
                : new Scope(kind, id, null, null, null, null, null, null, null, null, false, null);
    }

    /** A star in it is no wildcard. */
    static Scope ofVulnerability(String id) {
        return id.contains("*")
                ? impossible(Kind.DEPENDENCY, Text.of("exchange.why-star", id))
                : new Scope(Kind.DEPENDENCY, null, id, null, null, null, null, null, null, null, false, null);
    }

    /** A star in it is no wildcard. */
    static Scope ofPackage(String purl) {
        return purl.contains("*")
                ? impossible(Kind.DEPENDENCY, Text.of("exchange.why-star", purl))
                : new Scope(Kind.DEPENDENCY, null, null, purl, null, null, null, null, null, null, false, null);
    }

    /**
     * @param there what the glob stands for; null when it says it exactly
     * @param broader in what the glob covers more than was asked for; null when it does not
     */
    static Scope ofPath(Kind kind, String glob, Predicate<Place> there, Text broader) {
        return new Scope(kind, null, null, null, glob, there, null, null, null, broader, false, null);
    }

    static Scope ofFindings(Kind kind, Predicate<Finding> those, Text why) {
        return ofPlaces(kind, place -> those.test(place.finding()), why, false);
    }

    /** @param byPath whether the file of a place decides */
    static Scope ofPlaces(Kind kind, Predicate<Place> those, Text why, boolean byPath) {
        return new Scope(kind, null, null, null, null, null, null, those, why, null, byPath, null);
    }

    static Scope ofRules(Kind kind, Predicate<Finding> those, Text why) {
        return new Scope(kind, null, null, null, null, null, those, null, why, null, false, null);
    }

    /** What both ask for. */
    Scope and(Scope other) {
        Predicate<Place> more = other.ofPlace;
        Text because = why == null ? other.why : why;
        boolean twoPaths = path != null && other.path != null && !path.equals(other.path);
        if (twoPaths) {
            more = both(more, other.there == null ? in(other.path) : other.there);
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
                path == null ? other.there : twoPaths ? there : both(there, other.there),
                both(ofRule, other.ofRule),
                both(ofPlace, more),
                because,
                broader == null ? other.broader : broader,
                byPath || other.byPath,
                not);
    }

    /** The same, asked of each place. */
    Scope eachPlace() {
        Text because = why == null ? Text.of("exchange.why-files") : why;
        return and(ofPlaces(kind, any -> true, because, false));
    }

    /** Which places it is about. */
    Predicate<Place> meant() {
        Predicate<Place> where = path == null ? any -> true : there == null ? in(path) : there;
        return names().and(where).and(one -> ofPlace == null || ofPlace.test(one));
    }

    /** Which places an entry with its keys covers. */
    Predicate<Place> covered() {
        return path == null ? names() : names().and(in(path));
    }

    private Predicate<Place> names() {
        Optional<PackageMatcher> those = packageUrl == null ? Optional.empty() : PackageMatcher.of(packageUrl);
        return place -> place.finding().kind() == kind
                && (rule == null || rule.equals(place.finding().rule().id()))
                && (vulnerability == null || isVulnerability(place.finding()))
                && (packageUrl == null || those.isPresent() && isPackage(place, those.get()))
                && (ofRule == null || ofRule.test(place.finding()));
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

    private static boolean isPackage(Place place, PackageMatcher those) {
        return place.coordinates().equals(those.coordinates())
                && (those.versions() == null
                        || place.packageUrl() != null
                                && PackageMatcher.of(place.packageUrl())
                                        .filter(those::equals)
                                        .isPresent());
    }

    private static Predicate<Place> in(String glob) {
        try {
            Globs globs = Globs.of(List.of(glob));
            return place -> globs.matches(place.path());
        } catch (PlanException e) {
            return place -> false;
        }
    }

    private static <T> Predicate<T> both(Predicate<T> one, Predicate<T> other) {
        return one == null ? other : other == null ? one : one.and(other);
    }

    private static String first(String one, String other) {
        return one == null ? other : one;
    }

    private static boolean differ(String one, String other) {
        return one != null && other != null && !one.equals(other);
    }
}
