package io.sekisho.core.policy;

import io.sekisho.core.reference.History;
import io.sekisho.model.Facts;
import io.sekisho.model.ScannerRun;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Objects;

/** On which day a scan was made, by its own clock, and whether that can be. */
final class Clocks {
    /** No scan was made before there was a Sekisho. */
    private static final LocalDate EARLIEST = LocalDate.of(2026, 1, 1);

    private static final String DATABASE = "database.updated";

    private Clocks() {}

    static LocalDate day(Facts facts) {
        return day(facts.startedAt());
    }

    static LocalDate day(Instant instant) {
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

    private static LocalDate database(ScannerRun run) {
        String updated = run.properties().get(DATABASE);
        try {
            return updated == null ? null : day(Instant.parse(updated));
        } catch (DateTimeException e) {
            return null;
        }
    }
}
