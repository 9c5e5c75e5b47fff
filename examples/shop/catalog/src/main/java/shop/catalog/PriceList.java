package shop.catalog;

import java.io.IOException;
import java.io.InputStream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.apache.commons.text.StringSubstitutor;
import org.w3c.dom.Document;
import org.xml.sax.SAXException;

/** Reads the supplier's prices. */
public final class PriceList {
    /** Planted: a document may name files of this machine (XXE_DOCUMENT). */
    public Document read(InputStream in) throws ParserConfigurationException, SAXException, IOException {
        return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(in);
    }

    public String title(String template) {
        return StringSubstitutor.createInterpolator().replace(template);
    }
}
