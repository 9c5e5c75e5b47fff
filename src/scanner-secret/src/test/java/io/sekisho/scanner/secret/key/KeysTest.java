package io.sekisho.scanner.secret.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.sekisho.core.process.ChildProcess;
import io.sekisho.model.KeyDetail;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real keys, made by Java, ssh-keygen and openssl, each told as what it is; and hostile text, told as nothing. */
class KeysTest {
    @TempDir
    Path temp;

    private static String begin(String label) {
        return "-----BEGIN " + label + "PRIVATE" + " KEY-----\n";
    }

    private static String pem(String label, byte[] der) {
        return begin(label)
                + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der)
                + "\n-----END " + label + "PRIVATE" + " KEY-----\n";
    }

    private static KeyPair pair(String algorithm, int bits) throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
        if (bits > 0) {
            generator.initialize(bits);
        }
        return generator.generateKeyPair();
    }

    private static KeyDetail pkcs8(KeyPair pair) {
        return Keys.ofPrivate(pem("", pair.getPrivate().getEncoded()));
    }

    @Test
    void pkcs8() throws Exception {
        assertThat(pkcs8(pair("RSA", 1024))).isEqualTo(new KeyDetail("rsa", 1024, false));
        assertThat(pkcs8(pair("RSA", 2048))).isEqualTo(new KeyDetail("rsa", 2048, false));
        assertThat(pkcs8(pair("DSA", 1024))).isEqualTo(new KeyDetail("dsa", 1024, false));
        assertThat(pkcs8(pair("Ed25519", 0))).isEqualTo(new KeyDetail("ed25519", 256, false));
        for (Map.Entry<String, Integer> curve :
                Map.of("secp256r1", 256, "secp384r1", 384, "secp521r1", 521).entrySet()) {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec(curve.getKey()));
            assertThat(pkcs8(generator.generateKeyPair())).isEqualTo(new KeyDetail("ecdsa", curve.getValue(), false));
        }
    }

    @Test
    void whateverTheLinesLookLike() throws Exception {
        String key = pem("", pair("RSA", 1024).getPrivate().getEncoded());
        KeyDetail detail = new KeyDetail("rsa", 1024, false);
        assertThat(Keys.ofPrivate(key.replace("\n", "\r\n"))).isEqualTo(detail);
        assertThat(Keys.ofPrivate(key.replace("\n", "\\n"))).as("JSON").isEqualTo(detail);
        assertThat(Keys.ofPrivate(key.replaceAll("(?m)^", "    "))).as("YAML").isEqualTo(detail);
        assertThat(Keys.ofPrivate("String k = \"" + key.replace("\n", "\\n\" +\n    \"") + "\";"))
                .as("Java")
                .isEqualTo(detail);
        assertThat(Keys.ofPrivate("x: y " + key.substring(0, key.indexOf("-----END") + 25)))
                .isEqualTo(detail);
        assertThat(Keys.ofPrivate(Base64.getEncoder().encodeToString(key.getBytes(StandardCharsets.US_ASCII))))
                .as("a Kubernetes secret")
                .isEqualTo(detail);
    }

    @Test
    void openSshAndPemAsSshKeygenWritesThem() throws Exception {
        assumeTrue(has("ssh-keygen"), "ssh-keygen");
        assertThat(generated("-t", "rsa", "-b", "1024")).isEqualTo(new KeyDetail("rsa", 1024, false));
        assertThat(generated("-t", "rsa", "-b", "3072", "-N", "passphrase"))
                .isEqualTo(new KeyDetail("rsa", 3072, true));
        assertThat(generated("-t", "ed25519", "-N", "passphrase")).isEqualTo(new KeyDetail("ed25519", 256, true));
        assertThat(generated("-t", "ecdsa", "-b", "521")).isEqualTo(new KeyDetail("ecdsa", 521, false));
        assertThat(generated("-t", "rsa", "-b", "1024", "-m", "PEM")).isEqualTo(new KeyDetail("rsa", 1024, false));
        assertThat(generated("-t", "rsa", "-b", "1024", "-m", "PEM", "-N", "passphrase"))
                .isEqualTo(new KeyDetail("rsa", 0, true));
        assertThat(generated("-t", "ecdsa", "-b", "384", "-m", "PEM")).isEqualTo(new KeyDetail("ecdsa", 384, false));
        assertThat(generated("-t", "rsa", "-b", "1024", "-m", "PKCS8", "-N", "passphrase"))
                .isEqualTo(new KeyDetail("unknown", 0, true));
        assertThat(Keys.ofPublic(Files.readString(temp.resolve("key.pub"))))
                .isEqualTo(new KeyDetail("rsa", 1024, null));
    }

    private static boolean has(String program) {
        try {
            return ChildProcess.run(List.of(program, "-?"), Path.of("."), Map.of(), Duration.ofSeconds(10)) != null;
        } catch (IOException | InterruptedException e) {
            return false;
        }
    }

    private KeyDetail generated(String... options) throws Exception {
        Path file = temp.resolve("key");
        Files.deleteIfExists(file);
        Files.deleteIfExists(temp.resolve("key.pub"));
        List<String> command = new ArrayList<>(List.of("ssh-keygen", "-q", "-C", "c", "-f", file.toString()));
        command.addAll(List.of(options));
        if (!command.contains("-N")) {
            command.addAll(List.of("-N", ""));
        }
        ChildProcess.Result result = ChildProcess.run(command, temp, Map.of(), Duration.ofSeconds(30));
        assertThat(result.exitCode()).as(result.err()).isZero();
        return Keys.ofPrivate(Files.readString(file));
    }

    @Test
    void puttyKeysTellAlgorithmLengthAndPassphrase() {
        String blob = "AAAAB3NzaC1yc2EAAAADAQABAAAAgQ" + "D".repeat(172) + "==";
        String key = "PuTTY-User-Key-File-2: ssh-rsa\r\nEncryption: %s\r\nComment: c\r\nPublic-Lines: 4\r\n"
                + blob.substring(0, 64) + "\r\n" + blob.substring(64, 128) + "\r\n" + blob.substring(128, 192) + "\r\n"
                + blob.substring(192) + "\r\nPrivate-Lines: 1\r\nAAAA\r\nPrivate-MAC: 00\r\n";
        assertThat(Keys.ofPrivate(key.formatted("none"))).isEqualTo(new KeyDetail("rsa", 1024, false));
        assertThat(Keys.ofPrivate(key.formatted("aes256-cbc"))).isEqualTo(new KeyDetail("rsa", 1024, true));
    }

    @Test
    void aPgpBlockIsKnownToBeNoSshKey() {
        assertThat(Keys.ofPrivate("-----BEGIN PGP PRIVATE" + " KEY BLOCK-----\n\nlQOYBF\n"))
                .isEqualTo(new KeyDetail("pgp", 0, null));
    }

    @Test
    void hostileTextHasNoDetailAndTakesNoTime() throws Exception {
        byte[] der = pair("RSA", 2048).getPrivate().getEncoded();
        Random random = new Random(1);
        for (int i = 0; i < 3000; i++) {
            byte[] changed = der.clone();
            for (int j = 0; j < 1 + i % 5; j++) {
                changed[random.nextInt(Math.min(60, changed.length))] = (byte) random.nextInt(256);
            }
            KeyDetail detail = Keys.ofPrivate(pem(i % 2 == 0 ? "" : "RSA ", changed));
            assertThat(detail == null || detail.bits() < 1 << 20).isTrue();
            Keys.ofPrivate(pem("", java.util.Arrays.copyOf(der, random.nextInt(der.length))));
            byte[] noise = new byte[random.nextInt(300)];
            random.nextBytes(noise);
            Keys.ofPrivate(pem("OPENSSH ", noise));
            Keys.ofPublic("AAAA" + Base64.getEncoder().encodeToString(noise));
        }
        assertThat(Keys.ofPrivate(null)).isNull();
        assertThat(Keys.ofPrivate("")).isNull();
        assertThat(Keys.ofPrivate(begin("") + "!!!\n")).isNull();
        assertThat(Keys.ofPrivate(begin("RSA ") + "MIIEowIBAAKCAQEA...\n")).isNull();
        assertThat(Keys.ofPrivate(begin("OPENSSH ") + "A".repeat(60_000))).isNull();
        assertThat(Keys.ofPrivate(begin("").repeat(2000))).isNull();
        assertThat(Keys.ofPrivate("A".repeat(1 << 20))).isNull();
        assertThat(Keys.ofPrivate("PuTTY-User-Key-File-2: ssh-rsa\nEncryption: none\nPublic-Lines: 999\n"))
                .isNull();
    }
}
