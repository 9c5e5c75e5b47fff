package io.sekisho.core.writer;

import io.sekisho.core.files.AtomicFile.Content;
import java.io.IOException;

/** Takes the files of one format; all of them appear, or none. */
public interface Sheets {
    /** The file that the user named, in UTF-8 where it is text. The stream is closed by the receiver. */
    void main(Content content) throws IOException;

    /**
     * A file that belongs to it, in the same directory.
     *
     * @param name a plain file name, which does not depend on the project
     */
    void beside(String name, Content content) throws IOException;
}
