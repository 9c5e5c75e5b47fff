package io.sekisho.core.central;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sekisho.core.files.SekishoHome;
import io.sekisho.core.process.ChildProcess;
import io.sekisho.core.text.Language;
import io.sekisho.core.text.Texts;
import io.sekisho.model.GapType;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A central policy in a real repository. */
class GitPolicyTest {
    private static final byte[] POLICY = "serial: 4\ngate: {fail-on: high}\n".getBytes(StandardCharsets.UTF_8);

    @TempDir
    Path temp;

    private final SigningKey.Pair pair = SigningKey.generate();
    private final String key =
            Base64.getEncoder().encodeToString(pair.verifying().getEncoded());
    private Path work;
    private Path bare;

    @BeforeEach
    void repository() throws Exception {
        work = Files.createDirectories(temp.resolve("work"));
        bare = temp.resolve("policy.git");
        git("init", "-q", "-b", "main");
        write("policy.yml", POLICY);
        write("policy.yml.sig", pair.signing().sign(POLICY));
        write("teams/web.yml", "gate: {fail-on: low}\n".getBytes(StandardCharsets.UTF_8));
        commit();
        git("tag", "-a", "-m", "x", "v4");
        git("clone", "-q", "--bare", ".", bare.toString());
    }

    private void git(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("git", "-c", "user.name=a", "-c", "user.email=a@example.org"));
        command.addAll(List.of(arguments));
        ChildProcess.Result result =
                ChildProcess.run(command, work, Map.of("GIT_CONFIG_GLOBAL", "/dev/null"), Duration.ofSeconds(30));
        assertThat(result.exitCode()).as(command + ": " + result.err()).isZero();
    }

    private void write(String path, byte[] content) throws IOException {
        Files.createDirectories(work.resolve(path).getParent());
        Files.write(work.resolve(path), content);
    }

    private void commit() throws Exception {
        git("add", "-A");
        git("commit", "-q", "-m", "policy");
    }

    private CentralPolicy fetch(String source, String sha256, String publicKey) throws Exception {
        return new CentralPolicies(
                        new SekishoHome(temp.resolve("home")),
                        System.getenv(),
                        temp,
                        Clock.fixed(Instant.parse("2026-11-24T00:00:00Z"), ZoneOffset.UTC),
                        false)
                .fetch(PolicyReference.of(source, sha256, publicKey, "SEKISHO_POLICY"));
    }

    @Test
    void readsBranchTagAndFileAndLeavesNothingBehind() throws Exception {
        CentralPolicy branch = fetch("git:" + bare + "@main", null, key);
        assertThat(branch.gaps()).isEmpty();
        assertThat(branch.content()).isEqualTo(POLICY);
        assertThat(branch.label()).isEqualTo("central policy git:" + bare + "@main (serial 4)");
        assertThat(fetch("git:file://" + bare + "@v4", Hash.sha256(POLICY), null)
                        .live())
                .isTrue();
        byte[] web = Files.readAllBytes(work.resolve("teams/web.yml"));
        assertThat(fetch("git:" + bare + "//teams/web.yml@main", Hash.sha256(web), null)
                        .content())
                .isEqualTo(web);
        try (Stream<Path> left = Files.list(temp.resolve("home/cache/policies"))) {
            assertThat(left).isEmpty();
        }
    }

    @Test
    void aLaterCommitIsSeenAndAnEarlierOneIsAReplay() throws Exception {
        String source = "git:" + bare + "@main";
        fetch(source, null, key);
        byte[] newer = "serial: 5\ngate: {fail-on: low}\n".getBytes(StandardCharsets.UTF_8);
        write("policy.yml", newer);
        write("policy.yml.sig", pair.signing().sign(newer));
        commit();
        git("push", "-q", bare.toString(), "main");
        assertThat(fetch(source, null, key).content()).isEqualTo(newer);
        git("push", "-q", "-f", bare.toString(), "v4^{commit}:refs/heads/main");
        CentralPolicy replay = fetch(source, null, key);
        assertThat(replay.content()).isEqualTo(newer);
        assertThat(said(replay)).contains("serial 4, but 5");
    }

    private static String said(CentralPolicy policy) {
        assertThat(policy.gaps()).hasSize(1);
        assertThat(policy.gaps().get(0).type()).isEqualTo(GapType.POLICY_UNREADABLE);
        return new Texts(Language.EN).render(policy.gaps().get(0).message());
    }

    @Test
    void saysWhatIsMissing() throws Exception {
        assertThat(said(fetch("git:" + temp.resolve("none.git") + "@main", null, key)))
                .contains("git: ");
        assertThat(said(fetch("git:" + bare + "@v9", null, key))).contains("git: ", "v9");
        assertThat(said(fetch("git:" + bare + "//x.yml@main", null, key))).contains("no file x.yml there");
        assertThat(said(fetch("git:" + bare + "//teams/web.yml@main", null, key)))
                .contains("no signature");
    }

    @Test
    void aLinkIsNotFollowed() throws Exception {
        Files.createSymbolicLink(work.resolve("link.yml"), Path.of("policy.yml"));
        commit();
        git("push", "-q", bare.toString(), "main");
        assertThat(said(fetch("git:" + bare + "//link.yml@main", null, key))).contains("not a plain file");
    }

    @Test
    void aPasswordReachesTheServerAndNoArgumentOrMessage() throws Exception {
        List<String> asked = new ArrayList<>();
        try (io.sekisho.core.fetch.LocalServer server = new io.sekisho.core.fetch.LocalServer()) {
            server.answer("/g/p.git/info/refs", exchange -> {
                String authorization = exchange.getRequestHeaders().getFirst("Authorization");
                asked.add(String.valueOf(authorization));
                if (authorization == null) {
                    exchange.getResponseHeaders().set("WWW-Authenticate", "Basic realm=\"x\"");
                }
                io.sekisho.core.fetch.LocalServer.send(exchange, authorization == null ? 401 : 403, new byte[0]);
            });
            String source = "git:" + server.url("/g/p.git").replace("//", "//ci:hunter2@") + "@main";
            CentralPolicy policy = fetch(source, null, key);
            assertThat(asked).contains("Basic Y2k6aHVudGVyMg==");
            assertThat(said(policy)).contains("403").doesNotContain("hunter2");
            assertThat(policy.label()).doesNotContain("hunter2");
        }
    }

    @Test
    void noForeignProtocolIsSpoken() {
        assertThatThrownBy(() -> fetch("git:ext::sh -c id% @main", null, key)).isInstanceOf(PolicyException.class);
    }
}
