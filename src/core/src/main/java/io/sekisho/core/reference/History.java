package io.sekisho.core.reference;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.sekisho.model.Finding;
import io.sekisho.model.FindingJudgement;
import io.sekisho.model.Gap;
import io.sekisho.model.GoneFinding;
import io.sekisho.model.Report;
import io.sekisho.model.Severity;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What is kept from scan to scan beside the reference, because no single report knows it.
 *
 * @param findings by fingerprint, those that are gone too, so that one that comes back keeps its date
 * @param suppressions by {@code Suppression.key()}: since when an entry is known and when it was last needed
 * @param accepted how many units of each fingerprint a baseline's ratchet still accepts; null when no scan had a baseline
 * @param gone by fingerprint, what is no more there, so that a platform that missed one scan learns of it from the next
 * @param began day of the first scan that it knows: of what was before, it may have lost everything; null when not known
 * @param debt what was open at the last scan of each day, in the order of days; empty in histories that did not keep it yet
 * @param marks what {@code accepted} was, commit by commit; empty in histories that did not keep it yet
 */
public record History(
        Map<String, Seen> findings,
        Map<String, Use> suppressions,
        Map<String, Integer> accepted,
        Map<String, Gone> gone,
        LocalDate began,
        SortedMap<LocalDate, Debt> debt,
        List<Mark> marks) {
    public static final History EMPTY = new History(Map.of(), Map.of(), null);

    /**
     * A finding that is no more there, or was not seen.
     *
     * @param finding as it was when it went
     * @param day on which that was known; of what was not seen, the day on which it was not
     * @param tool that reported it, when it was none of ours; null for ours
     * @param from commit of the first scan that had it; null when not known
     * @param to commit of the last scan that had it; null when not known
     * @param sight of what was not seen, how far the last scan that had it saw; null when not known, and of what is fixed
     */
    public record Gone(GoneFinding finding, LocalDate day, String tool, String from, String to, Sight sight) {
        /** One that is fixed, or of which it is not known how far anybody saw. */
        public Gone(GoneFinding finding, LocalDate day, String tool, String from, String to) {
            this(finding, day, tool, from, to, null);
        }

        /** One of which no commit is known. */
        public Gone(GoneFinding finding, LocalDate day, String tool) {
            this(finding, day, tool, null, null);
        }

        public Gone {
            Objects.requireNonNull(finding, "finding");
            Objects.requireNonNull(day, "day");
        }
    }

    /**
     * How far a scan saw: one that sees as far would see the same again.
     *
     * @param gaps what it could not see
     * @param database the newest entry of the vulnerability data that it used; null when it used none
     * @param directory that it scanned, from the top of the repository; null when not known
     */
    public record Sight(
            List<Gap> gaps,
            Instant database,
            @JsonInclude(JsonInclude.Include.NON_NULL) String directory) {
        public static final Sight UNKNOWN = new Sight(List.of(), null, null);

        public Sight {
            gaps = gaps == null ? List.of() : List.copyOf(gaps);
        }
    }

    /**
     * What a scan found open: neither suppressed nor ignored for good.
     *
     * @param open how many findings by severity; none of a severity that is missing
     * @param incomplete whether the scan was, so that there may have been more
     */
    public record Debt(
            Map<Severity, Integer> open,
            @JsonInclude(JsonInclude.Include.NON_DEFAULT) boolean incomplete) {
        public Debt {
            Map<Severity, Integer> ordered = new EnumMap<>(Severity.class);
            ordered.putAll(open == null ? Map.of() : open);
            if (ordered.values().stream().anyMatch(count -> count < 0)) {
                throw new IllegalArgumentException("a negative number of findings");
            }
            open = Collections.unmodifiableMap(ordered);
        }

        public static Debt of(Report report) {
            Map<String, FindingJudgement> judged = new HashMap<>();
            report.judgement().findings().forEach(one -> judged.put(one.fingerprint(), one));
            Map<Severity, Integer> open = new EnumMap<>(Severity.class);
            for (Finding finding : report.facts().findings()) {
                FindingJudgement its = judged.get(finding.fingerprint());
                if (its == null || its.counts()) {
                    open.merge(finding.severity(), 1, Integer::sum);
                }
            }
            return new Debt(open, !report.judgement().verdict().complete());
        }

        public long all() {
            return open.values().stream().mapToLong(Integer::longValue).sum();
        }

        /** Those of at least this severity. */
        public long atLeast(Severity severity) {
            return open.entrySet().stream()
                    .filter(one -> one.getKey().atLeast(severity))
                    .mapToLong(Map.Entry::getValue)
                    .sum();
        }
    }

    /**
     * When a finding was seen.
     *
     * @param first earliest day of which there was evidence
     * @param last day of the last scan that saw it
     * @param formerly fingerprints that it had before it was moved; empty when it was not
     * @param disclosed whether {@code first} is the day on which it became known, though it was there before: then no commit
     *     makes it earlier
     * @param from commit of the first scan since which every scan has had it; null when not known
     */
    public record Seen(
            LocalDate first,
            LocalDate last,
            List<String> formerly,
            @JsonInclude(JsonInclude.Include.NON_DEFAULT) boolean disclosed,
            String from) {
        /** One of which no commit is known. */
        public Seen(LocalDate first, LocalDate last, List<String> formerly, boolean disclosed) {
            this(first, last, formerly, disclosed, null);
        }

        /** One that somebody brought in. */
        public Seen(LocalDate first, LocalDate last, List<String> formerly) {
            this(first, last, formerly, false);
        }

        public Seen {
            Objects.requireNonNull(first, "first");
            Objects.requireNonNull(last, "last");
            formerly = formerly == null ? List.of() : List.copyOf(formerly);
        }
    }

    /**
     * How a suppression was used.
     *
     * @param known first day on which a scan read it
     * @param used last day on which it covered something; null when it never did
     */
    public record Use(LocalDate known, LocalDate used) {
        public Use {
            Objects.requireNonNull(known, "known");
        }

        /** The day since which nobody has needed it. */
        public LocalDate idleSince() {
            return used == null ? known : used;
        }
    }

    public History {
        findings = copy(findings);
        suppressions = Map.copyOf(suppressions);
        accepted = accepted == null ? null : Map.copyOf(accepted);
        gone = gone == null ? Map.of() : Map.copyOf(gone);
        if (accepted != null && accepted.values().stream().anyMatch(units -> units < 0)) {
            throw new IllegalArgumentException("a negative number of units");
        }
        debt.forEach((day, one) -> Objects.requireNonNull(one, "debt"));
        debt = Collections.unmodifiableSortedMap(new TreeMap<>(debt));
        marks = marks == null ? List.of() : List.copyOf(marks);
    }

    /** One that knows no commits. */
    public History(
            Map<String, Seen> findings,
            Map<String, Use> suppressions,
            Map<String, Integer> accepted,
            Map<String, Gone> gone,
            LocalDate began,
            SortedMap<LocalDate, Debt> debt) {
        this(findings, suppressions, accepted, gone, began, debt, List.of());
    }

    /** One of which it is not known how far it goes back, nor what went. */
    public History(Map<String, Seen> findings, Map<String, Use> suppressions, Map<String, Integer> accepted) {
        this(findings, suppressions, accepted, Map.of(), null, Collections.emptySortedMap());
    }

    /** There may be a hundred thousand, each looked for several times: quicker than what {@link Map#copyOf} gives. */
    private static Map<String, Seen> copy(Map<String, Seen> findings) {
        findings.forEach((fingerprint, seen) -> Objects.requireNonNull(seen, fingerprint));
        return Collections.unmodifiableMap(new HashMap<>(findings));
    }

    /** One that knows days only, of findings that are still there. */
    public static History of(Map<String, LocalDate> firstSeen) {
        Map<String, Seen> findings = new TreeMap<>();
        firstSeen.forEach((fingerprint, day) -> findings.put(fingerprint, new Seen(day, day, List.of())));
        return new History(findings, Map.of(), null);
    }
}
