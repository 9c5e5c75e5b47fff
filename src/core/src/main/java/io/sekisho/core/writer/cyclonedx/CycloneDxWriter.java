package io.sekisho.core.writer.cyclonedx;

import com.fasterxml.jackson.core.JsonGenerator;
import io.sekisho.core.writer.Edition;
import io.sekisho.core.writer.Format;
import io.sekisho.core.writer.ReportWriter;
import io.sekisho.core.writer.Sheets;
import io.sekisho.core.writer.vex.ClaimMaker;
import io.sekisho.core.writer.vex.IdentifiedJson;
import io.sekisho.core.writer.vex.Product;
import io.sekisho.model.Component;
import io.sekisho.model.Facts;
import io.sekisho.model.Kind;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import org.cyclonedx.model.vulnerability.Vulnerability;

/** What the project is made of, who brings in whom, and the known vulnerabilities with how the project stands to them. */
public final class CycloneDxWriter implements ReportWriter {
    private static final Format FORMAT = new Format(
            "cyclonedx",
            "sekisho.cdx.json",
            "CycloneDX 1.6",
            "https://cyclonedx.org/docs/1.6/json/",
            List.of(Product.OPTION));

    @Override
    public Format format() {
        return FORMAT;
    }

    @Override
    public void write(Edition edition, Sheets sheets) throws IOException {
        String product = Product.of(edition);
        sheets.main(out -> write(edition, product, out));
    }

    private static void write(Edition edition, String product, OutputStream out) throws IOException {
        Facts facts = edition.report().facts();
        ClaimMaker maker = new ClaimMaker();
        Inventory inventory = new Inventory(product, facts, maker);
        Elements elements = new Elements();
        IdentifiedJson document = elements.open(out);
        JsonGenerator json = document.json();
        Heading heading = new Heading(edition.report(), edition.wording());
        json.writeFieldName("metadata");
        elements.write(json, heading.metadata(product, facts.startedAt(), null));
        json.writeArrayFieldStart("components");
        Parts parts = new Parts();
        for (int i = 0; i < facts.components().size(); i++) {
            Component component = facts.components().get(i);
            elements.write(json, parts.of(component, inventory.purl(component), inventory.reference(i)));
        }
        for (String purl : inventory.mentioned()) {
            elements.write(json, Parts.named(purl, purl));
        }
        json.writeEndArray();
        dependencies(json, inventory);
        json.writeArrayFieldStart("compositions");
        json.writeStartObject();
        json.writeStringField("aggregate", heading.aggregate());
        json.writeArrayFieldStart("assemblies");
        json.writeString(product);
        json.writeEndArray();
        json.writeEndObject();
        json.writeEndArray();
        json.writeArrayFieldStart("vulnerabilities");
        Weaknesses weaknesses = new Weaknesses(inventory, maker, edition.wording());
        for (Edition.Entry entry : edition.entries()) {
            if (entry.finding().kind() == Kind.DEPENDENCY) {
                for (Vulnerability weakness : weaknesses.of(entry)) {
                    elements.write(json, weakness);
                }
            }
        }
        json.writeEndArray();
        document.end("serialNumber");
    }

    /** Of what is not listed here CycloneDX takes the dependencies for unknown, which they are. */
    private static void dependencies(JsonGenerator json, Inventory inventory) throws IOException {
        json.writeArrayFieldStart("dependencies");
        for (Map.Entry<String, SortedSet<String>> node : inventory.edges().entrySet()) {
            json.writeStartObject();
            json.writeStringField("ref", node.getKey());
            json.writeArrayFieldStart("dependsOn");
            for (String needed : node.getValue()) {
                json.writeString(needed);
            }
            json.writeEndArray();
            json.writeEndObject();
        }
        json.writeEndArray();
    }
}
