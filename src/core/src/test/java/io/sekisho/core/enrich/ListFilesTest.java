package io.sekisho.core.enrich;

import static io.sekisho.core.enrich.Lists.entry;
import static io.sekisho.core.enrich.Lists.epss;
import static io.sekisho.core.enrich.Lists.gzip;
import static io.sekisho.core.enrich.Lists.kev;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.sekisho.core.text.Language;
import io.sekisho.core.text.Texts;
import io.sekisho.model.Epss;
import io.sekisho.model.Kev;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.function.IntFunction;
import java.util.zip.GZIPOutputStream;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Test;

class ListFilesTest {
    private static final LocalDate DAY = LocalDate.of(2026, 11, 23);

    @Test
    void readsTheCatalogueOfKnownExploitedVulnerabilities() throws Exception {
        byte[] file = kev(
                "2026-11-23",
                entry("CVE-2021-44228", "2021-12-10", "2021-12-24", "Known"),
                entry("CVE-1999-0001", "2022-01-01", "2022-02-01", "Unknown"));
        KevFile list = KevFile.parse(file, "kev.json");
        assertThat(list.date()).isEqualTo(DAY);
        assertThat(list.entries()).isEqualTo(2);
        assertThat(list.get("cve-2021-44228"))
                .isEqualTo(new Kev(LocalDate.of(2021, 12, 10), LocalDate.of(2021, 12, 24), true));
        assertThat(list.get("CVE-1999-0001").ransomware()).isFalse();
        assertThat(list.get("CVE-2021-44229")).isNull();
        assertThat(list.get("GHSA-jfh8-c2jp-5v3q")).isNull();
    }

    @Test
    void aDamagedCatalogueIsRefusedByFileAndLine() {
        byte[] good = kev("2026-11-23", entry("CVE-2021-44228", "2021-12-10", "2021-12-24", "Known"));
        String text = new String(good, StandardCharsets.UTF_8);
        assertKev(text.substring(0, text.length() / 2)).contains("kev.json:7", "no JSON");
        assertKev("").contains("kev.json:1");
        assertKev("[]").contains("kev.json:1");
        assertKev("<html>moved</html>").contains("kev.json:1");
        assertKev(text + text).contains("vulnerabilities");
        assertKev("{\"vulnerabilities\": []}").contains("vulnerabilities is missing");
        assertKev(text.replace("2021-12-10", "yesterday")).contains("kev.json:7: dateAdded is \"yesterday\"");
        assertKev(text.replace("CVE-2021-44228", "CVE-21-1")).contains("kev.json:8: cveID is \"CVE-21-1\"");
        assertKev(text.replace("\"cveID\"", "\"cve\"")).contains("cveID is missing");
        assertKev(text.replace("dateReleased", "released")).contains("dateReleased is missing");
        assertKev(text.replace("\"count\": 1", "\"count\": 1400")).contains("has 1400 entries, but has 1");
        assertKev(new String(
                        kev(
                                "2026-11-23",
                                entry("CVE-2021-44228", "2021-12-10", "2021-12-24", "Known"),
                                entry("CVE-2021-44228", "2021-12-11", "2021-12-24", "Known")),
                        StandardCharsets.UTF_8))
                .contains("kev.json:10", "twice");
        assertKev("{\"a\":" + "[".repeat(5000)).contains("kev.json:1");
        assertKev("{\"a\": \"" + "x".repeat(200_000) + "\"}").contains("kev.json:1");
    }

    private static org.assertj.core.api.AbstractStringAssert<?> assertKev(String file) {
        return said(assertThatThrownBy(() -> KevFile.parse(file.getBytes(StandardCharsets.UTF_8), "kev.json")));
    }

    private static org.assertj.core.api.AbstractStringAssert<?> said(AbstractThrowableAssert<?, ?> thrown) {
        EnrichException[] got = new EnrichException[1];
        thrown.isInstanceOfSatisfying(EnrichException.class, e -> got[0] = e);
        Texts texts = new Texts(Language.EN);
        assertThat(texts.render(got[0].nextStep())).contains("sekisho enrichment update");
        return assertThat(texts.render(got[0].text()));
    }

    @Test
    void readsScoresPackedOrNotAndColumnsInAnyOrder() throws Exception {
        byte[] plain = epss("2026-11-23", "CVE-2021-44228,0.94358,0.99957", "CVE-1999-0001,1e-05,0.0");
        for (byte[] file : new byte[][] {plain, gzip(plain)}) {
            EpssFile scores = EpssFile.parse(file, "epss.csv");
            assertThat(scores.entries()).isEqualTo(2);
            assertThat(scores.date()).isEqualTo(DAY);
            assertThat(scores.get("CVE-2021-44228")).isEqualTo(new Epss(0.94358, 0.99957, DAY));
            assertThat(scores.get("CVE-1999-0001").probability()).isEqualTo(0.00001);
            assertThat(scores.get("CVE-2020-1234")).isNull();
        }
        String other = "#model_version:v9,score_date:2026-11-23T00:00:00Z,x:y\r\npercentile,new,cve,epss\r\n"
                + "0.5,?,CVE-2021-44228,0.25\r\n\r\n";
        assertThat(EpssFile.parse(other.getBytes(StandardCharsets.UTF_8), "e").get("CVE-2021-44228"))
                .isEqualTo(new Epss(0.25, 0.5, DAY));
    }

