package io.sekisho.scanner.dependency;

import io.sekisho.model.GapType;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.apache.commons.compress.archivers.ArchiveEntry;
import org.apache.commons.compress.archivers.ArchiveInputStream;
import org.apache.commons.compress.archivers.cpio.CpioArchiveEntry;
import org.apache.commons.compress.archivers.cpio.CpioArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorInputStream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorInputStream;
import org.eclipse.packager.rpm.parse.RpmInputStream;

/** Takes out of archives what an analyzer wants, within limits. Thread-safe. */
final class Unpacker {
    /** Analyzers read these into memory. */
    private static final long MAX_METADATA = 8L << 20;

    private static final int MAX_COMPRESSED_METADATA = 16 << 10;

    private final UnpackLimits limits;
    private final UnpackGaps gaps;
    private final AtomicLong left;

    Unpacker(UnpackLimits limits, UnpackGaps gaps) {
        this.limits = limits;
        this.gaps = gaps;
        this.left = new AtomicLong(limits.total());
    }

    UnpackLimits limits() {
        return limits;
    }

    UnpackGaps gaps() {
        return gaps;
    }

    /**
     * @param shown the archive's name in gaps
     * @param target existing, empty
     * @param wanted asked with the place that an entry would get
     * @return false when the archive must not be read by anyone
     */
    boolean zip(File archive, String shown, Path target, Predicate<File> wanted) {
        try (ZipFile zip = new ZipFile(archive)) {
            Enumeration<? extends ZipEntry> entries = zip.entries();
            while (entries.hasMoreElements()) {
                ZipEntry entry = entries.nextElement();
                String name = entry.getName();
                if (entry.isDirectory() || name.endsWith(".class")) {
                    continue;
                }
                if (isMetadata(name) && isHuge(zip, entry)) {
                    gaps.add(GapType.SKIPPED_FILE, shown + "!/" + name);
                    return false;
                }
                Path file = place(target, name);
                if (file == null) {
                    gaps.add(GapType.SKIPPED_FILE, shown + "!/" + name);
                } else if (wanted.test(file.toFile())) {
                    extract(zip, entry, file, shown + "!/" + name);
                }
            }
            return true;
        } catch (IOException | IllegalArgumentException e) {
            gaps.add(GapType.UNREADABLE_FILE, shown);
            return true;
        }
    }

    private void extract(ZipFile zip, ZipEntry entry, Path file, String shown) {
        try (InputStream in = zip.getInputStream(entry)) {
            copy(in, file, entry.getCompressedSize(), shown);
        } catch (IOException e) {
            gaps.add(GapType.UNREADABLE_FILE, shown);
        }
    }

    /** Archives of the Unix world. */
    void other(File archive, String shown, Path target, Predicate<File> wanted) {
        String name = archive.getName();
        String lower = name.toLowerCase(Locale.ROOT);
        try (InputStream in = Files.newInputStream(archive.toPath())) {
            if (lower.endsWith(".tar")) {
                stream(new TarArchiveInputStream(in), shown, target, wanted);
            } else if (lower.endsWith(".rpm")) {
                rpm(in, shown, target, wanted);
            } else if (lower.endsWith("gz") || lower.endsWith("bz2")) {
                Path file = target.resolve(uncompressed(name));
                if (wanted.test(file.toFile())) {
                    // Tools that compress with many threads write many streams one behind the other.
                    InputStream plain = lower.endsWith("gz")
                            ? new GzipCompressorInputStream(in, true)
                            : new BZip2CompressorInputStream(in, true);
                    copy(plain, file, Files.size(archive.toPath()), shown);
                }
            } else {
                gaps.add(GapType.SKIPPED_FILE, shown);
            }
        } catch (IOException | RuntimeException | LinkageError e) {
            // Also a kind of compression for which there is no library.
            gaps.add(GapType.UNREADABLE_FILE, shown);
        }
    }

    /** @return the name of the one file in a compressed one */
    static String uncompressed(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        String stem = name.substring(0, name.lastIndexOf('.'));
        return lower.endsWith(".tgz") || lower.endsWith(".tbz2") ? stem + ".tar" : stem;
    }

