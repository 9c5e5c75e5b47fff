package io.sekisho.core.reference;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.sekisho.model.GoneFinding;
import java.time.LocalDate;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * What is kept from scan to scan beside the reference, because no single report knows it.
 *
 * @param findings by fingerprint, those that are gone too, so that one that comes back keeps its date
 * @param suppressions by {@code Suppression.key()}: since when an entry is known and when it was last needed
 * @param accepted how many units of each fingerprint a baseline's ratchet still accepts; null when no scan had a baseline
 * @param gone by fingerprint, what is no more there, so that a platform that missed one scan learns of it from the next
 * @param began day of the first scan that it knows: of what was before, it may have lost everything; null when not known
 */
public record History(
        Map<String, Seen> findings,
        Map<String, Use> suppressions,
        Map<String, Integer> accepted,
        Map<String, Gone> gone,
        LocalDate began) {
    public static final History EMPTY = new History(Map.of(), Map.of(), null, Map.of(), null);

    /**
     * A finding that is no more there, or was not seen.
     *
     * @param finding as it was when it went
     * @param day on which that was known; of what was not seen, the day on which it was not
     * @param tool that reported it, when it was none of ours; null for ours
     */
    public record Gone(GoneFinding finding, LocalDate day, String tool) {
        public Gone {
            Objects.requireNonNull(finding, "finding");
            Objects.requireNonNull(day, "day");
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
     */
    public record Seen(
            LocalDate first,
            LocalDate last,
            List<String> formerly,
            @JsonInclude(JsonInclude.Include.NON_DEFAULT) boolean disclosed) {
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
    }

    /** One of which it is not known how far it goes back, nor what went. */
    public History(Map<String, Seen> findings, Map<String, Use> suppressions, Map<String, Integer> accepted) {
        this(findings, suppressions, accepted, Map.of(), null);
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
