package io.sekisho.scanner.secret;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Properties;

/**
 * What {@code gitleaks-pins.properties} says about one platform.
 *
 * @param version the pinned version
 * @param platform {@code linux-x64}, {@code darwin-arm64} …, in npm's words
 * @param archive end of the release archive's name; null when upstream is not known to have one
 * @param archiveSha256 hash of that archive; null when it is not known
 * @param npm npm package with version; null when there is none
 * @param sha256 hash of the executable; null when it is not known
 */
record GitleaksPins(String version, String platform, String archive, String archiveSha256, String npm, String sha256) {
    static GitleaksPins forThisMachine() {
        return of(System.getProperty("os.name"), System.getProperty("os.arch"));
    }

    static GitleaksPins of(String osName, String osArch) {
        String os = osName.toLowerCase(Locale.ROOT);
        String system = os.startsWith("windows") ? "win32" : os.startsWith("mac") ? "darwin" : os;
        String machine = switch (osArch.toLowerCase(Locale.ROOT)) {
            case "amd64", "x86_64" -> "x64";
            case "aarch64" -> "arm64";
            default -> osArch.toLowerCase(Locale.ROOT);
        };
        String platform = system + "-" + machine;
        Properties table = table();
        return new GitleaksPins(
                table.getProperty("version"),
                platform,
                table.getProperty(platform + ".archive"),
                table.getProperty(platform + ".archive-sha256"),
                table.getProperty(platform + ".npm"),
                table.getProperty(platform + ".sha256"));
    }

    boolean windows() {
        return platform.startsWith("win32");
    }

    String executable() {
        return windows() ? "gitleaks.exe" : "gitleaks";
    }

    /** Upstream's archive of this version; null when none is known for the platform. */
    String archiveUrl() {
        return archive == null
                ? null
                : "https://github.com/gitleaks/gitleaks/releases/download/v" + version + "/" + archiveName();
    }

    String archiveName() {
        return "gitleaks_" + version + "_" + archive;
    }

    private static Properties table() {
        Properties table = new Properties();
        try (InputStream in = GitleaksPins.class.getResourceAsStream("gitleaks-pins.properties")) {
            table.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return table;
    }
}
