package io.sekisho.core.writer.html;

import static org.assertj.core.api.Assertions.assertThat;

import io.sekisho.core.text.Language;
import io.sekisho.core.text.Printable;
import io.sekisho.core.writer.Edition;
import io.sekisho.core.writer.JudgedSamples;
import io.sekisho.core.writer.PaperSheets;
import io.sekisho.core.writer.ReportBuilder;
import io.sekisho.core.writer.ReportWriter;
import io.sekisho.core.writer.ReportWriterContractTest;
import io.sekisho.core.writer.SampleReports;
import io.sekisho.model.Action;
import io.sekisho.model.Finding;
import io.sekisho.model.Kind;
import io.sekisho.model.Report;
import io.sekisho.model.Severity;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SelfContainedPageTest extends ReportWriterContractTest {
    @Override
    protected ReportWriter writer() {
        return HtmlWriter.selfContained();
    }

    private Document page(Edition edition) throws IOException {
        return PageRules.check(PaperSheets.of(writer(), edition).text());
    }

    private Document rich(Language language) throws IOException {
        return page(JudgedSamples.edition(JudgedSamples.plain(), language));
    }

    @ParameterizedTest
    @EnumSource
    void everyPageIsWholeHarmlessAndAccessible(Language language) throws IOException {
        for (Report report : List.of(
                SampleReports.empty(), SampleReports.incomplete(), SampleReports.full(), SampleReports.hostile())) {
            page(edition(report, language));
        }
        rich(language);
        page(JudgedSamples.edition(JudgedSamples.hostile(), language));
    }

    @Test
    void itIsOneFileWhosePolicyLetsItsOwnStyleAndScriptThroughAndNothingElse() throws Exception {
        PaperSheets sheets = PaperSheets.of(writer(), JudgedSamples.edition(JudgedSamples.plain(), Language.EN));
        assertThat(sheets.files()).hasSize(1);
        Document page = PageRules.check(sheets.text());
        assertThat(page.select("link")).isEmpty();
        String policy = page.select("meta[http-equiv=Content-Security-Policy]").attr("content");
        assertThat(policy)
                .startsWith("default-src 'none';")
                .contains("style-src " + hash(page.select("style")))
                .contains("script-src " + hash(page.select("script")))
                .doesNotContain("unsafe");
    }

    private static String hash(List<Element> elements) throws GeneralSecurityException {
        assertThat(elements).hasSize(1);
        byte[] content = elements.get(0).data().getBytes(StandardCharsets.UTF_8);
        return "'sha256-"
                + Base64.getEncoder()
                        .encodeToString(MessageDigest.getInstance("SHA-256").digest(content))
                + "'";
    }

    @ParameterizedTest
    @EnumSource
    void hostileTextMakesNoElementAndIsAllThere(Language language) throws IOException {
        Document hostile = page(JudgedSamples.edition(JudgedSamples.hostile(), language));
        Document plain = rich(language);
        assertThat(hostile.select("body *").eachAttr("class"))
                .isEqualTo(plain.select("body *").eachAttr("class"));
        assertThat(hostile.select("script")).hasSize(1);
        String words = Printable.of(SampleReports.HOSTILE);
        assertThat(hostile.select("h1").text()).isEqualTo(words);
        for (String shown :
                List.of(".finding .at", ".gaps", "#gone", "#standard", "#suppressed td", "#policy", "q", "pre")) {
            assertThat(hostile.select(shown).text()).as(shown).contains("<script>alert(1)</script>");
        }
    }

    @ParameterizedTest
    @EnumSource
    void theFirstScreenSaysTheVerdictAndWhatToDo(Language language) throws IOException {
        Edition edition = JudgedSamples.edition(JudgedSamples.plain(), language);
        Element first = page(edition).selectFirst("main > section");
        assertThat(first.className()).isEqualTo("verdict failed");
        assertThat(first.select("h2").text()).startsWith(edition.wording().of("cli.verdict-failed"));
        assertThat(first.select(".reasons li").text())
                .contains(edition.wording()
                        .of(edition.report().judgement().verdict().reasons().get(0)));
        assertThat(first.select(".now ol > li")).isNotEmpty();
        assertThat(first.select(".deadline").text()).contains(JudgedSamples.DUE.toString());
    }

    @ParameterizedTest
    @EnumSource
    void anIncompleteScanShowsTheNextStepFirst(Language language) throws IOException {
        Edition edition = edition(SampleReports.incomplete(), language);
        Document page = page(edition);
        String step = edition.wording().of("core.scanner-failed-step");
        assertThat(page.select(".verdict.incomplete .now").text()).contains(step);
        assertThat(page.select("#not-seen .incomplete").text()).contains(step, "a/B.class");
        assertThat(page.select("main > section").eachAttr("id")).containsSubsequence("not-seen", "findings");
    }

    @ParameterizedTest
    @EnumSource
    void nothingFoundAndNothingMissedIsCalm(Language language) throws IOException {
        Edition edition = edition(SampleReports.empty(), language);
        Document page = page(edition);
        assertThat(page.select(".verdict.passed .now").text())
                .contains(edition.wording().of("html.now-clean"));
        assertThat(page.select(".finding, #acts, #not-seen, #suppressed")).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void eachFindingTellsAllThatIsKnownOfIt(Language language) throws IOException {
        Edition edition = JudgedSamples.edition(JudgedSamples.plain(), language);
        Document page = page(edition);
        for (Edition.Entry entry : edition.entries()) {
            Finding finding = entry.finding();
            Element sheet = page.getElementById(finding.fingerprint().replace(':', '-'));
            assertThat(sheet.text())
                    .contains(finding.fingerprint(), "src/text/B.java:3-4", "app.war!/text.jar", "CWE-79")
                    .contains(edition.wording().of(finding.severityReason()))
                    .contains("2026-05-06");
            if (entry.judgement().unblock() != null) {
                assertThat(sheet.text())
                        .contains(edition.wording().of(entry.judgement().unblock()));
            }
            assertThat(sheet.select("pre").text()).contains("text");
            assertThat(sheet.select("a").eachAttr("href")).contains("https://cwe.mitre.org/data/definitions/79.html");
        }
        assertThat(page.select(".is-dependency .sheet").text())
                .contains("CVSS 3.1: 10.0 CVSS:3.1/AV:N", "2021-12-24", ">=1.0,<2.0", "GHSA-jfh8-c2jp-5v3q")
                .doesNotContain("CVSS CVSS")
                .contains("43.1 %", "97.0 %", "2026-11-02");
        assertThat(page.select(".is-code .sheet").text()).contains(JudgedSamples.DUE.toString());
    }

    @ParameterizedTest
    @EnumSource
    void whatIsSuppressedIsToldWithReasonAndLastDay(Language language) throws IOException {
        Element suppressed = rich(language).getElementById("suppressed");
        assertThat(suppressed.select("tbody tr").text())
                .contains("because Only in a test.", JudgedSamples.ENDS.toString());
        assertThat(suppressed.select(".is-secret .sheet").text()).contains("because Only in a test.");
    }

    @ParameterizedTest
    @EnumSource
    void anActListsAllThatItRemovesAndTheStandardAllThatViolatesIt(Language language) throws IOException {
        Document page = rich(language);
        assertThat(page.select("#act-1 .removes a").eachAttr("href"))
                .allMatch(link -> page.getElementById(link.substring(1)) != null)
                .isNotEmpty();
        assertThat(page.select("#standard .removes a")).hasSize(1);
    }

    @Test
    void whereThereIsNoRoomTheRestIsCountedAndWhatBlocksIsShown() throws IOException {
        Report report = JudgedSamples.plain();
        Document page = page(new Edition(
                report, JudgedSamples.edition(report, Language.EN).history(), Language.EN, Map.of("most", "1")));
        assertThat(page.select(".finding")).hasSize(1);
        assertThat(page.select(".finding.is-blocks")).hasSize(1);
        assertThat(page.select("#act-1 .removes > li").eachText())
                .hasSize(2)
                .last()
                .isEqualTo("and 2 more");
        assertThat(page.select(".cut").first().text()).startsWith("Not on this page: 1. It has room for 1,");
    }

    /** Whoever does all that the first screen asks for must not stay red unawares. */
    @Test
    void whatBlocksIsAskedForOrCountedInTheFirstScreen() throws IOException {
        ReportBuilder builder = ReportBuilder.complete();
        for (int i = 0; i < 6; i++) {
            Finding finding = ReportBuilder.external(
                    "b" + i, Severity.HIGH, "tool" + i, ReportBuilder.at(Kind.EXTERNAL, "a.js", 1 + i));
            builder.add(finding, Action.FAIL);
        }
        Document page = page(JudgedSamples.edition(builder.build(), Language.EN));
        assertThat(page.select("a[href^=#act-]").stream()
                        .filter(link -> link.closest("ol") != null && link.closest("section#acts") == null))
                .hasSize(3);
        assertThat(page.select("a[href=#acts]").eachText()).contains("More findings that block: 3");
        assertThat(page.select("#acts")).hasSize(1);
    }

    @Test
    void anActOfWhichOnlyAPartBlocksSaysHowMany() throws IOException {
        ReportBuilder builder = ReportBuilder.complete();
        builder.add(ReportBuilder.secret("s1", Severity.HIGH, ReportBuilder.at(Kind.SECRET, "a.env", 1)), Action.FAIL);
        builder.add(ReportBuilder.secret("s2", Severity.HIGH, ReportBuilder.at(Kind.SECRET, "b.env", 1)), Action.WARN);
        Document page = page(JudgedSamples.edition(builder.build(), Language.EN));
        assertThat(page.select(".now li").first().text()).endsWith("of these block: 1 of 2");
    }
}
