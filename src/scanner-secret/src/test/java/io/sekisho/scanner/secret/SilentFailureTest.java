package io.sekisho.scanner.secret;

import static io.sekisho.scanner.secret.Repo.token;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sekisho.core.files.TrustedFiles;
import io.sekisho.core.scan.ScannerException;
import io.sekisho.model.GapType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever calls itself Gitleaks and does not do its work makes the scan fail, and says so. */
class SilentFailureTest {
    private static final String NOTHING = "{\"leaks\":[\n],\"count\":0}";

    @TempDir
    Path temp;

    private Repo repo;

    @BeforeEach
    void aRepository() throws Exception {
        repo = new Repo(temp);
        repo.write("a.txt", token(1) + "\n").commit("one");
    }

    /** @param body sees the report's path as {@code $report} and the real one as {@code $real} */
    private SecretSettings fake(String body) throws IOException {
        Path file = temp.resolve("fake-gitleaks");
        Files.writeString(
                file,
                "#!/bin/sh\nif [ \"$1\" = version ]; then echo 8.30.1; exit; fi\nreal='"
                        + Tools.gitleaks().path()
                        + "'\nfor a in \"$@\"; do report=$a; done\n" + body + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
        return new SecretSettings(file, Tools.home(), Map.of("PATH", ""), true, Sha256.of(file), TrustedFiles.NONE);
    }

    private void assertFails(String body, String code) throws Exception {
        SecretSettings settings = fake(body);
        assertThatThrownBy(() -> repo.scan(repo.plan(null, false, List.of()), settings))
                .isInstanceOfSatisfying(ScannerException.class, e -> {
                    assertThat(e.gap().type()).isEqualTo(GapType.SCANNER_FAILED);
                    assertThat(e.gap().message().code()).isEqualTo(code);
                    assertThat(e.gap().nextStep()).isNotNull();
                });
    }

    @Test
    void oneThatFindsNothing() throws Exception {
        assertFails("printf '%s' '" + NOTHING + "' > \"$report\"", "secret.canary-missed");
        assertFails("exit 0", "secret.run-report");
        Path plain = Files.createDirectories(temp.resolve("plain"));
        Files.writeString(plain.resolve("a.txt"), token(1));
        SecretSettings settings = fake("printf '%s' '" + NOTHING + "' > \"$report\"");
        assertThatThrownBy(() -> repo.scan(repo.plan(plain, null, false, List.of()), settings))
                .isInstanceOfSatisfying(
                        ScannerException.class,
                        e -> assertThat(e.gap().message().code()).isEqualTo("secret.canary-missed"));
    }

    @Test
    void oneThatReadsOnlyTheBeginning() throws Exception {
        // What was found before the end counts, but the canary comes last: nobody believes that this was all.
        SecretSettings settings = fake(
                "mkdir cut; cat > cut/git <<'EOF'\n#!/bin/sh\n/usr/bin/env PATH=\"$OLD\" git \"$@\" | head -c 900\n"
                        + "EOF\nchmod 755 cut/git; OLD=\"$PATH\" PATH=\"$PWD/cut:$PATH\" exec \"$real\" \"$@\"");
        assertThatThrownBy(() -> repo.scan(repo.plan(null, false, List.of()), settings))
                .isInstanceOfSatisfying(ScannerException.class, e -> {
                    assertThat(e.gap().message().code()).isEqualTo("secret.canary-missed");
                    assertThat(e.partial().findings()).hasSize(1);
                });
    }

    @Test
    void oneThatIsKilledOrCutsItsReport() throws Exception {
        assertFails("kill -9 $$", "secret.run-exit-code");
        assertFails("exit 1", "secret.run-exit-code");
        assertFails("exit 126", "secret.run-exit-code");
        assertFails("\"$real\" \"$@\"; truncate -s -5 \"$report\"; exit 42", "secret.run-report");
        assertFails("\"$real\" \"$@\"; exit 0", "secret.run-report");
        assertFails("\"$real\" \"$@\"; echo '3:04AM ERR something' >&2; exit 42", "secret.run-failed");
        assertFails(
                "\"$real\" \"$@\"; echo '3:04AM WRN partial scan completed in 1s' >&2; exit 42", "secret.run-failed");
    }

    @Test
    void oneThatHangsIsKilledWithAllThatItStarted() throws Exception {
        SecretSettings settings = fake("sleep 321 & sleep 321");
        var plan = repo.plan(null, false, List.of());
        AtomicReference<Throwable> thrown = new AtomicReference<>();
        Thread thread = new Thread(() -> {
            try {
                repo.scan(plan, settings);
            } catch (Throwable e) {
                thrown.set(e);
            }
        });
        thread.start();
        for (int i = 0; i < 200 && sleeping() < 2; i++) {
            Thread.sleep(50);
        }
        assertThat(sleeping()).isEqualTo(2);
        thread.interrupt();
        thread.join(10_000);
        assertThat(thread.isAlive()).isFalse();
        assertThat(thrown.get()).isInstanceOf(InterruptedException.class);
        for (int i = 0; i < 100 && sleeping() > 0; i++) {
            Thread.sleep(50);
        }
        assertThat(sleeping()).isZero();
    }

    private static long sleeping() {
        return ProcessHandle.current()
                .descendants()
                .filter(child -> child.info().command().orElse("").endsWith("sleep") && child.isAlive())
                .count();
    }
}
