package io.sekisho.cli.suppress.exchange;

import java.io.ByteArrayInputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * An element of a file that nobody vouches for: no DTD, no entity, no reference to elsewhere; depth and number are limited.
 *
 * @param name without prefix
 * @param attributes by name without prefix
 * @param text its own, without that of elements in it
 * @param comment the last one before it in the same element; null for none
 * @param line where it begins, from 1
 */
record Xml(String name, Map<String, String> attributes, String text, String comment, int line, List<Xml> children) {
    static final int MAX_DEPTH = 60;
    static final int MAX_ELEMENTS = 100_000;

    Xml {
        attributes = Map.copyOf(attributes);
        children = List.copyOf(children);
    }

    /** What is being read. */
    private static final class Open {
        private final String name;
        private final Map<String, String> attributes = new LinkedHashMap<>();
        private final StringBuilder text = new StringBuilder();
        private final List<Xml> children = new ArrayList<>();
        private final String comment;
        private final int line;
        private String pending;

        Open(XMLStreamReader reader, String comment) {
            this.name = reader.getLocalName();
            this.line = reader.getLocation().getLineNumber();
            this.comment = comment;
            for (int i = 0; i < reader.getAttributeCount(); i++) {
                attributes.put(reader.getAttributeLocalName(i), reader.getAttributeValue(i));
            }
        }

        Xml close() {
            return new Xml(name, attributes, text.toString(), comment, line, children);
        }
    }

    /**
     * @return the root
     * @throws XMLStreamException when it is not well-formed, too deep, or has a document type; says where
     */
    static Xml parse(byte[] content) throws XMLStreamException {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        XMLStreamReader reader = factory.createXMLStreamReader(new ByteArrayInputStream(content));
        Deque<Open> open = new ArrayDeque<>();
        Xml root = null;
        int elements = 0;
        while (reader.hasNext()) {
            switch (reader.next()) {
                case XMLStreamConstants.START_ELEMENT -> {
                    Open parent = open.peek();
                    if (open.size() == MAX_DEPTH) {
                        throw new XMLStreamException("deeper than " + MAX_DEPTH, reader.getLocation());
                    }
                    if (++elements > MAX_ELEMENTS) {
                        throw new XMLStreamException("more than " + MAX_ELEMENTS + " elements", reader.getLocation());
                    }
                    open.push(new Open(reader, parent == null ? null : parent.pending));
                    if (parent != null) {
                        parent.pending = null;
                    }
                }
                case XMLStreamConstants.END_ELEMENT -> {
                    Xml closed = open.pop().close();
                    if (open.isEmpty()) {
                        root = closed;
                    } else {
                        open.peek().children.add(closed);
                    }
                }
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> {
                    if (!open.isEmpty()) {
                        open.peek().text.append(reader.getText());
                    }
                }
                case XMLStreamConstants.COMMENT -> {
                    if (!open.isEmpty()) {
                        open.peek().pending = reader.getText();
                    }
                }
                case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE ->
                    throw new XMLStreamException("DOCTYPE", reader.getLocation());
                default -> {
                    // Processing instructions and blanks mean nothing here.
                }
            }
        }
        if (root == null) {
            throw new XMLStreamException("no element");
        }
        return root;
    }

    /** @return null when it has none */
    String attribute(String key) {
        return attributes.get(key);
    }

    /** The text of the first child of that name; null when there is none. */
    String textOf(String child) {
        return children.stream()
                .filter(one -> one.name.equals(child))
                .map(Xml::text)
                .findFirst()
                .orElse(null);
    }
}
