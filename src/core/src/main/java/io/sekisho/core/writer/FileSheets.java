package io.sekisho.core.writer;

import io.sekisho.core.files.AtomicFile.Content;
import io.sekisho.core.files.StagedFiles;
import java.io.IOException;
import java.nio.file.Path;

/** Puts a format's files on disk: all of them, or none. */
public final class FileSheets implements Sheets {
    private final Path main;
    private final StagedFiles files;

    private FileSheets(Path main, StagedFiles files) {
        this.main = main;
        this.files = files;
    }

    /**
     * @param main the file that the user named
     * @throws IOException when one cannot be written; what was there before is there still
     */
    public static void write(ReportWriter writer, Edition edition, Path main) throws IOException {
        try (StagedFiles files = new StagedFiles()) {
            writer.write(edition, new FileSheets(main, files));
            files.commit();
        }
    }

    @Override
    public void main(Content content) throws IOException {
        files.write(main, content);
    }

    @Override
    public void beside(String name, Content content) throws IOException {
        files.write(main.resolveSibling(name), content);
    }
}
