package io.sekisho.core.trust;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RepositoryNameTest {
    private static final String TOKEN = "glpat-0123456789";

    @TempDir
    private Path temp;

    private Path root;

    @BeforeEach
    void realPath() throws IOException {
        root = Files.createDirectories(temp.toRealPath().resolve("shop"));
    }

    @ParameterizedTest
    @CsvSource({
        "https://git.example.org/group/shop.git",
        "https://git.example.org/group/shop/",
        "https://GIT.example.org:8443/group/shop.git",
        "https://gitlab-ci-token:glpat-0123456789@git.example.org/group/shop.git",
        "https://glpat-0123456789@git.example.org/group/shop.git",
        "https://git.example.org/group/shop.git?private_token=glpat-0123456789",
        "git@git.example.org:group/shop.git",
        "git.example.org:group/shop.git",
        "ssh://git@git.example.org:2222/group/shop.git",
        "ssh://git:glpat-0123456789@git.example.org/group/shop",
    })
    void oneRepositoryHasOneNameHoweverItIsCloned(String address) {
        assertThat(RepositoryName.of(address)).contains("git.example.org/group/shop");
    }

    @ParameterizedTest
    @CsvSource({
        "''",
        "/srv/git/shop.git",
        "file:///srv/git/shop.git",
        "../shop",
        "https://git.example.org",
        "https://user:glpat-01234/56789@git.example.org/group/shop.git",
        "https://git.example.org/user:glpat-0123456789@elsewhere/shop.git",
    })
    void whatMayHoldACredentialOrIsOfThisMachineIsNoName(String address) {
        assertThat(RepositoryName.of(address)).isEmpty();
    }

    @Test
    void theClonesRemoteNamesIt() throws Exception {
        git("init", "-q");
        assertThat(name(Map.of())).isNull();
        git("remote", "add", "origin", "https://oauth2:" + TOKEN + "@git.example.org/group/shop.git");
        assertThat(name(Map.of())).isEqualTo("git.example.org/group/shop");
        assertThat(name(Map.of("GIT_URL", "https://git.example.org/library.git", "WORKSPACE", root.toString())))
                .as("Jenkins names the first of several checkouts")
                .isEqualTo("git.example.org/group/shop");
    }

    @Test
    void gitLabNamesItsOwnCheckoutOnly() throws Exception {
        Map<String, String> gitLab = new HashMap<>(Map.of(
                "CI_SERVER_URL", "https://git.example.org",
                "CI_PROJECT_PATH", "group/shop",
                "CI_PROJECT_DIR", root.toString()));
        assertThat(name(gitLab)).isEqualTo("git.example.org/group/shop");
        gitLab.put("CI_MERGE_REQUEST_PROJECT_PATH", "upstream/shop");
        assertThat(name(gitLab)).isEqualTo("git.example.org/upstream/shop");
        gitLab.put(
                "CI_PROJECT_DIR", Files.createDirectory(temp.resolve("other")).toString());
        assertThat(name(gitLab)).isNull();
    }

    /** A central job clones what it scans below its own checkout. */
    @Test
    void aCloneBelowTheCheckoutIsAnother() throws Exception {
        Map<String, String> gitLab = Map.of(
                "CI_SERVER_URL", "https://git.example.org",
                "CI_PROJECT_PATH", "sec/ci-tools",
                "CI_PROJECT_DIR", temp.toString());
        assertThat(name(gitLab)).as("a directory of it").isEqualTo("git.example.org/sec/ci-tools");
        git("init", "-q");
        git("remote", "add", "origin", "git@git.example.org:group/shop.git");
        assertThat(name(gitLab)).isEqualTo("git.example.org/group/shop");
    }

    @Test
    void jenkinsNamesItsWorkspaceAndWhoeverCallsNamesAnything() throws Exception {
        Map<String, String> jenkins =
                new HashMap<>(Map.of("GIT_URL", "git@git.example.org:group/shop.git", "WORKSPACE", temp.toString()));
        assertThat(name(jenkins)).isEqualTo("git.example.org/group/shop");
        jenkins.put("SEKISHO_PROJECT", " the shop ");
        assertThat(name(jenkins)).isEqualTo("the shop");
        assertThat(RepositoryName.of(root, "shop 2", jenkins)).contains("shop 2");
        assertThat(RepositoryName.of(root, "", jenkins)).contains("the shop");
    }

    private String name(Map<String, String> environment) throws InterruptedException {
        return RepositoryName.of(root, null, environment).orElse(null);
    }

    private void git(String... arguments) throws IOException, InterruptedException {
        String[] command = new String[arguments.length + 1];
        command[0] = "git";
        System.arraycopy(arguments, 0, command, 1, arguments.length);
        assertThat(new ProcessBuilder(command)
                        .directory(root.toFile())
                        .inheritIO()
                        .start()
                        .waitFor())
                .isZero();
    }
}
