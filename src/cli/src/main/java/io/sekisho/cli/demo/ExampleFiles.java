package io.sekisho.cli.demo;

import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** The directory {@code examples/} of the source tree, as the build packed it beside this class. */
final class ExampleFiles {
    private static final String PREFIX = "io/sekisho/cli/demo/examples/";

    private ExampleFiles() {}

    /** Copies them all, directories kept. */
    static void copyTo(Path target) throws IOException {
        Path source = source();
        if (Files.isDirectory(source)) {
            copyTree(source.resolve(PREFIX), target);
        } else {
            unzip(source, target);
        }
    }

    /** The jar, or the classes of a build. */
    private static Path source() throws IOException {
        try {
            return Path.of(ExampleFiles.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
        } catch (URISyntaxException e) {
            throw new IOException(e);
        }
    }

    private static void copyTree(Path from, Path target) throws IOException {
        List<Path> files;
        try (Stream<Path> walk = Files.walk(from)) {
            files = walk.filter(Files::isRegularFile).toList();
        }
        for (Path file : files) {
            try (InputStream in = Files.newInputStream(file)) {
                copy(in, target.resolve(from.relativize(file).toString()));
            }
        }
    }

    private static void unzip(Path jar, Path target) throws IOException {
        try (ZipFile zip = new ZipFile(jar.toFile())) {
            for (Enumeration<? extends ZipEntry> all = zip.entries(); all.hasMoreElements(); ) {
                ZipEntry entry = all.nextElement();
                if (!entry.isDirectory() && entry.getName().startsWith(PREFIX)) {
                    try (InputStream in = zip.getInputStream(entry)) {
                        copy(in, target.resolve(entry.getName().substring(PREFIX.length())));
                    }
                }
            }
        }
    }

    private static void copy(InputStream in, Path target) throws IOException {
        Files.createDirectories(target.getParent());
        Files.copy(in, target);
    }
}
