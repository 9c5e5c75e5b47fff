package io.sekisho.core.policy;

import io.sekisho.core.reference.History;
import io.sekisho.core.reference.Reference;
import io.sekisho.model.Facts;
import io.sekisho.model.ScannerRun;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.Objects;
import java.util.stream.Stream;

/** On which day a scan was made, by its own clock, and whether that can be. */
public final class Clocks {
    /** No scan was made before there was a Sekisho. */
    public static final LocalDate EARLIEST = LocalDate.of(2026, 1, 1);

    private static final String DATABASE = "database.updated";

    private Clocks() {}

    static LocalDate day(Facts facts) {
        return day(facts.startedAt());
    }

    /** A day in UTC. */
    public static LocalDate day(Instant instant) {
        return LocalDate.ofInstant(instant, ZoneOffset.UTC);
    }

    /** Whether the clock of a scan was behind. */
    static boolean isBehind(Facts facts, History history) {
        return isBehind(day(facts), facts, history);
    }

    /**
     * Whether a day is too early: before all scans; or before one of the history and before the vulnerability data that it used
     * were made, so that it is not the history's clock that was ahead.
     */
    static boolean isBehind(LocalDate day, Facts facts, History history) {
        return day.isBefore(EARLIEST)
                || facts.coverage().scanners().stream()
                                .map(Clocks::database)
                                .filter(Objects::nonNull)
                                .anyMatch(made -> day.isBefore(made.minusDays(1)))
                        && history.findings().values().stream().anyMatch(seen -> day.isBefore(seen.last()));
    }

    /** @return the last day of which earlier scans tell; null when they tell nothing */
    public static LocalDate latest(Reference earlier) {
        LocalDate report =
                earlier.report() == null ? null : day(earlier.report().facts());
        return Stream.concat(
                        Stream.ofNullable(report),
                        earlier.history().findings().values().stream().map(History.Seen::last))
                .max(LocalDate::compareTo)
                .orElse(null);
    }

    /** @return the day of the newest entry of the vulnerability data that a scanner used; null when it used none */
    public static LocalDate database(ScannerRun run) {
        Instant updated = updated(run);
        return updated == null ? null : day(updated);
    }

    private static Instant updated(ScannerRun run) {
        String updated = run.properties().get(DATABASE);
        try {
            return updated == null ? null : Instant.parse(updated);
        } catch (DateTimeException e) {
            return null;
        }
    }

    /** @return when the newest entry of the oldest vulnerability data that was used was made; null when none was used */
    static Instant updated(Facts facts) {
        return facts.coverage().scanners().stream()
                .map(Clocks::updated)
                .filter(Objects::nonNull)
                .min(Comparator.naturalOrder())
                .orElse(null);
    }
}
