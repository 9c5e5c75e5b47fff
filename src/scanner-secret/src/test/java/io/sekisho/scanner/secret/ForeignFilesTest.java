package io.sekisho.scanner.secret;

import static io.sekisho.scanner.secret.Repo.places;
import static io.sekisho.scanner.secret.Repo.token;
import static org.assertj.core.api.Assertions.assertThat;

import io.sekisho.core.files.TrustedFiles;
import io.sekisho.core.plan.PackageCaches;
import io.sekisho.core.plan.PlanRequest;
import io.sekisho.core.plan.Planner;
import io.sekisho.core.plan.ScanPlan;
import io.sekisho.core.scan.Progress;
import io.sekisho.core.scan.ScanContext;
import io.sekisho.core.scan.ScanResult;
import io.sekisho.model.Kind;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sekisho's own files, when they lie in the project, are not the project's. */
class ForeignFilesTest {
    @TempDir
    Path temp;

    private ScanResult scan(Path project) throws Exception {
        Path home = Files.createDirectories(project.resolve(".sekisho-home"));
        Path tracked = Files.createDirectories(home.resolve("cache/deep"));
        Files.writeString(tracked.resolve("canary.txt"), token(7) + "\n");
        Path work = Files.createDirectories(home.resolve("work/1"));
        ScanPlan plan = new Planner(new PackageCaches(temp.resolve("m2"), temp.resolve("gradle")))
                .plan(new PlanRequest(project, null, false, Set.of(Kind.SECRET), List.of(), List.of(home)));
        assertThat(plan.foreign()).isNotEmpty();
        return new SecretScanner(Tools.settings(TrustedFiles.NONE)).scan(new ScanContext(plan, work, Progress.NONE));
    }

    @Test
    void aHomeInAPlainDirectoryIsNotScanned() throws Exception {
        Path project = Files.createDirectories(temp.resolve("project")).toRealPath();
        Files.writeString(project.resolve("a.txt"), token(1) + "\n");
        ScanResult result = scan(project);
        assertThat(places(result)).containsExactly("a.txt:1 github-pat - tree");
        assertThat(result.inputs()).containsEntry("files", 1L);
    }

    @Test
    void aHomeInARepositoryIsNotScanned() throws Exception {
        Repo repo = new Repo(temp);
        String one = repo.write("a.txt", token(1) + "\n").commit("one").substring(0, 8);
        repo.write("b.txt", token(2) + "\n");
        ScanResult result = scan(repo.directory);
        assertThat(places(result)).containsExactly("a.txt:1 github-pat " + one + " tree", "b.txt:1 github-pat - tree");
        assertThat(result.inputs()).containsEntry("files", 2L);
    }

    /** Wherever it was put: another scan's output directory is not known. */
    @Test
    void aReportsFingerprintsAreNoSecrets() throws Exception {
        Repo repo = new Repo(temp, "elsewhere");
        Path project = Files.createDirectories(temp.resolve("project"));
        String hex = Sha256.of("a value".getBytes(java.nio.charset.StandardCharsets.UTF_8));
        Files.writeString(project.resolve("old.json"), """
                {
                  "properties" : { "fingerprint-keys" : "46a2cdf1 0b9c77ee", "gitleaks-sha256" : "%1$s" },
                  "findings" : [ {
                    "kind" : "secret",
                    "fingerprint" : "s1:%2$s",
                    "secret" : { "entropy" : 4.5, "keyedFingerprints" : [ "k1:46a2cdf1:%1$s", "k1:0b9c77ee:%1$s" ] },
                    "occurrences" : [ { "scanner" : "secret", "commit" : { "id" : "%3$s" }, "snippet" : "api_key = ***" } ]
                  } ]
                }
                """.formatted(hex, hex.substring(32), hex.substring(24)));
        assertThat(repo.scan(repo.plan(project, null, false, List.of()), Tools.settings(TrustedFiles.NONE))
                        .findings())
                .isEmpty();
    }
}
