package io.sekisho.scanner.secret;

import static io.sekisho.scanner.secret.Repo.token;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.sekisho.core.files.TrustedFiles;
import io.sekisho.core.process.ChildProcess;
import io.sekisho.core.scan.ScanResult;
import io.sekisho.model.GapType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Nothing that plain Gitleaks reports gets lost on the way, and nothing is counted twice. */
class EqualityTest {
    @TempDir
    Path temp;

    @Test
    void everyResultOfPlainGitleaksIsOneOccurrence() throws Exception {
        Repo repo = new Repo(temp);
        for (int i = 0; i < 12; i++) {
            repo.write(
                    "src/app" + i % 3 + ".properties",
                    "\n".repeat(i) + "api_key = '" + token(i).substring(4) + "'\n" + "t=" + token(i % 4) + " u="
                            + token(100 + i) + "\n");
            repo.write("img/p" + i + ".svg", token(200 + i) + "\n").write("x" + i + ".min.js", token(300 + i) + "\n");
            repo.commit("commit " + i);
        }
        ScanResult ours = repo.scan();
        List<String> plain = plain(repo.directory, "git", ".");
        assertThat(plain).hasSizeGreaterThan(30);
        List<String> own = Repo.places(ours).stream()
                .map(place -> place.replace(" tree", ""))
                .toList();
        assertThat(own).hasSize(plain.size() + 12).containsAll(plain);
        // What plain Gitleaks passes over by its name.
        assertThat(own)
                .filteredOn(place -> !plain.contains(place))
                .allSatisfy(place -> assertThat(place).startsWith("img/"));
    }

    @Test
    void aPlainDirectoryIsSeenAsPlainGitleaksSeesIt() throws Exception {
        Repo repo = new Repo(temp, "elsewhere");
        Path project = Files.createDirectories(temp.resolve("node_modules/project"));
        for (int i = 0; i < 5; i++) {
            Files.createDirectories(project.resolve("d" + i));
            Files.writeString(
                    project.resolve("d" + i + "/a b.txt"), "x\n".repeat(i) + token(i) + "\n" + token(9) + "\n");
            Files.writeString(project.resolve("d" + i + "/yarn.lock"), token(i) + "\n");
        }
        Files.createSymbolicLink(project.resolve("out"), temp);
        ScanResult ours = repo.scan(repo.plan(project, null, false, List.of()), Tools.settings(TrustedFiles.NONE));
        List<String> own = Repo.places(ours).stream()
                .map(place -> place.replace(" tree", ""))
                .toList();
        List<String> plain = plain(project, "dir", ".");
        assertThat(plain).hasSize(10);
        assertThat(own).hasSize(15).containsAll(plain);
        assertThat(ours.gaps()).extracting(gap -> gap.message().code()).containsExactly("secret.outside");
        Files.writeString(project.resolve(".gitleaksignore"), "d0/a b.txt:github-pat:1\n");
        assertThat(repo.scan(repo.plan(project, null, false, List.of("d1/**")), Tools.settings(TrustedFiles.NONE))
                        .findings())
                .hasSize(12);
    }

    @Test
    void repositoriesInsideAPlainDirectoryAndBareOnesAreTold() throws Exception {
        Repo repo = new Repo(temp.resolve("all"), "one");
        repo.write("a.txt", token(1) + "\n").commit("in");
        repo.write("a.txt", "clean " + token(2) + "\n").commit("out");
        Path bare = temp.resolve("all/bare.git");
        repo.git("clone", "-q", "--bare", repo.directory.toString(), bare.toString());
        SecretSettings settings = Tools.settings(TrustedFiles.NONE);
        ScanResult all = repo.scan(repo.plan(temp.resolve("all"), null, false, List.of("work*/**")), settings);
        assertThat(Repo.places(all)).containsExactly("one/a.txt:1 github-pat - tree");
        ScanResult alone = repo.scan(repo.plan(bare, null, false, List.of()), settings);
        for (ScanResult result : List.of(all, alone)) {
            assertThat(result.gaps()).anySatisfy(gap -> {
                assertThat(gap.type()).isEqualTo(result == all ? GapType.SKIPPED_FILE : GapType.HISTORY_UNAVAILABLE);
                assertThat(gap.paths()).isEqualTo(result == all ? List.of("bare.git", "one") : List.of("."));
            });
        }
    }

    private List<String> plain(Path directory, String... what) throws Exception {
        Path report = temp.resolve("plain.json");
        List<String> command = new ArrayList<>(List.of(Tools.gitleaks().path().toString()));
        command.addAll(List.of(what));
        command.addAll(List.of("--redact", "--exit-code", "0", "--no-banner", "-r", report.toString()));
        ChildProcess.Result result = ChildProcess.run(command, directory, Map.of(), Duration.ofSeconds(60));
        assertThat(result.exitCode()).as(result.err()).isZero();
        List<String> places = new ArrayList<>();
        for (JsonNode leak : new ObjectMapper().readTree(report.toFile())) {
            String commit = leak.get("Commit").asText();
            places.add(leak.get("File").asText() + ":" + leak.get("StartLine").asInt() + " "
                    + leak.get("RuleID").asText() + " " + (commit.isEmpty() ? "-" : commit.substring(0, 8)));
        }
        return places.stream().sorted().toList();
    }
}
