package io.sekisho.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.sekisho.cli.console.ExitCode;
import io.sekisho.core.central.Hash;
import io.sekisho.core.central.SigningKey;
import io.sekisho.core.fetch.LocalServer;
import io.sekisho.model.Gap;
import io.sekisho.model.GapType;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** By which policy merge judges, and what each of its options does to that. */
class MergePolicyTest {
    @TempDir
    Path temp;

    private World world;

    /** A part whose secret the repository's own policy lets pass. */
    @BeforeEach
    void part() throws Exception {
        world = new World(temp, FakeScanner.critical());
        world.write(".sekisho/config.yml", "gate: {fail-on: none}\n");
        assertThat(world.run("scan", "--output", "a").exit()).isEqualTo(ExitCode.PASSED);
        assertThat(world.run("merge", "a").exit()).isEqualTo(ExitCode.PASSED);
    }

    @Test
    void theCentralPolicyIsAFloor() throws Exception {
        world.write("floor.yml", "gate: {fail-on: critical}\n");
        assertThat(world.run("merge", "a", "--central-policy", "floor.yml").exit())
                .isEqualTo(ExitCode.GATE_FAILED);
        world.environment.put("SEKISHO_POLICY", "floor.yml");
        assertThat(world.run("merge", "a").exit()).isEqualTo(ExitCode.GATE_FAILED);
    }

    @Test
    void theCentralPolicyIsWhatWasPinnedOrSigned() throws Exception {
        byte[] policy = "serial: 1\ngate: {fail-on: critical}\n".getBytes(StandardCharsets.UTF_8);
        SigningKey.Pair pair = SigningKey.generate();
        String key = Base64.getEncoder().encodeToString(pair.verifying().getEncoded());
        String another = Base64.getEncoder()
                .encodeToString(SigningKey.generate().verifying().getEncoded());
        try (LocalServer server = new LocalServer()) {
            server.file("/p.yml", policy).file("/p.yml.sig", pair.signing().sign(policy));
            String at = server.url("/p.yml");
            assertThat(world.run("merge", "a", "--central-policy", at).exit()).isEqualTo(ExitCode.WRONG_USAGE);
            for (List<String> good : List.of(
                    List.of("--central-policy-sha256", Hash.sha256(policy)), List.of("--central-policy-key", key))) {
                assertThat(merge(at, good)).as(good.get(0)).isEqualTo(ExitCode.GATE_FAILED);
                assertThat(gaps()).as(good.get(0)).doesNotContain(GapType.POLICY_UNREADABLE);
            }
            for (List<String> bad : List.of(
                    List.of("--central-policy-sha256", "0".repeat(64)), List.of("--central-policy-key", another))) {
                merge(at, bad);
                assertThat(gaps()).as(bad.get(0)).contains(GapType.POLICY_UNREADABLE);
            }
        }
    }

    @Test
    void offlineAsksNobody() throws Exception {
        byte[] policy = "gate: {fail-on: critical}\n".getBytes(StandardCharsets.UTF_8);
        try (LocalServer server = new LocalServer()) {
            server.file("/p.yml", policy);
            List<String> pinned = List.of("--central-policy-sha256", Hash.sha256(policy));
            merge(server.url("/p.yml"), List.of("--offline", pinned.get(0), pinned.get(1)));
            assertThat(gaps()).contains(GapType.POLICY_UNREADABLE);
            assertThat(server.requests()).isEmpty();
            merge(server.url("/p.yml"), pinned);
            assertThat(gaps()).doesNotContain(GapType.POLICY_UNREADABLE);
        }
    }

    /** What the work tree says of itself does not count then. */
    @Test
    void aTrustedRefIsReadInsteadOfTheWorkTree() throws Exception {
        MergeRequestScene.git(world.directory, "init", "-q", "-b", "main");
        world.write(".sekisho/config.yml", "gate: {fail-on: critical}\n");
        MergeRequestScene.git(world.directory, "add", ".sekisho");
        MergeRequestScene.git(world.directory, "commit", "-q", "-m", "strict");
        world.write(".sekisho/config.yml", "gate: {fail-on: none}\n");
        assertThat(world.run("merge", "a").exit()).isEqualTo(ExitCode.PASSED);
        assertThat(world.run("merge", "a", "--trusted-ref", "main").exit()).isEqualTo(ExitCode.GATE_FAILED);
    }

    @Test
    void theEnvironmentNamesTheReferenceToo() throws Exception {
        world.run("merge", "a", "--output", "first");
        assertThat(world.run("merge", "a", "--output", "second").out()).doesNotContain("existing");
        world.environment.put("SEKISHO_REFERENCE", "first");
        assertThat(world.run("merge", "a", "--output", "third").out()).contains("existing");
    }

    @Test
    void formatsHaveTheirOptionsAndTheSummaryItsLanguage() throws Exception {
        World.Result result =
                world.run("merge", "a", "--to", "markdown=a.md", "--set", "markdown.findings=0", "--language", "ja");
        assertThat(world.directory.resolve("a.md")).content().contains("まず行うこと").doesNotContain("src/A.java");
        assertThat(result.out()).contains("合格");
    }

    private ExitCode merge(String policy, List<String> more) {
        String[] arguments = new String[more.size() + 4];
        List<String> first = List.of("merge", "a", "--central-policy", policy);
        for (int i = 0; i < arguments.length; i++) {
            arguments[i] = i < first.size() ? first.get(i) : more.get(i - first.size());
        }
        return world.run(arguments).exit();
    }

    private List<GapType> gaps() throws Exception {
        return world.report().facts().coverage().gaps().stream().map(Gap::type).toList();
    }
}
