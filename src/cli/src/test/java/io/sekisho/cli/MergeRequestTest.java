package io.sekisho.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.sekisho.cli.console.ExitCode;
import io.sekisho.core.files.SekishoHome;
import io.sekisho.core.files.TrustedFiles;
import io.sekisho.core.process.ChildProcess;
import io.sekisho.model.Action;
import io.sekisho.model.Gap;
import io.sekisho.model.GapType;
import io.sekisho.model.Kind;
import io.sekisho.model.Location;
import io.sekisho.model.Occurrence;
import io.sekisho.model.Report;
import io.sekisho.model.Text;
import io.sekisho.scanner.secret.GitleaksProvider;
import io.sekisho.scanner.secret.SecretScanner;
import io.sekisho.scanner.secret.SecretSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Attempts by the author of a merge request that adds a secret, each of them a whole scan with the real Gitleaks, in a clone and an
 * environment as GitLab makes them: the merge request's commits alone, the target not fetched, a remote that can be asked.
 */
@DisabledOnOs(OS.WINDOWS)
class MergeRequestTest {
    private static final String LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

    @TempDir
    Path temp;

    private final String token = "ghp_" // made here, so that no scanner of this repository trips over it
            + new SecureRandom()
                    .ints(36, 0, LETTERS.length())
                    .mapToObj(i -> LETTERS.substring(i, i + 1))
                    .collect(Collectors.joining());

    private Path work;
    private Path remote;
    private World world;

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

    /** What the author may write into files; none of it lets the secret pass. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                ".sekisho/config.yml | gate: {fail-on: none} | change.effect-verdict",
                ".sekisho/config.yml | gate: {mode: observe} | change.effect-verdict",
                ".sekisho/config.yml | paths: {exclude: ['deploy.properties']} | change.effect-unseen",
                ".sekisho/config.yml | scanners: {secret: {enabled: false}} | change.effect-unseen",
                ".sekisho/config.yml | scanners: {secret: {timeout: 1s}} | change.effect-none",
                ".sekisho/config.yml | secret: {gitleaks-sha256: '00000000000000000000000000000000'} | change.proposes-unreadable",
                ".sekisho/config.yml | completeness: {target-unreadable: noted, scope-narrowed: noted} | change.effect-none",
                ".sekisho/suppressions.yml | suppressions: [{path: deploy.properties, reason: x, expires: 2027-01-01}] | change.effect-suppressed",
                ".sekisho/severities.yml | secret: {in-tree: low} | change.effect-verdict",
                ".sekisho/severities.yml | nonsense: [ | change.proposes-unreadable",
                ".sekisho/baseline.yml | version: 1 | change.proposes-unreadable",
                ".sekisho/own-standard.yml | version: 1 |",
                ".gitleaks.toml | title = 'mine' |",
                ".gitleaksignore | deploy.properties:github-pat:2 | secret.untrusted-ignored",
                ".gitattributes | * -diff binary ident export-ignore filter=x |",
            })
    void whatItsFilesSayDoesNotCount(String path, String content, String told) throws Exception {
        write(path, content + "\n");
        commit("a secret, and an excuse");
        mergeRequest(20);
        World.Result scan = world.run("scan", "--only", "secret");
        assertSecretFails(scan);
        if (path.startsWith(".sekisho/") || path.startsWith(".gitleaks")) {
            assertThat(gaps())
                    .as("its reviewers see it")
                    .anySatisfy(gap -> assertThat(gap.paths()).contains(path));
        }
        if (told != null) {
            assertThat(Stream.concat(gaps().stream().map(Gap::message), world.report().judgement().notes().stream()))
                    .as("and what it would do")
                    .extracting(Text::code)
                    .contains(told);
            assertThat(told.endsWith("unreadable"))
                    .isEqualTo(scan.err().contains(path + ":") && scan.err().contains("exit code 2"));
        }
    }

    @Test
    void aMarkBesideTheSecretDoesNotCount() throws Exception {
        write("deploy.properties", "name=x\ntoken=" + token + " # gitleaks:allow\n");
        commit("a secret");
        mergeRequest(20);
        assertSecretFails(world.run("scan", "--only", "secret"));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 20})
    void theTargetIsFetchedAndTheCloneDeepened(int depth) throws Exception {
        for (int i = 0; i < 25; i++) {
            write("Main.java", "class Main {} // " + i + "\n");
            commit("goes on " + i);
        }
        mergeRequest(depth);
        assertSecretFails(world.run("scan", "--only", "secret"));
        Report report = world.report();
        assertThat(report.facts().project().change().target()).isEqualTo("origin/main");
        assertThat(report.facts().project().change().base()).isEqualTo(git(remote, "rev-parse", "main"));
        assertThat(report.judgement().toString()).contains("origin/main@");
        assertThat(gaps()).extracting(Gap::type).doesNotContain(GapType.TARGET_UNREADABLE, GapType.TARGET_UNVERIFIED);
    }

    @Test
    void offlineATargetOfWhichNothingIsThereLeavesTheScanIncomplete() throws Exception {
        git(work, "rm", "-q", "-f", "--ignore-unmatch", "deploy.properties");
        Files.deleteIfExists(work.resolve("deploy.properties"));
        commit("harmless");
        mergeRequest(0);
        assertThat(world.run("scan", "--only", "secret", "--offline").exit()).isEqualTo(ExitCode.INCOMPLETE);
        assertThat(gaps()).extracting(Gap::type).contains(GapType.TARGET_UNVERIFIED); // GitLab names a commit of it

        git(world.directory, "fetch", "-q", address(), "+refs/heads/main:refs/remotes/origin/main");
        World.Result agreed = world.run("scan", "--only", "secret", "--offline");
        assertThat(agreed.exit()).as(agreed.out()).isEqualTo(ExitCode.PASSED);

        git(world.directory, "update-ref", "-d", "refs/remotes/origin/main");
        world.environment.remove("CI_MERGE_REQUEST_DIFF_BASE_SHA");
        assertThat(world.run("scan", "--only", "secret", "--offline").exit()).isEqualTo(ExitCode.INCOMPLETE);
        assertThat(gaps()).extracting(Gap::type).contains(GapType.TARGET_UNREADABLE);
    }

    /** By an earlier step in the same clone. */
    @Test
    void rewritingTheTargetAndTheConfigurationInTheCloneDoesNotCount() throws Exception {
        write(".sekisho/config.yml", "gate: {fail-on: none}\n");
        commit("a secret");
        mergeRequest(0);
        Path ran = temp.resolve("ran");
        Path program = Files.writeString(temp.resolve("program"), "#!/bin/sh\ntouch '" + ran + "'\n");
        assertThat(program.toFile().setExecutable(true)).isTrue();
        git(world.directory, "update-ref", "refs/remotes/origin/main", "HEAD");
        git(world.directory, "config", "url." + world.directory + ".insteadOf", address());
        git(world.directory, "config", "remote.origin.url", world.directory.toString());
        for (String key : List.of("core.sshCommand", "diff.external", "credential.helper", "core.fsmonitor")) {
            git(world.directory, "config", key, program.toString());
        }
        assertSecretFails(world.run("scan", "--only", "secret"));
        assertThat(ran).doesNotExist();
        assertThat(gaps()).extracting(gap -> gap.message().code()).contains("core.target-rewritten");
    }

