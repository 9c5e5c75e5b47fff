package io.sekisho.core.central;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sekisho.core.fetch.FetchLimits;
import io.sekisho.core.fetch.LocalServer;
import io.sekisho.core.files.SekishoHome;
import io.sekisho.core.files.TrustedFiles;
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
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class CentralPoliciesTest {
    private static final Instant NOW = Instant.parse("2026-11-24T00:00:00Z");

    @TempDir
    Path temp;

    private final SigningKey.Pair pair = SigningKey.generate();
    private final String key =
            Base64.getEncoder().encodeToString(pair.verifying().getEncoded());
    private LocalServer server;
    private Instant now = NOW;

    /** More than a busy machine needs: who takes longer is away, and that is a gap of its own. */
    private Duration enough = Duration.ofSeconds(20);

    @BeforeEach
    void start() throws Exception {
        server = new LocalServer();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private static byte[] policy(long serial, String failOn) {
        return ("version: 1\nserial: " + serial + "\ngate: {fail-on: " + failOn + "}\n")
                .getBytes(StandardCharsets.UTF_8);
    }

    private void publish(byte[] content) {
        server.file("/p.yml", content).file("/p.yml.sig", pair.signing().sign(content));
    }

    private CentralPolicy fetch(String sha256, String publicKey) throws Exception {
        return policies(false).fetch(PolicyReference.of(server.url("/p.yml"), sha256, publicKey, "SEKISHO_POLICY"));
    }

    private CentralPolicies policies(boolean offline) {
        return new CentralPolicies(
                new SekishoHome(temp.resolve("home")),
                System.getenv(),
                temp,
                Clock.fixed(now, ZoneOffset.UTC),
                offline,
                new FetchLimits(1 << 20, enough, enough, 1, Duration.ofMillis(10)));
    }

    private static void assertGap(CentralPolicy policy, GapType type, String said) {
        assertThat(policy.live()).isFalse();
        assertThat(policy.gaps()).hasSize(1);
        assertThat(policy.gaps().get(0).type()).isEqualTo(type);
        Texts texts = new Texts(Language.EN);
        assertThat(texts.render(policy.gaps().get(0).message())).contains(said);
        assertThat(texts.render(policy.gaps().get(0).nextStep())).isNotBlank().doesNotContain("central.");
    }

    @Test
    void takesWhatIsPinnedOrSigned() throws Exception {
        byte[] content = policy(12, "high");
        publish(content);
        CentralPolicy pinned = fetch(Hash.sha256(content).toUpperCase(java.util.Locale.ROOT), null);
        assertThat(pinned.content()).isEqualTo(content);
        assertThat(pinned.gaps()).isEmpty();
        assertThat(pinned.proof()).isEqualTo("sha256");

        CentralPolicy signed = fetch(null, key);
        assertThat(signed.content()).isEqualTo(content);
        assertThat(signed.gaps()).isEmpty();
        assertThat(signed.label()).isEqualTo("central policy " + server.url("/p.yml") + " (serial 12)");
        assertThat(signed.proof()).isEqualTo("key " + PolicyKeys.id(pair.verifying()));
        assertThat(fetch(Hash.sha256(content), key).live()).isTrue();
    }

    @Test
    void whatIsNotWhatWasPinnedIsNeitherUsedNorKept() throws Exception {
        byte[] good = policy(1, "high");
        byte[] evil = policy(1, "none");
        publish(evil);
        CentralPolicy refused = fetch(Hash.sha256(good), null);
        assertGap(refused, GapType.POLICY_UNREADABLE, Hash.sha256(evil));
        assertThat(refused.content()).isNull();

        publish(good);
        assertThat(fetch(Hash.sha256(good), null).live()).isTrue();
        publish(evil);
        CentralPolicy floor = fetch(Hash.sha256(good), null);
        assertGap(floor, GapType.POLICY_UNREADABLE, "pinned to");
        assertThat(floor.content()).isEqualTo(good);
    }

    @Test
    void aSignatureOfAnotherKeyOrOverOtherBytesOrNoneAtAllDoesNotCount() throws Exception {
        byte[] content = policy(1, "high");
        server.file("/p.yml", content);
        assertGap(fetch(null, key), GapType.POLICY_UNREADABLE, "no signature");
        server.file("/p.yml.sig", SigningKey.generate().signing().sign(content));
        assertGap(fetch(null, key), GapType.POLICY_UNREADABLE, "not made with the given key");
        server.file("/p.yml.sig", pair.signing().sign(policy(1, "none")));
        assertGap(fetch(null, key), GapType.POLICY_UNREADABLE, "not made with the given key");
        server.file("/p.yml.sig", new byte[64]);
        assertGap(fetch(null, key), GapType.POLICY_UNREADABLE, "not made with the given key");
        assertThat(fetch(null, key).content()).isNull();
        server.file("/p.yml.sig", Base64.getMimeDecoder().decode(pair.signing().sign(content)));
        assertThat(fetch(null, key).live()).isTrue();
    }

    @Test
    void anyOfSeveralKeysMaySignWhileOneReplacesAnother() throws Exception {
        publish(policy(1, "high"));
        SigningKey.Pair next = SigningKey.generate();
        String both = key + ",\n" + new String(SigningKey.pem(next.verifying()), StandardCharsets.US_ASCII);
        assertThat(fetch(null, both).proof()).isEqualTo("key " + PolicyKeys.id(pair.verifying()));
        byte[] newer = policy(2, "high");
        server.file("/p.yml", newer).file("/p.yml.sig", next.signing().sign(newer));
        assertThat(fetch(null, both).proof()).isEqualTo("key " + PolicyKeys.id(next.verifying()));
    }

    @Test
    void anOlderPolicyIsAReplay() throws Exception {
        publish(policy(12, "high"));
        assertThat(fetch(null, key).live()).isTrue();
        publish(policy(13, "medium"));
        assertThat(fetch(null, key).live()).isTrue();
        publish(policy(12, "high"));
        CentralPolicy replayed = fetch(null, key);
        assertGap(replayed, GapType.POLICY_UNREADABLE, "serial 12, but 13 was seen before");
        assertThat(replayed.content()).isEqualTo(policy(13, "medium"));

        publish(policy(13, "none"));
        CentralPolicy altered = fetch(null, key);
        assertGap(altered, GapType.POLICY_UNREADABLE, "serial 13 as before, but with other content");
        assertThat(altered.content()).isEqualTo(policy(13, "medium"));
        publish(policy(14, "none"));
        assertThat(fetch(null, key).live()).isTrue();
    }

    @Test
    void theLastVerifiedCopyServesForADay() throws Exception {
        byte[] content = policy(7, "high");
        publish(content);
        now = NOW.plusNanos(123_456_789);
        fetch(null, key);
        server.remove("/p.yml");
        now = now.plus(Duration.ofHours(24));
        CentralPolicy copy = fetch(null, key);
        assertGap(copy, GapType.POLICY_STALE, "HTTP 404. The copy that was verified 24 hours ago");
        assertThat(copy.content()).isEqualTo(content);
        assertThat(copy.label()).endsWith(" (serial 7, copy of " + NOW + ")");

        now = NOW.plus(Duration.ofHours(24)).plusSeconds(2);
        CentralPolicy old = fetch(null, key);
        assertGap(old, GapType.POLICY_UNREADABLE, "24 hours old");
        assertThat(old.content()).isEqualTo(content);

        now = NOW.minus(Duration.ofDays(1));
        CentralPolicy future = fetch(null, key);
        assertGap(future, GapType.POLICY_UNREADABLE, "in the future");
        assertThat(future.content()).isEqualTo(content);
    }

    @Test
    void whatTheSourceSaysIsUnchangedIsVerifiedAnewAndCountsAsSeenToday() throws Exception {
        publish(policy(7, "high"));
        fetch(null, key);
        now = NOW.plus(Duration.ofDays(3));
        assertThat(fetch(null, key).live()).isTrue();
        assertThat(server.requests()).containsExactly("/p.yml", "/p.yml.sig", "/p.yml");
        server.answer("/p.yml", exchange -> LocalServer.send(exchange, 500, new byte[0]));
        now = NOW.plus(Duration.ofDays(3)).plus(Duration.ofHours(5));
        assertGap(fetch(null, key), GapType.POLICY_STALE, "HTTP 500. The copy that was verified 5 hours ago");

        // A copy that the key of today does not verify is a floor, but no policy.
        String other = Base64.getEncoder()
                .encodeToString(SigningKey.generate().verifying().getEncoded());
        CentralPolicy unverified = fetch(null, other);
        assertGap(unverified, GapType.POLICY_UNREADABLE, "HTTP 500");
        assertThat(unverified.content()).isEqualTo(policy(7, "high"));
    }

    @Test
    void whoeverDoesNotAnswerIsAway() throws Exception {
        String anyHash = "0".repeat(64);
        assertGap(fetch(anyHash, null), GapType.POLICY_UNREADABLE, "HTTP 404. There is no verified copy");
        enough = Duration.ofSeconds(1);
        server.answer("/p.yml", exchange -> {
            try {
                Thread.sleep(1500);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        assertGap(fetch(anyHash, null), GapType.POLICY_UNREADABLE, "no whole answer within 1 s");
        server.answer("/p.yml", exchange -> {
            exchange.sendResponseHeaders(200, 500);
            exchange.getResponseBody().write(policy(1, "high"));
            exchange.getResponseBody().flush();
        });
        CentralPolicy half = fetch(anyHash, null);
        assertGap(half, GapType.POLICY_UNREADABLE, "ended too early");
        assertThat(half.content()).isNull();
    }

    @Test
    void offlineAsksNobody() throws Exception {
        publish(policy(7, "high"));
        fetch(null, key);
        PolicyReference reference = PolicyReference.of(server.url("/p.yml"), null, key, "SEKISHO_POLICY");
        int before = server.requests().size();
        assertGap(policies(true).fetch(reference), GapType.POLICY_STALE, "--offline. The copy");
        assertThat(server.requests()).hasSize(before);
    }

    @Test
    void aBrokenPolicyIsAnErrorThatNamesTheLineAndTheGoodCopyStays() throws Exception {
        publish(policy(1, "high"));
        fetch(null, key);
        byte[] broken = "serial: 2\ngate: {fail-on: [\n".getBytes(StandardCharsets.UTF_8);
        publish(broken);
        assertThatThrownBy(() -> fetch(null, key))
                .isInstanceOf(PolicyException.class)
                .hasMessageContaining("/p.yml:3:");
        byte[] unnumbered = "gate: {fail-on: low}\n".getBytes(StandardCharsets.UTF_8);
        publish(unnumbered);
        assertThatThrownBy(() -> fetch(null, key))
                .isInstanceOf(PolicyException.class)
                .hasMessageContaining("central.no-serial");
        publish("serial: twelve\n".getBytes(StandardCharsets.UTF_8));
        assertThatThrownBy(() -> fetch(null, key)).hasMessageContaining("/p.yml:1:9");
        server.remove("/p.yml");
        assertThat(fetch(null, key).content()).isEqualTo(policy(1, "high"));
    }

    @Test
    void noTokenOfTheAddressIsShownOrKept() throws Exception {
        byte[] content = policy(3, "high");
        publish(content);
        String source = server.url("/p.yml").replace("//", "//ci:hunter2@") + "?ref=main&private_token=hunter3";
        PolicyReference reference = PolicyReference.of(source, Hash.sha256(content), null, "SEKISHO_POLICY");
        CentralPolicy policy = policies(false).fetch(reference);
        assertThat(policy.live()).isTrue();
        assertThat(reference + policy.label()).doesNotContain("hunter");
        try (Stream<Path> kept = Files.walk(temp.resolve("home"))) {
            for (Path file : kept.filter(Files::isRegularFile).toList()) {
                assertThat(Files.readString(file)).doesNotContain("hunter");
            }
        }
        // The copy is found again whatever the token.
        server.remove("/p.yml");
        PolicyReference later =
                PolicyReference.of(source.replace("hunter3", "x"), Hash.sha256(content), null, "SEKISHO_POLICY");
        assertGap(policies(false).fetch(later), GapType.POLICY_STALE, "0 hours ago");
    }

    @Test
    void aPathNeedsNoPinButMayHaveOne() throws Exception {
        Path file = Files.write(temp.resolve("policy.yml"), "gate: {fail-on: high}\n".getBytes(StandardCharsets.UTF_8));
        CentralPolicy plain = policies(true).fetch(PolicyReference.of("policy.yml", null, null, "--central-policy"));
        assertThat(plain.live()).isTrue();
        assertThat(plain.proof()).isEqualTo("none");
        assertGap(
                policies(true).fetch(PolicyReference.of(file.toString(), "0".repeat(64), null, "--central-policy")),
                GapType.POLICY_UNREADABLE,
                "SHA-256");
        assertThatThrownBy(() -> policies(true).fetch(PolicyReference.of("other.yml", null, null, "--central-policy")))
                .isInstanceOf(PolicyException.class)
                .hasMessageContaining("other.yml");
    }

    @Test
    void aRelativePathOfTheRepositorysConfigurationIsReadFromTheTrustedState() throws Exception {
        TrustedFiles trusted = new TrustedFiles() {
            @Override
            public Optional<byte[]> read(String path) {
                return path.equals("shared/p.yml") ? Optional.of(policy(1, "low")) : Optional.empty();
            }

            @Override
            public String origin() {
                return "origin/main";
            }
        };
        Files.createDirectories(temp.resolve("shared"));
        Files.write(temp.resolve("shared/p.yml"), policy(9, "none"));
        PolicyReference reference = PolicyReference.of("shared/p.yml", null, null, ".sekisho/config.yml:2");
        assertThat(policies(false).fetch(reference, trusted).content()).isEqualTo(policy(1, "low"));
        assertThatThrownBy(() -> policies(false)
                        .fetch(PolicyReference.of("p.yml", null, null, ".sekisho/config.yml:2"), trusted))
                .hasMessageContaining(".sekisho/config.yml:2");
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void aHomeThatCannotBeWrittenCostsTheCopyAndNotThePolicy() throws Exception {
        publish(policy(5, "high"));
        Files.writeString(temp.resolve("home"), "a file where the directory should be");
        CentralPolicy policy = fetch(null, key);
        assertThat(policy.live()).isTrue();
        assertThat(policy.content()).isEqualTo(policy(5, "high"));
        assertThat(policy.gaps()).extracting(gap -> gap.type()).containsExactly(GapType.TOOL_NOTE);
    }

    @Test
    void aKillBetweenDownloadAndRenameLeavesTheOldCopyAndADamagedOneIsNone() throws Exception {
        publish(policy(5, "high"));
        fetch(null, key);
        Path kept = onlyFile();
        Files.writeString(kept.resolveSibling("." + kept.getFileName() + ".123.part"), "{\"formatVersion\":1,\"con");
        server.remove("/p.yml");
        assertThat(fetch(null, key).content()).isEqualTo(policy(5, "high"));

        Files.writeString(kept, Files.readString(kept).replace("\"content\":\"", "\"content\":\"QUJD"));
        assertGap(fetch(null, key), GapType.POLICY_UNREADABLE, "no verified copy");
    }

    private Path onlyFile() throws IOException {
        try (Stream<Path> files = Files.list(temp.resolve("home/policies"))) {
            List<Path> all = files.toList();
            assertThat(all).hasSize(1);
            return all.get(0);
        }
    }

    @Test
    void anotherRunsNewerCopyStays() throws Exception {
        PolicyStore store = new PolicyStore(temp.resolve("store"));
        store.keep("x", copy(13));
        store.keep("x", copy(12));
        assertThat(store.read("x").serial()).isEqualTo(13);
    }

    private static PolicyCopy copy(long serial) {
        byte[] content = policy(serial, "high");
        return new PolicyCopy(1, "x", NOW, serial, Hash.sha256(content), content, null, null, null);
    }
}
