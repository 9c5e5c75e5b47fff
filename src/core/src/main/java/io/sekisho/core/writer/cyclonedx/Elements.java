package io.sekisho.core.writer.cyclonedx;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.sekisho.core.writer.vex.IdentifiedJson;
import java.io.IOException;
import java.io.OutputStream;
import org.cyclonedx.Version;
import org.cyclonedx.generators.json.BomJsonGenerator;
import org.cyclonedx.model.Bom;
import org.cyclonedx.model.BomReference;
import org.cyclonedx.util.mixin.MixInBomReference;

/** The library's own serializers, one element after the other: a document of a million findings is never in memory. */
final class Elements extends BomJsonGenerator {
    Elements() {
        super(new Bom(), Version.VERSION_16);
        mapper.addMixIn(BomReference.class, MixInBomReference.class);
        mapper.disable(SerializationFeature.FLUSH_AFTER_WRITE_VALUE);
    }

    /** A document that has the fields by which CycloneDX is known. */
    IdentifiedJson open(OutputStream out) throws IOException {
        IdentifiedJson document = new IdentifiedJson(out, mapper.getFactory()::createGenerator);
        document.json().writeStringField("bomFormat", "CycloneDX");
        document.json().writeStringField("specVersion", getSchemaVersion().getVersionString());
        document.json().writeNumberField("version", 1);
        return document;
    }

    void write(JsonGenerator json, Object element) throws IOException {
        mapper.writeValue(json, element);
    }
}
