package io.sekisho.core.writer.junit;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** Elements of JUnit's XML as Jenkins (plugin junit) and GitLab read it; there is no standard. */
final class SuiteXml {
    private static final DateTimeFormatter PLAIN =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final XMLStreamWriter xml;

    SuiteXml(XMLStreamWriter xml) {
        this.xml = xml;
    }

    void start(Counts counts, double seconds) throws XMLStreamException {
        xml.writeStartDocument("UTF-8", "1.0");
        xml.writeCharacters("\n");
        xml.writeStartElement("testsuites");
        xml.writeAttribute("name", "Sekisho");
        counts(counts, seconds);
        xml.writeCharacters("\n");
    }

    void startSuite(String name, Counts counts, double seconds, Instant at) throws XMLStreamException {
        xml.writeStartElement("testsuite");
        xml.writeAttribute("name", name);
        counts(counts, seconds);
        xml.writeAttribute("timestamp", PLAIN.format(at));
        xml.writeCharacters("\n");
    }

    private void counts(Counts counts, double seconds) throws XMLStreamException {
        xml.writeAttribute("tests", String.valueOf(counts.all()));
        xml.writeAttribute("failures", String.valueOf(counts.of(Case.Result.FAILURE)));
        xml.writeAttribute("errors", String.valueOf(counts.of(Case.Result.ERROR)));
        xml.writeAttribute("skipped", String.valueOf(counts.of(Case.Result.SKIPPED)));
        xml.writeAttribute("time", seconds(seconds));
    }

    void write(String suite, Case one) throws XMLStreamException {
        xml.writeStartElement("testcase");
        xml.writeAttribute("classname", suite);
        xml.writeAttribute("name", one.name());
        if (one.file() != null) {
            xml.writeAttribute("file", one.file());
        }
        xml.writeAttribute("time", seconds(one.seconds()));
        switch (one.result()) {
            case PASSED -> element("system-out", one, false);
            case SKIPPED -> element("skipped", one, false);
            case FAILURE -> element("failure", one, true);
            case ERROR -> element("error", one, true);
        }
        xml.writeEndElement();
        xml.writeCharacters("\n");
    }

    private void element(String name, Case one, boolean typed) throws XMLStreamException {
        boolean isOutput = one.result() == Case.Result.PASSED;
        if (isOutput && one.text().isEmpty()) {
            return;
        }
        xml.writeStartElement(name);
        if (!isOutput) {
            xml.writeAttribute("message", one.message());
        }
        if (typed) {
            xml.writeAttribute("type", one.type());
        }
        // GitLab shows the text only, Jenkins the message before it.
        xml.writeCharacters(isOutput ? one.text() : one.message() + "\n" + one.text());
        xml.writeEndElement();
    }

    void end() throws XMLStreamException {
        xml.writeEndElement();
        xml.writeCharacters("\n");
    }

    private static String seconds(double seconds) {
        return String.format(Locale.ROOT, "%.3f", seconds);
    }
}
