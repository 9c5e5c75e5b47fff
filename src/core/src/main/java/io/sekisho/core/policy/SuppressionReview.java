package io.sekisho.core.policy;

import io.sekisho.core.policy.SuppressionRemark.Type;
import io.sekisho.core.reference.History;
import io.sekisho.model.Facts;
import io.sekisho.model.Severity;
import io.sekisho.model.Text;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** What the owners of suppressions should know of them, as far as a report and its history tell. */
public final class SuppressionReview {
    /** How long before its end an entry is announced to run out. */
    public static final int SOON_DAYS = 14;

    /** How long an entry may cover nothing before it is called unused. */
    static final int IDLE_DAYS = 30;

    /** From so many findings on nobody has looked at each. */
    static final int MANY_FINDINGS = 50;

    /** So many findings of a severity must there be for all of them to be a lot. */
    static final int SEVERITY_FINDINGS = 10;

    private final SuppressionUse use;
    private final SuppressionSight sight;
    private final SuppressionLimits limits;
    private final History history;
    private final LocalDate today;
    private final int soonDays;

    /**
     * @param use all findings counted
     * @param history since when entries are known and were last needed
     * @param soonDays from how many days before its end on an entry runs out
     */
    public SuppressionReview(
            SuppressionUse use, Facts facts, SuppressionLimits limits, History history, LocalDate today, int soonDays) {
        this.use = Objects.requireNonNull(use, "use");
        this.sight = new SuppressionSight(facts);
        this.limits = limits;
        this.history = history;
        this.today = today;
        this.soonDays = soonDays;
    }

    /** In the order of the entries. */
    public List<SuppressionRemark> remarks() {
        List<SuppressionRemark> all = new ArrayList<>();
        for (int i = 0; i < use.entries().size(); i++) {
            Suppression entry = use.entries().get(i);
            if (entry.central() && use.occurrences(i) == 0) {
                continue; // it is there for other repositories, too
            }
            if (entry.isExpired(today)) {
                all.add(remark(Type.EXPIRED, entry, "policy.suppression-expired", entry.expires(), use.occurrences(i)));
            } else if (!limits.admits(entry, today)) {
                all.add(new SuppressionRemark(Type.REFUSED, entry, refused(entry)));
            } else {
                counting(i, entry).forEach(all::add);
            }
        }
        return all;
    }

    private Stream<SuppressionRemark> counting(int i, Suppression entry) {
        Optional<SuppressionRemark> when = Optional.empty();
        if (use.occurrences(i) == 0) {
            LocalDate idle = idleSince(entry);
            if (sight.isWhole(entry)
                    && idle != null
                    && !idle.plusDays(IDLE_DAYS).isAfter(today)) {
                when = Optional.of(remark(Type.UNUSED, entry, "policy.suppression-unused", idle));
            }
        } else if (!entry.expires().isAfter(today.plusDays(soonDays))) {
            when = Optional.of(remark(
                    Type.EXPIRING, entry, "policy.suppression-expires-soon", entry.expires(), use.occurrences(i)));
        }
        Optional<SuppressionRemark> broad =
                broad(i, entry).map(text -> new SuppressionRemark(Type.OVER_BROAD, entry, text));
        return Stream.of(when, broad).flatMap(Optional::stream);
    }

    /** @return the day since which nobody has needed it; null when that is not known, so that nothing is said */
    private LocalDate idleSince(Suppression entry) {
        History.Use known = history.suppressions().get(entry.key());
        LocalDate created = entry.created() == null || entry.created().isAfter(today) ? null : entry.created();
        if (known == null) {
            return created;
        }
        // Whoever writes it anew, after it was needed last, expects it to be needed.
        boolean tells = created != null && (known.used() == null || created.isAfter(known.used()));
        return tells ? created : known.idleSince();
    }

    private Text refused(Suppression entry) {
        if (!limits.allowed()) {
            return Text.of("policy.suppression-refused", entry.source());
        }
        if (limits.endsTooLate(entry, today)) {
            return Text.of(
                    "policy.suppression-refused-long",
                    entry.source(),
                    entry.expires(),
                    limits.longestDays(),
                    today.plusDays(limits.longestDays()));
        }
        return Text.of("policy.suppression-refused-lacks", entry.source(), String.join(", ", limits.lacks(entry)));
    }

    private Optional<Text> broad(int i, Suppression entry) {
        if (entry.fingerprint() != null) {
            return Optional.empty();
        }
        boolean wide = entry.path() == null || entry.path().isWide(use.isOfDirectory(i));
        // "CVE-*" of a package is all of its vulnerabilities.
        boolean named = entry.vulnerability() != null || entry.rule() != null && !entry.isRulePattern();
        if (entry.component() != null && !named) {
            return Optional.of(Text.of(
                    "policy.suppression-broad-package",
                    entry.source(),
                    entry.component().coordinates()));
        }
        if (entry.component() == null && entry.vulnerability() == null && entry.rule() == null && wide) {
            return Optional.of(Text.of(
                    "policy.suppression-broad-path",
                    entry.source(),
                    entry.path().glob()));
        }
        if (entry.component() == null && entry.vulnerability() == null && wide) {
            return Optional.of(Text.of("policy.suppression-broad-rule", entry.source(), entry.rule()));
        }
        if (use.findings(i) > MANY_FINDINGS) {
            return Optional.of(Text.of("policy.suppression-broad-many", entry.source(), use.findings(i)));
        }
        Optional<Severity> everything = use.everythingOf(i, SEVERITY_FINDINGS);
        return everything.map(severity ->
                Text.of("policy.suppression-broad-severity", entry.source(), severity.key(), use.findings(i)));
    }

    private static SuppressionRemark remark(Type type, Suppression entry, String code, Object... arguments) {
        List<String> all = new ArrayList<>(List.of(entry.source()));
        Stream.of(arguments).map(String::valueOf).forEach(all::add);
        all.add(entry.reason());
        return new SuppressionRemark(type, entry, new Text(code, all));
    }
}
