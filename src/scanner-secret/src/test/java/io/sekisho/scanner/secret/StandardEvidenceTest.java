package io.sekisho.scanner.secret;

import static org.assertj.core.api.Assertions.assertThat;

import io.sekisho.core.config.SeverityReader;
import io.sekisho.core.config.StandardReader;
import io.sekisho.core.consolidate.Consolidator;
import io.sekisho.core.files.TrustedFiles;
import io.sekisho.core.policy.Judge;
import io.sekisho.core.policy.Policy;
import io.sekisho.core.scan.ScanResult;
import io.sekisho.core.standard.Standard;
import io.sekisho.model.Coverage;
import io.sekisho.model.Facts;
import io.sekisho.model.Finding;
import io.sekisho.model.Kind;
import io.sekisho.model.Project;
import io.sekisho.model.ScannerRun;
import io.sekisho.model.ScannerState;
import io.sekisho.model.StandardState;
import io.sekisho.model.StandardState.State;
import java.nio.file.Path;
import java.security.KeyPairGenerator;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the real Gitleaks finds in real commits, against the shipped standard. */
class StandardEvidenceTest {
    private static final Standard STANDARD =
            StandardReader.shipped("cloud-security-standard").orElseThrow();
    private static final Clock NOW = Clock.systemUTC();

    @TempDir
    Path temp;

    private Map<String, State> states(Repo repo, Instant now) throws Exception {
        ScanResult result = repo.scan(repo.plan(null, false, List.of()), Tools.settings(TrustedFiles.NONE));
        List<Finding> findings = new Consolidator(SeverityReader.shipped()).findings(result.findings());
        List<ScannerRun> runs = Stream.of(Kind.SECRET, Kind.CODE)
                .map(kind -> new ScannerRun(
                        kind.key(),
                        kind,
                        kind.key(),
                        null,
                        kind == Kind.SECRET ? ScannerState.COMPLETED : ScannerState.NOTHING_TO_SCAN,
                        1,
                        0,
                        Map.of(),
                        Map.of()))
                .toList();
        Facts facts = new Facts(
                "t",
                now,
                1,
                new Project("p", null, null, "history", null),
                findings,
                List.of(),
                new Coverage(runs, result.gaps()));
        Policy policy = Policy.defaults().draft().standard(STANDARD).policy();
        StandardState state = new Judge()
                .judge(facts, policy, Clock.fixed(now, ZoneOffset.UTC))
                .standard();
        Map<String, State> states = new LinkedHashMap<>();
        state.items().forEach(item -> states.put(item.id(), item.state()));
        return states;
    }

    private static String random(String alphabet, int length, int seed) {
        Random random = new Random(seed);
        return Stream.generate(() -> String.valueOf(alphabet.charAt(random.nextInt(alphabet.length()))))
                .limit(length)
                .collect(Collectors.joining());
    }

    @Test
    void aCloudKeyCountsFromItsCommitOnAndIsToRenewOnItsNinetiethDay() throws Exception {
        List<String> keys = List.of(
                "AKIA" + random("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567", 16, 1),
                "AIza" + random("ABCDEFGHIJabcdefghij0123456789", 35, 2),
                "dop_v1_" + random("0123456789abcdef", 64, 3),
                "LTAI" + random("abcdefghijklmnopqrstuvwxyz0123456789", 20, 4));
        for (String key : keys) {
            Repo repo = new Repo(temp, "r" + keys.indexOf(key));
            Instant now = NOW.instant();
            repo.write("a.txt", "key = \"" + key + "\"\n").commit("one");
            assertThat(states(repo, now)).as("%s", key.substring(0, 4)).containsEntry("1.7", State.VIOLATED);
            assertThat(states(repo, now.plus(Duration.ofDays(89)))).containsEntry("1.8", State.NO_VIOLATION_FOUND);
            assertThat(states(repo, now.plus(Duration.ofDays(91)))).containsEntry("1.8", State.VIOLATED);
        }
    }

    @Test
    void keysAndSwitchedOffVerificationSpeakAgainstTheirItemsOnly() throws Exception {
        Repo repo = new Repo(temp);
        repo.write("a.sh", "curl" + " -k https://h.example.org/a\n").commit("one");
        assertThat(states(repo, NOW.instant()))
                .containsEntry("1.1", State.NO_VIOLATION_FOUND)
                .containsEntry("1.5", State.NO_VIOLATION_FOUND)
                .containsEntry("4.1", State.NOT_ASSESSED)
                .containsEntry("4.2", State.VIOLATED);
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(1024);
        String body = Base64.getMimeEncoder(64, new byte[] {'\n'})
                .encodeToString(generator.generateKeyPair().getPrivate().getEncoded());
        repo.write("id_rsa", "-----BEGIN PRIVATE" + " KEY-----\n" + body + "\n-----END PRIVATE" + " KEY-----\n")
                .commit("two");
        assertThat(states(repo, NOW.instant()))
                .containsEntry("1.1", State.VIOLATED)
                .containsEntry("1.4", State.VIOLATED)
                .containsEntry("1.5", State.VIOLATED)
                .containsEntry("1.7", State.NO_VIOLATION_FOUND);
    }

    @Test
    void aPuttyKeyIsFoundAndMasked() throws Exception {
        Repo repo = new Repo(temp);
        String blob = "AAAAB3NzaC1yc2EAAAADAQABAAAAgQD" + random("ABCDEFabcdef0123", 171, 5);
        String secret = random("ABCDEFabcdef0123", 60, 6);
        repo.write(
                        "me.ppk",
                        "PuTTY-User-Key-File-2: ssh-rsa\r\nEncryption: none\r\nComment: c\r\nPublic-Lines: 4\r\n"
                                + blob.replaceAll("(.{64})", "$1\r\n") + "\r\nPrivate-Lines: 1\r\n" + secret
                                + "\r\nPrivate-MAC: " + "0".repeat(40) + "\r\n")
                .commit("one");
        ScanResult result = repo.scan();
        assertThat(result.findings()).anySatisfy(raw -> {
            assertThat(raw.rule().id()).isEqualTo("sekisho-putty-private-key");
            assertThat(raw.secret().key().bits()).isEqualTo(1024);
            assertThat(raw.secret().key().encrypted()).isFalse();
            assertThat(raw.isCredential()).isTrue();
            assertThat(raw.occurrence().inTree()).isTrue();
        });
        assertThat(result.toString()).doesNotContain(secret, blob.substring(64, 128));
        assertThat(states(repo, NOW.instant()))
                .containsEntry("1.4", State.VIOLATED)
                .containsEntry("1.5", State.VIOLATED);
    }
}
