package io.sekisho.scanner.dependency.database;

import io.sekisho.core.files.AtomicFile;
import io.sekisho.core.scan.Progress;
import io.sekisho.model.Text;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/** A snapshot as one file: a ZIP with the manifest first. The same snapshot gives the same bytes. */
final class SnapshotArchive {
    private static final long MANIFEST_LIMIT = 4L << 20;

    private SnapshotArchive() {}

    /** Writes aside and renames, so a full disk leaves no half archive. */
    static void write(Snapshot snapshot, Path target, Progress progress) throws IOException {
        AtomicFile.write(target, out -> {
            try (ZipOutputStream zip = new ZipOutputStream(new StaysOpen(out))) {
                add(zip, Manifest.NAME, snapshot.file(Manifest.NAME));
                int done = 0;
                for (ManifestFile file : snapshot.manifest().files()) {
                    progress.at(
                            Text.of("dependency.database-exporting", file.path()),
                            done++,
                            snapshot.manifest().files().size());
                    add(zip, file.path(), snapshot.file(file.path()));
                }
            }
        });
    }

    private static void add(ZipOutputStream zip, String name, Path file) throws IOException {
        ZipEntry entry = new ZipEntry(name);
        // A fixed time, given in local fields: an instant would make the bytes depend on the time zone.
        entry.setTimeLocal(java.time.LocalDateTime.of(1980, 1, 1, 0, 0));
        zip.putNextEntry(entry);
        Files.copy(file, zip);
        zip.closeEntry();
    }

    /**
     * Unpacks exactly the files that the manifest lists, each no longer than it says, and compares their hashes. Other entries,
     * whatever their names, are never written.
     *
     * @param label how messages name the archive
     * @return the manifest
     */
    static Manifest read(Path archive, String label, Path directory, Progress progress)
            throws DatabaseException, IOException {
        try (ZipFile zip = new ZipFile(archive.toFile())) {
            ZipEntry first = zip.getEntry(Manifest.NAME);
            if (first == null || first.getSize() > MANIFEST_LIMIT) {
                throw Failure.of("database-archive", "database-archive-step", label);
            }
            String json;
            try (InputStream in = zip.getInputStream(first)) {
                json = new String(in.readNBytes((int) MANIFEST_LIMIT), StandardCharsets.UTF_8);
            }
            Manifest manifest = Manifest.parse(json);
            // The name is the hash of these bytes, so another spelling of the same manifest would be refused later.
            if (!manifest.toJson().equals(json)
                    || manifest.files().stream().noneMatch(f -> f.path().equals(Snapshot.DATABASE))) {
                throw Failure.of("database-archive", "database-archive-step", label);
            }
            require(manifest, directory);
            for (ManifestFile file : manifest.files()) {
                progress.at(Text.of("dependency.database-unpacking", file.path()), 0, file.size());
                unpack(zip, file, directory, label);
            }
            return manifest;
        } catch (java.util.zip.ZipException e) {
            throw Failure.because(e, "database-archive", "database-archive-step", label);
        }
    }

    private static void require(Manifest manifest, Path directory) throws DatabaseException, IOException {
        long need = manifest.files().stream().mapToLong(ManifestFile::size).reduce(0, Math::addExact);
        if (need > Files.getFileStore(directory).getUsableSpace()) {
            throw Failure.of("database-space", "database-space-step", directory, need >> 20);
        }
    }

    private static void unpack(ZipFile zip, ManifestFile file, Path directory, String label)
            throws DatabaseException, IOException {
        ZipEntry entry = zip.getEntry(file.path());
        Path target = directory.resolve(file.path()).normalize();
        if (entry == null || !target.startsWith(directory)) {
            throw Failure.of("database-archive", "database-archive-step", label);
        }
        Files.createDirectories(target.getParent());
        MessageDigest digest = Hashes.sha256();
        byte[] buffer = new byte[1 << 16];
        long left = file.size();
        try (InputStream in = zip.getInputStream(entry);
                OutputStream out = Files.newOutputStream(target)) {
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                left -= n;
                if (left < 0) {
                    break;
                }
                digest.update(buffer, 0, n);
                out.write(buffer, 0, n);
            }
        }
        if (left != 0 || !Hashes.hex(digest).equals(file.sha256())) {
            throw Failure.of("database-archive-hash", "database-archive-step", label, file.path());
        }
        try (java.nio.channels.FileChannel channel =
                java.nio.channels.FileChannel.open(target, java.nio.file.StandardOpenOption.WRITE)) {
            channel.force(true);
        }
    }

    /** Whoever handed us the stream still has to force it to disk. */
    private static final class StaysOpen extends java.io.FilterOutputStream {
        StaysOpen(OutputStream out) {
            super(out);
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            out.write(bytes, from, length);
        }

        @Override
        public void close() throws IOException {
            flush();
        }
    }
}
