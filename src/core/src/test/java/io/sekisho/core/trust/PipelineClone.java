package io.sekisho.core.trust;

import static org.assertj.core.api.Assertions.assertThat;

import io.sekisho.core.process.ChildProcess;
import io.sekisho.model.Gap;
import io.sekisho.model.GapType;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A clone as a CI system makes it, with a remote that can be asked. */
abstract class PipelineClone {
    static final String FILE = ".sekisho/config.yml";
    static final String STRICT = "gate: {fail-on: high}";
    static final String LOOSE = "gate: {fail-on: none}";

    @TempDir
    static Path server;

    @TempDir
    Path temp;

    static Path remote;
    Path clone;
    final Map<String, String> environment = new HashMap<>();

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

    String url() {
        return remote.toUri().toString().replaceFirst("/$", "").replaceFirst("^file:/(?!/)", "file:///");
    }

    void clone(String ref, int depth) throws Exception {
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

    Trust resolve() throws InterruptedException {
        return new TrustResolver(environment, false).resolve(clone, null);
    }

    static List<String> codes(Trust trust) {
        return trust.gaps().stream().map(gap -> gap.message().code()).toList();
    }

    static List<GapType> types(Trust trust) {
        return trust.gaps().stream().map(Gap::type).distinct().toList();
    }

    static String read(Trust trust) throws IOException {
        return new String(trust.files().read(FILE).orElseThrow(), StandardCharsets.UTF_8);
    }

    static void commit(Path work, String policy, String message) throws Exception {
        Files.createDirectories(work.resolve(".sekisho"));
        Files.writeString(work.resolve(FILE), policy);
        git(work, "add", "-A");
        git(work, "commit", "-q", "-m", message);
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
