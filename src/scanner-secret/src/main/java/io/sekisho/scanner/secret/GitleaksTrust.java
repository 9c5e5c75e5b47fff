package io.sekisho.scanner.secret;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/**
 * Which bytes may be run as Gitleaks: an executable of a known hash, or the one that a release archive of a known hash holds.
 *
 * <p>An executable that only an archive vouches for is kept together with that archive and compared with it before each use:
 * a hash that we merely wrote down on this machine could be rewritten by whoever swaps the executable.
 *
 * @param executable SHA-256, lower-case; null when none is known
 * @param archive SHA-256, lower-case; null when none is known
 */
record GitleaksTrust(String executable, String archive) {
    /** Upstream's has 8 MB, its executable 20. */
    private static final long LARGEST = 64L << 20;

    /** @param named the one hash that trusted configuration allows; null for those built in */
    static GitleaksTrust of(GitleaksPins pins, String named) {
        return named == null
                ? new GitleaksTrust(pins.sha256(), pins.archiveSha256())
                : new GitleaksTrust(named.toLowerCase(Locale.ROOT), null);
    }

    /** Whether nothing can be trusted, whatever it is. */
    boolean isEmpty() {
        return executable == null && archive == null;
    }

    boolean allows(String executableHash) {
        return executableHash.equals(executable);
    }

    boolean allowsArchive(byte[] bytes) {
        return archive != null && Sha256.of(bytes).equals(archive);
    }

    /** Whether the archive that is kept beside the executable is the right one, and holds an executable of this hash. */
    boolean keptArchiveHolds(Path executableFile, String executableHash) throws IOException {
        Path kept = keptArchive(executableFile);
        if (archive == null || !Files.isRegularFile(kept)) {
            return false;
        }
        byte[] bytes = read(kept);
        if (!allowsArchive(bytes)) {
            return false;
        }
        try (InputStream in =
                ArchivedFile.open(bytes, executableFile.getFileName().toString())) {
            return Sha256.of(in).equals(executableHash);
        }
    }

    static Path keptArchive(Path executableFile) {
        return executableFile.resolveSibling(executableFile.getFileName() + ".archive");
    }

    /** All at once, so that what is compared is what is unpacked. */
    static byte[] read(Path archive) throws IOException {
        if (Files.size(archive) > LARGEST) {
            throw new IOException("larger than " + (LARGEST >> 20) + " MB");
        }
        return Files.readAllBytes(archive);
    }
}
