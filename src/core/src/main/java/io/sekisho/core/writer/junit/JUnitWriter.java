package io.sekisho.core.writer.junit;

import io.sekisho.core.writer.Edition;
import io.sekisho.core.writer.Format;
import io.sekisho.core.writer.ReportWriter;
import io.sekisho.core.writer.Sheets;
import io.sekisho.model.Facts;
import io.sekisho.model.Kind;
import io.sekisho.model.ScannerRun;
import java.io.IOException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** JUnit's XML: a suite for the scan as a whole and one for each kind, a case for each finding and each thing not seen. */
public final class JUnitWriter implements ReportWriter {
    private static final String SUITE = "sekisho.";

    private static final Format FORMAT = new Format(
            "junit", "sekisho-junit.xml", "JUnit XML", "https://docs.gitlab.com/ci/testing/unit_test_reports/");

    @Override
    public Format format() {
        return FORMAT;
    }

    @Override
    public void write(Edition edition, Sheets sheets) throws IOException {
        sheets.main(out -> {
            try {
                XMLStreamWriter xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(out, "UTF-8");
                write(edition, xml);
                xml.flush();
            } catch (XMLStreamException e) {
                throw new IOException(e);
            }
        });
    }

    private static void write(Edition edition, XMLStreamWriter xml) throws XMLStreamException {
        Facts facts = edition.report().facts();
        SuiteXml page = new SuiteXml(xml);
        ScanCases scan = new ScanCases(edition);
        FindingCase findings = new FindingCase(edition);
        Map<Kind, Counts> counts = counts(edition, scan, findings);
        Counts all = counts(scan.ofAll());
        counts.values().forEach(all::add);
        page.start(all, facts.durationMillis() / 1000.0);
        page.startSuite(SUITE + "scan", counts(scan.ofAll()), 0, facts.startedAt());
        cases(page, SUITE + "scan", scan.ofAll());
        page.end();
        for (Map.Entry<Kind, Counts> suite : counts.entrySet()) {
            if (suite.getValue().all() > 0) {
                suite(edition, suite.getKey(), suite.getValue(), page);
            }
        }
        page.end();
    }

    private static void suite(Edition edition, Kind kind, Counts counts, SuiteXml page) throws XMLStreamException {
        String name = SUITE + kind.key();
        Facts facts = edition.report().facts();
        long millis = facts.coverage().scanners().stream()
                .filter(run -> run.kind() == kind)
                .mapToLong(ScannerRun::durationMillis)
                .sum();
        page.startSuite(name, counts, millis / 1000.0, facts.startedAt());
        cases(page, name, new ScanCases(edition).of(kind));
        FindingCase findings = new FindingCase(edition);
        for (Edition.Entry entry : edition.entries()) {
            if (entry.finding().kind() == kind) {
                page.write(name, findings.of(entry));
            }
        }
        page.end();
    }

    private static void cases(SuiteXml page, String suite, List<Case> cases) throws XMLStreamException {
        for (Case one : cases) {
            page.write(suite, one);
        }
    }

    private static Map<Kind, Counts> counts(Edition edition, ScanCases scan, FindingCase findings) {
        Map<Kind, Counts> counts = new EnumMap<>(Kind.class);
        for (Kind kind : Kind.values()) {
            counts.put(kind, counts(scan.of(kind)));
        }
        for (Edition.Entry entry : edition.entries()) {
            counts.get(entry.finding().kind()).add(findings.result(entry.judgement()));
        }
        return counts;
    }

    private static Counts counts(List<Case> cases) {
        Counts counts = new Counts();
        cases.forEach(one -> counts.add(one.result()));
        return counts;
    }
}
