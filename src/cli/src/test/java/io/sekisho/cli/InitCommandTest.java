package io.sekisho.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.sekisho.cli.console.ExitCode;
import io.sekisho.cli.summary.Shop;
import io.sekisho.core.policy.Policy;
import io.sekisho.core.process.ChildProcess;
import io.sekisho.model.Kind;
import io.sekisho.model.ReportJson;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

class InitCommandTest {
    private static final String POM =
            "<project><modelVersion>4.0.0</modelVersion><groupId>g</groupId><artifactId>a</artifactId>"
                    + "<version>1</version></project>";

    @TempDir
    Path temp;

    @Test
    void looksWritesAndSaysWhatIsNext() throws Exception {
        World world = new World(temp);
        world.write("pom.xml", POM);
        world.write("src/main/java/A.java", "class A {}");
        world.write("tool/run.py", "print(1)");
        world.write("ui/package-lock.json", "{\"lockfileVersion\": 3, \"packages\": {}}");
        world.write(".gitlab-ci.yml", "build:\n  script: [mvn package]\n");
        World.Result result = world.run("init");
        assertThat(result.exit()).as(result.err()).isEqualTo(ExitCode.PASSED);
        Golden.check(
                "init.txt", result.out().replace(world.directory.toRealPath().toString(), "/ci/shop"));
        assertThat(files(world))
                .containsExactly(".sekisho/ci/gitlab.yml", ".sekisho/config.yml", ".sekisho/suppressions.yml");
        assertThat(Files.readString(world.directory.resolve(".gitlab-ci.yml"))).startsWith("build:");
        Golden.check("init-gitlab.yml", Files.readString(world.directory.resolve(".sekisho/ci/gitlab.yml")));
        Golden.check("init-config.yml", Files.readString(world.directory.resolve(".sekisho/config.yml")));
    }

    /** Whoever runs it again, or has a file of his own, loses nothing. */
    @Test
    void keepsWhatIsThere() throws Exception {
        World world = new World(temp);
        world.write(".sekisho/config.yml", "gate:\n  fail-on: low\n");
        World.Result first = world.run("init");
        assertThat(first.out()).contains("Kept as they are", ".sekisho/config.yml", "Written", "no repository");
        assertThat(Files.readString(world.directory.resolve(".sekisho/config.yml")))
                .contains("fail-on: low");
        Map<String, String> before = contents(world);
        World.Result again = world.run("init");
        assertThat(again.exit()).isEqualTo(ExitCode.PASSED);
        assertThat(again.out()).doesNotContain("\nWritten");
        assertThat(contents(world)).isEqualTo(before);

        assertThat(world.run("init", "--force").exit()).isEqualTo(ExitCode.PASSED);
        assertThat(Files.readString(world.directory.resolve(".sekisho/config.yml")))
                .doesNotContain("fail-on: low");
    }

    @Test
    void aDryRunShowsAndWritesNothing() throws Exception {
        World world = new World(temp);
        world.write("Jenkinsfile", "pipeline {}");
        World.Result result = world.run("init", "--dry-run");
        assertThat(result.exit()).isEqualTo(ExitCode.PASSED);
        assertThat(result.out())
                .contains(
                        "Would be written",
                        "--- .sekisho/ci/Jenkinsfile.stage",
                        "extends: standard",
                        "archiveArtifacts");
        assertThat(world.directory.resolve(".sekisho")).doesNotExist();
    }

    @Test
    void writesForBothCiSystemsOrSaysThatItKnowsNone() throws Exception {
        World world = new World(temp);
        assertThat(world.run("init").out()).contains("no pipeline file that Sekisho knows", "--reference");
        world.write("Jenkinsfile", "pipeline {}");
        world.write(".gitlab-ci.yml", "a: {script: [x]}");
        world.write(".github/workflows/a.yml", "on: push");
        World.Result result = world.run("init");
        assertThat(result.out()).contains("GitLab (.gitlab-ci.yml), Jenkins (Jenkinsfile), GitHub Actions");
        assertThat(files(world)).contains(".sekisho/ci/gitlab.yml", ".sekisho/ci/Jenkinsfile.stage");
        Golden.check("init-jenkins.groovy", Files.readString(world.directory.resolve(".sekisho/ci/Jenkinsfile.stage")));
    }

