package io.sekisho.scanner.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sekisho.core.files.SekishoHome;
import io.sekisho.core.files.TrustedFiles;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which executable is used, and which is not. */
class GitleaksProviderTest {
    private static final byte[] EXECUTABLE = "#!/bin/sh\necho 8.30.1\n".getBytes(StandardCharsets.US_ASCII);

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

    private static void assertRefused(GitleaksProvider provider, String code, String... words) {
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
        environment.put("SEKISHO_GITLEAKS_URL", archive("a.tar.gz", EXECUTABLE).toString());
        assertThat(provider(null, true, null).find()).isEmpty();
        assertRefused(provider(null, true, null), "secret.gitleaks-missing");
        assertRefused(provider(temp.resolve("none"), true, null), "secret.gitleaks-no-file", "none");
        assertThat(home.root()).doesNotExist();
    }

    /** A platform whose executable has this hash, or whose archive has that one; each may be null. */
    private GitleaksProvider provider(boolean offline, String executable, String archive) {
        GitleaksPins pins =
                new GitleaksPins("8.30.1", "solaris-sparc", "solaris_sparc.tar.gz", archive, null, executable);
        return new GitleaksProvider(
                new SecretSettings(null, home, environment, offline, null, TrustedFiles.NONE), pins);
    }

    private List<Path> kept() throws IOException {
        try (Stream<Path> files = Files.walk(home.root())) {
            return files.filter(Files::isRegularFile).sorted().toList();
        }
    }

