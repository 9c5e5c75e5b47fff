package io.sekisho.scanner.secret;

import static io.sekisho.scanner.secret.Repo.token;
import static org.assertj.core.api.Assertions.assertThat;

import io.sekisho.core.files.TrustedFiles;
import io.sekisho.core.scan.RawFinding;
import io.sekisho.core.scan.ScanResult;
import io.sekisho.model.KeyDetail;
import io.sekisho.model.Occurrence;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Lines that hold no secret are shown as they are, and those secrets that stand in them are not. */
class OpenLinesTest {
    private static final String CURL = "curl" + " -k ";

    @TempDir
    Path temp;

    private static List<RawFinding> of(ScanResult result, String rule) {
        return result.findings().stream()
                .filter(raw -> raw.rule().id().equals(rule))
                .toList();
    }

    @Test
    void theLineIsShownAndWhatElseIsInItIsMasked() throws Exception {
        Repo repo = new Repo(temp);
        repo.write(
                        "deploy.sh",
                        "set -e\n  " + CURL + "-H 'X: " + token(1) + "' https://h.example.org/a\n" + CURL
                                + "-u deploy:abc https://h.example.org/b\n" + CURL
                                + "https://me:hunter2@h.example.org/c?token=xyz\n")
                .commit("one");
        Map<String, String> keyed = Map.of("SEKISHO_FINGERPRINT_KEY", "organisation's key");
        ScanResult result = repo.scan(repo.plan(null, false, List.of()), Tools.settings(TrustedFiles.NONE, keyed));
        List<RawFinding> found = of(result, "sekisho-tls-curl");
        assertThat(found.stream().map(RawFinding::occurrence).map(Occurrence::snippet))
                .containsExactlyInAnyOrder(
                        CURL + "-H 'X: ***' https://h.example.org/a",
                        CURL + "-u *** https://h.example.org/b",
                        CURL + "https://me:***@h.example.org/c?token=***");
        assertThat(found).allSatisfy(raw -> {
            assertThat(raw.isCredential()).isFalse();
            assertThat(raw.rule().cwes()).containsExactly(295);
            assertThat(raw.secret().keyedFingerprints()).isEmpty();
            assertThat(raw.remedy().advice().code()).isEqualTo("secret.remedy-certificate");
            assertThat(raw.identity().get(2)).isEqualTo(raw.occurrence().snippet());
        });
        assertThat(of(result, "github-pat")).singleElement().satisfies(raw -> {
            assertThat(raw.isCredential()).isTrue();
            assertThat(raw.occurrence().snippet()).isEqualTo(CURL + "-H 'X: ***' https://h.example.org/a");
        });
        assertThat(result.toString()).doesNotContain(token(1), "hunter2", "deploy:abc", "=xyz");
    }

    @Test
    void equalOptionsInSeveralLinesKeepTheirPlacesAndARepairedLineIsNoFinding() throws Exception {
        Repo repo = new Repo(temp);
        repo.write("a.sh", "x\n" + CURL + "https://h.example.org/1\n" + CURL + "https://h.example.org/2\n")
                .commit("one");
        repo.write("a.sh", "x\ny\n" + CURL + "https://h.example.org/2\n").commit("two");
        ScanResult result = repo.scan();
        assertThat(of(result, "sekisho-tls-curl")).singleElement().satisfies(raw -> {
            assertThat(raw.occurrence().location().startLine()).isEqualTo(3);
            assertThat(raw.occurrence().inTree()).isTrue();
            assertThat(raw.occurrence().commit()).isNotNull();
        });
        // The same line has the same identity in a part of the history and before it is committed.
        List<String> identity = of(result, "sekisho-tls-curl").get(0).identity();
        repo.write("a.sh", "x\ny\nz\n" + CURL + "https://h.example.org/2\r\n");
        assertThat(of(repo.staged(), "sekisho-tls-curl")).isEmpty();
        repo.git("add", "-A");
        assertThat(of(repo.staged(), "sekisho-tls-curl"))
                .singleElement()
                .satisfies(raw -> assertThat(raw.identity()).isEqualTo(identity));
    }

    @Test
    void aRuleOfTheRepositoryMakesNoSecretVisible() throws Exception {
        Repo repo = new Repo(temp);
        repo.write("a.txt", "pass = " + token(7) + "\n").commit("one");
        repo.write(
                        ".gitleaks.toml",
                        "[[rules]]\nid = \"sekisho-tls-mine\"\nregex = '''ghp_[A-Za-z0-9]{36}'''\nkeywords = [\"ghp_\"]\n")
                .commit("two");
        ScanResult result = repo.scan(repo.plan(null, false, List.of()), Tools.settings(repo.trusted("HEAD")));
        assertThat(result.findings()).isNotEmpty();
        assertThat(result.toString()).doesNotContain(token(7));
    }

    @Test
    void weakPublicKeysTellTheirLengthAndGoodOnesAreLeftAlone() throws Exception {
        Repo repo = new Repo(temp, "elsewhere");
        Path project = Files.createDirectories(temp.resolve("project"));
        String weak = "ssh-rsa " + rsa(1024) + " me@example.org";
        String dsa = "ssh-dss " + blob("ssh-dss", BigInteger.ONE.shiftLeft(1023), BigInteger.ONE.shiftLeft(159));
        Files.writeString(
                project.resolve("authorized_keys"),
                "# team\n" + weak + "\nssh-rsa " + rsa(2048) + " a\nssh-rsa " + rsa(4096) + " b\n" + dsa + " c\n"
                        + "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAI" + "A".repeat(43) + " d\n");
        ScanResult result = repo.scan(repo.plan(project, null, false, List.of()), Tools.settings(TrustedFiles.NONE));
        List<RawFinding> found = of(result, "sekisho-ssh-weak-public-key");
        assertThat(found.stream().map(raw -> raw.occurrence().location().startLine()))
                .containsExactlyInAnyOrder(2, 5);
        assertThat(found.stream().map(raw -> raw.secret().key()))
                .containsExactlyInAnyOrder(new KeyDetail("rsa", 1024, null), new KeyDetail("dsa", 1024, null));
        assertThat(found).allSatisfy(raw -> {
            assertThat(raw.remedy().advice().code()).isEqualTo("secret.remedy-public-key");
            assertThat(raw.rule().cwes()).containsExactly(326);
        });
        assertThat(found.stream().map(raw -> raw.occurrence().snippet())).contains(weak);
    }

    private static String rsa(int bits) {
        return blob("ssh-rsa", BigInteger.valueOf(65537), BigInteger.ONE.shiftLeft(bits - 1));
    }

    /** The first numbers of a key; for DSA padded with two more. */
    private static String blob(String type, BigInteger first, BigInteger second) {
        ByteBuffer buffer = ByteBuffer.allocate(2000);
        part(buffer, type.getBytes(StandardCharsets.US_ASCII));
        part(buffer, first.toByteArray());
        part(buffer, second.toByteArray());
        if (type.equals("ssh-dss")) {
            part(buffer, first.toByteArray());
            part(buffer, first.toByteArray());
        }
        return Base64.getEncoder().encodeToString(java.util.Arrays.copyOf(buffer.array(), buffer.position()));
    }

    private static void part(ByteBuffer buffer, byte[] bytes) {
        buffer.putInt(bytes.length).put(bytes);
    }
}
