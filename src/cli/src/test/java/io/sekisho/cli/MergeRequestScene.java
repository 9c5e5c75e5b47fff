package io.sekisho.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.sekisho.cli.console.ExitCode;
import io.sekisho.cli.scan.ScannerFactory;
import io.sekisho.core.files.SekishoHome;
import io.sekisho.core.files.TrustedFiles;
import io.sekisho.core.process.ChildProcess;
import io.sekisho.model.Action;
import io.sekisho.model.Gap;
import io.sekisho.model.Kind;
import io.sekisho.model.Location;
import io.sekisho.model.Occurrence;
import io.sekisho.scanner.secret.GitleaksProvider;
import io.sekisho.scanner.secret.SecretScanner;
import io.sekisho.scanner.secret.SecretSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/**
 * The merge request of somebody who adds a secret and wants it to pass. Each test is a whole scan with the real Gitleaks, in a clone and
 * an environment as GitLab makes them: the merge request's commits alone, the target not fetched, a remote that can be asked.
 */
abstract class MergeRequestScene {
    private static final String LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

    @TempDir
    Path temp;

    final String token = "ghp_" // made here, so that no scanner of this repository trips over it
            + new SecureRandom()
                    .ints(36, 0, LETTERS.length())
                    .mapToObj(i -> LETTERS.substring(i, i + 1))
                    .collect(Collectors.joining());

    Path work;
    Path remote;
    World world;

    @BeforeEach
    void remote() throws Exception {
        work = Files.createDirectories(temp.resolve("work"));
        git(work, "init", "-q", "-b", "main");
        write(".sekisho/config.yml", "gate: {fail-on: critical}\n");
        write("Main.java", "class Main {}\n");
        commit("policy");
        git(work, "checkout", "-q", "-b", "change");
        write("deploy.properties", "name=x\ntoken=" + token + "\n");
    }

    void assertSecretFails(World.Result scan) throws IOException {
        assertThat(world.report().judgement().findings())
                .as(scan.err() + scan.out())
                .anyMatch(finding -> finding.action() == Action.FAIL);
        List<Occurrence> secrets = world.report().facts().findings().stream()
                .filter(finding -> finding.kind() == Kind.SECRET)
                .flatMap(finding -> finding.occurrences().stream())
                .filter(occurrence -> occurrence.location().equals(Location.line("deploy.properties", 2)))
                .toList();
        assertThat(secrets).isNotEmpty().allMatch(occurrence -> Boolean.TRUE.equals(occurrence.touched()));
        assertThat(scan.exit()).isIn(ExitCode.GATE_FAILED, ExitCode.INCOMPLETE);
    }

    List<Gap> gaps() throws IOException {
        return world.report().facts().coverage().gaps();
    }

    void mergeRequest(int depth) throws Exception {
        mergeRequest(depth, "change");
    }

    void mergeRequest(int depth, String ref) throws Exception {
        remote = temp.resolve("remote.git");
        git(temp, "clone", "-q", "--bare", work.toString(), remote.toString());
        git(remote, "update-ref", "refs/merge-requests/1/head", ref);
        world = new World(temp.resolve("ci"), scanners());
        git(world.directory, "init", "-q");
        List<String> fetch = new ArrayList<>(List.of("fetch", "-q"));
        if (depth > 0) {
            fetch.add("--depth=" + depth);
        }
        fetch.addAll(List.of(address(), "+refs/merge-requests/1/head:refs/pipelines/1"));
        git(world.directory, fetch.toArray(String[]::new));
        git(world.directory, "checkout", "-q", "--detach", "refs/pipelines/1");
        world.environment.putAll(Map.of(
                "CI", "true",
                "GITLAB_CI", "true",
                "CI_MERGE_REQUEST_TARGET_BRANCH_NAME", "main",
                "CI_MERGE_REQUEST_DIFF_BASE_SHA", git(remote, "rev-parse", "main"),
                "CI_COMMIT_REF_PROTECTED", "true",
                "CI_REPOSITORY_URL", address()));
    }

    /** What the pipeline scans with. */
    ScannerFactory scanners() throws Exception {
        Path gitleaks = gitleaks();
        return (context, request, config, trusted) -> List.of(new SecretScanner(
                new SecretSettings(gitleaks, context.home(), Map.of(), true, config.gitleaksSha256(), trusted)));
    }

    String address() {
        return "file://" + remote;
    }

    /** Shared with the secret scanner's own tests, so that it is downloaded once on a machine. */
    private static Path gitleaks() throws Exception {
        String named = System.getenv("SEKISHO_TEST_TOOLS");
        Path tools = named == null || named.isBlank()
                ? Path.of(System.getProperty("user.home"), ".cache", "sekisho-tests")
                : Path.of(named);
        return new GitleaksProvider(new SecretSettings(
                        null, new SekishoHome(tools), Map.of("PATH", ""), false, null, TrustedFiles.NONE))
                .provide()
                .path();
    }

    void write(String path, String content) throws IOException {
        Files.createDirectories(work.resolve(path).getParent());
        Files.writeString(work.resolve(path), content);
    }

    void commit(String message) throws Exception {
        git(work, "add", "-A");
        git(work, "commit", "-q", "--allow-empty", "-m", message);
    }

    static String git(Path directory, String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of("git", "-c", "user.name=a", "-c", "user.email=a@example.org"));
        command.addAll(List.of(arguments));
        ChildProcess.Result result =
                ChildProcess.run(command, directory, Map.of("GIT_CONFIG_GLOBAL", "/dev/null"), Duration.ofSeconds(30));
        assertThat(result.exitCode()).as(command + ": " + result.err()).isZero();
        return result.text().strip();
    }
}
