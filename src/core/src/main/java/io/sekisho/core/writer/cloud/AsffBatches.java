package io.sekisho.core.writer.cloud;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** Puts findings into requests of the size that BatchImportFindings takes, a line each. */
final class AsffBatches {
    /** As the API's guidelines say, with some room left. */
    static final int MOST_FINDINGS = 100;

    static final int MOST_BYTES = 5_500_000;

    private static final byte[] BEGIN = "{\"Findings\":[".getBytes(StandardCharsets.UTF_8);
    private static final byte[] END = "]}\n".getBytes(StandardCharsets.UTF_8);

    private final ObjectMapper mapper = new ObjectMapper();
    private final OutputStream out;
    private int findings;
    private long bytes;

    AsffBatches(OutputStream out) {
        this.out = out;
    }

    void add(ObjectNode finding) throws IOException {
        byte[] content = mapper.writeValueAsBytes(finding);
        if (findings == MOST_FINDINGS || bytes + content.length > MOST_BYTES) {
            end();
        }
        if (findings == 0) {
            out.write(BEGIN);
        } else {
            out.write(',');
        }
        out.write(content);
        findings++;
        bytes += content.length;
    }

    /** Ends the request that is open, if one is. */
    void end() throws IOException {
        if (findings > 0) {
            out.write(END);
        }
        findings = 0;
        bytes = 0;
    }
}
