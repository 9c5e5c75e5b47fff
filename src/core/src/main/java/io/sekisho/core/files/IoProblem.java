package io.sekisho.core.files;

import java.io.IOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.net.http.HttpTimeoutException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.util.Locale;
import java.util.Map;
import javax.net.ssl.SSLException;

/**
 * Why a file could not be read or written, as an argument of a message: Java's own exceptions say no more than the path, and only
 * their names tell what is wrong with it. The answer is the code of a message of its own ({@code @io.denied}), which
 * {@link io.sekisho.core.text.Texts} renders in the reader's language.
 */
public final class IoProblem {
    /** The content is not what it should be, or cut off. */
    public static final String DAMAGED = "@io.damaged";

    private static final Map<Class<? extends Exception>, String> BY_KIND = Map.ofEntries(
            Map.entry(NoSuchFileException.class, "no-file"),
            Map.entry(java.io.FileNotFoundException.class, "no-file"),
            Map.entry(AccessDeniedException.class, "denied"),
            Map.entry(FileAlreadyExistsException.class, "exists"),
            Map.entry(NotDirectoryException.class, "not-directory"),
            Map.entry(DirectoryNotEmptyException.class, "not-empty"),
            Map.entry(FileSystemLoopException.class, "loop"),
            Map.entry(CharacterCodingException.class, "encoding"),
            Map.entry(InvalidPathException.class, "no-path"),
            Map.entry(UnknownHostException.class, "no-host"),
            Map.entry(ConnectException.class, "refused"),
            Map.entry(HttpTimeoutException.class, "timed-out"),
            Map.entry(java.net.SocketTimeoutException.class, "timed-out"),
            Map.entry(SSLException.class, "tls"));

    /** How the systems put it where Java has no class of its own. */
    private static final Map<String, String> BY_WORDS = Map.ofEntries(
            Map.entry("no space left", "full"),
            Map.entry("not enough space", "full"),
            Map.entry("disk quota", "full"),
            Map.entry("read-only", "read-only"),
            Map.entry("is a directory", "directory"),
            Map.entry("not a directory", "not-directory"),
            Map.entry("permission denied", "denied"),
            Map.entry("no such file", "no-file"),
            Map.entry("too many open files", "too-many-open"),
            Map.entry("name too long", "too-long"),
            Map.entry("no connection", "refused"),
            Map.entry("ended too early", "cut-off"));

    private IoProblem() {}

    /** @return what to put into a message; of what is not known by kind only Java's name, since its message may quote content */
    public static String of(Exception e) {
        String known = known(e);
        return known != null ? known : e.getClass().getSimpleName();
    }

    /** The same where the exception is of ours, or its message quotes no content. */
    public static String saidBy(Exception e) {
        String known = known(e);
        return known != null ? known : e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    }

    private static String known(Exception e) {
        for (Class<?> kind = e.getClass(); kind != null; kind = kind.getSuperclass()) {
            if (BY_KIND.containsKey(kind)) {
                // A FileNotFoundException is of the old API, which says in words whether access was denied.
                String worded = kind == java.io.FileNotFoundException.class ? worded(e.getMessage()) : null;
                return worded == null ? "@io." + BY_KIND.get(kind) : worded;
            }
        }
        if (e instanceof FileSystemException system) {
            String worded = worded(system.getReason());
            return worded != null ? worded : system.getReason();
        }
        return e instanceof IOException ? worded(e.getMessage()) : null;
    }

    private static String worded(String said) {
        String lower = said == null ? "" : said.toLowerCase(Locale.ROOT);
        return BY_WORDS.entrySet().stream()
                .filter(entry -> lower.contains(entry.getKey()))
                .map(entry -> "@io." + entry.getValue())
                .sorted()
                .findFirst()
                .orElse(null);
    }
}
