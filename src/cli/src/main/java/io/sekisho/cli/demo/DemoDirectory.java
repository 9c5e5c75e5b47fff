package io.sekisho.cli.demo;

import io.sekisho.cli.console.CommandException;
import io.sekisho.cli.console.ExitCode;
import io.sekisho.core.files.IoProblem;
import io.sekisho.core.files.SekishoHome;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.stream.Stream;

/**
 * All that the demo writes, in one place: the shop, the feed, a home of its own and the report.
 *
 * @param root absolute
 */
record DemoDirectory(Path root) {
    /** Says that a directory is a demo's and may be replaced by the next one. */
    static final String MARKER = ".sekisho-demo";

    private static final String EXPLANATION =
            "Made by \"sekisho demo\", with planted flaws and fake secrets. Can be removed at any time.\n";

    /** @throws CommandException when something that is no former demo lies there: it is not touched */
    static DemoDirectory prepare(Path root) throws CommandException {
        try {
            if (Files.exists(root, LinkOption.NOFOLLOW_LINKS) && !Files.isDirectory(root)) {
                throw Problem.of(ExitCode.WRONG_USAGE, null, "output-taken", root);
            }
            Files.createDirectories(root);
            List<Path> there;
            try (Stream<Path> list = Files.list(root)) {
                there = list.toList();
            }
            Path marker = root.resolve(MARKER);
            if (!there.isEmpty() && !Files.isRegularFile(marker, LinkOption.NOFOLLOW_LINKS)) {
                throw Problem.of(ExitCode.WRONG_USAGE, null, "output-taken", root);
            }
            for (Path path : there) {
                if (!path.equals(marker)) {
                    delete(path);
                }
            }
            Files.writeString(marker, EXPLANATION);
            return new DemoDirectory(root);
        } catch (IOException e) {
            throw Problem.of(ExitCode.WRONG_USAGE, e, "output-unwritable", root, IoProblem.saidBy(e));
        }
    }

    /** What is scanned. */
    Path shop() {
        return root.resolve("shop");
    }

    /** What the demo's database is built from. */
    Path feed() {
        return root.resolve("feed");
    }

    /** What was planted. */
    Path planted() {
        return root.resolve("planted.json");
    }

    /** Not the user's, so that the demo's small database never takes the place of a real one. */
    SekishoHome home() {
        return new SekishoHome(root.resolve("home"));
    }

    Path report() {
        return root.resolve("report");
    }

    private static void delete(Path tree) throws IOException {
        Files.walkFileTree(tree, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                remove(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path directory, IOException e) throws IOException {
                if (e != null) {
                    throw e;
                }
                remove(directory);
                return FileVisitResult.CONTINUE;
            }
        });
    }

    /** Git and the database write-protect files, which Windows then refuses to delete. */
    private static void remove(Path path) throws IOException {
        if (!Files.isSymbolicLink(path)) {
            path.toFile().setWritable(true);
        }
        Files.delete(path);
    }
}
