package io.sekisho.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.sekisho.core.plan.GitRepository;
import io.sekisho.core.reference.History;
import io.sekisho.core.reference.Reference;
import io.sekisho.core.text.Language;
import io.sekisho.core.text.Texts;
import io.sekisho.model.Enrichment;
import io.sekisho.model.Gap;
import io.sekisho.model.GapType;
import io.sekisho.model.Kind;
import io.sekisho.model.ScannerRun;
import io.sekisho.model.ScannerState;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ClockCheckTest {
    private static final LocalDate MADE = LocalDate.of(2026, 11, 24);
    private static final GitRepository GIT = new GitRepository(
            Path.of("/p"),
            Path.of("/p/.git"),
            "0123456789abcdef",
            Instant.parse("2026-11-24T12:00:00Z"),
            "main",
            false);
    private static final ScannerRun RUN = new ScannerRun(
            "dependency",
            Kind.DEPENDENCY,
            "Sample",
            "1",
            ScannerState.COMPLETED,
            1,
            0,
            Map.of(),
            Map.of("database.updated", "2026-11-24T00:00:00Z"));
    private static final Enrichment LIST = new Enrichment("kev", "kev.json", MADE, 1);
    private static final Reference EARLIER = new Reference(
            null,
            new History(Map.of("d1:0", new History.Seen(MADE, MADE, List.of(), false)), Map.of(), null),
            List.of());

    @Test
    void eachThingThatWasMadeAfterNowIsNamedWithItsDay() {
        List<Gap> gaps = check("2026-11-22T23:59:59Z");
        assertThat(gaps).extracting(Gap::type).containsOnly(GapType.CLOCK_BEHIND);
        assertThat(texts(gaps))
                .satisfiesExactly(
                        text -> assertThat(text).contains("says 2026-11-22", "database", "2026-11-24"),
                        text -> assertThat(text).contains("kev list (kev.json)", "2026-11-24"),
                        text -> assertThat(text).contains("0123456789ab", "2026-11-24"),
                        text -> assertThat(text).contains("an earlier scan", "2026-11-24"));
    }

    @Test
    void aDayIsForgivenAndLaterIsRight() {
        assertThat(check("2026-11-23T00:00:00Z")).isEmpty();
        assertThat(check("2030-01-01T00:00:00Z")).isEmpty();
    }

    @Test
    void withNothingElseToGoByTheYearsBeforeSekishoAreWrong() {
        Instant early = Instant.parse("2019-01-01T00:00:00Z");
        assertThat(texts(ClockCheck.of(early, null, List.of(), List.of(), Reference.NONE)))
                .singleElement()
                .asString()
                .contains("2019-01-01");
    }

    private static List<Gap> check(String now) {
        return ClockCheck.of(Instant.parse(now), GIT, List.of(RUN), List.of(LIST), EARLIER);
    }

    private static List<String> texts(List<Gap> gaps) {
        Texts english = new Texts(Language.EN);
        return gaps.stream().map(gap -> english.render(gap.message())).toList();
    }
}
