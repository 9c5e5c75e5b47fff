package io.sekisho.core.writer.vex;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;

/**
 * A JSON object that names itself by what it says, so that another document has another id and the same one the same. The id
 * comes last: it is known only then, and the order of fields means nothing.
 */
public final class IdentifiedJson {
    /** Makes what writes into a stream. */
    @FunctionalInterface
    public interface Opening {
        JsonGenerator open(OutputStream out) throws IOException;
    }

    private static final long VERSION_8 = 0x8000L;
    private static final long VARIANT = 0x8000000000000000L;

    private final MessageDigest digest;
    private final JsonGenerator json;

    public IdentifiedJson(OutputStream out, Opening opening) throws IOException {
        try {
            this.digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
        this.json = opening.open(new OutputStream() {
            @Override
            public void write(int one) throws IOException {
                digest.update((byte) one);
                out.write(one);
            }

            @Override
            public void write(byte[] bytes, int offset, int length) throws IOException {
                digest.update(bytes, offset, length);
                out.write(bytes, offset, length);
            }

            @Override
            public void flush() throws IOException {
                out.flush();
            }
        });
        json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
        json.useDefaultPrettyPrinter();
        json.writeStartObject();
    }

    /** What writes all other fields. */
    public JsonGenerator json() {
        return json;
    }

    /** Adds the id and ends the object. */
    public void end(String field) throws IOException {
        json.flush();
        ByteBuffer hash = ByteBuffer.wrap(digest.digest());
        long high = hash.getLong() & ~0xF000L | VERSION_8;
        long low = hash.getLong() & 0x3FFFFFFFFFFFFFFFL | VARIANT;
        json.writeStringField(field, "urn:uuid:" + new UUID(high, low));
        json.writeEndObject();
        json.writeRaw('\n');
        json.close();
    }
}
