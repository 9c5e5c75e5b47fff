package io.sekisho.core.trust;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.sekisho.core.plan.GitUrl;
import io.sekisho.core.process.ChildProcess;
import io.sekisho.model.GapType;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the target is where the remote says it, and who gets the token for that. */
class RemoteTargetTest extends PipelineClone {
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
}
