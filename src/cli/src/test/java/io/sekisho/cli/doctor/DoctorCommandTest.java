package io.sekisho.cli.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import io.sekisho.cli.AdminWorld;
import io.sekisho.cli.AdminWorld.Result;
import io.sekisho.cli.console.ExitCode;
import io.sekisho.cli.database.SmallFeed;
import io.sekisho.core.process.ChildProcess;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** {@code sekisho doctor} in good and in bad surroundings. */
class DoctorCommandTest {
    @TempDir
    Path root;

    private AdminWorld world;
    private final List<String> said = new ArrayList<>();

    @BeforeEach
    void world() throws Exception {
        world = new AdminWorld(root).at(Clock.fixed(Instant.parse("2026-11-24T12:00:00Z"), ZoneOffset.UTC));
        world.set("PATH", Files.createDirectories(root.resolve("bin")).toString());
    }

    @AfterEach
    void everyPlaceholderWasFilled() {
        assertThat(String.join("", said)).doesNotContain("{0}", "{1}", "{2}", "admin.");
    }

    private Result doctor(String... more) {
        List<String> arguments = new ArrayList<>(List.of("doctor"));
        arguments.addAll(List.of(more));
        Result result = world.run(arguments.toArray(String[]::new));
        said.add(result.out());
        said.add(result.err());
        return result;
    }

    private void config(String yaml) throws Exception {
        Path file = world.directory.resolve(".sekisho/config.yml");
        Files.createDirectories(file.getParent());
        Files.writeString(file, yaml);
    }

    @Test
    void isContentWhereAScanWouldBeComplete() throws Exception {
        // One CVE is enough here: the policy says so.
        config("completeness:\n  database-partial: noted\n");
        SmallFeed.write(root.resolve("feeds"));
        world.run("database", "update", "--nvd-feed", root.resolve("feeds").toString());
        Result result = doctor();
        assertThat(result.code()).as(result.out() + result.err()).isEqualTo(ExitCode.PASSED);
        assertThat(result.out())
                .contains("A scan here would be complete.")
                .contains("1 CVE, the newest 4 days old")
                .contains("note                  The vulnerability database has no CVEs of these years")
                .containsPattern("ok +Java")
                .doesNotContain("missing  ");
        assertThat(result.out().lines().count()).as("one screen").isLessThan(40);
        assertThat(doctor("--language", "ja").out()).contains("ここでのスキャンは完全になります");
    }

    @Test
    void namesWhatIsMissingWithTheNextStepAndInBothLanguages() {
        Result english = doctor("--offline");
        assertThat(english.code()).isEqualTo(ExitCode.INCOMPLETE);
        assertThat(english.out())
                .containsPattern("missing +Database +There is no vulnerability database")
                .contains("> Run: sekisho database update")
                .containsPattern("missing +Gitleaks")
                .contains("offline scan downloads nothing")
                .containsPattern("ok +Network +Not used")
                .contains("What is missing: 2.");
        Result japanese = doctor("--offline", "--language", "ja");
        assertThat(japanese.code()).isEqualTo(ExitCode.INCOMPLETE);
        assertThat(japanese.out()).contains("不足  データベース", "不足: 2 件");
    }

