package io.sekisho.core.enrich;

import static io.sekisho.core.enrich.Lists.entry;
import static io.sekisho.core.enrich.Lists.epss;
import static io.sekisho.core.enrich.Lists.gzip;
import static io.sekisho.core.enrich.Lists.kev;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.sekisho.core.enrich.EnrichmentSource.By;
import io.sekisho.core.enrich.EnrichmentUpdate.Outcome;
import io.sekisho.core.fetch.FetchLimits;
import io.sekisho.core.fetch.LocalServer;
import io.sekisho.core.files.TrustedFiles;
import io.sekisho.core.text.Language;
import io.sekisho.core.text.Texts;
import io.sekisho.model.Gap;
import io.sekisho.model.GapType;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EnrichmentUpdateTest {
    private static final FetchLimits LIMITS =
            new FetchLimits(1 << 20, Duration.ofSeconds(1), Duration.ofSeconds(1), 1, Duration.ofMillis(10));

    @TempDir
    Path temp;

    private LocalServer server;
    private Instant now = Instant.parse("2026-11-24T00:00:00Z");

    @BeforeEach
    void start() throws Exception {
        server = new LocalServer();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private EnrichmentStore store() {
        return new EnrichmentStore(temp.resolve("enrichment"));
    }

    private EnrichmentUpdate.Result update(ListKind kind, String location) throws Exception {
        return new EnrichmentUpdate(store(), clock(), LIMITS).update(kind, location, temp, false);
    }

    private Clock clock() {
        return Clock.fixed(now, ZoneOffset.UTC);
    }

    private static byte[] listing(String day) {
        return kev(day, entry("CVE-2021-44228", "2021-12-10", "2021-12-24", "Known"));
    }

    private LocalDate stored(ListKind kind) throws EnrichException {
        Optional<StoredList> found = store().find(kind);
        return found.isEmpty() ? null : store().read(kind, found.get()).date();
    }

    @Test
    void storesWhatItVerifiedAndAsksOnlyForWhatIsNew() throws Exception {
        server.file("/kev.json", listing("2026-11-20"));
        EnrichmentUpdate.Result first = update(ListKind.KEV, server.url("/kev.json") + "?token=hunter2");
        assertThat(first.outcome()).isEqualTo(Outcome.UPDATED);
        assertThat(first.stored().source()).isEqualTo(server.url("/kev.json"));
        assertThat(stored(ListKind.KEV)).isEqualTo(LocalDate.of(2026, 11, 20));
        now = now.plus(Duration.ofDays(1));
        EnrichmentUpdate.Result again = update(ListKind.KEV, server.url("/kev.json") + "?token=hunter2");
        assertThat(again.outcome()).isEqualTo(Outcome.UNCHANGED);
        assertThat(again.stored().fetchedAt()).isEqualTo(now);
        server.file("/kev.json", listing("2026-11-23"));
        assertThat(update(ListKind.KEV, server.url("/kev.json")).outcome()).isEqualTo(Outcome.UPDATED);
        assertThat(stored(ListKind.KEV)).isEqualTo(LocalDate.of(2026, 11, 23));
    }

    @Test
    void theLastGoodListStaysWhateverGoesWrong() throws Exception {
        server.file("/kev.json", listing("2026-11-20"));
        update(ListKind.KEV, server.url("/kev.json"));
        server.file("/kev.json", "<html>down for maintenance</html>".getBytes(StandardCharsets.UTF_8));
        assertThatThrownBy(() -> update(ListKind.KEV, server.url("/kev.json"))).isInstanceOf(EnrichException.class);
        server.remove("/kev.json");
        assertThatThrownBy(() -> update(ListKind.KEV, server.url("/kev.json")))
                .isInstanceOf(EnrichException.class)
                .hasMessageContaining("HTTP 404");
        server.file("/kev.json", listing("2026-11-19"));
        assertThat(update(ListKind.KEV, server.url("/kev.json")).outcome()).isEqualTo(Outcome.OLDER);
        assertThat(stored(ListKind.KEV)).isEqualTo(LocalDate.of(2026, 11, 20));
    }

    @Test
    void aListThatWasCutOffAtTheEndOfALineIsNotTakenUnlessItIsSaidToBeWhole() throws Exception {
        String[] rows = IntStream.range(0, 100)
                .mapToObj(i -> "CVE-2020-" + (1000 + i) + ",0.1,0.1")
                .toArray(String[]::new);
        Path file = temp.resolve("e.csv");
        Files.write(file, epss("2026-11-20", rows));
        update(ListKind.EPSS, "e.csv");
        Files.write(file, epss("2026-11-21", Arrays.copyOf(rows, 80)));
        assertThat(update(ListKind.EPSS, "e.csv").outcome()).isEqualTo(Outcome.UPDATED);
        Files.write(file, epss("2026-11-22", Arrays.copyOf(rows, 63)));
        assertThat(said(ListKind.EPSS, "e.csv")).contains("63 entries, the stored one 80", "not taken");
        assertThat(stored(ListKind.EPSS)).isEqualTo(LocalDate.of(2026, 11, 21));
        EnrichmentUpdate update = new EnrichmentUpdate(store(), clock(), LIMITS);
        assertThat(update.update(ListKind.EPSS, "e.csv", temp, true).stored().entries())
                .isEqualTo(63);
    }

    @Test
    void aListOfADayThatHasNotComeIsNotTakenAndOneThatIsStoredKeepsNoTrueOneOut() throws Exception {
        Files.write(temp.resolve("e.csv"), epss("2026-11-26", "CVE-2021-44228,0.9,0.9"));
        assertThat(said(ListKind.EPSS, "e.csv")).contains("dated 2026-11-26", "clock says 2026-11-24");
        Files.write(temp.resolve("k.json"), listing("2099-01-01"));
        assertThat(said(ListKind.KEV, "k.json")).contains("dated 2099-01-01");
        assertThat(stored(ListKind.KEV)).isNull();

        now = Instant.parse("2098-12-31T00:00:00Z");
        update(ListKind.KEV, "k.json");
        now = Instant.parse("2026-11-24T00:00:00Z");
        Files.write(temp.resolve("k.json"), listing("2026-11-25"));
        assertThat(update(ListKind.KEV, "k.json").outcome()).isEqualTo(Outcome.UPDATED);
        assertThat(stored(ListKind.KEV)).isEqualTo(LocalDate.of(2026, 11, 25));
    }

    private String said(ListKind kind, String location) {
        EnrichException e = catchThrowableOfType(EnrichException.class, () -> update(kind, location));
        return new Texts(Language.EN).render(e.text());
    }

    @Test
    void keepsTheListBeforeForThoseWhoReadItAndNoMore() throws Exception {
        for (int day = 10; day < 15; day++) {
            Files.write(temp.resolve("e.csv.gz"), gzip(epss("2026-11-" + day, "CVE-2021-44228,0.9,0.9")));
            update(ListKind.EPSS, "e.csv.gz");
        }
        try (Stream<Path> files = Files.list(temp.resolve("enrichment/epss"))) {
            assertThat(files.map(file -> file.getFileName().toString().replaceFirst("-[0-9a-f]{12}", "")))
                    .containsExactlyInAnyOrder("current.json", "2026-11-13.csv.gz", "2026-11-14.csv.gz");
        }
    }

    @Test
    void aListThatWasTamperedWithOrCutIsNotReadAndTheNextUpdateMendsIt() throws Exception {
        Files.write(temp.resolve("k.json"), listing("2026-11-20"));
        StoredList stored = update(ListKind.KEV, "k.json").stored();
        Path file = temp.resolve("enrichment/kev").resolve(stored.file());
        Files.writeString(file, Files.readString(file).replace("44228", "44229"));
        assertThatThrownBy(() -> stored(ListKind.KEV)).hasMessageContaining("store-damaged");
        assertThat(gaps(null, false)).containsExactly(GapType.ENRICHMENT_MISSING);
        assertThat(update(ListKind.KEV, "k.json").outcome()).isEqualTo(Outcome.UPDATED);
        Files.writeString(temp.resolve("enrichment/kev/current.json"), "{\"formatVersion\":1,");
        assertThat(update(ListKind.KEV, "k.json").outcome()).isEqualTo(Outcome.UPDATED);
        assertThat(stored(ListKind.KEV)).isEqualTo(LocalDate.of(2026, 11, 20));
    }

    private Enricher enricher(EnrichmentSource source, boolean offline) throws Exception {
        return new Enrichments(store(), temp, clock(), offline, LIMITS)
                .enricher(source, null, TrustedFiles.NONE, Needs.NONE);
    }

    private List<GapType> gaps(EnrichmentSource source, boolean offline) throws Exception {
        return enricher(source, offline).gaps(List.of(), List.of()).stream()
                .map(Gap::type)
                .toList();
    }

    private EnrichmentSource source(By by, String location) {
        return new EnrichmentSource(location, by, "x");
    }

    @Test
    void aScanCallsNoAddressThatIsNotOnItsCommandLine() throws Exception {
        server.file("/kev.json", listing("2026-11-20"));
        String address = server.url("/kev.json");
        assertThat(gaps(null, false)).isEmpty();
        assertThat(gaps(source(By.ENVIRONMENT, address), false)).isEmpty();
        assertThat(gaps(source(By.CONFIGURATION, address), false)).containsExactly(GapType.ENRICHMENT_MISSING);
        assertThat(gaps(source(By.COMMAND_LINE, address), true)).isEmpty();
        assertThat(server.requests()).isEmpty();
        assertThat(enricher(source(By.COMMAND_LINE, address), false).kev().entries())
                .isEqualTo(1);
        assertThat(store().find(ListKind.KEV)).isEmpty();

        update(ListKind.KEV, address);
        assertThat(enricher(source(By.CONFIGURATION, address), false).kev().date())
                .isEqualTo(LocalDate.of(2026, 11, 20));
        assertThat(enricher(null, true).kev()).isNotNull();
    }

    @Test
    void theStoredListServesWhenTheAskedOneCannotBeHad() throws Exception {
        String address = server.url("/kev.json");
        assertThat(gaps(source(By.COMMAND_LINE, address), false)).containsExactly(GapType.ENRICHMENT_MISSING);
        Files.write(temp.resolve("k.json"), listing("2026-11-20"));
        update(ListKind.KEV, "k.json");
        Enricher enricher = enricher(source(By.COMMAND_LINE, address), false);
        assertThat(enricher.kev()).isNotNull();
        List<Gap> gaps = enricher.gaps(List.of(), List.of());
        assertThat(gaps).extracting(Gap::type).containsExactly(GapType.ENRICHMENT_STALE);
        assertThat(new Texts(Language.EN).render(gaps.get(0).message())).contains("HTTP 404", "2026-11-20 was used");
        assertThat(gaps(source(By.ENVIRONMENT, "gone.json"), false)).containsExactly(GapType.ENRICHMENT_STALE);
        // What was typed and is not there is a mistake, and said at once.
        assertThatThrownBy(() -> enricher(source(By.COMMAND_LINE, "gone.json"), false))
                .isInstanceOf(EnrichException.class)
                .hasMessageContaining("@io.no-file");
    }

    @Test
    void theStoredListServesWhereTheAddressGivesAPartOfIt() throws Exception {
        Files.write(
                temp.resolve("k.json"),
                kev(
                        "2026-11-20",
                        entry("CVE-2021-44228", "2021-12-10", "2021-12-24", "Known"),
                        entry("CVE-2021-44229", "2021-12-10", "2021-12-24", "Known")));
        update(ListKind.KEV, "k.json");
        server.file("/kev.json", listing("2026-11-21"));
        Enricher enricher = enricher(source(By.COMMAND_LINE, server.url("/kev.json")), false);
        assertThat(enricher.kev().entries()).isEqualTo(2);
        assertThat(enricher.gaps(List.of(), List.of())).extracting(Gap::type).containsExactly(GapType.ENRICHMENT_STALE);
    }

    @Test
    void aPathOfTheConfigurationIsReadFromTheTrustedState() throws Exception {
        Files.write(temp.resolve("kev.json"), listing("2026-11-01"));
        TrustedFiles trusted = new TrustedFiles() {
            @Override
            public Optional<byte[]> read(String path) throws IOException {
                return path.equals("kev.json") ? Optional.of(listing("2026-11-22")) : Optional.empty();
            }

            @Override
            public String origin() {
                return "origin/main";
            }
        };
        Enricher enricher = new Enrichments(store(), temp, clock(), false, LIMITS)
                .enricher(source(By.CONFIGURATION, "kev.json"), null, trusted, Needs.NONE);
        assertThat(enricher.kev().date()).isEqualTo(LocalDate.of(2026, 11, 22));
    }

    @Test
    void oldDataAndDataOfTomorrowAreNoted() throws Exception {
        for (String day : List.of("2026-11-16", "2026-11-26")) {
            Files.write(temp.resolve("k.json"), listing(day));
            assertThat(gaps(source(By.COMMAND_LINE, "k.json"), false)).containsExactly(GapType.ENRICHMENT_STALE);
        }
        for (String day : List.of("2026-11-17", "2026-11-25")) {
            Files.write(temp.resolve("k.json"), listing(day));
            assertThat(gaps(source(By.COMMAND_LINE, "k.json"), false)).isEmpty();
        }
    }

    @Test
    void theCommandLineComesBeforeTheEnvironmentBeforeTheConfiguration() {
        EnrichmentSource configured = source(By.CONFIGURATION, "c.json");
        Map<String, String> environment = Map.of("SEKISHO_KEV", "e.json", "SEKISHO_EPSS", " ");
        assertThat(EnrichmentSource.of(ListKind.KEV, "t.json", environment, configured)
                        .location())
                .isEqualTo("t.json");
        assertThat(EnrichmentSource.of(ListKind.KEV, null, environment, configured)
                        .location())
                .isEqualTo("e.json");
        assertThat(EnrichmentSource.of(ListKind.EPSS, null, environment, configured)
                        .location())
                .isEqualTo("c.json");
        assertThat(EnrichmentSource.of(ListKind.EPSS, null, environment, null)).isNull();
    }
}
