package io.sekisho.cli.doctor;

import io.sekisho.core.files.IoProblem;
import io.sekisho.core.files.TrustedFiles;
import io.sekisho.core.plan.PackageCaches;
import io.sekisho.core.plan.PlanException;
import io.sekisho.core.plan.PlanRequest;
import io.sekisho.core.plan.Planner;
import io.sekisho.core.scan.Progress;
import io.sekisho.core.scan.ScanContext;
import io.sekisho.core.scan.ScannerException;
import io.sekisho.model.Kind;
import io.sekisho.model.Text;
import io.sekisho.scanner.secret.Gitleaks;
import io.sekisho.scanner.secret.GitleaksException;
import io.sekisho.scanner.secret.GitleaksProvider;
import io.sekisho.scanner.secret.SecretScanner;
import io.sekisho.scanner.secret.SecretSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The scanner's own search, and a scan of an empty directory as the proof: every scan first plants a secret to be found. */
final class ProvidedGitleaks implements SecretTool {
    private static final Logger LOG = LoggerFactory.getLogger(ProvidedGitleaks.class);

    @Override
    public Optional<Found> find(Place place) throws Unusable, InterruptedException {
        try {
            return new GitleaksProvider(settings(place, place.gitleaks()))
                    .find()
                    .map(ProvidedGitleaks::found);
        } catch (GitleaksException e) {
            throw new Unusable(e.text(), e.nextStep(), e);
        }
    }

    private static Found found(Gitleaks gitleaks) {
        String code = switch (gitleaks.source()) {
            case FLAG -> "admin.gitleaks-by-flag";
            case ENVIRONMENT -> "admin.gitleaks-by-environment";
            case PATH -> "admin.gitleaks-by-path";
            case CACHE, ARCHIVE, NPM -> "admin.gitleaks-by-cache";
        };
        return new Found(gitleaks.path(), Text.of(code, gitleaks.version(), gitleaks.path()), gitleaks.notes());
    }

    @Override
    public void prove(Place place, Found found) throws Unusable, InterruptedException {
        Path work = null;
        try {
            work = Files.createTempDirectory("sekisho-doctor-");
            Path project = Files.createDirectory(work.resolve("project"));
            Files.writeString(project.resolve("empty.txt"), "nothing\n");
            Path own = Files.createDirectory(work.resolve("work"));
            new SecretScanner(settings(place, found.path()))
                    .scan(new ScanContext(
                            new Planner(new PackageCaches(work.resolve("maven"), work.resolve("gradle")))
                                    .plan(new PlanRequest(
                                            project, null, false, Set.of(Kind.SECRET), List.of(), List.of())),
                            own,
                            Progress.NONE));
        } catch (ScannerException e) {
            throw new Unusable(e.gap().message(), e.gap().nextStep(), e);
        } catch (IOException | PlanException e) {
            throw new Unusable(
                    Text.of("admin.gitleaks-untried", found.path(), IoProblem.of(e)),
                    Text.of("admin.temporary-step", DiskExamination.ROOM_FOR_SCAN),
                    e);
        } finally {
            remove(work);
        }
    }

    private static void remove(Path directory) {
        if (directory == null) {
            return;
        }
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            LOG.warn("cannot remove {}", directory, e);
        }
    }

    @Override
    public String downloadedVersion(Place place) {
        return new GitleaksProvider(settings(place, null)).pinnedVersion();
    }

    private static SecretSettings settings(Place place, Path executable) {
        return new SecretSettings(
                executable,
                place.context().home(),
                place.context().environment(),
                true,
                place.settings().config().gitleaksSha256(),
                TrustedFiles.NONE);
    }
}
