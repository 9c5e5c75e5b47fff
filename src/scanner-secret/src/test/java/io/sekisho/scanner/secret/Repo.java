package io.sekisho.scanner.secret;

import static org.assertj.core.api.Assertions.assertThat;

import io.sekisho.core.files.TrustedFiles;
import io.sekisho.core.plan.Git;
import io.sekisho.core.plan.PackageCaches;
import io.sekisho.core.plan.PlanRequest;
import io.sekisho.core.plan.Planner;
import io.sekisho.core.plan.ScanPlan;
import io.sekisho.core.process.ChildProcess;
import io.sekisho.core.scan.Progress;
import io.sekisho.core.scan.RawFinding;
import io.sekisho.core.scan.ScanContext;
import io.sekisho.core.scan.ScanResult;
import io.sekisho.core.trust.GitRefFiles;
import io.sekisho.model.Gap;
import io.sekisho.model.GapType;
import io.sekisho.model.Kind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/** A real repository with secrets of no use in a temporary directory, and scans of it. */
final class Repo {
    final Path directory;
    final Path temp;

    /** The work directory of the last scan. */
    Path work;

    Repo(Path temp) throws IOException, InterruptedException {
        this(temp, "project");
    }

    Repo(Path temp, String name) throws IOException, InterruptedException {
        this.temp = temp;
        this.directory = Files.createDirectories(temp.resolve(name)).toRealPath();
        git("init", "-q", "-b", "main");
    }

    /** A token in the form that Gitleaks' rule github-pat knows; the same for the same number. */
    static String token(int number) {
        Random random = new Random(number);
        StringBuilder token = new StringBuilder("ghp_");
        for (int i = 0; i < 36; i++) {
            token.append("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789".charAt(random.nextInt(62)));
        }
        return token.toString();
    }

    String git(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(
                List.of("git", "-c", "user.name=a", "-c", "user.email=a@example.org", "-c", "core.autocrlf=false"));
        command.addAll(List.of(arguments));
        Map<String, String> environment = new HashMap<>();
        environment.put("GIT_CONFIG_GLOBAL", "/dev/null");
        ChildProcess.Result result = ChildProcess.run(command, directory, environment, Duration.ofSeconds(30));
        assertThat(result.exitCode()).as(command + ": " + result.err()).isZero();
        return result.text().strip();
    }

    Repo write(String path, String content) throws IOException {
        Path file = directory.resolve(path);
        Files.createDirectories(file.getParent());
        Files.write(file, content.getBytes(StandardCharsets.UTF_8));
        return this;
    }

    /** Commits everything. */
    String commit(String message) throws IOException, InterruptedException {
        git("add", "-A");
        git("commit", "-q", "--allow-empty", "-m", message);
        return git("rev-parse", "HEAD");
    }

    ScanPlan plan(String range, boolean staged, List<String> excludes) throws Exception {
        return plan(directory, range, staged, excludes);
    }

    ScanPlan plan(Path root, String range, boolean staged, List<String> excludes) throws Exception {
        return new Planner(new PackageCaches(temp.resolve("m2"), temp.resolve("gradle")))
                .plan(new PlanRequest(root, range, staged, Set.of(Kind.SECRET), excludes, List.of()));
    }

    TrustedFiles trusted(String ref) throws Exception {
        Git git = Git.open(directory).orElseThrow();
        return new GitRefFiles(git, ref, git.revParse(ref).orElseThrow(), "");
    }

    ScanResult scan() throws Exception {
        return scan(plan(null, false, List.of()), Tools.settings(TrustedFiles.NONE));
    }

    ScanResult range(String range) throws Exception {
        return scan(plan(range, false, List.of()), Tools.settings(TrustedFiles.NONE));
    }

    ScanResult staged() throws Exception {
        return scan(plan(null, true, List.of()), Tools.settings(TrustedFiles.NONE));
    }

    ScanResult scan(ScanPlan plan, SecretSettings settings) throws Exception {
        work = Files.createTempDirectory(temp, "work-");
        return new SecretScanner(settings).scan(new ScanContext(plan, work, Progress.NONE));
    }

    static List<String> places(ScanResult result) {
        return result.findings().stream().map(Repo::place).sorted().toList();
    }

    /** {@code path:line rule (tree)}, or the commit's first digits in place of {@code -}. */
    static String place(RawFinding raw) {
        var occurrence = raw.occurrence();
        return occurrence.location().path() + ":" + occurrence.location().startLine() + " "
                + raw.rule().id() + " "
                + (occurrence.commit() == null ? "-" : occurrence.commit().id().substring(0, 8))
                + (occurrence.inTree() ? " tree" : "");
    }

    static List<String> gaps(ScanResult result, GapType type) {
        return result.gaps().stream()
                .filter(gap -> gap.type() == type)
                .map(Gap::message)
                .map(text -> text.code())
                .toList();
    }
}