    /** Where no remote answers, the clone's own ref is read, and cannot say of itself that this is enough. */
    @Test
    void anUnverifiedPolicyDoesNotVouchForItself() throws Exception {
        write(".sekisho/config.yml", "gate: {fail-on: none}\ncompleteness: {target-unverified: noted}\n");
        commit("a secret");
        mergeRequest(0);
        world.environment.remove("CI_MERGE_REQUEST_DIFF_BASE_SHA");
        git(world.directory, "commit", "-q", "--allow-empty", "-m", "x");
        git(world.directory, "update-ref", "refs/remotes/origin/main", "HEAD~1");
        World.Result scan = world.run("scan", "--only", "secret", "--offline");
        assertThat(scan.exit()).as(scan.out()).isEqualTo(ExitCode.INCOMPLETE);
        assertThat(scan.out()).containsPattern("SEKISHO_TARGET_SHA=\\$\\(git\\s+rev-parse origin/main\\)");
        assertThat(world.run("config", "show", "--offline").out()).containsPattern("target-unverified +incomplete");

        git(world.directory, "update-ref", "refs/remotes/origin/main", "HEAD");
        assertThat(world.run("scan", "--only", "secret", "--offline").exit()).isEqualTo(ExitCode.GATE_FAILED);
        assertThat(gaps()).extracting(Gap::type).contains(GapType.TARGET_UNREADABLE);

        git(world.directory, "update-ref", "refs/remotes/origin/main", "HEAD~1");
        Path central = Files.writeString(
                temp.resolve("central.yml"),
                "serial: 1\nloosenable: [gate.fail-on]\ncompleteness: {target-unverified: noted}\n");
        world.environment.put("SEKISHO_POLICY", central.toString());
        World.Result accepted = world.run("scan", "--only", "secret", "--offline");
        assertThat(accepted.exit()).as(accepted.out()).isEqualTo(ExitCode.PASSED);
    }

