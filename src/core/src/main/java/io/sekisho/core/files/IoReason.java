package io.sekisho.core.files;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;

/** Why a file could not be read or written, in the system's own words. */
public final class IoReason {
    private IoReason() {}

    /** Such as "No space left on device", without the path that the message around it says already. */
    public static String of(IOException e) {
        if (e instanceof AccessDeniedException) {
            return "Permission denied";
        }
        if (e instanceof FileAlreadyExistsException || e instanceof NotDirectoryException) {
            return "Not a directory";
        }
        if (e instanceof NoSuchFileException) {
            return "No such file or directory";
        }
        String said = e instanceof FileSystemException system ? system.getReason() : e.getMessage();
        return said == null ? "Input/output error" : said;
    }
}