    @Test
    void damagedScoresAreRefusedByFileAndLine() {
        String good = new String(
                epss("2026-11-23", "CVE-2021-44228,0.94,0.99", "CVE-1999-0001,0.1,0.2"), StandardCharsets.UTF_8);
        assertEpss("").contains("epss.csv:1", "score_date is missing");
        assertEpss(good.substring(0, good.indexOf('\n') + 1)).contains("epss.csv:2", "percentile is missing");
        assertEpss(good.stripTrailing()).contains("epss.csv:4", "cut off");
        assertEpss(good.replace("CVE-1999", "\n\nCVE-1999")).contains("epss.csv:5");
        assertEpss(good.substring(good.indexOf('\n') + 1)).contains("epss.csv:1", "score_date");
        assertEpss(good.replace("2026-11-23", "2026-13-23")).contains("score_date is \"2026-13-23\"");
        assertEpss(good.replace("cve,epss", "cve,score")).contains("epss.csv:2", "cve,epss,percentile");
        assertEpss(good.replace("0.1,0.2", "0.1")).contains("epss.csv:4: 2 columns");
        assertEpss(good.replace("0.94", "1.94")).contains("epss.csv:3: epss is \"1.94\"");
        assertEpss(good.replace("0.99", "NaN")).contains("epss.csv:3: percentile");
        assertEpss(good.replace("CVE-1999-0001", "CVE-1999-00001")).contains("epss.csv:4: cve");
        assertEpss(good.replace("CVE-1999-0001", "CVE-2021-44228")).contains("epss.csv:4", "twice");
        assertEpss(good.substring(0, good.indexOf("CVE-2021"))).contains("missing");
        assertEpss(good + "x".repeat(2000)).contains("epss.csv:5", "1000 bytes");
        byte[] packed = gzip(good.getBytes(StandardCharsets.UTF_8));
        said(assertThatThrownBy(() -> EpssFile.parse(Arrays.copyOf(packed, packed.length - 4), "epss.csv.gz")))
                .contains("packed data");
        packed[packed.length - 6] ^= 1;
        said(assertThatThrownBy(() -> EpssFile.parse(packed, "epss.csv.gz"))).contains("packed data");
    }

    private static org.assertj.core.api.AbstractStringAssert<?> assertEpss(String file) {
        return said(assertThatThrownBy(() -> EpssFile.parse(file.getBytes(StandardCharsets.UTF_8), "epss.csv")));
    }

    @Test
    void whatUnpacksToMoreThanAnyListIsGivenUpEarly() throws Exception {
        String blank = "\n".repeat(1 << 20);
        assertThat(bomb("cve,epss,percentile", i -> blank, 200)).contains("bomb.csv.gz:4: 1 columns");
        String pad = ",0.1,0.1," + "x".repeat(900) + "\n";
        assertThat(bomb("cve,epss,percentile,pad", i -> "CVE-2021-" + (1000 + i) + pad, 80_000))
                .contains("more than 64 MiB when unpacked");
    }

    private static String bomb(String header, IntFunction<String> part, int parts) throws Exception {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write(("#score_date:2026-11-23\n" + header + "\n").getBytes(StandardCharsets.UTF_8));
            for (int i = 0; i < parts; i++) {
                out.write(part.apply(i).getBytes(StandardCharsets.UTF_8));
            }
        }
        long start = System.nanoTime();
        EnrichException e =
                catchThrowableOfType(EnrichException.class, () -> EpssFile.parse(packed.toByteArray(), "bomb.csv.gz"));
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(10));
        return new Texts(Language.EN).render(e.text());
    }

    @Test
    void aDayOfRealSizeIsReadInASecond() throws Exception {
        String[] rows = new String[300_000];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = "CVE-%d-%d,%.5f,%.5f"
                    .formatted(
                            1999 + i / 12_000, 1000 + i % 12_000, (i % 99_991) / 100_000.0, (i % 99_989) / 100_000.0);
        }
        byte[] packed = gzip(epss("2026-11-23", rows));
        EpssFile.parse(packed, "warm");
        long start = System.nanoTime();
        EpssFile scores = EpssFile.parse(packed, "epss.csv.gz");
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(1));
        assertThat(scores.entries()).isEqualTo(300_000);
        for (int i = 0; i < rows.length; i += 997) {
            String[] row = rows[i].split(",");
            assertThat(scores.get(row[0]).probability()).isEqualTo(Double.parseDouble(row[1]));
        }
    }
}