    @Test
    void inAMergedResultTheTargetsNewCommitsAreNotTheChanges() throws Exception {
        commit("a secret");
        git(work, "checkout", "-q", "main");
        write("Other.java", "class Other {}\n");
        commit("main goes on");
        git(work, "checkout", "-q", "--detach");
        git(work, "merge", "-q", "--no-ff", "-m", "merged result", "change");
        git(work, "branch", "merged");
        mergeRequest(20, "merged");
        world.environment.put("CI_MERGE_REQUEST_TARGET_BRANCH_SHA", git(remote, "rev-parse", "main"));
        assertSecretFails(world.run("scan", "--only", "secret"));
        assertThat(world.report().facts().project().change().base()).isEqualTo(git(remote, "rev-parse", "main"));
    }

    @Test
    void theJobTokenIsInNoLogAndNoReport() throws Exception {
        commit("a secret");
        mergeRequest(0);
        world.environment.put("CI_REPOSITORY_URL", "http://gitlab-ci-token:glcbt-very-secret@127.0.0.1:9/a/b.git");
        World.Result scan = world.run("scan", "--only", "secret");
        assertSecretFails(scan);
        String base64 = Base64.getEncoder().encodeToString("gitlab-ci-token:glcbt-very-secret".getBytes());
        for (String text : List.of(scan.out(), scan.err(), world.log(), Files.readString(world.reportFile()))) {
            assertThat(text)
                    .doesNotContain("glcbt-very-secret")
                    .doesNotContain(base64)
                    .doesNotContain(token);
        }
        assertThat(Files.readString(world.reportFile())).as("it was asked").contains("http://127.0.0.1:9/a/b.git");
    }

    @Test
    void aProtectedBranchIsItsOwnPolicyAndAnUnprotectedTagIsNot() throws Exception {
        write(".sekisho/config.yml", "gate: {fail-on: none}\n");
        commit("a secret");
        mergeRequest(0);
        world.environment.keySet().removeIf(name -> name.startsWith("CI_MERGE"));
        world.environment.put("CI_DEFAULT_BRANCH", "main");
        world.environment.put("CI_COMMIT_TAG", "v1");
        world.environment.put("CI_COMMIT_REF_PROTECTED", "false");
        assertSecretFails(world.run("scan", "--only", "secret"));

        world.environment.put("CI_COMMIT_REF_PROTECTED", "true");
        world.run("scan", "--only", "secret");
        assertThat(world.report().judgement().findings()).noneMatch(finding -> finding.action() == Action.FAIL);
        assertThat(world.report().facts().project().change()).isNull();
    }

    /** What the last pipeline of the same merge request said is no proof that it was there before; what the target's said is. */
    @Test
    void theChangesOwnReportDoesNotVouchForIt() throws Exception {
        commit("a secret");
        mergeRequest(20);
        assertSecretFails(world.run("scan", "--only", "secret"));
        world.environment.put("SEKISHO_REFERENCE", "sekisho-report");
        World.Result again = world.run("scan", "--only", "secret");
        assertSecretFails(again);
        assertThat(again.err()).contains("not in the history of origin/main");
        assertThat(world.report().judgement().reference()).isNull();

        String head = git(world.directory, "rev-parse", "HEAD");
        String main = git(remote, "rev-parse", "main");
        Path kept = Files.createDirectories(temp.resolve("kept"));
        Files.writeString(
                kept.resolve("sekisho-report.json"),
                Files.readString(world.reportFile()).replace("\"commit\" : \"" + head, "\"commit\" : \"" + main));
        world.environment.put("SEKISHO_REFERENCE", kept.toString());
        World.Result compared = world.run("scan", "--only", "secret");
        assertThat(world.report().judgement().reference().commit()).isEqualTo(main);
        assertThat(world.report().judgement().findings())
                .as(compared.err())
                .noneMatch(finding -> finding.action() == Action.FAIL);
    }

