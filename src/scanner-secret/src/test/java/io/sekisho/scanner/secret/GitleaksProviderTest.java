package io.sekisho.scanner.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sekisho.core.files.SekishoHome;
import io.sekisho.core.files.TrustedFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which executable is used, and which is not. */
class GitleaksProviderTest {
    @TempDir
    Path temp;

    private SekishoHome home;
    private final Map<String, String> environment = new HashMap<>();

    @BeforeEach
    void nothingHere() {
        home = new SekishoHome(temp.resolve("home"));
        environment.put("PATH", "");
    }

    private GitleaksProvider provider(Path flag, boolean offline, String pin) {
        return new GitleaksProvider(new SecretSettings(flag, home, environment, offline, pin, TrustedFiles.NONE));
    }

    private Path script(String name, String body) throws IOException {
        Path file = Files.createDirectories(temp.resolve("bin")).resolve(name);
        Files.writeString(file, "#!/bin/sh\n" + body + "\n");
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    static void assertRefused(GitleaksProvider provider, String code, String... words) {
        assertThatThrownBy(provider::provide).isInstanceOfSatisfying(GitleaksException.class, e -> {
            assertThat(e.text().code()).isEqualTo(code);
            assertThat(e.nextStep()).isNotNull();
            assertThat(List.of(words)).allMatch(String.join(" ", e.text().arguments())::contains);
        });
    }

    @Test
    void anUnknownExecutableIsNotEvenRun() throws Exception {
        Path fake = script("gitleaks", "touch " + temp.resolve("ran") + "; echo 8.30.1");
        String hash = Sha256.of(fake);
        assertRefused(provider(fake, false, null), "secret.gitleaks-hash", fake.toString(), hash);
        environment.put("SEKISHO_GITLEAKS", fake.toString());
        assertRefused(provider(null, false, null), "secret.gitleaks-hash", hash);
        assertThat(temp.resolve("ran")).doesNotExist();
    }

    @Test
    void theTrustedConfigurationCanAllowAnotherOneFromVersion830On() throws Exception {
        Path newer = script("gitleaks", "echo v8.31.2");
        Gitleaks gitleaks = provider(newer, true, Sha256.of(newer).toUpperCase(java.util.Locale.ROOT))
                .provide();
        assertThat(gitleaks.version()).isEqualTo("8.31.2");
        assertThat(gitleaks.source()).isEqualTo(Gitleaks.Source.FLAG);
        Path older = script("older", "echo 8.29.9");
        assertRefused(provider(older, true, Sha256.of(older)), "secret.gitleaks-version", "8.29.9");
        Path silent = script("silent", "exit 3");
        assertRefused(provider(silent, true, Sha256.of(silent)), "secret.gitleaks-version");
        Path broken = script("broken", "");
        Files.write(broken, new byte[] {1, 2, 3});
        assertRefused(provider(broken, true, Sha256.of(broken)), "secret.gitleaks-version");
    }

    @Test
    void whatLiesOnThePathIsPassedOverAndTold() throws Exception {
        Path fake = script("gitleaks", "echo 8.30.1");
        environment.put("PATH", fake.getParent().toString());
        Path real = Tools.gitleaks().path();
        Path cached = home.tools()
                .resolve("gitleaks")
                .resolve(real.getParent().getFileName())
                .resolve("gitleaks");
        Files.createDirectories(cached.getParent());
        Files.copy(real, cached);
        cached.toFile().setExecutable(true);
        Gitleaks gitleaks = provider(null, true, null).provide();
        assertThat(gitleaks.source()).isEqualTo(Gitleaks.Source.CACHE);
        assertThat(gitleaks.notes()).extracting(note -> note.code()).containsExactly("secret.gitleaks-hash");
        assertThat(gitleaks.notes().get(0).arguments()).contains(Sha256.of(fake));
        environment.put("PATH", real.getParent().toString());
        assertThat(provider(null, true, null).provide().source()).isEqualTo(Gitleaks.Source.PATH);
    }

    @Test
    void offlineSaysWhyTheOneOnThePathWillNotDo() throws Exception {
        Path fake = script("gitleaks", "echo 8.30.1");
        environment.put("PATH", fake.getParent().toString());
        assertRefused(provider(null, true, null), "secret.gitleaks-hash", fake.toString(), Sha256.of(fake));
    }

    @Test
    void offlineDownloadsNothing() throws Exception {
        environment.put(
                "SEKISHO_GITLEAKS_URL", script("mirrored", "echo 8.30.1").toString());
        assertThat(provider(null, true, null).find()).isEmpty();
        assertRefused(provider(null, true, null), "secret.gitleaks-missing");
        assertRefused(provider(temp.resolve("none"), true, null), "secret.gitleaks-no-file", "none");
        assertThat(home.root()).doesNotExist();
    }

    @Test
    void aPlatformWithoutAHashAsksForOne() {
        GitleaksPins pins = GitleaksPins.of("FreeBSD", "amd64");
        assertThat(pins.archiveUrl()).isNull();
        GitleaksProvider provider =
                new GitleaksProvider(new SecretSettings(null, home, environment, false, null, TrustedFiles.NONE), pins);
        assertRefused(provider, "secret.gitleaks-no-pin", "freebsd-x64");
    }

    @Test
    void everyPlatformThatUpstreamBuildsForHasItsArchivesHash() {
        GitleaksPins mac = GitleaksPins.of("Mac OS X", "aarch64");
        assertThat(mac.platform()).isEqualTo("darwin-arm64");
        assertThat(mac.archiveUrl()).endsWith("/v8.30.1/gitleaks_8.30.1_darwin_arm64.tar.gz");
        GitleaksPins windows = GitleaksPins.of("Windows 11", "amd64");
        assertThat(windows.executable()).isEqualTo("gitleaks.exe");
        assertThat(List.of(
                        GitleaksPins.of("Linux", "amd64"),
                        GitleaksPins.of("Linux", "aarch64"),
                        GitleaksPins.of("Mac OS X", "x86_64"),
                        mac,
                        windows))
                .extracting(GitleaksPins::archiveSha256)
                .doesNotHaveDuplicates()
                .allMatch(hash -> hash.matches("[0-9a-f]{64}"));
    }
}
