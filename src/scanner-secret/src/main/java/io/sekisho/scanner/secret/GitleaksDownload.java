package io.sekisho.scanner.secret;

import io.sekisho.core.files.IoProblem;
import io.sekisho.core.process.ChildProcess;
import io.sekisho.model.Text;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings the pinned version into the tool cache: from {@code SEKISHO_GITLEAKS_URL} (a URL or file of a mirror) if set, else
 * upstream's release archive, else the npm package through the npm client, which knows the user's registry and credentials.
 * No package script is run. Two processes may do it at once: each works aside and renames.
 */
final class GitleaksDownload {
    private static final Logger LOG = LoggerFactory.getLogger(GitleaksDownload.class);
    private static final Duration CONNECT = Duration.ofSeconds(10);
    private static final Duration WHOLE = Duration.ofMinutes(5);

    private final GitleaksPins pins;
    private final Map<String, String> environment;
    private final Path target;
    private final GitleaksTrust trust;

    GitleaksDownload(GitleaksPins pins, Map<String, String> environment, Path target, GitleaksTrust trust) {
        this.pins = pins;
        this.environment = environment;
        this.target = target;
        this.trust = trust;
    }

    Gitleaks.Source install() throws GitleaksException, InterruptedException {
        Path aside = null;
        try {
            Files.createDirectories(target.getParent());
            aside = Files.createTempDirectory(target.getParent(), ".download-");
            return install(aside);
        } catch (IOException e) {
            throw failure(target.getParent() + ": " + IoProblem.saidBy(e), e);
        } finally {
            remove(aside);
        }
    }

    private Gitleaks.Source install(Path aside) throws GitleaksException, InterruptedException {
        String mirror = environment.getOrDefault("SEKISHO_GITLEAKS_URL", "");
        String url = mirror.isBlank() ? pins.archiveUrl() : mirror;
        String tried = "";
        if (url != null) {
            try {
                take(fetch(url, aside), aside);
                return Gitleaks.Source.ARCHIVE;
            } catch (IOException | IllegalArgumentException e) {
                tried = withoutCredentials(url) + ": " + why(e);
                LOG.info("no Gitleaks from {}", tried);
                if (!mirror.isBlank() || pins.npm() == null) {
                    throw failure(tried, e);
                }
            }
        }
        if (pins.npm() == null) {
            throw failure(pins.platform(), null);
        }
        try {
            take(pack(aside), aside);
            return Gitleaks.Source.NPM;
        } catch (IOException e) {
            throw failure((tried.isEmpty() ? "" : tried + "; ") + "npm pack " + pins.npm() + ": " + why(e), e);
        }
    }

    private GitleaksException failure(String what, Throwable cause) {
        return new GitleaksException(
                Text.of("secret.gitleaks-download", pins.version(), what),
                Text.of("secret.gitleaks-download-next", pins.version()),
                cause);
    }

    private static String why(Exception e) {
        return ToolEnvironment.firstLine(IoProblem.saidBy(e));
    }

    private static String withoutCredentials(String url) {
        return url.replaceFirst("//[^/@]*@", "//").replaceFirst("\\?.*", "");
    }

    private static Path fetch(String url, Path aside) throws IOException, InterruptedException {
        if (!url.matches("(?i)https?://.*")) {
            return url.startsWith("file:") ? Path.of(URI.create(url)) : Path.of(url);
        }
        URI uri = URI.create(url);
        Path archive = aside.resolve(uri.getPath().endsWith(".zip") ? "archive.zip" : "archive");
        HttpClient client = HttpClient.newBuilder()
                .connectTimeout(CONNECT)
                .followRedirects(HttpClient.Redirect.NORMAL)
                .proxy(java.net.ProxySelector.getDefault())
                .build();
        HttpResponse<Path> response = client.send(
                HttpRequest.newBuilder(uri).timeout(WHOLE).build(), HttpResponse.BodyHandlers.ofFile(archive));
        if (response.statusCode() != 200) {
            throw new IOException("HTTP " + response.statusCode());
        }
        return archive;
    }

    /** In a directory of its own, so that no {@code .npmrc} of a scanned project is read. */
    private Path pack(Path aside) throws IOException, InterruptedException {
        Path directory = Files.createDirectories(aside.resolve("npm"));
        String npm = pins.windows() ? "npm.cmd" : "npm";
        ChildProcess.Result result = ChildProcess.run(
                List.of(npm, "pack", pins.npm(), "--ignore-scripts", "--no-audit", "--no-fund", "--no-update-notifier"),
                directory,
                ToolEnvironment.changes(),
                WHOLE);
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(file -> file.toString().endsWith(".tgz"))
                    .findFirst()
                    .orElseThrow(() -> new IOException(
                            "exit code " + result.exitCode() + ", " + ToolEnvironment.firstLine(result.err())));
        }
    }

    /** Compares, unpacks, and only then gives it its name. */
    private void take(Path file, Path aside) throws IOException {
        byte[] archive = GitleaksTrust.read(file);
        Path unpacked = aside.resolve("unpacked");
        try (InputStream in = ArchivedFile.open(archive, pins.executable())) {
            Files.copy(in, unpacked, StandardCopyOption.REPLACE_EXISTING);
        }
        String hash = Sha256.of(unpacked);
        if (!trust.allows(hash)) {
            if (!trust.allowsArchive(archive)) {
                throw new IOException(unlike(archive, hash));
            }
            // Before the executable, which is not used without it.
            Path kept = aside.resolve("kept");
            Files.write(kept, archive);
            name(kept, GitleaksTrust.keptArchive(target));
        }
        if (!unpacked.toFile().setExecutable(true, false)) {
            throw new IOException("cannot be made executable");
        }
        name(unpacked, target);
    }

    private String unlike(byte[] archive, String hash) {
        return trust.executable() != null
                ? "SHA-256 of the executable " + hash + " instead of " + trust.executable()
                : "SHA-256 of the archive " + Sha256.of(archive) + " instead of " + trust.archive();
    }

    private static void name(Path file, Path name) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
        try {
            Files.move(file, name, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(file, name, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private static void remove(Path directory) {
        if (directory == null) {
            return;
        }
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            LOG.warn("cannot remove {}: {}", directory, e.toString());
        }
    }
}