    /** A report in the place where the pipeline expects the target's, or a link to one. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aReportThatItsAuthorCheckedInDoesNotCount(boolean linked) throws Exception {
        commit("a secret");
        mergeRequest(20);
        assertSecretFails(world.run("scan", "--only", "secret"));
        String head = git(world.directory, "rev-parse", "HEAD");
        String main = git(remote, "rev-parse", "main");
        Path forged = Files.createDirectories(linked ? temp.resolve("elsewhere") : world.directory.resolve("kept"));
        Files.writeString(
                forged.resolve("sekisho-report.json"),
                Files.readString(world.reportFile()).replace("\"commit\" : \"" + head, "\"commit\" : \"" + main));
        if (linked) {
            Files.createSymbolicLink(world.directory.resolve("kept"), forged);
        }
        git(world.directory, "add", "-f", "kept");
        git(world.directory, "commit", "-q", "-m", "this was there before, believe me");
        world.environment.put("SEKISHO_REFERENCE", "kept");
        assertSecretFails(world.run("scan", "--only", "secret"));
        assertThat(gaps()).extracting(gap -> gap.message().code()).contains("status.reference-checked-in");
    }

    /** Another tool's job failed, and results lie where its own would. */
    @Test
    void resultsOfAnotherToolThatItsAuthorCheckedInAreNotImported() throws Exception {
        mergeRequest(20);
        String empty =
                "{\"version\": \"2.1.0\", \"runs\": [{\"tool\": {\"driver\": {\"name\": \"T\"}}, \"results\": []}]}";
        world.write("t.sarif", empty);
        assertThat(world.run("scan", "--only", "external", "--sarif", "t.sarif").err())
                .doesNotContain("checked into");
        assertThat(gaps()).extracting(gap -> gap.message().code()).doesNotContain("external.checked-in");
        git(world.directory, "add", "-f", "t.sarif");
        World.Result scan = world.run("scan", "--only", "external", "--sarif", "t.sarif");
        assertThat(scan.exit()).isEqualTo(ExitCode.INCOMPLETE);
        assertThat(gaps()).extracting(gap -> gap.message().code()).contains("external.checked-in");
    }

    /** A branch of his own with a policy of his own, to be left for the real target once the pipeline has passed. */
    @Test
    void aTargetOfItsAuthorsOwnDoesNotSayWhatCounts() throws Exception {
        git(work, "checkout", "-q", "-b", "weak", "main");
        write(".sekisho/config.yml", "gate: {fail-on: none}\n");
        git(work, "add", ".sekisho");
        git(work, "commit", "-q", "-m", "a policy of my own");
        git(work, "checkout", "-q", "-b", "onto-weak");
        write("deploy.properties", "name=x\ntoken=" + token + "\n");
        commit("a secret");
        mergeRequest(20, "onto-weak");
        world.environment.put("CI_MERGE_REQUEST_TARGET_BRANCH_NAME", "weak");
        world.environment.put("CI_MERGE_REQUEST_TARGET_BRANCH_PROTECTED", "false");
        world.environment.put("CI_MERGE_REQUEST_DIFF_BASE_SHA", git(remote, "rev-parse", "weak"));
        world.environment.put("CI_DEFAULT_BRANCH", "main");
        assertSecretFails(world.run("scan", "--only", "secret"));
    }

    /** An empty database of today, for a pipeline whose home is a cache inside the project. */
    @Test
    void aHomeThatItsAuthorCheckedInIsNotUsed() throws Exception {
        commit("a secret");
        mergeRequest(20);
        Path home = world.directory.resolveSibling("home");
        Files.createDirectories(home.resolve("databases"));
        Files.writeString(home.resolve("databases/mine"), "x");
        Path inside = world.directory.resolve(".cache");
        Files.move(home, inside);
        Files.createSymbolicLink(home, inside);
        git(world.directory, "add", "-f", ".cache");
        git(world.directory, "commit", "-q", "-m", "tools");
        World.Result scan = world.run("scan", "--only", "secret");
        assertThat(scan.exit()).as(scan.out()).isEqualTo(ExitCode.WRONG_USAGE);
        assertThat(scan.err()).contains("checked into the scanned repository", "SEKISHO_HOME");
    }

    private void assertSecretFails(World.Result scan) throws IOException {
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

    private List<Gap> gaps() throws IOException {
        return world.report().facts().coverage().gaps();
    }

    private void mergeRequest(int depth) throws Exception {
        mergeRequest(depth, "change");
    }

    private void mergeRequest(int depth, String ref) throws Exception {
        remote = temp.resolve("remote.git");
        git(temp, "clone", "-q", "--bare", work.toString(), remote.toString());
        git(remote, "update-ref", "refs/merge-requests/1/head", ref);
        Path gitleaks = gitleaks();
        world = new World(
                temp.resolve("ci"),
                (context, request, config, trusted) -> List.of(new SecretScanner(new SecretSettings(
                        gitleaks, context.home(), Map.of(), true, config.gitleaksSha256(), trusted))));
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

    private String address() {
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

    private void write(String path, String content) throws IOException {
        Files.createDirectories(work.resolve(path).getParent());
        Files.writeString(work.resolve(path), content);
    }

    private void commit(String message) throws Exception {
        git(work, "add", "-A");
        git(work, "commit", "-q", "--allow-empty", "-m", message);
    }

    private static String git(Path directory, String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of("git", "-c", "user.name=a", "-c", "user.email=a@example.org"));
        command.addAll(List.of(arguments));
        ChildProcess.Result result =
                ChildProcess.run(command, directory, Map.of("GIT_CONFIG_GLOBAL", "/dev/null"), Duration.ofSeconds(30));
        assertThat(result.exitCode()).as(command + ": " + result.err()).isZero();
        return result.text().strip();
    }
}
