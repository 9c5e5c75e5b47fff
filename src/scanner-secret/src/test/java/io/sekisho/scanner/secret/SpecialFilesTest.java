package io.sekisho.scanner.secret;

import static io.sekisho.scanner.secret.Repo.places;
import static io.sekisho.scanner.secret.Repo.token;
import static org.assertj.core.api.Assertions.assertThat;

import io.sekisho.core.files.TrustedFiles;
import io.sekisho.core.process.ChildProcess;
import io.sekisho.core.scan.ScanResult;
import io.sekisho.model.GapType;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What can be opened but never read to its end keeps nobody waiting, and is told. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class SpecialFilesTest {
    @TempDir
    Path temp;

    private static void pipe(Path file) throws Exception {
        ChildProcess.Result result =
                ChildProcess.run(List.of("mkfifo", file.toString()), null, Map.of(), Duration.ofSeconds(10));
        assertThat(result.ok()).as(result.err()).isTrue();
    }

    private static void assertTold(ScanResult result, String... paths) {
        assertThat(result.gaps()).anySatisfy(gap -> {
            assertThat(gap.type()).isEqualTo(GapType.SKIPPED_FILE);
            assertThat(gap.message().code()).isEqualTo("secret.special");
            assertThat(gap.paths()).containsExactlyInAnyOrder(paths);
        });
    }

    @Test
    void inAPlainDirectory() throws Exception {
        Repo repo = new Repo(temp, "elsewhere");
        Path project = Files.createDirectories(temp.resolve("project"));
        Files.createDirectories(project.resolve("d"));
        Files.writeString(project.resolve("d/a b.txt"), token(1) + "\n");
        pipe(project.resolve("pipe.txt"));
        Files.createSymbolicLink(project.resolve("link.txt"), Path.of("pipe.txt"));
        try (ServerSocketChannel socket = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            socket.bind(UnixDomainSocketAddress.of(project.resolve("s")));
            ScanResult result =
                    repo.scan(repo.plan(project, null, false, List.of()), Tools.settings(TrustedFiles.NONE));
            assertThat(places(result)).containsExactly("d/a b.txt:1 github-pat - tree");
            assertTold(result, "pipe.txt", "s");
            // Gitleaks would read this one before anything else.
            pipe(project.resolve(".gitleaksignore"));
            ScanResult again = repo.scan(repo.plan(project, null, false, List.of()), Tools.settings(TrustedFiles.NONE));
            assertThat(places(again)).isEqualTo(places(result));
            assertTold(again, "pipe.txt", "s", ".gitleaksignore");
        }
    }

    @Test
    void inThePlaceOfAFileOfARepository() throws Exception {
        Repo repo = new Repo(temp);
        repo.write("a.txt", token(1) + "\n").write("b.txt", "2\n");
        String one = repo.commit("one").substring(0, 8);
        Files.delete(repo.directory.resolve("b.txt"));
        pipe(repo.directory.resolve("b.txt"));
        pipe(repo.directory.resolve("new.txt"));
        ScanResult result = repo.scan();
        assertThat(places(result)).containsExactly("a.txt:1 github-pat " + one + " tree");
        assertTold(result, "b.txt");
    }
}
