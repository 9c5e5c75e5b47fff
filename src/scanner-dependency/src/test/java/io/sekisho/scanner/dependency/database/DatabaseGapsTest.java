package io.sekisho.scanner.dependency.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.sekisho.core.files.SekishoHome;
import io.sekisho.core.text.Language;
import io.sekisho.core.text.Texts;
import io.sekisho.model.Gap;
import io.sekisho.model.GapType;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DatabaseGapsTest {
    private static final List<Integer> ALL =
            IntStream.rangeClosed(2002, 2026).boxed().toList();

    @Test
    void a_fresh_and_whole_database_has_no_gap() {
        assertThat(types(info("2026-11-20T00:00:00Z", 300_000, List.of(), false)))
                .isEmpty();
    }

    @Test
    void seven_days_without_new_data_is_stale() {
        assertThat(types(info("2026-11-17T00:00:01Z", 300_000, List.of(), false)))
                .isEmpty();
        assertThat(types(info("2026-11-17T00:00:00Z", 300_000, List.of(), false)))
                .containsExactly(GapType.DATABASE_STALE);
    }

    @Test
    void missing_years_are_listed_in_both_languages() {
        Gap gap = gaps(info("2026-11-20T00:00:00Z", 300_000, List.of(2013, 2024), false))
                .get(0);

        assertThat(gap.type()).isEqualTo(GapType.DATABASE_PARTIAL);
        assertThat(new Texts(Language.EN).render(gap.message())).contains("2013, 2024");
        assertThat(new Texts(Language.JA).render(gap.message())).contains("2013, 2024", "データベース");
    }

    @Test
    void far_fewer_cves_than_were_published_is_partial() {
        assertThat(types(info("2026-11-20T00:00:00Z", 900, List.of(), false)))
                .containsExactly(GapType.DATABASE_PARTIAL);
    }

    @Test
    void the_demo_s_database_has_this_one_gap() {
        assertThat(types(info("2021-01-01T00:00:00Z", 12, ALL, true))).containsExactly(GapType.DATABASE_DEMO);
    }

    @Test
    void a_password_in_the_connection_string_is_refused() {
        SekishoHome home = new SekishoHome(Path.of("/nowhere"));
        for (String url : List.of(
                "jdbc:postgresql://db/cves?user=x&password=geheim",
                "jdbc:postgresql://x:geheim@db/cves",
                "jdbc:h2:mem:x")) {
            assertThatExceptionOfType(DatabaseException.class)
                    .isThrownBy(() -> DatabaseLocation.of(url, Map.of(), home))
                    .satisfies(e -> assertThat(e.text().toString()).doesNotContain("geheim"));
        }
    }

    @Test
    void credentials_come_from_the_environment_and_are_not_shown() throws Exception {
        DatabaseLocation location = DatabaseLocation.of(
                null,
                Map.of(
                        "SEKISHO_DATABASE_URL", "jdbc:postgresql://db/cves",
                        "SEKISHO_DATABASE_USER", "anna",
                        "SEKISHO_DATABASE_PASSWORD", "geheim"),
                new SekishoHome(Path.of("/nowhere")));

        assertThat(location).isInstanceOfSatisfying(DatabaseLocation.Postgres.class, postgres -> {
            assertThat(postgres.password()).isEqualTo("geheim");
            assertThat(postgres.toString()).doesNotContain("geheim");
        });
    }

    /** Whether the catalogue is missed is the policy's to say; the database's owner is told anyway. */
    @Test
    void aScanDoesNotTellOfACatalogueThatNobodyAsksFor() {
        DatabaseInfo info = info("2026-11-23T00:00:00Z", 1_000_000, List.of(), false, 0);
        assertThat(codes(gaps(info))).contains("dependency.database-no-kev");
        assertThat(codes(new DatabaseGaps(TestFeeds.CLOCK).ofScan(info)))
                .doesNotContain("dependency.database-no-kev")
                .hasSize(gaps(info).size() - 1);
    }

    private static List<String> codes(List<Gap> gaps) {
        return gaps.stream().map(gap -> gap.message().code()).toList();
    }

    private static List<GapType> types(DatabaseInfo info) {
        return gaps(info).stream().map(Gap::type).toList();
    }

    private static List<Gap> gaps(DatabaseInfo info) {
        return new DatabaseGaps(TestFeeds.CLOCK).of(info);
    }

    private static DatabaseInfo info(String newest, long count, List<Integer> missing, boolean demo) {
        return info(newest, count, missing, demo, 1);
    }

    private static DatabaseInfo info(String newest, long count, List<Integer> missing, boolean demo, long exploited) {
        return new DatabaseInfo(
                "id",
                DatabaseKind.H2,
                "/x",
                Instant.parse("2026-11-23T00:00:00Z"),
                Instant.parse(newest),
                count,
                ALL.stream().filter(y -> !missing.contains(y)).toList(),
                missing,
                List.of(),
                demo,
                Map.of(),
                exploited,
                true);
    }
}
