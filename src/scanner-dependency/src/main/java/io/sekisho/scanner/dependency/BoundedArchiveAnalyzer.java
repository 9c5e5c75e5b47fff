package io.sekisho.scanner.dependency;

import io.sekisho.model.GapType;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
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

    private final Unpacker unpacker;
    private final ArchiveNames names;
    private Path temporary;

    BoundedArchiveAnalyzer(Unpacker unpacker, ArchiveNames names) {
        this.unpacker = unpacker;
        this.names = names;
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
        if (DISCARDED.contains(extension)) {
            engine.removeDependency(archive);
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

    static String extension(File file) {
        String name = file.getName();
        return name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    }
}
