package io.sekisho.core.trust;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.sekisho.core.plan.GitUrl;
import io.sekisho.core.process.ChildProcess;
import io.sekisho.model.Gap;
import io.sekisho.model.GapType;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A clone as a CI system makes it, with a remote that can be asked. */
class RemoteTargetTest {
    private static final String FILE = ".sekisho/config.yml";
    private static final String STRICT = "gate: {fail-on: high}";
    private static final String LOOSE = "gate: {fail-on: none}";

    @TempDir
    static Path server;

    @TempDir
    Path temp;

    private static Path remote;
    private Path clone;
    private final Map<String, String> environment = new HashMap<>();

    /** The remote's main is strict; the branch "change", 30 commits long, is not; a pipeline has fetched that alone. */
    @BeforeAll
    static void remote() throws Exception {
        Path work = Files.createDirectories(server.resolve("work"));
        git(work, "init", "-q", "-b", "main");
        commit(work, STRICT, "policy");
        git(work, "checkout", "-q", "-b", "change");
        for (int i = 0; i < 30; i++) {
            Files.writeString(work.resolve("file.txt"), "line " + i);
            commit(work, LOOSE, "loosen " + i);
        }
        git(work, "checkout", "-q", "main");
        Files.writeString(work.resolve("other.txt"), "x");
        commit(work, STRICT, "more");
        remote = server.resolve("remote.git");
        git(server, "clone", "-q", "--bare", work.toString(), remote.toString());
        git(remote, "update-ref", "refs/merge-requests/1/head", "change");
        git(remote, "tag", "-a", "-m", "x", "v1", "main");
    }

    @BeforeEach
    void mergeRequest() throws Exception {
        clone("refs/merge-requests/1/head", 20);
        environment.putAll(Map.of(
                "GITLAB_CI", "true",
                "CI", "true",
                "CI_MERGE_REQUEST_TARGET_BRANCH_NAME", "main",
                "CI_REPOSITORY_URL", url()));
    }

    private String url() {
        return remote.toUri().toString().replaceFirst("/$", "").replaceFirst("^file:/(?!/)", "file:///");
    }

