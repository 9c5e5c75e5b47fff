package io.sekisho.scanner.secret;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Files laid out for {@code gitleaks dir} in a directory of ours: under their own names as far as every file system can hold
 * them, so that rules about paths still apply.
 */
final class FileExport {
    private static final int LONGEST_NAME = 200;
    private static final int LONGEST_PATH = 1000;

    /** Below the directory that Gitleaks is pointed at: at its top it would obey a {@code .gitleaksignore} of the project. */
    private static final String INSIDE = "in";

    private final Path directory;
    private final String prefix;
    private final Map<String, RawPath> originals = new HashMap<>();
    private final Set<String> taken = new HashSet<>();

    /** @param directory made if missing */
    FileExport(Path directory) throws IOException {
        this.directory = Files.createDirectories(directory.resolve(INSIDE));
        this.prefix = directory.getFileName() + "/" + INSIDE + "/";
    }

    /** @param content one character a byte */
    void add(RawPath path, String content) throws IOException {
        add(path, path, content);
    }

    /** @param name under which it is laid out */
    void add(RawPath path, RawPath name, String content) throws IOException {
        Files.write(place(path, name), content.getBytes(StandardCharsets.ISO_8859_1));
    }

    /** @param file a regular one, whose content is laid out */
    void copy(RawPath path, Path file) throws IOException {
        Files.copy(file, place(path, path), LinkOption.NOFOLLOW_LINKS);
    }

    private Path place(RawPath path, RawPath wanted) throws IOException {
        String name = unused(harmless(wanted.bytes()));
        Path file = directory.resolve(name);
        Files.createDirectories(file.getParent());
        originals.put(name, path);
        return file;
    }

    int size() {
        return originals.size();
    }

    boolean isEmpty() {
        return originals.isEmpty();
    }

    /**
     * @param reported a path as Gitleaks gives it, relative to the directory's parent
     * @return null when it is none of ours
     */
    RawPath original(String reported) {
        return originals.get(inside(reported));
    }

    /** The content again, one character a byte. */
    String content(String reported) throws IOException {
        return Files.readString(directory.resolve(inside(reported)), StandardCharsets.ISO_8859_1);
    }

    private String inside(String reported) {
        String path = reported.replace('\\', '/');
        return path.startsWith(prefix) ? path.substring(prefix.length()) : path;
    }

    private static String harmless(String path) {
        StringBuilder harmless = new StringBuilder();
        for (String name : path.split("/")) {
            String plain =
                    name.replaceAll("[^A-Za-z0-9._+@=,()\\[\\]{}$#!~ -]", "_").replaceAll("[. ]$", "_");
            if (plain.matches("(?i)(con|prn|aux|nul|com[0-9]|lpt[0-9])(\\..*)?")) {
                plain = "_" + plain;
            }
            int cut = plain.length() - LONGEST_NAME;
            harmless.append('/').append(cut > 0 ? plain.substring(cut) : plain);
        }
        int cut = harmless.length() - LONGEST_PATH;
        return (cut > 0 ? harmless.substring(harmless.indexOf("/", cut)) : harmless.toString()).substring(1);
    }

    /** Case does not count on some file systems, and a name may not be a file and a directory. */
    private String unused(String name) {
        String unused = name;
        for (int copy = 1; clashes(unused.toLowerCase(java.util.Locale.ROOT)); copy++) {
            unused = copy + "~/" + name;
        }
        String lower = unused.toLowerCase(java.util.Locale.ROOT);
        taken.add("f" + lower);
        for (int slash = lower.indexOf('/'); slash >= 0; slash = lower.indexOf('/', slash + 1)) {
            taken.add("d" + lower.substring(0, slash));
        }
        return unused;
    }

    private boolean clashes(String lower) {
        if (taken.contains("f" + lower) || taken.contains("d" + lower)) {
            return true;
        }
        for (int slash = lower.indexOf('/'); slash >= 0; slash = lower.indexOf('/', slash + 1)) {
            if (taken.contains("f" + lower.substring(0, slash))) {
                return true;
            }
        }
        return false;
    }
}
