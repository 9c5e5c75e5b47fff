package io.sekisho.cli.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.sekisho.cli.AdminWorld;
import io.sekisho.cli.AdminWorld.Result;
import io.sekisho.cli.console.ExitCode;
import io.sekisho.core.process.ChildProcess;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The commands of those who own a central policy. */
class PolicyCommandTest {
    @TempDir
    Path root;

    private AdminWorld world;

    @BeforeEach
    void world() throws Exception {
        world = new AdminWorld(root);
        Files.writeString(file("policy.yml"), "serial: 3\ngate: {fail-on: high}\n");
    }

    private Path file(String name) {
        return world.directory.resolve(name);
    }

    private Result run(ExitCode expected, String... arguments) {
        Result result = world.run(arguments);
        assertThat(result.code()).as(result.out() + result.err()).isEqualTo(expected);
        assertThat(result.out() + result.err()).doesNotContain("{0}", "central.");
        return result;
    }

    @Test
    void signsWhatTheOtherSideVerifies() throws Exception {
        Result made = run(ExitCode.PASSED, "policy", "keygen");
        String publicLine = made.out()
                .lines()
                .filter(line -> line.startsWith("MCow"))
                .findFirst()
                .orElseThrow();
        Result signed = run(ExitCode.PASSED, "policy", "sign", "policy.yml", "--key", "sekisho-policy.key");
        assertThat(signed.out()).contains("serial 3", "policy.yml.sig", "SHA-256: ");
        for (String key : List.of("sekisho-policy.pub", publicLine)) {
            Result good = run(ExitCode.PASSED, "policy", "verify", "policy.yml", "--key", key);
            assertThat(good.out()).contains("Good", "serial 3");
        }
        String hash = signed.out().lines().reduce((a, b) -> b).orElseThrow().replace("SHA-256: ", "");
        run(ExitCode.PASSED, "policy", "verify", "policy.yml", "--sha256", hash);

        Files.writeString(file("policy.yml"), "serial: 3\ngate: {fail-on: none}\n");
        assertThat(run(ExitCode.INCOMPLETE, "policy", "verify", "policy.yml", "--key", publicLine)
                        .err())
                .contains("was changed");
        run(ExitCode.INCOMPLETE, "policy", "verify", "policy.yml", "--sha256", hash);
        Files.delete(file("policy.yml.sig"));
        assertThat(run(ExitCode.INCOMPLETE, "policy", "verify", "policy.yml", "--key", publicLine)
                        .err())
                .contains("there is no ");
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void thePrivateKeyIsForItsOwnerAndShownToNobody() throws Exception {
        Result made = run(ExitCode.PASSED, "policy", "keygen", "--output", "safe/2027.key");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file("safe/2027.key"))))
                .isEqualTo("rw-------");
        assertThat(file("safe/2027.pub")).exists();
        String secret = Files.readAllLines(file("safe/2027.key")).get(1);
        Result signed = run(ExitCode.PASSED, "policy", "sign", "policy.yml", "--key", "safe/2027.key", "--verbose");
        StringBuilder logs = new StringBuilder();
        try (Stream<Path> all = Files.walk(world.home.root())) {
            for (Path log : all.filter(Files::isRegularFile).toList()) {
                logs.append(Files.readString(log));
            }
        }
        assertThat(made.out() + made.err() + signed.out() + signed.err() + logs).doesNotContain(secret);

        String before = Files.readString(file("safe/2027.key"));
        assertThat(run(ExitCode.WRONG_USAGE, "policy", "keygen", "-o", "safe/2027.key")
                        .err())
                .contains("never overwritten");
        assertThat(Files.readString(file("safe/2027.key"))).isEqualTo(before);
        Files.setPosixFilePermissions(file("safe/2027.key"), PosixFilePermissions.fromString("rw-r--r--"));
        assertThat(run(ExitCode.PASSED, "policy", "sign", "policy.yml", "--key", "safe/2027.key")
                        .err())
                .contains("chmod 600");
    }

    @Test
    void signsNothingThatNobodyCouldUse() throws Exception {
        run(ExitCode.PASSED, "policy", "keygen");
        Files.writeString(file("policy.yml"), "gate: {fail-on: high}\n");
        assertThat(run(ExitCode.WRONG_USAGE, "policy", "sign", "policy.yml", "--key", "sekisho-policy.key")
                        .err())
                .contains("policy.yml:1:1", "needs a serial");
        Files.writeString(file("policy.yml"), "serial: 1\ngate: [\n");
        assertThat(run(ExitCode.WRONG_USAGE, "policy", "sign", "policy.yml", "--key", "sekisho-policy.key")
                        .err())
                .contains("policy.yml:3:1");
        Files.writeString(file("policy.yml"), "serial: 1\n");
        assertThat(run(ExitCode.WRONG_USAGE, "policy", "sign", "policy.yml", "--key", "sekisho-policy.pub")
                        .err())
                .contains("no private Ed25519 key");
        run(ExitCode.WRONG_USAGE, "policy", "sign", "other.yml", "--key", "sekisho-policy.key");
        assertThat(run(ExitCode.WRONG_USAGE, "policy", "verify", "policy.yml", "--key", "sekisho-policy.key")
                        .err())
                .contains("private key");
        assertThat(file("policy.yml.sig")).doesNotExist();
    }

    /** Whoever has OpenSSL needs none of these commands, and the other way round. */
    @Test
    void openSslSaysTheSame() throws Exception {
        ChildProcess.Result version;
        try {
            version = ChildProcess.run(List.of("openssl", "version"), null, Map.of(), Duration.ofSeconds(10));
        } catch (java.io.IOException e) {
            org.junit.jupiter.api.Assumptions.abort("no openssl here");
            return;
        }
        org.junit.jupiter.api.Assumptions.assumeTrue(version.text().startsWith("OpenSSL 3"));
        run(ExitCode.PASSED, "policy", "keygen");
        run(ExitCode.PASSED, "policy", "sign", "policy.yml", "--key", "sekisho-policy.key");
        openssl("base64", "-d", "-in", "policy.yml.sig", "-out", "raw.sig");
        openssl(
                "pkeyutl",
                "-verify",
                "-pubin",
                "-inkey",
                "sekisho-policy.pub",
                "-rawin",
                "-in",
                "policy.yml",
                "-sigfile",
                "raw.sig");
        openssl("genpkey", "-algorithm", "ed25519", "-out", "o.key");
        openssl("pkey", "-in", "o.key", "-pubout", "-out", "o.pub");
        openssl("pkeyutl", "-sign", "-inkey", "o.key", "-rawin", "-in", "policy.yml", "-out", "policy.yml.sig");
        run(ExitCode.PASSED, "policy", "verify", "policy.yml", "--key", "o.pub");
        run(ExitCode.PASSED, "policy", "sign", "policy.yml", "--key", "o.key");
        run(ExitCode.PASSED, "policy", "verify", "policy.yml", "--key", "o.pub");
    }

    private void openssl(String... arguments) throws Exception {
        List<String> command = new java.util.ArrayList<>(List.of("openssl"));
        command.addAll(List.of(arguments));
        ChildProcess.Result result = ChildProcess.run(command, world.directory, Map.of(), Duration.ofSeconds(20));
        assertThat(result.exitCode()).as(command + result.err()).isZero();
    }
}