    @Test
    void aMirrorsArchiveIsInstalledOnceByMany() throws Exception {
        String hash = Sha256.of(EXECUTABLE);
        for (String name : List.of("a.tar.gz", "a.zip")) {
            home = new SekishoHome(temp.resolve("home-" + name));
            Path archive = archive(name, EXECUTABLE);
            environment.put("SEKISHO_GITLEAKS_URL", archive.toUri().toString());
            ExecutorService threads = Executors.newFixedThreadPool(3);
            List<Future<Gitleaks>> all = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                all.add(threads.submit(() -> provider(false, hash, null).provide()));
            }
            for (Future<Gitleaks> one : all) {
                assertThat(one.get().path()).isExecutable();
                assertThat(one.get().version()).isEqualTo("8.30.1");
            }
            threads.shutdown();
            assertThat(provider(true, hash, null).provide().source()).isEqualTo(Gitleaks.Source.CACHE);
            assertThat(kept()).hasSize(1);
        }
    }

    @Test
    void whereOnlyTheArchiveIsKnownItStaysInTheCacheAndIsComparedEachTime() throws Exception {
        Path archive = archive("a.tar.gz", EXECUTABLE);
        String hash = Sha256.of(archive);
        environment.put("SEKISHO_GITLEAKS_URL", archive.toString());
        Gitleaks gitleaks = provider(false, null, hash).provide();
        assertThat(gitleaks.source()).isEqualTo(Gitleaks.Source.ARCHIVE);
        assertThat(gitleaks.sha256()).isEqualTo(Sha256.of(EXECUTABLE));
        assertThat(gitleaks.version()).isEqualTo("8.30.1");
        Path kept = gitleaks.path().resolveSibling("gitleaks.archive");
        assertThat(kept()).containsExactly(gitleaks.path(), kept);
        assertThat(provider(true, null, hash).provide().source()).isEqualTo(Gitleaks.Source.CACHE);

        byte[] evil = ("#!/bin/sh\ntouch " + temp.resolve("ran") + "\n").getBytes(StandardCharsets.US_ASCII);
        Files.write(gitleaks.path(), evil);
        assertRefused(
                provider(true, null, hash), "secret.gitleaks-hash-archive", "gitleaks_8.30.1_solaris_sparc.tar.gz");
        Files.copy(archive("evil.tar.gz", evil), kept, StandardCopyOption.REPLACE_EXISTING);
        assertRefused(provider(true, null, hash), "secret.gitleaks-hash-archive", Sha256.of(evil), hash);
        Files.delete(kept);
        assertRefused(provider(true, null, hash), "secret.gitleaks-hash-archive");
        assertThat(temp.resolve("ran")).doesNotExist();

        Gitleaks mended = provider(false, null, hash).provide();
        assertThat(mended.source()).isEqualTo(Gitleaks.Source.ARCHIVE);
        assertThat(mended.notes()).extracting(note -> note.code()).containsExactly("secret.gitleaks-hash-archive");
        assertThat(provider(true, null, hash).provide().source()).isEqualTo(Gitleaks.Source.CACHE);
        // The archive vouches for what lies in our cache, and for nothing elsewhere.
        environment.put("SEKISHO_GITLEAKS", script("gitleaks", "exit 1").toString());
        assertRefused(provider(true, null, hash), "secret.gitleaks-hash-archive");
    }

    @Test
    void upstreamsArchiveWillDoEvenWhenItsExecutableIsNotThePackages() throws Exception {
        Path archive = archive("a.zip", EXECUTABLE);
        String other = Sha256.of(new byte[] {1});
        environment.put("SEKISHO_GITLEAKS_URL", archive.toString());
        provider(false, other, Sha256.of(archive)).provide();
        assertThat(kept()).hasSize(2);
        assertThat(provider(true, other, Sha256.of(archive)).provide().source()).isEqualTo(Gitleaks.Source.CACHE);
    }

    @Test
    void whatTheTrustedConfigurationNamesIsTheOnlyOneThatCounts() throws Exception {
        Path archive = archive("a.tar.gz", EXECUTABLE);
        environment.put("SEKISHO_GITLEAKS_URL", archive.toString());
        GitleaksPins pins = new GitleaksPins(
                "8.30.1", "solaris-sparc", "x.tar.gz", Sha256.of(archive), null, Sha256.of(EXECUTABLE));
        String named = Sha256.of(new byte[] {1});
        GitleaksProvider provider = new GitleaksProvider(
                new SecretSettings(null, home, environment, false, named, TrustedFiles.NONE), pins);
        assertRefused(provider, "secret.gitleaks-download", named);
        assertThat(kept()).isEmpty();
    }

    @Test
    void aMirrorWithSomethingElseIsRefusedAndNothingIsKept() throws Exception {
        Path archive = archive("other.tar.gz", EXECUTABLE);
        environment.put("SEKISHO_GITLEAKS_URL", archive.toString());
        String wanted = Sha256.of(new byte[] {1});
        assertRefused(provider(null, false, null), "secret.gitleaks-download", "SHA-256", Sha256.of(EXECUTABLE));
        assertRefused(provider(false, null, wanted), "secret.gitleaks-download", Sha256.of(archive), wanted);
        byte[] whole = Files.readAllBytes(archive);
        Files.write(archive, Arrays.copyOf(whole, whole.length / 2));
        assertRefused(provider(null, false, null), "secret.gitleaks-download");
        Files.writeString(archive, "<html>");
        assertRefused(provider(null, false, null), "secret.gitleaks-download");
        environment.put("SEKISHO_GITLEAKS_URL", "http://user:hidden@127.0.0.1:9/gitleaks.tar.gz?key=hidden");
        assertThatThrownBy(() -> provider(null, false, null).provide())
                .isInstanceOf(GitleaksException.class)
                .message()
                .doesNotContain("hidden");
        assertThat(kept()).isEmpty();
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

    private Path archive(String name, byte[] executable) throws IOException {
        Path archive = temp.resolve(name);
        if (name.endsWith(".zip")) {
            try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(archive))) {
                out.putNextEntry(new ZipEntry("README.md"));
                out.putNextEntry(new ZipEntry("bin/gitleaks"));
                out.write(executable);
            }
        } else {
            try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(archive))) {
                tar(out, "README.md", new byte[700]);
                tar(out, "gitleaks", executable);
                out.write(new byte[1024]);
            }
        }
        return archive;
    }

    private static void tar(OutputStream out, String name, byte[] content) throws IOException {
        byte[] header = new byte[512];
        System.arraycopy(name.getBytes(StandardCharsets.US_ASCII), 0, header, 0, name.length());
        byte[] size = String.format("%011o", content.length).getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(size, 0, header, 124, size.length);
        header[156] = '0';
        out.write(header);
        out.write(content);
        out.write(new byte[(512 - content.length % 512) % 512]);
    }
}