    private void rpm(InputStream in, String shown, Path target, Predicate<File> wanted) throws IOException {
        try (RpmInputStream rpm = new RpmInputStream(in)) {
            // Makes it read what comes before the files.
            rpm.getPayloadHeader();
            stream(new CpioArchiveInputStream(rpm), shown, target, wanted);
        }
    }

    private void stream(ArchiveInputStream<?> archive, String shown, Path target, Predicate<File> wanted)
            throws IOException {
        for (ArchiveEntry entry = archive.getNextEntry(); entry != null; entry = archive.getNextEntry()) {
            boolean regular = entry instanceof TarArchiveEntry tar
                    ? tar.isFile()
                    : entry instanceof CpioArchiveEntry cpio && cpio.isRegularFile();
            if (!regular) {
                continue;
            }
            Path file = place(target, entry.getName());
            if (file == null) {
                gaps.add(GapType.SKIPPED_FILE, shown + "!/" + entry.getName());
            } else if (wanted.test(file.toFile())) {
                copy(archive, file, entry.getSize(), shown + "!/" + entry.getName());
            }
        }
    }

    /** Whether an archive that calls itself zip has what makes a jar; Dependency-Check's own rule. */
    static boolean isJar(File archive) {
        try (ZipFile zip = new ZipFile(archive)) {
            return (zip.getEntry("META-INF/MANIFEST.MF") != null || zip.getEntry("META-INF/maven/") != null)
                    && zip.stream()
                            .anyMatch(entry ->
                                    entry.getName().toLowerCase(Locale.ROOT).endsWith(".class"));
        } catch (IOException | IllegalArgumentException e) {
            // Said already by who has unpacked it.
            return false;
        }
    }

    /** A copy under another name, which counts as unpacked. */
    void rename(File archive, String shown, Path file) throws IOException {
        try (InputStream in = Files.newInputStream(archive.toPath())) {
            copy(in, file, archive.length(), shown);
        }
    }

    /** @return null for an entry that would lie outside */
    private static Path place(Path target, String name) {
        try {
            Path file = target.resolve(name).normalize();
            return file.startsWith(target) && !file.equals(target) ? file : null;
        } catch (java.nio.file.InvalidPathException e) {
            return null;
        }
    }

    private void copy(InputStream in, Path file, long compressed, String shown) throws IOException {
        Files.createDirectories(file.getParent());
        boolean script = file.toString().toLowerCase(Locale.ROOT).endsWith(".js");
        long most = script ? ScriptFiles.MAX_BYTES : limits.entry();
        long credible = Math.max(limits.tolerated(), Math.max(1, compressed) * limits.ratio());
        long written = 0;
        byte[] buffer = new byte[64 << 10];
        try (OutputStream out = Files.newOutputStream(file)) {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                written += read;
                if (written > most || written > credible || left.addAndGet(-read) < 0) {
                    break;
                }
                out.write(buffer, 0, read);
            }
        } catch (IOException e) {
            Files.deleteIfExists(file);
            throw e;
        }
        if (written > most || written > credible || left.get() < 0) {
            Files.deleteIfExists(file);
            gaps.add(GapType.SKIPPED_FILE, shown);
        }
    }

    private static boolean isMetadata(String name) {
        return name.equalsIgnoreCase("META-INF/MANIFEST.MF")
                || name.startsWith("META-INF/maven/")
                        && (name.endsWith("/pom.xml") || name.endsWith("/pom.properties"));
    }

    /** What an archive says of its sizes need not be true. */
    private static boolean isHuge(ZipFile zip, ZipEntry entry) throws IOException {
        if (entry.getSize() > MAX_METADATA) {
            return true;
        }
        if (entry.getCompressedSize() <= MAX_COMPRESSED_METADATA) {
            return false;
        }
        try (InputStream in = zip.getInputStream(entry)) {
            return in.skip(MAX_METADATA + 1) > MAX_METADATA;
        }
    }
}
