package io.sekisho.scanner.dependency.database;

import io.sekisho.model.Gap;
import io.sekisho.model.GapType;
import io.sekisho.model.Text;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** What a scan with a given database cannot see. */
public final class DatabaseGaps {
    /** A database older than this misses what became known since. */
    public static final Duration MAXIMUM_AGE = Duration.ofDays(7);

    /** Only CVEs with an application among their products are stored; there are more than this each year. */
    static final long FEWEST_PER_YEAR = 500;

    private static final String NO_KEV = "database-no-kev";

    private final Clock clock;

    public DatabaseGaps(Clock clock) {
        this.clock = clock;
    }

    /** @return rows of the completeness table, in the order of {@link GapType}; empty when nothing is missing */
    public List<Gap> of(DatabaseInfo info) {
        if (info.demo()) {
            // Its feed is as old as its release on purpose; the one gap says all.
            return List.of(gap(GapType.DATABASE_DEMO, "database-demo", "database-update-step", info.cveCount()));
        }
        List<Gap> gaps = new ArrayList<>();
        Instant newest = info.newestModified() == null ? info.createdAt() : info.newestModified();
        long days = Duration.between(newest, clock.instant()).toDays();
        if (days >= MAXIMUM_AGE.toDays()) {
            gaps.add(gap(GapType.DATABASE_STALE, "database-stale", "database-update-step", days, newest));
        }
        partial(info, gaps);
        if (info.kevCount() == 0) {
            gaps.add(gap(GapType.TOOL_NOTE, NO_KEV, "database-no-kev-step"));
        }
        if (!info.retireJs()) {
            gaps.add(gap(GapType.TOOL_NOTE, "database-no-retirejs", "database-no-retirejs-step"));
        }
        return gaps;
    }

    /**
     * The same for a scan. That the database has no catalogue of exploited vulnerabilities is not told there: the catalogue may
     * lie beside it, and where a rule of the policy asks for it and nobody has it, that is told with the rule.
     */
    public List<Gap> ofScan(DatabaseInfo info) {
        return of(info).stream()
                .filter(gap -> !gap.message().code().equals("dependency." + NO_KEV))
                .toList();
    }

    private static void partial(DatabaseInfo info, List<Gap> gaps) {
        if (!info.yearsMissing().isEmpty()) {
            gaps.add(gap(
                    GapType.DATABASE_PARTIAL,
                    "database-years-missing",
                    "database-feeds-step",
                    info.yearsMissing().stream().map(String::valueOf).collect(Collectors.joining(", "))));
        } else if (info.cveCount() < FEWEST_PER_YEAR * info.yearsPresent().size()) {
            gaps.add(gap(GapType.DATABASE_PARTIAL, "database-few", "database-feeds-step", info.cveCount()));
        }
        if (!info.unreadable().isEmpty()) {
            gaps.add(gap(
                    GapType.DATABASE_PARTIAL,
                    "database-unreadable-cves",
                    "database-report-step",
                    info.unreadable().size(),
                    String.join(", ", info.unreadable().stream().limit(20).toList())));
        }
    }

    private static Gap gap(GapType type, String message, String step, Object... arguments) {
        return Gap.of(type, "dependency", Text.of("dependency." + message, arguments), Text.of("dependency." + step));
    }
}
