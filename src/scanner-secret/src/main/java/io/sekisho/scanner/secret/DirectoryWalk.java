package io.sekisho.scanner.secret;

import io.sekisho.core.plan.ScanPlan;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/** Sorts the files of a directory by how they are looked into, or why they are not. */
final class DirectoryWalk extends SimpleFileVisitor<Path> {
    /** How text may begin that Gitleaks takes for a program, an archive or a document, and does not read. */
    private static final String TYPED =
            "(?s)(?:MZ|%!|%PDF|\\{\\\\rtf|!<arch>|[CFZ]WS|BZh|PK|Rar!|7z|NES|Cr24|\\x1f|ustar).*";

    private final ScanPlan plan;
    private final Predicate<Path> leftOut;
    boolean rootIsBare;
    final List<String> files = new ArrayList<>();
    final Set<String> odd = new TreeSet<>();
    final List<String> wide = new ArrayList<>();
    final List<String> wideAndLarge = new ArrayList<>();
    final List<String> outside = new ArrayList<>();
    final List<String> large = new ArrayList<>();
    final List<String> special = new ArrayList<>();
    final List<String> repositories = new ArrayList<>();
    final List<String> unreadable = new ArrayList<>();

    DirectoryWalk(ScanPlan plan, Predicate<Path> leftOut) {
        this.plan = plan;
        this.leftOut = leftOut;
    }

    @Override
    public FileVisitResult preVisitDirectory(Path visited, BasicFileAttributes attributes) {
        if (!visited.equals(plan.root()) && leftOut.test(visited)) {
            return FileVisitResult.SKIP_SUBTREE;
        }
        if (!isGit(visited)) {
            return FileVisitResult.CONTINUE;
        }
        boolean bare = !visited.getFileName().toString().equals(".git");
        if (visited.equals(plan.root())) {
            rootIsBare = true;
        } else if (bare || !visited.getParent().equals(plan.root())) {
            // Why the root's own cannot be used, the plan says.
            repositories.add(plan.relative(bare ? visited : visited.getParent()));
        }
        return FileVisitResult.SKIP_SUBTREE;
    }

    /** Its objects are compressed: what they hold is not in its files. */
    private boolean isGit(Path visited) {
        return Files.isRegularFile(visited.resolve("HEAD"))
                && Files.isDirectory(visited.resolve("objects"))
                && Files.isDirectory(visited.resolve("refs"));
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
        if (leftOut.test(file)) {
            return FileVisitResult.CONTINUE;
        }
        String path = plan.relative(file);
        if (attributes.isSymbolicLink()) {
            link(file, path);
        } else if (attributes.isOther()) {
            // Its size is 0, and Gitleaks opens no such file: reading a pipe would wait for a writer.
            special.add(path);
        } else if (!Files.isReadable(file)) {
            unreadable.add(path);
        } else if (attributes.size() > Blobs.LARGEST) {
            large.add(path);
        } else if (attributes.size() > 0) {
            files.add(path);
            String start = start(file);
            if (WideText.is(start)) {
                (attributes.size() > BinaryFiles.LARGEST ? wideAndLarge : wide).add(path);
            }
            if (start.indexOf('\0') >= 0 || start.matches(TYPED)) {
                odd.add(path);
            }
        }
        return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException e) {
        unreadable.add(plan.relative(file));
        return FileVisitResult.CONTINUE;
    }

    private String start(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            return new String(in.readNBytes(4096), StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            // Gitleaks will not be able to read it, either, and say so.
            return "";
        }
    }

    private void link(Path file, String path) {
        try {
            if (!file.toRealPath().startsWith(plan.root())) {
                outside.add(path);
            }
        } catch (IOException e) {
            // A link to nowhere hides nothing.
            return;
        }
    }
}
