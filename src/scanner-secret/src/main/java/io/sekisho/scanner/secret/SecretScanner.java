package io.sekisho.scanner.secret;

import io.sekisho.core.files.IoProblem;
import io.sekisho.core.files.TrustedFiles;
import io.sekisho.core.plan.GitException;
import io.sekisho.core.plan.Globs;
import io.sekisho.core.plan.PlanException;
import io.sekisho.core.plan.ScanPlan;
import io.sekisho.core.scan.RawFinding;
import io.sekisho.core.scan.ScanContext;
import io.sekisho.core.scan.ScanResult;
import io.sekisho.core.scan.Scanner;
import io.sekisho.core.scan.ScannerDescription;
import io.sekisho.core.scan.ScannerException;
import io.sekisho.core.trust.GitRefFiles;
import io.sekisho.core.trust.WorkTreeFiles;
import io.sekisho.model.Gap;
import io.sekisho.model.GapType;
import io.sekisho.model.Kind;
import io.sekisho.model.ScannerState;
import io.sekisho.model.Text;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gitleaks, behind the scanner seam.
 *
 * <p>A raw finding is one result of Gitleaks. In a repository every result in a commit of the project counts; a result in the
 * tree counts only if no commit shows the same rule, file, masked line and value, which happens for what is not committed yet,
 * what a merge brought in, and renamed files. So the number of findings with a commit that is no merge equals plain Gitleaks'
 * over the same commits.
 */
public final class SecretScanner implements Scanner {
    private static final Logger LOG = LoggerFactory.getLogger(SecretScanner.class);
    private static final ScannerDescription DESCRIPTION =
            new ScannerDescription("secret", Kind.SECRET, "Gitleaks", null, "https://github.com/gitleaks/gitleaks");

    private final SecretSettings settings;

    /** @param settings what the user and the trusted configuration say */
    public SecretScanner(SecretSettings settings) {
        this.settings = settings;
    }

    @Override
    public ScannerDescription description() {
        return DESCRIPTION;
    }

    @Override
    public ScanResult scan(ScanContext context) throws ScannerException, InterruptedException {
        Seen seen = new Seen();
        Gitleaks gitleaks = null;
        try {
            gitleaks = new GitleaksProvider(settings).provide();
            seen.properties.put("gitleaks-sha256", gitleaks.sha256());
            seen.properties.put("gitleaks-source", gitleaks.source().name().toLowerCase(java.util.Locale.ROOT));
            for (Text note : gitleaks.notes()) {
                seen.gaps.add(Gap.of(GapType.TOOL_NOTE, Seen.SCANNER, note, null));
            }
            return scan(context, gitleaks, seen);
        } catch (GitException e) {
            throw failed(e.text(), e.nextStep(), gitleaks, seen, e);
        } catch (GitleaksException e) {
            throw failed(e.text(), e.nextStep(), gitleaks, seen, e);
        } catch (InterruptedIOException e) {
            throw new InterruptedException(e.getMessage());
        } catch (IOException | UncheckedIOException e) {
            throw failed(
                    Text.of("secret.io", ToolEnvironment.firstLine(IoProblem.saidBy(e))),
                    Text.of("secret.io-next"),
                    gitleaks,
                    seen,
                    e);
        }
    }

    private static ScannerException failed(Text text, Text next, Gitleaks gitleaks, Seen seen, Throwable cause) {
        Gap gap = Gap.of(GapType.SCANNER_FAILED, Seen.SCANNER, text, next);
        return new ScannerException(gap, result(gitleaks, seen, List.of()), cause);
    }

    private ScanResult scan(ScanContext context, Gitleaks gitleaks, Seen seen)
            throws ScannerException, GitleaksException, IOException, InterruptedException {
        ScanPlan plan = context.plan();
        Allowances allowances = allowances(seen);
        Path directory = privately(context.workDirectory());
        Path rules = RuleSet.write(directory, allowances.config().rules());
        seen.properties.put("rules.sha256", Sha256.of(rules));
        GitleaksRun run = new GitleaksRun(gitleaks, directory, rules);
        if (plan.git() == null) {
            new DirectoryScan(plan, directory, run, globs(plan), context.progress(), seen).scan();
        } else {
            String trusted = settings.trusted() instanceof GitRefFiles files ? files.commit() : null;
            new RepositoryScan(
                            plan,
                            directory,
                            run,
                            globs(plan),
                            context.progress(),
                            settings.environment(),
                            trusted,
                            seen)
                    .scan();
        }
        List<FingerprintKey> keys = FingerprintKey.from(settings.environment());
        if (!keys.isEmpty()) {
            seen.properties.put(
                    "fingerprint-keys",
                    String.join(" ", keys.stream().map(FingerprintKey::id).toList()));
        }
        List<RawFinding> findings = new SecretTranslator(allowances, keys, seen.marks).translate(seen.sightings);
        untrusted(plan, allowances, seen);
        LOG.info("Gitleaks {}: {} results, {} gaps", gitleaks.version(), findings.size(), seen.gaps.size());
        ScanResult result = result(gitleaks, seen, findings);
        if (seen.failure != null) {
            Gap gap = Gap.of(GapType.SCANNER_FAILED, Seen.SCANNER, seen.failure.text(), seen.failure.nextStep());
            throw new ScannerException(gap, result, seen.failure);
        }
        return result;
    }

