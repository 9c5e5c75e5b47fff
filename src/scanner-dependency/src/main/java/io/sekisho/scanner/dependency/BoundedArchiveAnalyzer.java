package io.sekisho.scanner.dependency;

import io.sekisho.model.GapType;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import org.owasp.dependencycheck.Engine;
import org.owasp.dependencycheck.analyzer.ArchiveAnalyzer;
import org.owasp.dependencycheck.analyzer.exception.AnalysisException;
import org.owasp.dependencycheck.dependency.Dependency;

/**
 * Does what Dependency-Check's archive analyzer does, and gives the same names and paths, but within limits: the original
 * writes out whatever an archive inflates to, and forgets without a word what lies deeper than it looks. It also reads an
 * archive's directory first and inflates only what some analyzer wants.
 */
final class BoundedArchiveAnalyzer extends ArchiveAnalyzer {
    private static final Set<String> ZIPS =
            Set.of("zip", "ear", "war", "jar", "sar", "apk", "nupkg", "aar", "rar", "par", "hpi", "jpi", "nbm");

    /** Only what is in them is of interest. */
    private static final Set<String> DISCARDED = Set.of("zip", "tar", "gz", "tgz", "bz2", "tbz2", "nupkg", "rpm");

    /** Hold one file each. */
    private static final Set<String> COMPRESSED = Set.of("gz", "tgz", "bz2", "tbz2");

    private final Unpacker unpacker;
    private final ArchiveNames names;
    private final Predicate<File> wanted;
    private Path temporary;

    /** @param wanted whether any analyzer reads a file of that name */
    BoundedArchiveAnalyzer(Unpacker unpacker, ArchiveNames names, Predicate<File> wanted) {
        this.unpacker = unpacker;
        this.names = names;
        this.wanted = wanted;
    }

    /** A compressed log or data file is not even hashed. */
    @Override
    public boolean accept(File file) {
        return super.accept(file)
                && (!COMPRESSED.contains(extension(file))
                        || wanted.test(new File(Unpacker.uncompressed(file.getName()))));
    }

    @Override
    public void analyzeDependency(Dependency dependency, Engine engine) throws AnalysisException {
        try {
            unpack(dependency, engine, 0);
        } catch (IOException e) {
            throw new AnalysisException(e);
        }
    }

    private void unpack(Dependency archive, Engine engine, int depth) throws IOException {
        if (((ScanEngine) engine).isStopped()) {
            return;
        }
        File file = archive.getActualFile();
        Path target = newDirectory();
        String shown = names.shown(archive.getFilePath());
        String extension = extension(file);
        if (!ZIPS.contains(extension)) {
            unpacker.other(file, shown, target, engine::accept);
        } else if (!unpacker.zip(file, shown, target, engine::accept)) {
            engine.removeDependency(archive);
            return;
        }
        List<Dependency> found = engine.scan(target.toFile());
        for (Dependency inner : found == null ? List.<Dependency>of() : found) {
            if (!inner.getFilePath().startsWith(target.toString())) {
                continue;
            }
            String inside =
                    inner.getActualFilePath().substring(target.toString().length());
            inner.setFilePath(archive.getFilePath() + inside);
            inner.setFileName(archive.getFileName() + ": " + inner.getFileName());
            if (accept(inner.getActualFile())) {
                if (depth < unpacker.limits().depth()) {
                    unpack(inner, engine, depth + 1);
                } else {
                    tooDeep(inner, engine);
                }
            }
        }
        if (extension.equals("zip") && Unpacker.isJar(file)) {
            readAsJar(archive, engine);
        }
        if (DISCARDED.contains(extension)) {
            engine.removeDependency(archive);
        }
    }

    /** What lies in it has been unpacked; as a jar it is a library itself. */
    private void readAsJar(Dependency zip, Engine engine) throws IOException {
        File file = zip.getActualFile();
        Path directory = newDirectory();
        String name = file.getName();
        Path jar = directory.resolve(name.substring(0, name.lastIndexOf('.')) + ".jar");
        unpacker.rename(file, names.shown(zip.getFilePath()), jar);
        List<Dependency> found = engine.scan(directory.toFile());
        for (Dependency library : found == null ? List.<Dependency>of() : found) {
            if (library.getFilePath().startsWith(directory.toString())) {
                library.setFilePath(zip.getFilePath());
                library.setDisplayFileName(zip.getFileName());
            }
        }
    }

    /** Not unpacked, but other analyzers read it: it must not be one that fills their memory. */
    private void tooDeep(Dependency archive, Engine engine) throws IOException {
        String shown = names.shown(archive.getFilePath());
        unpacker.gaps().add(GapType.SKIPPED_FILE, shown);
        if (ZIPS.contains(extension(archive.getActualFile()))
                && !unpacker.zip(archive.getActualFile(), shown, newDirectory(), any -> false)) {
            engine.removeDependency(archive);
        }
    }

    /** Below the engine's temporary directory, by whose name Dependency-Check knows what was unpacked. */
    private synchronized Path newDirectory() throws IOException {
        if (temporary == null) {
            temporary = Files.createDirectories(
                    getSettings().getTempDirectory().toPath().toAbsolutePath().resolve("unpacked"));
        }
        return Files.createTempDirectory(temporary, "");
    }

    static boolean isArchive(File file) {
        return ZIPS.contains(extension(file)) || isOnlyContainer(file);
    }

    /** Whether only what is in it is of interest. */
    static boolean isOnlyContainer(File file) {
        return DISCARDED.contains(extension(file));
    }

    private static String extension(File file) {
        String name = file.getName();
        return name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    }
}
