package io.sekisho.core.writer;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Node;
import org.commonmark.parser.Parser;
import org.jsoup.Jsoup;

/** What of a file is ours: elements, fields, cells, nodes, without what they say. */
final class Structure {
    private Structure() {}

    static List<String> of(String fileName, byte[] content) throws IOException {
        String text = new String(content, StandardCharsets.UTF_8);
        return switch (fileName.substring(fileName.lastIndexOf('.') + 1)) {
            case "json", "jsonl", "ndjson", "sarif" -> json(content);
            case "html" -> html(text);
            case "xml" -> xml(content);
            case "md" -> markdown(text);
            case "csv" -> csv(text);
            case "css" -> List.of(text);
            default -> throw new IllegalArgumentException(fileName);
        };
    }

    private static List<String> json(byte[] content) throws IOException {
        List<String> structure = new ArrayList<>();
        JsonFactory factory = JsonFactory.builder()
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxStringLength(Integer.MAX_VALUE)
                        .build())
                .build();
        try (JsonParser parser = factory.createParser(content)) {
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                structure.add(token == JsonToken.FIELD_NAME ? parser.currentName() : token.name());
            }
        }
        return structure;
    }

    private static List<String> html(String text) {
        return Jsoup.parse(text).getAllElements().stream()
                .map(element -> element.tagName() + " "
                        + element.attributes().asList().stream()
                                .map(attribute -> attribute.getKey())
                                .sorted()
                                .toList())
                .toList();
    }

    private static List<String> xml(byte[] content) throws IOException {
        List<String> structure = new ArrayList<>();
        try {
            XMLInputFactory factory = XMLInputFactory.newFactory();
            factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
            XMLStreamReader reader = factory.createXMLStreamReader(new ByteArrayInputStream(content));
            while (reader.hasNext()) {
                if (reader.next() == XMLStreamReader.START_ELEMENT) {
                    structure.add(reader.getLocalName() + " " + reader.getAttributeCount());
                }
            }
        } catch (XMLStreamException e) {
            throw new IOException(e);
        }
        return structure;
    }

    private static List<String> markdown(String text) {
        List<String> structure = new ArrayList<>();
        Parser.builder()
                .extensions(List.of(TablesExtension.create()))
                .build()
                .parse(text)
                .accept(new AbstractVisitor() {
                    @Override
                    protected void visitChildren(Node parent) {
                        structure.add(parent.getClass().getSimpleName());
                        super.visitChildren(parent);
                    }
                });
        return structure;
    }

    /** Rows and cells by RFC 4180; how a cell begins decides whether a spreadsheet calculates. */
    private static List<String> csv(String text) {
        List<String> structure = new ArrayList<>();
        boolean quoted = false;
        boolean begins = true;
        for (int i = text.startsWith("\ufeff") ? 1 : 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (begins && c != '"') {
                begins = false;
                structure.add("=+-@\t\r".indexOf(c) >= 0 ? "formula" : "cell");
            }
            if (c == '"') {
                quoted = !quoted;
            } else if (!quoted && (c == ',' || c == '\n')) {
                begins = true;
            }
        }
        return structure;
    }
}
