package io.sekisho.core.trust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sekisho.core.files.TrustedFiles;
import io.sekisho.core.process.ChildProcess;
import io.sekisho.model.GapType;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrustResolverTest {
    private static final String FILE = ".sekisho/config.yml";

    @TempDir
    Path temp;

    private Path project;

    /** A repository whose branch has loosened what origin/main says. */
    @BeforeEach
    void repository() throws Exception {
        Path top = Files.createDirectories(temp.resolve("repository"));
        project = Files.createDirectories(top.resolve("sub"));
        git(top, "init", "-q", "-b", "main");
        write(project, "gate: {fail-on: high}");
        git(top, "add", "-A");
        git(top, "commit", "-q", "-m", "policy");
        git(top, "update-ref", "refs/remotes/origin/main", "HEAD");
        git(top, "checkout", "-q", "-b", "change");
        write(project, "gate: {fail-on: none}");
        git(top, "commit", "-q", "-am", "loosen");
    }

    @Test
    void aMergeRequestIsJudgedByItsTargetsFiles() throws Exception {
        for (String name : List.of("CI_MERGE_REQUEST_TARGET_BRANCH_NAME", "CHANGE_TARGET")) {
            Trust trust = new TrustResolver(Map.of(name, "main")).resolve(project, null);
            assertThat(read(trust)).isEqualTo("gate: {fail-on: high}");
            assertThat(trust.files().origin()).matches("origin/main@[0-9a-f]{8}");
            assertThat(trust.gaps()).isEmpty();
        }
    }

    @Test
    void theFlagNamesTheRef() throws Exception {
        Trust trust = new TrustResolver(Map.of("CHANGE_TARGET", "nowhere")).resolve(project, "main");
        assertThat(read(trust)).isEqualTo("gate: {fail-on: high}");
    }

    @Test
    void anUnreadableTargetMeansDefaultsAndAGapNeverTheBranchsOwn() throws Exception {
        for (Trust trust : List.of(
                new TrustResolver(Map.of("CHANGE_TARGET", "gone")).resolve(project, null),
                new TrustResolver(Map.of()).resolve(project, "--help"),
                new TrustResolver(Map.of("CHANGE_TARGET", "main")).resolve(temp, null))) {
            assertThat(trust.files().read(FILE)).isEmpty();
            assertThat(trust.gaps()).singleElement().satisfies(gap -> {
                assertThat(gap.type()).isEqualTo(GapType.TARGET_UNREADABLE);
                assertThat(gap.nextStep()).isNotNull();
            });
        }
    }

    @Test
    void aShallowCloneMayStillHaveTheCommitThatGitLabNames() throws Exception {
        String base = git(project, "rev-parse", "main");
        git(project, "update-ref", "-d", "refs/remotes/origin/main");
        Trust trust = new TrustResolver(
                        Map.of("CI_MERGE_REQUEST_TARGET_BRANCH_NAME", "main", "CI_MERGE_REQUEST_DIFF_BASE_SHA", base))
                .resolve(project, null);
        assertThat(read(trust)).isEqualTo("gate: {fail-on: high}");
    }

    @Test
    void onADevelopersMachineTheWorkTreeCounts() throws Exception {
        Trust trust = new TrustResolver(Map.of()).resolve(project, null);
        assertThat(read(trust)).isEqualTo("gate: {fail-on: none}");
        assertThat(trust.files().read(".gitleaksignore")).isEmpty();
    }

    @Test
    void namesAreThoseOfTheSourceThatIsTrusted() throws Exception {
        write(project, "gate: {}");
        Files.writeString(project.resolve(".sekisho/added.yml"), "");
        assertThat(new TrustResolver(Map.of()).resolve(project, null).files().names(".sekisho"))
                .containsExactly("added.yml", "config.yml");
        TrustedFiles target =
                new TrustResolver(Map.of()).resolve(project, "main").files();
        assertThat(target.names(".sekisho")).containsExactly("config.yml");
        assertThat(target.names("none")).isEmpty();
    }

    @Test
    void aLinkOutOfTheProjectIsNotFollowed() throws Exception {
        Path outside = Files.writeString(temp.resolve("passwd"), "root:x");
        Files.createSymbolicLink(project.resolve(".gitleaksignore"), outside);
        assertThatThrownBy(() -> new WorkTreeFiles(project).read(".gitleaksignore"))
                .isInstanceOf(IOException.class);
    }

    private static String read(Trust trust) throws IOException {
        return new String(trust.files().read(FILE).orElseThrow(), StandardCharsets.UTF_8);
    }

    private static void write(Path project, String content) throws IOException {
        Files.createDirectories(project.resolve(".sekisho"));
        Files.writeString(project.resolve(FILE), content);
    }

    private static String git(Path directory, String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of("git", "-c", "user.name=a", "-c", "user.email=a@example.org"));
        command.addAll(List.of(arguments));
        ChildProcess.Result result =
                ChildProcess.run(command, directory, Map.of("GIT_CONFIG_GLOBAL", "/dev/null"), Duration.ofSeconds(30));
        assertThat(result.exitCode()).as(command + ": " + result.err()).isZero();
        return result.text().strip();
    }
}
