package io.sekisho.core.plan;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Reads single values from XML files that nobody vouches for: no DTD, no entity, no reference to elsewhere. */
final class SafeXml {
    private SafeXml() {}

    /** @return the text of the first element with that path from the root; null when there is none or the file is broken */
    static String firstText(Path file, String... path) {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        try (InputStream in = Files.newInputStream(file)) {
            XMLStreamReader reader = factory.createXMLStreamReader(in);
            int depth = 0;
            int matched = 0;
            while (reader.hasNext()) {
                int event = reader.next();
                if (event == XMLStreamConstants.START_ELEMENT) {
                    depth++;
                    if (matched == depth - 1
                            && depth <= path.length
                            && reader.getLocalName().equals(path[depth - 1])) {
                        matched++;
                        if (matched == path.length) {
                            return reader.getElementText();
                        }
                    }
                } else if (event == XMLStreamConstants.END_ELEMENT) {
                    depth--;
                    matched = Math.min(matched, depth);
                }
            }
            return null;
        } catch (IOException | XMLStreamException e) {
            return null;
        }
    }
}
