package io.sekisho.scanner.secret;

import io.sekisho.core.files.IoProblem;
import io.sekisho.core.process.ChildProcess;
import io.sekisho.model.Text;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds the Gitleaks executable: the one that the user names, {@code SEKISHO_GITLEAKS}, {@code PATH}, our tool cache, else a
 * download of the pinned version. None is run before its SHA-256 was compared with the one pinned here or, instead, the one that
 * trusted configuration names; for platforms of which only the release archive's is pinned, that archive lies in the cache, too,
 * and vouches for the executable beside it. What the user named and fails that is an error; what merely lies on the {@code PATH} is passed
 * over and told.
 */
public final class GitleaksProvider {
    private static final Logger LOG = LoggerFactory.getLogger(GitleaksProvider.class);
    private static final Pattern VERSION = Pattern.compile("v?(([0-9]{1,4})\\.([0-9]{1,4})\\.[0-9]{1,4})\\S*");
    private static final Duration VERSION_TIMEOUT = Duration.ofSeconds(30);

    private final SecretSettings settings;
    private final GitleaksPins pins;
    private final GitleaksTrust trust;
    private final Map<String, String> environment;
    private GitleaksException passedOver;

    public GitleaksProvider(SecretSettings settings) {
        this(settings, GitleaksPins.forThisMachine());
    }

    GitleaksProvider(SecretSettings settings, GitleaksPins pins) {
        this.settings = settings;
        this.pins = pins;
        this.trust = GitleaksTrust.of(pins, settings.pinnedSha256());
        this.environment = settings.environment();
    }

    /** The version that is downloaded where none is found. */
    public String pinnedVersion() {
        return pins.version();
    }

    /** Finds one, downloading it if need be and allowed. */
    public Gitleaks provide() throws GitleaksException, InterruptedException {
        List<Text> notes = new ArrayList<>();
        Optional<Gitleaks> found = find(notes);
        if (found.isPresent()) {
            return found.get();
        }
        if (settings.offline() && passedOver != null) {
            throw passedOver;
        }
        if (settings.offline()) {
            throw new GitleaksException(
                    Text.of("secret.gitleaks-missing", pins.version()), Text.of("secret.gitleaks-missing-next"), null);
        }
        if (trust.isEmpty()) {
            throw new GitleaksException(
                    Text.of("secret.gitleaks-no-pin", pins.platform(), pins.version()),
                    Text.of("secret.gitleaks-no-pin-next", pins.version()),
                    null);
        }
        Gitleaks.Source source = new GitleaksDownload(pins, environment, cached(), trust).install();
        return verified(cached(), source, notes);
    }

    /**
     * Finds one without the network; empty when there is none.
     *
     * @throws GitleaksException when the one that the user named cannot be used
     */
    public Optional<Gitleaks> find() throws GitleaksException, InterruptedException {
        return find(new ArrayList<>());
    }

    private Optional<Gitleaks> find(List<Text> notes) throws GitleaksException, InterruptedException {
        if (settings.gitleaks() != null) {
            return Optional.of(verified(settings.gitleaks(), Gitleaks.Source.FLAG, notes));
        }
        String named = environment.getOrDefault("SEKISHO_GITLEAKS", "");
        if (!named.isBlank()) {
            return Optional.of(verified(path(named), Gitleaks.Source.ENVIRONMENT, notes));
        }
        Optional<Gitleaks> onPath = candidate(onPath(), Gitleaks.Source.PATH, notes);
        return onPath.isPresent() ? onPath : candidate(cached(), Gitleaks.Source.CACHE, notes);
    }

    private Optional<Gitleaks> candidate(Path file, Gitleaks.Source source, List<Text> notes)
            throws InterruptedException {
        if (file == null || !Files.isRegularFile(file)) {
            return Optional.empty();
        }
        try {
            return Optional.of(verified(file, source, notes));
        } catch (GitleaksException e) {
            LOG.warn("{} is not used: {}", file, e.text());
            notes.add(e.text());
            passedOver = passedOver == null ? e : passedOver;
            return Optional.empty();
        }
    }

