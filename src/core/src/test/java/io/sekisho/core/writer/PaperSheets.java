package io.sekisho.core.writer;

import io.sekisho.core.files.AtomicFile.Content;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

/** Keeps in memory what a writer writes. */
public final class PaperSheets implements Sheets {
    /** Name of the file that the user names. */
    public static final String MAIN = "";

    private final Map<String, byte[]> files = new TreeMap<>();

    /** Everything that a writer makes of an edition. */
    public static PaperSheets of(ReportWriter writer, Edition edition) throws IOException {
        PaperSheets sheets = new PaperSheets();
        writer.write(edition, sheets);
        return sheets;
    }

    @Override
    public void main(Content content) throws IOException {
        put(MAIN, content);
    }

    @Override
    public void beside(String name, Content content) throws IOException {
        put(name, content);
    }

    private void put(String name, Content content) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream() {
            @Override
            public void close() {
                throw new IllegalStateException("the stream is not the writer's to close");
            }
        };
        content.writeTo(out);
        if (files.put(name, out.toByteArray()) != null) {
            throw new IllegalStateException("written twice: " + name);
        }
    }

    /** By name. */
    public Map<String, byte[]> files() {
        return files;
    }

    /** The file that the user names. */
    public byte[] main() {
        return files.get(MAIN);
    }

    /** The same as text. */
    public String text() {
        return new String(main(), StandardCharsets.UTF_8);
    }
}