    /** What nobody has looked at yet must not block anybody; what is known to be clean may. */
    @Test
    void enforcesFromTheStartOnlyWhereNothingFailsToday() throws Exception {
        World world = new World(temp, FakeScanner.clean(Kind.SECRET));
        world.run("init");
        assertThat(config(world)).contains("mode: observe");
        World.Result scanned = world.run("init", "--force", "--scan");
        assertThat(scanned.exit()).as(scanned.err()).isEqualTo(ExitCode.PASSED);
        assertThat(scanned.out()).contains("PASSED", "findings: 0, of which 0 would fail");
        assertThat(config(world)).contains("mode: enforce");

        try (OutputStream out = Files.newOutputStream(world.reportFile())) {
            ReportJson.write(Shop.complete(Policy.defaults()), out);
        }
        World.Result debt = world.run("init", "--force");
        assertThat(debt.out()).contains("would fail (policy: preset standard", ".sekisho/baseline.yml", "reviewed");
        assertThat(Files.readString(world.directory.resolve(".sekisho/baseline.yml")))
                .contains("until: 2027-05-23", "aws-access-token")
                .doesNotContain("WEAK");
        assertThat(config(world)).contains("mode: enforce");
        World.Result accepted = world.run("gate", "sekisho-report");
        assertThat(accepted.exit()).as(accepted.out()).isEqualTo(ExitCode.PASSED);
        assertThat(accepted.out()).contains("accepted by the baseline");
        assertThat(world.run("init", "--report", "nowhere").exit()).isEqualTo(ExitCode.WRONG_USAGE);
    }

    @Test
    void writesThroughNobodysLink() throws Exception {
        World world = new World(temp);
        Path elsewhere = Files.createDirectories(temp.resolve("elsewhere"));
        Files.createSymbolicLink(world.directory.resolve(".sekisho"), elsewhere);
        World.Result result = world.run("init");
        assertThat(result.exit()).isEqualTo(ExitCode.WRONG_USAGE);
        assertThat(result.err()).contains("symbolic link", "run it again");
        assertThat(elsewhere).isEmptyDirectory();
    }

    /** The job does what it says, in a shell, with and without an earlier report. */
    @Test
    @SuppressWarnings("unchecked")
    void theGitLabJobRuns() throws Exception {
        World world = new World(temp);
        world.write(".gitlab-ci.yml", "a: {script: [x]}");
        world.write("pom.xml", POM);
        for (String language : List.of("en", "ja")) {
            world.run("init", "--force", "--language", language);
            String yaml = Files.readString(world.directory.resolve(".sekisho/ci/gitlab.yml"));
            Map<String, Map<String, Object>> job = (Map<String, Map<String, Object>>)
                    new Load(LoadSettings.builder().build()).loadFromString(yaml);
            assertThat(job).containsOnlyKeys("sekisho");
            assertThat(job.get("sekisho")).containsKeys("script", "artifacts", "rules", "cache", "variables");
            List<String> script = (List<String>) job.get("sekisho").get("script");
            for (boolean reference : new boolean[] {true, false}) {
                List<String> said = shell(script, reference);
                assertThat(said.get(0)).isEqualTo("mvn -B -DskipTests package");
                assertThat(said.get(said.size() - 2))
                        .isEqualTo("sekisho database update SEKISHO_REFERENCE=" + (reference ? "given" : ""));
                assertThat(said.get(said.size() - 1))
                        .isEqualTo("sekisho scan SEKISHO_REFERENCE=" + (reference ? "given" : ""));
                assertThat(String.join("\n", said)).doesNotContain("s3cret-token");
            }
        }
    }

    /** What a merge request is compared with is its target's, even in another project and under a name that no address has. */
    @Test
    @SuppressWarnings("unchecked")
    void theGitLabJobAsksForTheTargetsReport() throws Exception {
        World world = new World(temp);
        world.write(".gitlab-ci.yml", "a: {script: [x]}");
        world.run("init");
        Map<String, Map<String, Object>> job = (Map<String, Map<String, Object>>)
                new Load(LoadSettings.builder().build())
                        .loadFromString(Files.readString(world.directory.resolve(".sekisho/ci/gitlab.yml")));
        List<String> script = (List<String>) job.get("sekisho").get("script");
        Map<String, String> merge =
                Map.of("CI_MERGE_REQUEST_PROJECT_ID", "8", "CI_MERGE_REQUEST_TARGET_BRANCH_NAME", "release/1 #2");
        assertThat(String.join("\n", shell(script, true, merge)))
                .contains("/projects/8/jobs/artifacts/" + hex("release/1 #2") + "/download?job=sekisho");
        assertThat(String.join("\n", shell(script, true, Map.of("CI_COMMIT_BRANCH", "main"))))
                .contains("/projects/7/jobs/artifacts/" + hex("main") + "/download");
    }

