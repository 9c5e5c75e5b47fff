package io.sekisho.core.policy;

import static io.sekisho.core.policy.Repo.KEY;
import static io.sekisho.core.policy.Repo.LIB;
import static io.sekisho.core.policy.Repo.SQL;
import static org.assertj.core.api.Assertions.assertThat;

import io.sekisho.model.Gap;
import io.sekisho.model.GapType;
import io.sekisho.model.GoneFinding;
import io.sekisho.model.Kind;
import io.sekisho.model.ScannerState;
import io.sekisho.model.Status;
import io.sekisho.model.Text;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What went is remembered for those who missed the scan that saw it go. */
class DeparturesTest {
    private static final LocalDate DAY = Samples.TODAY;

    private final Scans scans = new Scans();

    private void scan(LocalDate day, Repo repo) {
        scans.scan(repo.on(day));
    }

    private Map<Kind, Status> gone() {
        Map<Kind, Status> all = new TreeMap<>();
        scans.history
                .gone()
                .values()
                .forEach(one -> all.put(one.finding().kind(), one.finding().status()));
        return all;
    }

    @Test
    void whatIsFixedIsRememberedForNinetyDays() {
        scan(DAY, Repo.of(KEY, SQL, LIB));
        scan(DAY.plusDays(1), Repo.of(KEY));
        assertThat(gone()).isEqualTo(Map.of(Kind.CODE, Status.FIXED, Kind.DEPENDENCY, Status.FIXED));
        scan(DAY.plusDays(91), Repo.of(KEY));
        assertThat(gone()).hasSize(2);
        scan(DAY.plusDays(92), Repo.of(KEY));
        assertThat(gone()).isEmpty();
    }

    @Test
    void whatComesBackIsNotGone() {
        scan(DAY, Repo.of(KEY, SQL));
        scan(DAY.plusDays(1), Repo.of(KEY));
        scan(DAY.plusDays(2), Repo.of(KEY, SQL));
        assertThat(gone()).isEmpty();
    }

    @Test
    void whatAScanCouldNotSeeIsFixedOnceOneWouldHaveSeenIt() {
        scan(DAY, Repo.of(KEY, SQL));
        Repo broken = Repo.of(KEY);
        broken.states.put(Kind.CODE, ScannerState.FAILED);
        scan(DAY.plusDays(1), broken);
        assertThat(gone()).isEqualTo(Map.of(Kind.CODE, Status.NOT_SEEN));
        Gap partly = Gap.of(GapType.SOURCES_WITHOUT_CLASSES, "code", Text.of("x"), null);
        scan(DAY.plusDays(2), Repo.of(KEY).with(partly));
        scan(DAY.plusDays(3), Repo.of(KEY).with(partly));
        assertThat(gone()).as("that two scans are blind alike opens no eye").containsEntry(Kind.CODE, Status.NOT_SEEN);
        scan(DAY.plusDays(4), Repo.of(KEY));
        assertThat(gone()).isEqualTo(Map.of(Kind.CODE, Status.FIXED));
    }

    private static Gap gap(GapType type, Kind kind, String... paths) {
        return new Gap(type, kind.key(), Text.of("x"), null, List.of(paths), paths.length);
    }

    /** As paths that the configuration leaves out, and a file that nobody can read. */
    @Test
    void whatIsNeverLookedAtHidesNothingThatWasSeenAllTheSame() {
        Gap configured = gap(GapType.SCOPE_CONFIGURED, Kind.SECRET, "gen/**");
        Gap unread = gap(GapType.UNREADABLE_FILE, Kind.CODE, "odd.class");
        scan(DAY, Repo.of(KEY, SQL).with(configured).with(unread));
        Repo broken = Repo.of().with(configured).with(unread);
        broken.states.put(Kind.SECRET, ScannerState.FAILED);
        broken.states.put(Kind.CODE, ScannerState.FAILED);
        scan(DAY.plusDays(1), broken);
        assertThat(gone()).isEqualTo(Map.of(Kind.SECRET, Status.NOT_SEEN, Kind.CODE, Status.NOT_SEEN));
        scan(DAY.plusDays(2), Repo.of().with(configured).with(unread));
        assertThat(gone()).isEqualTo(Map.of(Kind.SECRET, Status.FIXED, Kind.CODE, Status.FIXED));
    }

    @Test
    void whatIsLeftOutSinceStaysOpen() {
        Gap configured = gap(GapType.SCOPE_CONFIGURED, Kind.SECRET, "config/**");
        scan(DAY, Repo.of(KEY));
        for (int i = 1; i < 4; i++) {
            scan(DAY.plusDays(i), Repo.of().with(configured));
            assertThat(gone()).isEqualTo(Map.of(Kind.SECRET, Status.NOT_SEEN));
        }
        scan(DAY.plusDays(5), Repo.of());
        assertThat(gone()).isEqualTo(Map.of(Kind.SECRET, Status.FIXED));
    }

    /** As on an agent whose copy of the database is older, and not yet so old that this alone makes the scan incomplete. */
    @Test
    void olderDataRepairNothing() {
        scan(DAY, knowing(DAY, LIB));
        scan(DAY.plusDays(1), knowing(DAY.minusDays(2)));
        assertThat(scans.report.judgement().gone())
                .extracting(GoneFinding::status)
                .containsExactly(Status.NOT_SEEN);
        scan(DAY.plusDays(2), knowing(DAY.minusDays(2)));
        assertThat(gone()).isEqualTo(Map.of(Kind.DEPENDENCY, Status.NOT_SEEN));
        scan(DAY.plusDays(3), knowing(DAY));
        assertThat(gone()).isEqualTo(Map.of(Kind.DEPENDENCY, Status.FIXED));
    }

    private static Repo knowing(LocalDate database, Repo.Item... items) {
        Repo repo = Repo.of(items);
        repo.database = database;
        return repo;
    }

    @Test
    void whatWasMovedIsNotGone() {
        scan(DAY, Repo.of(KEY, SQL));
        scan(DAY.plusDays(1), Repo.of(KEY, SQL).rename(SQL.place(), "src/B.java"));
        assertThat(gone()).isEmpty();
    }
}