    private static ScanResult result(Gitleaks gitleaks, Seen seen, List<RawFinding> findings) {
        return new ScanResult(
                gitleaks == null ? null : gitleaks.version(),
                ScannerState.COMPLETED,
                findings,
                List.of(),
                seen.gaps,
                seen.inputs,
                seen.properties);
    }

    private static Globs globs(ScanPlan plan) throws IOException {
        try {
            return Globs.of(plan.excludes());
        } catch (PlanException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    /** Without the trusted files nothing is allowed, and the scan says that it could not be asked. */
    private Allowances allowances(Seen seen) throws IOException {
        Allowances allowances;
        try {
            allowances = Allowances.read(settings.trusted());
        } catch (InterruptedIOException e) {
            throw e;
        } catch (IOException e) {
            LOG.warn("trusted files of {} not readable", settings.trusted().origin(), e);
            seen.gaps.add(Gap.of(
                    GapType.TARGET_UNREADABLE,
                    Seen.SCANNER,
                    Text.of("secret.trusted-unreadable", settings.trusted().origin()),
                    Text.of("secret.trusted-unreadable-next")));
            return Allowances.read(TrustedFiles.NONE);
        }
        for (String problem : allowances.config().problems()) {
            seen.gaps.add(Gap.of(
                    GapType.TOOL_NOTE,
                    Seen.SCANNER,
                    Text.of(
                            "secret.trusted-config",
                            TrustedConfig.FILE,
                            settings.trusted().origin(),
                            ToolEnvironment.firstLine(problem)),
                    Text.of("secret.trusted-config-next")));
        }
        return allowances;
    }

    /** What lies in the work tree and was not asked, because whoever proposes the change could have written it. */
    private void untrusted(ScanPlan plan, Allowances allowances, Seen seen) throws IOException {
        if (settings.trusted() instanceof WorkTreeFiles) {
            return;
        }
        for (String name : List.of(TrustedConfig.FILE, Allowances.IGNORE_FILE)) {
            Path file = plan.root().resolve(name);
            if (Files.exists(file, LinkOption.NOFOLLOW_LINKS) && !isTrusted(file, name)) {
                seen.gaps.add(new Gap(
                        GapType.TOOL_NOTE,
                        Seen.SCANNER,
                        name.equals(Allowances.IGNORE_FILE)
                                ? Text.of(
                                        "secret.untrusted-ignored",
                                        name,
                                        settings.trusted().origin(),
                                        allowances.ignoredBy(file, seen.sightings))
                                : Text.of(
                                        "secret.untrusted-file",
                                        name,
                                        settings.trusted().origin()),
                        Text.of("secret.untrusted-next"),
                        List.of(name),
                        1));
            }
        }
        if (allowances.untrustedComments() > 0) {
            seen.gaps.add(Gap.of(
                    GapType.TOOL_NOTE,
                    Seen.SCANNER,
                    Text.of(
                            "secret.untrusted-comments",
                            allowances.untrustedComments(),
                            settings.trusted().origin()),
                    Text.of("secret.untrusted-next")));
        }
    }

    private boolean isTrusted(Path file, String name) {
        try {
            byte[] trusted = settings.trusted().read(name).orElse(null);
            return trusted != null
                    && Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
                    && Arrays.equals(trusted, Files.readAllBytes(file));
        } catch (IOException e) {
            return false;
        }
    }

    /** Reports and laid-out files are for our own account only, whatever the directory above allows. */
    private static Path privately(Path workDirectory) throws IOException {
        Path directory = workDirectory.resolve("gitleaks");
        boolean posix = Files.getFileStore(workDirectory).supportsFileAttributeView("posix");
        return posix
                ? Files.createDirectory(
                                directory,
                                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")))
                        .toRealPath()
                : Files.createDirectory(directory).toRealPath();
    }
}
