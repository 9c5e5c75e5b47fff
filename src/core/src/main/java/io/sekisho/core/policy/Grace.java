package io.sekisho.core.policy;

import io.sekisho.model.Deadline;
import io.sekisho.model.Kev;
import io.sekisho.model.Occurrence;
import io.sekisho.model.Severity;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * How long a rule that fails waits, counted in days of UTC.
 *
 * @param bySeverity for the severities that it names
 * @param other for the others; null when they fail at once
 * @param kev what shortens the others for a vulnerability in the KEV catalogue; the only one when there is no other. Null for none
 * @param from which day is day 0
 */
public record Grace(Map<Severity, Period> bySeverity, Period other, Period kev, From from) {
    /**
     * @param warn first day on which it warns
     * @param fail first day on which it fails; not before warn
     */
    public record Period(int warn, int fail) {
        public Period {
            if (warn < 0 || fail < warn) {
                throw new IllegalArgumentException("warns on day " + warn + ", fails on day " + fail);
            }
        }

        private Deadline after(LocalDate day) {
            return new Deadline(day, day.plusDays(warn), day.plusDays(fail));
        }
    }

    /** Which day is day 0. */
    public enum From {
        FIRST_SEEN("first-seen"),
        /** The oldest commit that a place is known to be in; never later than first seen. */
        COMMIT("commit");

        private final String key;

        From(String key) {
            this.key = key;
        }

        /** The word used in YAML. */
        public String key() {
            return key;
        }
    }

    public Grace {
        bySeverity = Map.copyOf(bySeverity);
        Objects.requireNonNull(from, "from");
        if (bySeverity.isEmpty() && other == null && kev == null) {
            throw new IllegalArgumentException("no period");
        }
    }

    /** @return null when the subject has no grace */
    Deadline of(Subject subject, List<Occurrence> places) {
        LocalDate start = from == From.COMMIT ? committed(subject, places) : subject.firstSeen();
        Period period = bySeverity.getOrDefault(subject.severity(), other);
        Deadline deadline = period == null ? null : period.after(start);
        Kev listed = subject.finding().vulnerability() == null
                ? null
                : subject.finding().vulnerability().kev();
        if (listed == null || kev == null) {
            return deadline;
        }
        boolean alone = bySeverity.isEmpty() && other == null;
        if (deadline == null && !alone) {
            return null;
        }
        LocalDate known = listed.dateAdded() == null || listed.dateAdded().isAfter(subject.today())
                ? start
                : later(start, listed.dateAdded());
        Deadline urgent = kev.after(known);
        return deadline == null ? urgent : shorter(deadline, urgent);
    }

    private static Deadline shorter(Deadline deadline, Deadline urgent) {
        LocalDate warn = earlier(deadline.warnFrom(), urgent.warnFrom());
        return urgent.failFrom().isBefore(deadline.failFrom())
                ? new Deadline(urgent.startsOn(), warn, urgent.failFrom())
                : new Deadline(deadline.startsOn(), warn, deadline.failFrom());
    }

    private static LocalDate committed(Subject subject, List<Occurrence> places) {
        return places.stream()
                .flatMap(place -> Stream.ofNullable(oldest(place)))
                .map(instant -> LocalDate.ofInstant(instant, ZoneOffset.UTC))
                .reduce(subject.firstSeen(), Grace::earlier);
    }

    private static Instant oldest(Occurrence place) {
        Instant commit = place.commit() == null ? null : place.commit().date();
        if (commit == null || place.since() == null) {
            return commit == null ? place.since() : commit;
        }
        return commit.isBefore(place.since()) ? commit : place.since();
    }

    private static LocalDate earlier(LocalDate one, LocalDate other) {
        return one.isBefore(other) ? one : other;
    }

    private static LocalDate later(LocalDate one, LocalDate other) {
        return one.isBefore(other) ? other : one;
    }
}
