package io.sekisho.core.writer.junit;

import static io.sekisho.core.writer.ReportBuilder.at;
import static io.sekisho.core.writer.ReportBuilder.code;
import static io.sekisho.core.writer.ReportBuilder.secret;
import static org.assertj.core.api.Assertions.assertThat;

import io.sekisho.core.text.Language;
import io.sekisho.core.writer.ReportBuilder;
import io.sekisho.core.writer.ReportWriterContractTest;
import io.sekisho.core.writer.SampleReports;
import io.sekisho.model.Action;
import io.sekisho.model.GapJudgement.Effect;
import io.sekisho.model.GapType;
import io.sekisho.model.Kind;
import io.sekisho.model.Report;
import io.sekisho.model.ScannerState;
import io.sekisho.model.Severity;
import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.SchemaFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

class JUnitWriterTest extends ReportWriterContractTest {
    @Override
    protected JUnitWriter writer() {
        return new JUnitWriter();
    }

    private Document page(Report report) throws Exception {
        byte[] page = write(report, Language.EN).main();
        SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
                .newSchema(JUnitWriterTest.class.getResource("junit.xsd"))
                .newValidator()
                .validate(new StreamSource(new ByteArrayInputStream(page)));
        return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new ByteArrayInputStream(page));
    }

    private static Stream<Element> all(Document page, String name) {
        NodeList nodes = page.getElementsByTagName(name);
        return IntStream.range(0, nodes.getLength()).mapToObj(i -> (Element) nodes.item(i));
    }

    /** Names of the cases that have such an element. */
    private static List<String> with(Document page, String name) {
        return all(page, name)
                .map(element -> ((Element) element.getParentNode()).getAttribute("name"))
                .toList();
    }

    @Test
    void isValidAndCountsRight() throws Exception {
        for (Report report : List.of(
                SampleReports.empty(),
                SampleReports.incomplete(),
                SampleReports.full(),
                SampleReports.hostile(),
                ReportBuilder.open(SampleReports.hostile()))) {
            Document page = page(report);
            for (String counted : List.of("testsuites", "testsuite")) {
                all(page, counted).forEach(suite -> {
                    assertThat(count(suite, "tests")).isEqualTo(inside(suite, "testcase"));
                    assertThat(count(suite, "failures")).isEqualTo(inside(suite, "failure"));
                    assertThat(count(suite, "errors")).isEqualTo(inside(suite, "error"));
                    assertThat(count(suite, "skipped")).isEqualTo(inside(suite, "skipped"));
                });
            }
            Set<String> names = new HashSet<>();
            all(page, "testcase")
                    .forEach(one -> assertThat(names.add(one.getAttribute("classname") + one.getAttribute("name")))
                            .as("CI systems take two of one name for one")
                            .isTrue());
        }
    }

    private static int count(Element suite, String attribute) {
        return Integer.parseInt(suite.getAttribute(attribute));
    }

    private static int inside(Element suite, String name) {
        return suite.getElementsByTagName(name).getLength();
    }

    @Test
    void whatBlocksFailsWhatWarnsIsSkippedWhatIsSuppressedPasses() throws Exception {
        Document page = page(mixed().build());
        assertThat(with(page, "failure")).containsExactly("SQL: SQL injection (A.java) [c1:1]");
        assertThat(with(page, "skipped")).contains("aws-key: AWS key (a.env) [s1:2]");
        assertThat(with(page, "system-out")).containsExactly("SQL: SQL injection (T.java) [c1:3]");
        String text = all(page, "failure").findFirst().orElseThrow().getTextContent();
        assertThat(text).contains("A.java:3", "sekisho explain c1:1", "https://example.org/sql");
        assertThat(all(page, "system-out").findFirst().orElseThrow().getTextContent())
                .contains(".sekisho/suppressions.yml:4", "only in tests");
    }

    @Test
    void nothingFailsWhereNothingStopsThePipeline() throws Exception {
        Document page = page(mixed().mode("observe").build());
        assertThat(with(page, "failure")).isEmpty();
        assertThat(with(page, "skipped")).contains("SQL: SQL injection (A.java) [c1:1]");
    }

    private static ReportBuilder mixed() {
        return ReportBuilder.complete()
                .add(code("1", Severity.HIGH, "m", at(Kind.CODE, "A.java", 3)), Action.FAIL)
                .add(secret("2", Severity.MEDIUM, at(Kind.SECRET, "a.env", 3)), Action.WARN)
                .suppressed(code("3", Severity.HIGH, "m", at(Kind.CODE, "T.java", 3)), 0);
    }

    @Test
    void whatWasNotSeenIsAnError() throws Exception {
        Document page = page(ReportBuilder.complete()
                .run(Kind.CODE, ScannerState.TIMED_OUT)
                .gap(GapType.SCANNER_TIMED_OUT, "code", Effect.INCOMPLETE)
                .gap(GapType.POLICY_UNREADABLE, null, Effect.INCOMPLETE)
                .gap(GapType.POLICY_UNREADABLE, null, Effect.INCOMPLETE)
                .gap(GapType.TOOL_NOTE, "code", Effect.NOTED)
                .build());
        assertThat(with(page, "error"))
                .containsExactly("policy-unreadable", "policy-unreadable 2", "The code tool", "scanner-timed-out");
    }

    @Test
    void aCleanScanHasCasesThatPass() throws Exception {
        Document page = page(ReportBuilder.complete().build());
        List<String> passed = new ArrayList<>(
                all(page, "testcase").map(one -> one.getAttribute("name")).toList());
        passed.removeAll(with(page, "skipped"));
        assertThat(passed).containsExactly("gate", "The dependency tool", "The secret tool", "The code tool");
    }

    @Test
    void aFindingKeepsItsNameWhenItsLineMoves() throws Exception {
        assertThat(with(page(moved(3)), "failure")).isEqualTo(with(page(moved(300)), "failure"));
    }

    private static Report moved(int line) {
        return ReportBuilder.complete()
                .add(code("1", Severity.HIGH, "m", at(Kind.CODE, "A.java", line)), Action.FAIL)
                .build();
    }

    @Test
    void holdsOnlyCharactersOfXml() throws Exception {
        Document page = page(ReportBuilder.complete()
                .add(
                        code("1", Severity.HIGH, "a\ufffe\uffff\u0001]]>\ud83d\ude00", at(Kind.CODE, "A.java", 1)),
                        Action.FAIL)
                .build());
        assertThat(all(page, "failure").findFirst().orElseThrow().getTextContent())
                .contains("a\\ufffe\\uffff\\x01]]>\ud83d\ude00");
    }
}