    private Path cached() {
        return settings.home()
                .tools()
                .resolve("gitleaks")
                .resolve(pins.version() + "-" + pins.platform())
                .resolve(pins.executable());
    }

    private Path onPath() {
        for (String directory : environment.getOrDefault("PATH", "").split(Pattern.quote(java.io.File.pathSeparator))) {
            try {
                Path file = Path.of(directory).resolve(pins.executable());
                // A relative entry would be the scanned project's own directory.
                if (file.isAbsolute() && Files.isRegularFile(file) && Files.isExecutable(file)) {
                    return file;
                }
            } catch (InvalidPathException e) {
                LOG.debug("ignored an entry of PATH", e);
            }
        }
        return null;
    }

    private Path path(String named) throws GitleaksException {
        try {
            return Path.of(named);
        } catch (InvalidPathException e) {
            throw new GitleaksException(
                    Text.of("secret.gitleaks-no-file", named), Text.of("secret.gitleaks-no-file-next"), e);
        }
    }

    private Gitleaks verified(Path file, Gitleaks.Source source, List<Text> notes)
            throws GitleaksException, InterruptedException {
        Path path = file.toAbsolutePath().normalize();
        if (!Files.isRegularFile(path) || !Files.isExecutable(path)) {
            throw new GitleaksException(
                    Text.of("secret.gitleaks-no-file", path), Text.of("secret.gitleaks-no-file-next"), null);
        }
        String hash;
        boolean archived;
        try {
            hash = Sha256.of(path);
            archived = !trust.allows(hash)
                    && path.equals(cached().toAbsolutePath().normalize())
                    && trust.keptArchiveHolds(path, hash);
        } catch (IOException e) {
            throw new GitleaksException(
                    Text.of("secret.gitleaks-no-file", path), Text.of("secret.gitleaks-no-file-next"), e);
        }
        if (!trust.allows(hash) && !archived) {
            throw new GitleaksException(unlike(path, hash), Text.of("secret.gitleaks-hash-next", hash), null);
        }
        String version = archived || hash.equals(pins.sha256()) ? pins.version() : version(path);
        return new Gitleaks(path, version, source, hash, notes);
    }

    private Text unlike(Path path, String hash) {
        if (trust.executable() != null) {
            return Text.of("secret.gitleaks-hash", path, hash, trust.executable());
        }
        return trust.isEmpty()
                ? Text.of("secret.gitleaks-hash", path, hash, "-")
                : Text.of("secret.gitleaks-hash-archive", path, hash, pins.archiveName(), trust.archive());
    }

    /** Asked only of an executable whose hash somebody vouches for. */
    private String version(Path path) throws GitleaksException, InterruptedException {
        String said;
        try {
            ChildProcess.Result result = ChildProcess.run(
                    List.of(path.toString(), "version"), null, ToolEnvironment.changes(), VERSION_TIMEOUT);
            said = result.text().strip();
        } catch (IOException e) {
            throw new GitleaksException(
                    Text.of("secret.gitleaks-unusable", path, ToolEnvironment.firstLine(IoProblem.saidBy(e))),
                    Text.of("secret.gitleaks-unusable-next", pins.version()),
                    e);
        }
        Matcher matcher = VERSION.matcher(said);
        boolean usable = matcher.matches()
                && (Integer.parseInt(matcher.group(2)) > 8
                        || Integer.parseInt(matcher.group(2)) == 8 && Integer.parseInt(matcher.group(3)) >= 30);
        if (!usable) {
            throw new GitleaksException(
                    Text.of("secret.gitleaks-version", path, ToolEnvironment.firstLine(said)),
                    Text.of("secret.gitleaks-unusable-next", pins.version()),
                    null);
        }
        return matcher.group(1);
    }
}