    private void clone(String ref, int depth) throws Exception {
        clone = Files.createDirectories(temp.resolve("clone" + depth + ref.length()));
        git(clone, "init", "-q");
        git(clone, "remote", "add", "origin", url());
        List<String> fetch = new ArrayList<>(List.of("fetch", "-q"));
        if (depth > 0) {
            fetch.add("--depth=" + depth);
        }
        fetch.addAll(List.of("origin", "+" + ref + ":refs/pipelines/1"));
        git(clone, fetch.toArray(String[]::new));
        git(clone, "checkout", "-q", "--detach", "refs/pipelines/1");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 20})
    void aTargetThatWasNotFetchedIsFetched(int depth) throws Exception {
        clone("refs/heads/change", depth);
        String refs = git(clone, "for-each-ref", "--format=%(refname) %(objectname)");
        Trust trust = resolve();
        assertThat(read(trust)).isEqualTo(STRICT);
        assertThat(types(trust)).containsExactly(GapType.TOOL_NOTE); // what the branch proposes
        assertThat(trust.target().commit()).isEqualTo(git(remote, "rev-parse", "main"));
        assertThat(trust.target().name()).isEqualTo("origin/main");
        assertThat(git(clone, "for-each-ref", "--format=%(refname) %(objectname)"))
                .as("no ref of the user's is touched")
                .isEqualTo(refs + "\nrefs/sekisho/target/main " + trust.target().commit());
    }

    @Test
    void theRemoteSaysWhatTheTargetIsWhateverTheCloneSays() throws Exception {
        clone("refs/heads/change", 0);
        git(clone, "update-ref", "refs/remotes/origin/main", "HEAD");
        Trust trust = resolve();
        assertThat(read(trust)).isEqualTo(STRICT);
        assertThat(trust.gaps()).extracting(gap -> gap.message().code()).contains("core.target-rewritten");
    }

    @Test
    void anOldCopyOfTheTargetIsNoNews() throws Exception {
        clone("refs/heads/change", 0);
        git(clone, "fetch", "-q", "origin", "main");
        git(clone, "update-ref", "refs/remotes/origin/main", "FETCH_HEAD~1");
        Trust trust = resolve();
        assertThat(trust.target().commit()).isEqualTo(git(remote, "rev-parse", "main"));
        assertThat(types(trust)).containsExactly(GapType.TOOL_NOTE);
    }

    /** Everything by which a clone's configuration could send git elsewhere, or run a program. */
    @Test
    @DisabledOnOs(OS.WINDOWS)
    void theClonesConfigurationNeitherRedirectsNorRuns() throws Exception {
        Path evil = temp.resolve("evil.git");
        git(temp, "clone", "-q", "--bare", remote.toString(), evil.toString());
        git(evil, "update-ref", "refs/heads/main", "refs/heads/change");
        Path ran = temp.resolve("ran");
        Path program = Files.writeString(temp.resolve("program.sh"), "#!/bin/sh\ntouch '" + ran + "'\n");
        assertThat(program.toFile().setExecutable(true)).isTrue();
        git(clone, "config", "url." + evil.toUri() + ".insteadOf", url());
        git(clone, "config", "remote.origin.url", evil.toString());
        for (String key : List.of(
                "core.sshCommand",
                "core.fsmonitor",
                "core.gitProxy",
                "core.alternateRefsCommand",
                "credential.helper",
                "remote.origin.uploadpack",
                "uploadpack.packObjectsHook",
                "diff.external")) {
            git(clone, "config", key, program.toString());
        }
        git(clone, "config", "protocol.ext.allow", "always");
        for (String hook : List.of("reference-transaction", "post-checkout", "pre-auto-gc")) {
            Files.copy(
                    program,
                    Files.createDirectories(clone.resolve(".git/hooks")).resolve(hook));
        }
        Trust trust = resolve();
        assertThat(read(trust)).isEqualTo(STRICT);
        assertThat(ran).doesNotExist();
    }

    @Test
    void offlineTheCloneCountsAndIsCalledUnverified() throws Exception {
        clone("refs/heads/change", 0);
        git(clone, "fetch", "-q", "origin", "main:refs/remotes/origin/main");
        Trust trust = new TrustResolver(environment, true).resolve(clone, null);
        assertThat(read(trust)).isEqualTo(STRICT);
        assertThat(types(trust)).contains(GapType.TARGET_UNVERIFIED);
        assertThat(trust.remote()).isNull();
    }

    @Test
    void offlineAMissingTargetIsUnreadable() throws Exception {
        Trust trust = new TrustResolver(environment, true).resolve(clone, null);
        assertThat(trust.files().read(FILE)).isEmpty();
        assertThat(types(trust)).contains(GapType.TARGET_UNREADABLE);
    }

    @Test
    void aRemoteThatRefusesLeavesTheTargetUnverified() throws Exception {
        environment.put("CI_REPOSITORY_URL", "file://" + temp.resolve("gone.git"));
        git(clone, "fetch", "-q", "origin", "main:refs/remotes/origin/main");
        Trust trust = resolve();
        assertThat(read(trust)).isEqualTo(STRICT);
        assertThat(types(trust)).contains(GapType.TARGET_UNVERIFIED);
        assertThat(trust.gaps()).extracting(gap -> gap.message().code()).contains("change.remote-refused");
    }

    @Test
    void withoutTheRemoteARewrittenTargetIsCaughtByWhatGitLabNames() throws Exception {
        clone("refs/heads/change", 0);
        git(clone, "fetch", "-q", "origin", "main");
        String target = git(clone, "rev-parse", "FETCH_HEAD");
        git(clone, "update-ref", "refs/remotes/origin/main", "HEAD");
        environment.put("CI_MERGE_REQUEST_TARGET_BRANCH_SHA", target);
        Trust trust = offline();
        assertThat(read(trust)).isEqualTo(STRICT);
        assertThat(types(trust)).doesNotContain(GapType.TARGET_UNVERIFIED);
        assertThat(codes(trust)).contains("core.target-contradicted");
        assertThat(trust.target().commit()).isEqualTo(target);
    }

    /** The commit from where it went off is the target's, but its author says how old it is. */
    @Test
    void whereTheChangeWentOffVouchesForAPolicyThatIsStillTheSame() throws Exception {
        clone("refs/heads/change", 0);
        String base = git(remote, "rev-parse", "main~1");
        environment.put("CI_MERGE_REQUEST_DIFF_BASE_SHA", base);
        Trust alone = offline();
        assertThat(alone.target().commit()).isEqualTo(base);
        assertThat(codes(alone)).contains("core.target-unverified-base");

        git(clone, "fetch", "-q", "origin", "main:refs/remotes/origin/main");
        Trust agreed = offline();
        assertThat(agreed.target().commit()).isEqualTo(git(remote, "rev-parse", "main"));
        assertThat(types(agreed)).containsExactly(GapType.TOOL_NOTE);

        for (String forged : List.of("HEAD", "HEAD~1", commitOn(base, LOOSE))) {
            git(clone, "update-ref", "refs/remotes/origin/main", forged);
            Trust trust = offline();
            assertThat(read(trust)).as(forged).isEqualTo(STRICT);
            assertThat(trust.target().commit()).isEqualTo(base);
            assertThat(types(trust)).as(forged).contains(GapType.TARGET_UNVERIFIED);
        }
    }

    /** A branch of the clone that looks like the target, and does not hold what is judged. */
    private String commitOn(String parent, String policy) throws Exception {
        String at = git(clone, "rev-parse", "HEAD");
        git(clone, "checkout", "-q", "--detach", parent);
        commit(clone, policy, "forged");
        String forged = git(clone, "rev-parse", "HEAD");
        git(clone, "checkout", "-q", "--detach", at);
        return forged;
    }

    @Test
    void aTargetThatHoldsWhatIsJudgedIsRefusedWhereNobodyVouches() throws Exception {
        clone("refs/heads/change", 0);
        for (String forged : List.of("HEAD", git(clone, "commit-tree", "-p", "HEAD", "-m", "x", "HEAD^{tree}"))) {
            git(clone, "update-ref", "refs/remotes/origin/main", forged);
            Trust trust = offline();
            assertThat(trust.files().read(FILE)).isEmpty();
            assertThat(types(trust)).contains(GapType.TARGET_UNREADABLE);
            assertThat(codes(trust)).contains("core.target-own");
        }
    }

    /** Of Jenkins' ways to name a target, and where its credentials are not given to the shell. */
    @ParameterizedTest
    @ValueSource(strings = {"CHANGE_TARGET", "ghprbTargetBranch", "gitlabTargetBranch"})
    void thePipelinesWordVouchesWhereTheRemoteDoesNotAnswer(String variable) throws Exception {
        clone("refs/heads/change", 0);
        String main = git(remote, "rev-parse", "main");
        environment.clear();
        environment.putAll(Map.of("JENKINS_URL", "http://ci/", variable, "main", "GIT_URL", "https://127.0.0.1:9/a"));
        git(clone, "fetch", "-q", "origin", "main:refs/remotes/origin/main");
        Trust unverified = resolve();
        assertThat(read(unverified)).isEqualTo(STRICT);
        assertThat(unverified.gaps())
                .filteredOn(gap -> gap.type() == GapType.TARGET_UNVERIFIED)
                .singleElement()
                .satisfies(gap -> assertThat(gap.nextStep().arguments()).containsExactly("origin/main"));

        git(clone, "update-ref", "refs/remotes/origin/main", "HEAD");
        environment.put("SEKISHO_TARGET_SHA", main);
        Trust vouched = resolve();
        assertThat(read(vouched)).isEqualTo(STRICT);
        assertThat(vouched.target().commit()).isEqualTo(main);
        assertThat(types(vouched)).containsExactly(GapType.TOOL_NOTE);

        for (String wrong : List.of("main", "0".repeat(40))) {
            environment.put("SEKISHO_TARGET_SHA", wrong);
            Trust trust = resolve();
            assertThat(trust.files().read(FILE)).isEmpty();
            assertThat(codes(trust)).contains(wrong.equals("main") ? "core.target-misgiven" : "core.target-missing");
        }
    }

    /** Its author could have made it, and can name another one when the pipeline has passed. */
    @Test
    void aTargetThatAnybodyMayPushGivesWayToTheDefaultBranch() throws Exception {
        environment.putAll(Map.of(
                "CI_MERGE_REQUEST_TARGET_BRANCH_NAME", "change",
                "CI_MERGE_REQUEST_TARGET_BRANCH_PROTECTED", "false",
                "CI_MERGE_REQUEST_TARGET_BRANCH_SHA", git(remote, "rev-parse", "change")));
        assertThat(read(resolve())).isEqualTo(STRICT);
        environment.put("CI_DEFAULT_BRANCH", "main");
        Trust trust = resolve();
        assertThat(read(trust)).isEqualTo(STRICT);
        assertThat(trust.target().name()).isEqualTo("origin/main");
        environment.put("CI_MERGE_REQUEST_TARGET_BRANCH_PROTECTED", "true");
        assertThat(read(resolve())).isEqualTo(LOOSE);
    }

    @Test
    void aPushThatJenkinsGitLabPluginTellsOfIsNoMergeRequest() throws Exception {
        environment.clear();
        environment.putAll(
                Map.of("JENKINS_URL", "http://ci/", "gitlabTargetBranch", "change", "gitlabActionType", "PUSH"));
        assertThat(resolve().isOfWorkTree()).isTrue();
    }

    /** Else nothing would ever fail on the default branch of a CI system that does not say which one it builds. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1})
    void aStateOfTheDefaultBranchIsNoProposal(int depth) throws Exception {
        environment.clear();
        environment.put("CI", "true");
        clone("refs/heads/main", depth);
        Trust trust = resolve();
        assertThat(read(trust)).isEqualTo(STRICT);
        assertThat(trust.target()).isNull();
        assertThat(types(trust)).isEmpty();

        git(clone, "checkout", "-q", "--detach");
        commit(clone, LOOSE, "not there yet");
        assertThat(resolve().target()).isNotNull();
    }

    @Test
    void aBranchThatTheRemoteHasNoLongerIsUnreadableWhateverTheCloneHas() throws Exception {
        environment.put("CI_MERGE_REQUEST_TARGET_BRANCH_NAME", "gone");
        git(clone, "update-ref", "refs/remotes/origin/gone", "HEAD");
        assertThat(types(resolve())).containsExactly(GapType.TARGET_UNREADABLE);
    }

    @Test
    void inAForksPipelineTheForksOwnMainIsNotTheTarget() throws Exception {
        environment.putAll(Map.of(
                "CI_PROJECT_PATH", "mallory/shop",
                "CI_MERGE_REQUEST_PROJECT_PATH", "shop/shop",
                "CI_SERVER_URL", "http://127.0.0.1:9"));
        git(clone, "update-ref", "refs/remotes/origin/main", "HEAD");
        Trust trust = resolve();
        assertThat(trust.files().read(FILE)).isEmpty();
        assertThat(types(trust)).contains(GapType.TARGET_UNREADABLE);
    }

    @Test
    void jenkinsAsksTheRemoteThatItClonedAndOnlyItsDefaultBranchWithoutOne() throws Exception {
        environment.clear();
        environment.putAll(Map.of("JENKINS_URL", "http://ci/", "BRANCH_NAME", "PR-1", "CHANGE_TARGET", "main"));
        environment.put("GIT_URL", url());
        assertThat(read(resolve())).isEqualTo(STRICT);

        environment.keySet().removeAll(List.of("CHANGE_TARGET", "GIT_URL"));
        environment.put("BRANCH_NAME", "main"); // anybody may call a branch so
        Trust trust = resolve();
        assertThat(read(trust)).isEqualTo(STRICT);
        assertThat(trust.target().name()).isEqualTo("origin/main");
    }

    @Test
    void aDevelopersMachineAsksNobody() throws Exception {
        git(clone, "update-ref", "refs/remotes/origin/main", "HEAD");
        Trust trust = new TrustResolver(Map.of("GIT_URL", url()), false).resolve(clone, "origin/main");
        assertThat(read(trust)).isEqualTo(LOOSE);
        assertThat(types(trust)).containsExactly(GapType.TOOL_NOTE);
        assertThat(codes(trust)).containsExactly("core.target-of-clone");
        assertThat(trust.remote()).isNull();
    }

    @Test
    void theFlagNamesACommitABranchOrATag() throws Exception {
        String main = git(remote, "rev-parse", "main");
        for (String ref : List.of(main, "main", "origin/main", "refs/heads/main", "v1", "refs/tags/v1")) {
            Trust trust = new TrustResolver(environment, false).resolve(clone, ref);
            assertThat(read(trust)).as(ref).isEqualTo(STRICT);
            assertThat(types(trust)).as(ref).containsExactly(GapType.TOOL_NOTE);
        }
    }

    /** Git shows other objects instead of these, or takes other bytes for these, when it is told so. */
    @Test
    void neitherReplacementsNorForgedObjectsChangeWhatIsRead() throws Exception {
        clone("refs/heads/change", 0);
        git(clone, "fetch", "-q", "origin", "main");
        String strict = git(clone, "rev-parse", "FETCH_HEAD:" + FILE);
        git(clone, "replace", strict, git(clone, "rev-parse", "HEAD:" + FILE));
        git(clone, "replace", git(clone, "rev-parse", "FETCH_HEAD"), "HEAD");
        Files.writeString(
                clone.resolve(".gitattributes"), "* ident eol=crlf export-ignore working-tree-encoding=UTF-16\n");
        assertThat(read(resolve())).isEqualTo(STRICT);

        git(clone, "gc", "-q", "--prune=now");
        Path pack;
        try (var files = Files.list(clone.resolve(".git/objects/pack"))) {
            pack = files.filter(file -> file.toString().endsWith(".pack"))
                    .findFirst()
                    .orElseThrow();
        }
        Path moved = Files.move(pack, temp.resolve("objects.pack"));
        try (var files = Files.newDirectoryStream(clone.resolve(".git/objects/pack"))) {
            for (Path file : files) {
                Files.delete(file);
            }
        }
        ChildProcess.Result unpacked = ChildProcess.run(
                List.of("git", "unpack-objects", "-q"),
                clone,
                Map.of(),
                Files.readAllBytes(moved),
                Duration.ofSeconds(30));
        assertThat(unpacked.ok()).as(unpacked.err()).isTrue();
        Path object = clone.resolve(".git/objects/" + strict.substring(0, 2) + "/" + strict.substring(2));
        String loose = git(clone, "rev-parse", "refs/pipelines/1:" + FILE);
        Files.delete(object);
        Files.copy(clone.resolve(".git/objects/" + loose.substring(0, 2) + "/" + loose.substring(2)), object);
        Trust trust = resolve();
        assertThat(trust.files().read(FILE)).isEmpty();
        assertThat(types(trust)).contains(GapType.TARGET_UNREADABLE);
        assertThat(trust.gaps()).extracting(gap -> gap.message().code()).contains("change.object-forged");
    }

    @Test
    void credentialsNeverStandInTheAddress() {
        GitUrl url = GitUrl.of("https://gitlab-ci-token:s3cr%40t@gitlab.example.org/a/b.git")
                .orElseThrow();
        assertThat(url.address()).isEqualTo("https://gitlab.example.org/a/b.git");
        assertThat(url.toString()).doesNotContain("s3cr");
        assertThat(url.header()).isEqualTo("Authorization: Basic Z2l0bGFiLWNpLXRva2VuOnMzY3JAdA==");
        assertThat(GitUrl.of("ssh://git:pw@host:22/a.git").orElseThrow().address())
                .isEqualTo("ssh://git@host:22/a.git");
        assertThat(GitUrl.of("git@host:a/b.git").orElseThrow().protocol()).isEqualTo("ssh");
        assertThat(GitUrl.of("/srv/git/a.git").orElseThrow().protocol()).isEqualTo("file");
        for (String refused : List.of(
                "ext::sh -c touch% /tmp/x",
                "git://host/a.git",
                "fd::17",
                "--upload-pack=x",
                "-oProxyCommand=x:y",
                "ssh://-oProxyCommand=x/a",
                "https://host/\nx",
                "",
                "a/b",
                "ftp://host/a")) {
            assertThat(GitUrl.of(refused)).as(refused).isEmpty();
        }
    }

    /** Nobody but the one that it is for gets the token: no other server, no list of processes. */
    @Test
    void theTokenGoesToTheNamedServerAlone() throws Exception {
        Map<String, List<String>> got = new ConcurrentHashMap<>();
        List<String> arguments = new CopyOnWriteArrayList<>();
        HttpServer elsewhere = server("elsewhere", got, arguments, null);
        HttpServer gitlab = server("gitlab", got, arguments, elsewhere);
        try {
            String authority = "127.0.0.1:" + gitlab.getAddress().getPort();
            environment.put("CI_REPOSITORY_URL", "http://gitlab-ci-token:s3cret@" + authority + "/a/b.git");
            Trust trust = resolve();
            assertThat(types(trust)).contains(GapType.TARGET_UNREADABLE);
            assertThat(trust.gaps().toString()).contains(authority).doesNotContain("s3cret");
        } finally {
            gitlab.stop(0);
            elsewhere.stop(0);
        }
        assertThat(got).containsOnlyKeys("gitlab");
        assertThat(got.get("gitlab")).contains("Basic Z2l0bGFiLWNpLXRva2VuOnMzY3JldA==");
        assertThat(arguments).isNotEmpty().noneMatch(line -> line.contains("s3cret") || line.contains("Z2l0bGFi"));
    }

    private static HttpServer server(
            String name, Map<String, List<String>> got, List<String> arguments, HttpServer redirect)
            throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        server.createContext("/", exchange -> {
            List<String> sent = exchange.getRequestHeaders().getOrDefault("Authorization", List.of());
            got.computeIfAbsent(name, key -> new CopyOnWriteArrayList<>()).addAll(sent);
            ProcessHandle.current().descendants().forEach(process -> {
                process.info().commandLine().ifPresent(arguments::add);
            });
            if (redirect != null) {
                String there = "http://127.0.0.1:" + redirect.getAddress().getPort();
                exchange.getResponseHeaders().add("Location", there + exchange.getRequestURI());
            }
            exchange.sendResponseHeaders(redirect == null ? 404 : 302, -1);
            exchange.close();
        });
        server.start();
        return server;
    }

    private Trust resolve() throws InterruptedException {
        return new TrustResolver(environment, false).resolve(clone, null);
    }

    private Trust offline() throws InterruptedException {
        return new TrustResolver(environment, true).resolve(clone, null);
    }

    private static List<String> codes(Trust trust) {
        return trust.gaps().stream().map(gap -> gap.message().code()).toList();
    }

    private static List<GapType> types(Trust trust) {
        return trust.gaps().stream().map(Gap::type).distinct().toList();
    }

    private static String read(Trust trust) throws IOException {
        return new String(trust.files().read(FILE).orElseThrow(), StandardCharsets.UTF_8);
    }

    private static void commit(Path work, String policy, String message) throws Exception {
        Files.createDirectories(work.resolve(".sekisho"));
        Files.writeString(work.resolve(FILE), policy);
        git(work, "add", "-A");
        git(work, "commit", "-q", "-m", message);
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
