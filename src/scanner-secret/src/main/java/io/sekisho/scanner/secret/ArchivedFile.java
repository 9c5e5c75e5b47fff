package io.sekisho.scanner.secret;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** One file out of a {@code .tar.gz} or {@code .zip}, by its last name; a file that is neither is taken as it is. */
final class ArchivedFile {
    private static final int BLOCK = 512;
    /** Larger than any release by far: what claims more is not one. */
    private static final long LARGEST = 200L << 20;

    private ArchivedFile() {}

    /** @throws IOException when it cannot be read or has no such file */
    static InputStream open(byte[] archive, String name) throws IOException {
        InputStream in = new ByteArrayInputStream(archive);
        boolean zipped = archive.length > 1 && archive[0] == 'P' && archive[1] == 'K';
        boolean gzipped = archive.length > 1 && archive[0] == 0x1f && archive[1] == (byte) 0x8b;
        if (gzipped) {
            return fromTar(new GZIPInputStream(in, 1 << 16), name);
        }
        return zipped ? fromZip(new ZipInputStream(in), name) : in;
    }

    private static InputStream fromZip(ZipInputStream in, String name) throws IOException {
        for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
            if (isNamed(entry.getName(), name)) {
                return in;
            }
        }
        throw new IOException("no file " + name + " in the archive");
    }

    /** The ustar layout: name at 0, size in octal at 124, type at 156 (POSIX.1-1988). */
    private static InputStream fromTar(InputStream in, String name) throws IOException {
        byte[] header = new byte[BLOCK];
        while (in.readNBytes(header, 0, BLOCK) == BLOCK && header[0] != 0) {
            String entry = new String(header, 0, 100, StandardCharsets.UTF_8).replaceFirst("\0.*", "");
            long size = octal(header);
            boolean regular = header[156] == '0' || header[156] == 0;
            if (regular && isNamed(entry, name)) {
                byte[] content = in.readNBytes((int) size);
                if (content.length < size) {
                    throw new IOException("the archive is truncated");
                }
                return new ByteArrayInputStream(content);
            }
            in.skipNBytes((size + BLOCK - 1) / BLOCK * BLOCK);
        }
        throw new IOException("no file " + name + " in the archive");
    }

    private static long octal(byte[] header) throws IOException {
        String digits = new String(header, 124, 12, StandardCharsets.US_ASCII)
                .replace("\0", "")
                .strip();
        if (!digits.matches("[0-7]{1,11}") || Long.parseLong(digits, 8) > LARGEST) {
            throw new IOException("not a tar archive, or its entries are too large");
        }
        return Long.parseLong(digits, 8);
    }

    private static boolean isNamed(String entry, String name) {
        return entry.equals(name) || entry.endsWith("/" + name);
    }
}
