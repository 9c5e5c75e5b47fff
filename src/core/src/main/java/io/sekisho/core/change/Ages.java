package io.sekisho.core.change;

import io.sekisho.core.plan.GitDiff;
import io.sekisho.core.plan.GitException;
import io.sekisho.model.Finding;
import io.sekisho.model.Occurrence;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The earliest evidence of what is there: of a secret its commit, of all else the last change of its lines. Where that would take
 * too long it is the day on which the file came in, so that nothing seems younger than it is. A day that has not come yet is no date.
 */
final class Ages {
    private static final Logger LOG = LoggerFactory.getLogger(Ages.class);
    private static final int FILES = 200;
    private static final Duration BUDGET = Duration.ofSeconds(30);

    private final GitDiff diff;
    private final Paths paths;
    private final Clock clock;
    private final Predicate<Finding> wanted;

    /** @param wanted of which findings a date is asked for */
    Ages(GitDiff diff, Paths paths, Clock clock, Predicate<Finding> wanted) {
        this.diff = diff;
        this.paths = paths;
        this.clock = clock;
        this.wanted = wanted;
    }

    Dates of(List<Finding> findings) throws InterruptedException {
        Dates dates = new Dates();
        Map<String, List<Occurrence>> files = new LinkedHashMap<>();
        for (Finding finding : findings) {
            if (wanted.test(finding)) {
                for (Occurrence occurrence : finding.occurrences()) {
                    String path = paths.inGit(occurrence.location().path());
                    if (occurrence.commit() != null) {
                        put(dates, occurrence, occurrence.commit().date());
                    } else if (diff.isTracked(path)) {
                        files.computeIfAbsent(path, key -> new ArrayList<>()).add(occurrence);
                    }
                }
            }
        }
        try {
            read(files, dates);
        } catch (GitException e) {
            LOG.warn("git does not say since when: {}", e.getMessage());
        }
        return dates;
    }

    private void read(Map<String, List<Occurrence>> files, Dates dates) throws GitException, InterruptedException {
        Map<String, List<Occurrence>> rest = new LinkedHashMap<>();
        long start = System.nanoTime();
        int asked = 0;
        for (Map.Entry<String, List<Occurrence>> file : files.entrySet()) {
            boolean byLine = file.getValue().stream().anyMatch(Ages::hasLine)
                    && asked < FILES
                    && System.nanoTime() - start < BUDGET.toNanos();
            asked += byLine ? 1 : 0;
            Map<Integer, Long> lines = byLine ? diff.ages(file.getKey()) : Map.of();
            for (Occurrence occurrence : file.getValue()) {
                if (byLine && hasLine(occurrence)) {
                    put(dates, occurrence, latest(lines, occurrence));
                } else {
                    rest.computeIfAbsent(file.getKey(), key -> new ArrayList<>())
                            .add(occurrence);
                }
            }
        }
        Map<String, Long> births = rest.isEmpty() ? Map.of() : diff.births(rest.keySet());
        births.forEach((path, at) -> rest.get(path).forEach(it -> put(dates, it, Instant.ofEpochSecond(at))));
    }

    private static boolean hasLine(Occurrence occurrence) {
        return occurrence.location().startLine() > 0;
    }

    /** Of several lines the youngest: only with it the flaw was whole. */
    private static Instant latest(Map<Integer, Long> lines, Occurrence occurrence) {
        Long latest = null;
        int from = occurrence.location().startLine();
        int to = Math.min(occurrence.location().endLine(), from + 1000);
        for (int line = from; line <= to; line++) {
            Long at = lines.get(line);
            latest = at == null || latest != null && latest > at ? latest : at;
        }
        return latest == null ? null : Instant.ofEpochSecond(latest);
    }

    private void put(Dates dates, Occurrence occurrence, Instant since) {
        Instant now = clock.instant();
        if (since != null && !since.isAfter(now)) {
            dates.put(occurrence, since);
        } else if (since != null && since.truncatedTo(ChronoUnit.DAYS).equals(now.truncatedTo(ChronoUnit.DAYS))) {
            dates.put(occurrence, now); // two clocks never quite agree
        }
    }
}