    @Test
    void saysThatGitleaksWouldBeDownloadedAndCallsNobody() {
        world.set("HTTPS_PROXY", "http://me:hush@proxy.example:3128");
        Result result = doctor();
        assertThat(result.out())
                .contains("would download version 8.")
                .contains("HTTPS_PROXY is set, but Java does not read it", "-Dhttps.proxyHost=HOST")
                .doesNotContain("hush");
        assertThat(world.home.tools()).doesNotExist();
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void refusesAGitleaksThatNobodyVouchesForOrThatFindsNothing() throws Exception {
        Path fake = root.resolve("gitleaks");
        Files.writeString(fake, """
                #!/bin/sh
                [ "$1" = version ] && { echo 8.30.1; exit 0; }
                while [ $# -gt 0 ]; do
                    case $1 in --report-path) echo '[]' >"$2" ;; --report-path=*) echo '[]' >"${1#*=}" ;; esac
                    shift
                done
                """);
        Files.setPosixFilePermissions(fake, PosixFilePermissions.fromString("rwxr-xr-x"));
        world.set("SEKISHO_GITLEAKS", fake.toString());
        assertThat(doctor().out())
                .containsPattern("missing +Gitleaks .*has the SHA-256")
                .contains("It was not run");

        String hash =
                HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(fake)));
        config("secret:\n  gitleaks-sha256: " + hash + "\n");
        Result result = doctor();
        assertThat(result.code()).isEqualTo(ExitCode.INCOMPLETE);
        assertThat(result.out())
                .as("it was run, and not believed")
                .containsPattern("missing +Gitleaks")
                .doesNotContain("It was not run", "finds a planted secret");
        assertThat(doctor("--gitleaks", "nowhere").out()).contains("is not an executable file");
    }

    @Test
    void looksAtTheProjectHere() throws Exception {
        Files.writeString(world.directory.resolve("pom.xml"), """
                <project><modelVersion>4.0.0</modelVersion><groupId>g</groupId><artifactId>a</artifactId>
                <version>1</version></project>
                """);
        Path source = world.directory.resolve("src/main/java/A.java");
        Files.createDirectories(source.getParent());
        Files.writeString(source, "class A {}");
        Result result = doctor();
        assertThat(result.code()).isEqualTo(ExitCode.INCOMPLETE);
        assertThat(result.out())
                .contains("modules compiled: 0 of 1")
                .containsPattern("missing +(Project +)?There are sources but no compiled classes")
                .contains("mvn ")
                .containsPattern("note +Build tools .*not on the PATH: mvn");
        Files.writeString(world.directory.resolve("mvnw"), "");
        assertThat(doctor().out()).doesNotContain("Build tools");
    }

    @Test
    void looksAtTheRepositoryHere() throws Exception {
        git(world.directory, "init", "-q", "-b", "main");
        git(world.directory, "commit", "-q", "--allow-empty", "-m", "one");
        git(world.directory, "commit", "-q", "--allow-empty", "-m", "two");
        assertThat(doctor().out()).contains("the repository " + world.directory.toRealPath() + " with its history");
        git(root, "clone", "-q", "--depth", "1", "file://" + world.directory, "shallow");
        Result shallow = doctor(root.resolve("shallow").toString());
        assertThat(shallow.out())
                .contains("without its earlier history")
                .containsPattern("missing .*The repository is a shallow clone")
                .contains("fetch --unshallow");
    }

    @Test
    void asksForNothingThatTheConfigurationSwitchesOff() throws Exception {
        config("scanners:\n  dependency:\n    enabled: false\n  secret:\n    enabled: false\n");
        Result result = doctor("--offline");
        assertThat(result.code()).as(result.out()).isEqualTo(ExitCode.PASSED);
        assertThat(result.out()).contains("switches the scan that needs it off");
    }

    @Test
    void tellsWhichListsOfExploitedVulnerabilitiesAreStored() throws Exception {
        assertThat(doctor().out())
                .containsPattern("note +KEV/EPSS +KEV: none stored.*does not ask for it")
                .contains("EPSS: none stored", "> Run: sekisho enrichment update");
        Path kev = root.resolve("kev.json");
        Files.writeString(
                kev,
                "{\"title\":\"t\",\"catalogVersion\":\"1\",\"dateReleased\":\"2026-11-20T00:00:00Z\",\"count\":1,"
                        + "\"vulnerabilities\":[{\"cveID\":\"CVE-2020-0001\",\"dateAdded\":\"2026-11-19\","
                        + "\"dueDate\":\"2026-11-20\",\"knownRansomwareCampaignUse\":\"Unknown\"}]}");
        assertThat(world.run("enrichment", "update", "--kev", kev.toString()).err())
                .isEmpty();
        assertThat(doctor().out()).containsPattern("ok +KEV/EPSS +KEV: entries: 1; days old: [0-9]+; from .*kev.json");
        config("gate:\n  rules:\n    - name: likely\n      when: {epss: \">=0.5\"}\n      action: fail\n");
        assertThat(doctor().out()).containsPattern("missing +(KEV/EPSS +)?EPSS: none stored, but the policy asks");
        assertThat(doctor("--language", "ja").out()).contains("KEV/EPSS", "ポリシーが求めています");
    }

    @Test
    void wrongUsageAndBrokenConfigurationEndWithTwo() throws Exception {
        assertThat(doctor("nowhere").code()).isEqualTo(ExitCode.WRONG_USAGE);
        config("scaners: {}\n");
        Result result = doctor();
        assertThat(result.code()).isEqualTo(ExitCode.WRONG_USAGE);
        assertThat(result.err()).contains("scaners", "scanners");
    }

    private static void git(Path directory, String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of("git", "-c", "user.name=a", "-c", "user.email=a@example.org"));
        command.addAll(List.of(arguments));
        ChildProcess.Result result =
                ChildProcess.run(command, directory, Map.of("GIT_CONFIG_GLOBAL", "/dev/null"), Duration.ofSeconds(30));
        assertThat(result.ok()).as(result.err()).isTrue();
    }
}
