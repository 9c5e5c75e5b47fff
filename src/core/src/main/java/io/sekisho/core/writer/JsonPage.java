package io.sekisho.core.writer;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.OutputStream;

/** JSON for machines, streamed: no indent, and it leaves the stream open. */
public final class JsonPage {
    private static final JsonFactory FACTORY = new JsonFactory();

    private JsonPage() {}

    /** Closing the generator ends what it wrote, not the stream. */
    public static JsonGenerator on(OutputStream out) throws IOException {
        return FACTORY.createGenerator(out).disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
    }
}