    private static String hex(String text) {
        return text.chars().mapToObj(c -> "%" + Integer.toHexString(c)).collect(Collectors.joining());
    }

    /** Nobody commits a report by mistake, and nobody's file is lost for it. */
    @Test
    void letsGitIgnoreReports() throws Exception {
        World world = new World(temp);
        git(world.directory, "init", "-q");
        assertThat(world.run("init").out()).contains(".gitignore");
        Path ignore = world.directory.resolve(".gitignore");
        assertThat(ignore).hasContent("sekisho-report/\n");
        assertThat(world.run("init", "--force").out()).contains("Kept as they are");
        assertThat(ignore).hasContent("sekisho-report/\n");

        Files.writeString(ignore, "target/\r\n*.log");
        world.run("init");
        assertThat(Files.readString(ignore)).isEqualTo("target/\r\n*.log\r\nsekisho-report/\r\n");
        Files.createDirectories(world.directory.resolve("sekisho-report"));
        Files.writeString(world.directory.resolve("sekisho-report/x"), "x");
        assertThat(git(world.directory, "status", "--porcelain")).doesNotContain("report");

        Path elsewhere = Files.writeString(temp.resolve("elsewhere"), "x");
        Files.delete(ignore);
        Files.createSymbolicLink(ignore, elsewhere);
        World.Result linked = world.run("init");
        assertThat(linked.exit()).isEqualTo(ExitCode.PASSED);
        assertThat(linked.err()).contains("left as it is", "sekisho-report/");
        assertThat(elsewhere).hasContent("x");
    }

    private static String git(Path directory, String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of("git"));
        command.addAll(List.of(arguments));
        ChildProcess.Result result = ChildProcess.run(command, directory, Map.of(), Duration.ofSeconds(30));
        assertThat(result.ok()).as(result.err()).isTrue();
        return result.text();
    }

    /** Runs the lines as a runner does, with programs that only say how they were called. */
    private List<String> shell(List<String> script, boolean reference) throws Exception {
        return shell(script, reference, Map.of("CI_COMMIT_BRANCH", "main"));
    }

    private List<String> shell(List<String> script, boolean reference, Map<String, String> more) throws Exception {
        Path bin = Files.createDirectories(temp.resolve("bin"));
        program(bin, "mvn", "echo \"mvn $*\"");
        program(bin, "curl", "cat >/dev/null; echo \"curl $*\"; " + (reference ? "exit 0" : "exit 22"));
        program(bin, "unzip", "echo \"unzip $*\"");
        program(bin, "sekisho", "echo \"sekisho $* SEKISHO_REFERENCE=${SEKISHO_REFERENCE:+given}\"");
        git(temp, "init", "-q");
        Files.writeString(
                Files.createDirectories(temp.resolve(".cache/sekisho")).resolve("policy"), "mine");
        git(temp, "add", "-f", ".cache");
        ProcessBuilder shell = new ProcessBuilder("bash", "-eo", "pipefail", "-c", String.join("\n", script))
                .directory(temp.toFile())
                .redirectErrorStream(true);
        shell.environment()
                .putAll(Map.of(
                        "PATH", bin + ":" + System.getenv("PATH"),
                        "CI_JOB_TOKEN", "s3cret-token",
                        "CI_API_V4_URL", "https://gitlab.example/api/v4",
                        "CI_PROJECT_ID", "7"));
        shell.environment().putAll(more);
        Process process = shell.start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
        assertThat(temp.resolve(".cache")).as("what is checked in").doesNotExist();
        return said.lines().toList();
    }

    private static void program(Path bin, String name, String body) throws IOException {
        Path file = bin.resolve(name);
        Files.writeString(file, "#!/bin/sh\n" + body + "\n");
        assumeThat(file.toFile().setExecutable(true)).isTrue();
    }

    private static String config(World world) throws IOException {
        return Files.readString(world.directory.resolve(".sekisho/config.yml"));
    }

    private static List<String> files(World world) throws IOException {
        return contents(world).keySet().stream().toList();
    }

    private static Map<String, String> contents(World world) throws IOException {
        Map<String, String> contents = new java.util.TreeMap<>();
        try (Stream<Path> all = Files.walk(world.directory.resolve(".sekisho"))) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                contents.put(world.directory.relativize(file).toString().replace('\\', '/'), Files.readString(file));
            }
        }
        return contents;
    }
}
