package io.sekisho.core.trust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sekisho.core.config.PolicySource;
import io.sekisho.core.config.SettingsReader;
import io.sekisho.core.files.TrustedFiles;
import io.sekisho.core.process.ChildProcess;
import io.sekisho.model.Gap;
import io.sekisho.model.GapType;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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
            Trust trust = new TrustResolver(Map.of(name, "main"), false).resolve(project, null);
            assertThat(read(trust)).isEqualTo("gate: {fail-on: high}");
            assertThat(trust.files().origin()).matches("origin/main@[0-9a-f]{8}");
            assertThat(trust.isOfWorkTree()).isFalse();
        }
    }

    /** The branch's own {@code .sekisho/} loosens the policy; only protected refs and the default branch may say what counts. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "GITLAB_CI=true CI_COMMIT_BRANCH=change CI_COMMIT_REF_PROTECTED=false CI_DEFAULT_BRANCH=main | origin/main",
                "GITLAB_CI=true CI_COMMIT_BRANCH=change CI_DEFAULT_BRANCH=main | origin/main",
                "GITLAB_CI=true CI_COMMIT_TAG=v1 CI_COMMIT_REF_PROTECTED=false CI_DEFAULT_BRANCH=main | origin/main",
                "GITLAB_CI=true CI_COMMIT_TAG=v1 CI_COMMIT_REF_PROTECTED=true CI_DEFAULT_BRANCH=main | work tree",
                "GITLAB_CI=true CI_COMMIT_BRANCH=change CI_COMMIT_REF_PROTECTED=true CI_DEFAULT_BRANCH=main | work tree",
                "GITLAB_CI=true CI_COMMIT_BRANCH=main CI_COMMIT_REF_PROTECTED=false CI_DEFAULT_BRANCH=main | work tree",
                "GITLAB_CI=true CI_MERGE_REQUEST_TARGET_BRANCH_NAME=main CI_COMMIT_REF_PROTECTED=true | origin/main",
                "GITLAB_CI=true CI_COMMIT_BRANCH=change CI_COMMIT_REF_NAME=change | origin/main",
                "GITLAB_CI=true CI_COMMIT_BRANCH=change CI_DEFAULT_BRANCH=gone | defaults",
                "BUILD_URL=http://ci/1/ BRANCH_NAME=PR-1 CHANGE_TARGET=main | origin/main",
                "JENKINS_URL=http://ci/ ghprbTargetBranch=main | origin/main",
                "JENKINS_URL=http://ci/ gitlabTargetBranch=main gitlabActionType=MERGE | origin/main",
                "JENKINS_URL=http://ci/ gitlabTargetBranch=change gitlabActionType=PUSH | work tree",
                "JENKINS_URL=http://ci/ BRANCH_NAME=change CI=true | origin/main",
                "BUILD_TAG=jenkins-shop-1 BRANCH_NAME=change BRANCH_IS_PRIMARY=false | origin/main",
                "JENKINS_URL=http://ci/ BRANCH_NAME=change BRANCH_IS_PRIMARY=true | work tree",
                "JENKINS_URL=http://ci/ CI=true | work tree",
                "JENKINS_URL=http://ci/ BRANCH_NAME=main | defaults",
                "CI=true | defaults",
                "CI=false BRANCH_NAME=change | work tree",
            })
    void whoeverMayPushABranchMayNotSayWhatCounts(String variables, String origin) throws Exception {
        Map<String, String> environment = new HashMap<>();
        for (String variable : variables.split(" ")) {
            environment.put(variable.split("=")[0], variable.split("=")[1]);
        }
        Trust trust = new TrustResolver(environment, false).resolve(project, null);
        assertThat(trust.files().origin()).startsWith(origin);
        assertThat(trust.files().read(FILE).map(String::new))
                .isEqualTo(
                        switch (origin) {
                            case "work tree" -> Optional.of("gate: {fail-on: none}");
                            case "defaults" -> Optional.empty();
                            default -> Optional.of("gate: {fail-on: high}");
                        });
        assertThat(trust.isOfWorkTree()).isEqualTo(origin.equals("work tree"));
        assertThat(told(trust).stream().map(Gap::type).distinct())
                .containsExactlyElementsOf(
                        switch (origin) {
                            case "work tree" -> List.of();
                            case "defaults" -> List.of(GapType.TARGET_UNREADABLE);
                            default -> List.of(GapType.TOOL_NOTE);
                        });
    }

    @Test
    void theRemotesHeadIsTheDefaultBranchWhateverItsName() throws Exception {
        git(project, "update-ref", "refs/remotes/origin/trunk", "main");
        git(project, "update-ref", "refs/remotes/origin/main", "HEAD");
        git(project, "symbolic-ref", "refs/remotes/origin/HEAD", "refs/remotes/origin/trunk");
        for (Map<String, String> environment :
                List.of(Map.of("CI", "true"), Map.of("JENKINS_URL", "http://ci/", "BRANCH_NAME", "main"))) {
            Trust trust = new TrustResolver(environment, false).resolve(project, null);
            assertThat(read(trust)).isEqualTo("gate: {fail-on: high}");
        }
    }

    @Test
    void twoUsualNamesAreNoAnswer() throws Exception {
        git(project, "update-ref", "refs/remotes/origin/master", "HEAD");
        Trust trust = new TrustResolver(Map.of("JENKINS_URL", "http://ci/", "BRANCH_NAME", "change"), false)
                .resolve(project, null);
        assertThat(trust.files().origin()).isEqualTo("defaults");
        assertThat(told(trust))
                .singleElement()
                .satisfies(gap -> assertThat(gap.message().code()).isEqualTo("core.target-unknown"))
                .satisfies(gap -> assertThat(gap.nextStep().code()).isEqualTo("core.target-unknown-step"));
    }

    @Test
    void aTargetWithoutPolicyFilesMeansDefaultsNotTheBranchsOwn() throws Exception {
        git(project, "checkout", "-q", "--orphan", "empty");
        git(project, "rm", "-q", "-r", "--cached", ".");
        git(project, "commit", "-q", "--allow-empty", "-m", "nothing");
        git(project, "update-ref", "refs/remotes/origin/main", "HEAD");
        git(project, "commit", "-q", "--allow-empty", "-m", "its own");
        Trust trust = new TrustResolver(Map.of("CHANGE_TARGET", "main"), false).resolve(project, null);
        assertThat(trust.files().read(FILE)).isEmpty();
        assertThat(proposed(trust)).isEqualTo(FILE);
    }

    @Test
    void whatTheBranchProposesIsShown() throws Exception {
        assertThat(proposed(onBranch())).isEqualTo(FILE);
        Files.writeString(project.resolve(".gitleaksignore"), "x");
        Files.createSymbolicLink(project.resolve(".gitleaks.toml"), temp);
        assertThat(proposed(onBranch())).isEqualTo(FILE + ", .gitleaks.toml, .gitleaksignore");
        Files.delete(project.resolve(FILE));
        assertThat(proposed(onBranch())).isEqualTo(FILE + ", .gitleaks.toml, .gitleaksignore");
    }

    @Test
    void lineEndsAreNoProposal() throws Exception {
        write(project, "gate:\n  fail-on: high\n");
        git(project, "commit", "-q", "-am", "two lines");
        git(project, "update-ref", "refs/remotes/origin/main", "HEAD");
        git(project, "commit", "-q", "--allow-empty", "-m", "its own");
        write(project, "gate:\r\n  fail-on: high\r\n");
        assertThat(told(onBranch())).isEmpty();
    }

    private Trust onBranch() throws Exception {
        return new TrustResolver(Map.of("CHANGE_TARGET", "main"), false).resolve(project, null);
    }

    private static String proposed(Trust trust) {
        List<Gap> gaps = told(trust);
        assertThat(gaps).allMatch(gap -> gap.type() == GapType.TOOL_NOTE);
        assertThat(gaps.get(0).message().code()).isEqualTo("core.policy-proposed");
        return gaps.get(0).message().arguments().get(0);
    }

    /** What the files say is told as the difference that they would make. */
    @Test
    void whatTheProposalWouldChangeIsTold() throws Exception {
        write(project, """
                gate:
                  fail-on: none
                  mode: observe
                  rules:
                    - {name: later, when: {path: ["src/**"]}, action: warn}
                paths: {exclude: [src/**]}
                scanners: {secret: {enabled: false, timeout: 1s}}
                """);
        Files.writeString(
                project.resolve(".sekisho/suppressions.yml"),
                "suppressions:\n- {rule: a, reason: x, expires: 2027-01-01}\n- {rule: b, reason: x, expires: 2027-01-01}\n");
        Files.writeString(
                project.resolve(".sekisho/baseline.yml"),
                "until: 2027-01-01\nfindings:\n- {fingerprint: \"c1:%032d\"}\n- {fingerprint: \"c1:%032d\"}\n"
                        .formatted(0, 1));
        Proposal proposal = proposal();
        assertThat(proposal.problems()).isEmpty();
        assertThat(proposal.gaps())
                .extracting(gap -> gap.message().code() + gap.message().arguments())
                .containsExactly(
                        "change.proposes-settings[gate.mode: enforce -> observe; gate.fail-on: high -> none; "
                                + "scanners.secret.enabled: true -> false; scanners.secret.timeout: 30m -> 1s; "
                                + "paths.exclude: [] -> [src/**]]",
                        "change.proposes-rules[1, 0]",
                        "change.proposes-suppressions[2, 0]",
                        "change.proposes-baseline[2, 0]");

        git(project, "add", ".");
        git(project, "commit", "-q", "-m", "merged");
        assertThat(proposal("HEAD").gaps()).as("each thing is like itself").isEmpty();
        assertThat(proposal("HEAD").own()).isNull();
    }

    @Test
    void aProposalThatCannotBeReadIsToldWithFileAndLine() throws Exception {
        write(project, "gate:\n  fail-on: nothing\n");
        Proposal proposal = proposal();
        assertThat(proposal.own()).isNull();
        assertThat(proposal.problems().get(0).arguments().get(0)).startsWith(FILE + ":2");
        assertThat(proposal.gaps()).hasSize(1);
        assertThat(proposal.problems())
                .as("what the terminal shows")
                .containsExactly(
                        proposal.gaps().get(0).message(), proposal.gaps().get(0).nextStep());

        write(project, "#".repeat(ProposedFiles.MAX_BYTES) + "\n");
        assertThat(proposal().problems()).extracting(text -> text.code()).contains("change.proposes-unread");
        assertThat(proposed(onBranch())).isEqualTo(FILE);
    }

    /** Nobody has reviewed whom it wants to be asked. */
    @Test
    void aPolicyThatOnlyTheProposalNamesIsNotFetchedAndOneBesideItIsShown() throws Exception {
        write(project, "extends: {policy: 'https://127.0.0.1:9/policy.yml', sha256: '%064d'}\n".formatted(0));
        assertThat(proposal().gaps()).extracting(gap -> gap.message().code()).contains("change.proposes-policy");
        write(project, "extends: {policy: other/policy.yml}\ngate: {fail-on: high}\n");
        Files.createDirectories(project.resolve("other"));
        Files.writeString(project.resolve("other/policy.yml"), "gate: {fail-on: low}\n");
        assertThat(proposal().gaps())
                .extracting(gap -> gap.message().code() + gap.message().arguments())
                .contains(
                        "change.proposes-named[other/policy.yml]",
                        "change.proposes-settings[gate.fail-on: high -> low]");
    }

    private Proposal proposal() throws Exception {
        return proposal("main");
    }

    private Proposal proposal(String ref) throws Exception {
        TrustedFiles trusted =
                new TrustResolver(Map.of(), false).resolve(project, ref).files();
        return new Proposed(project, trusted, SettingsReader.read(trusted), List.of(), PolicySource.UNASKED).read();
    }

    @Test
    void theFlagNamesTheRef() throws Exception {
        Trust trust = new TrustResolver(Map.of("CHANGE_TARGET", "nowhere"), false).resolve(project, "main");
        assertThat(read(trust)).isEqualTo("gate: {fail-on: high}");
    }

    @Test
    void anUnreadableTargetMeansDefaultsAndAGapNeverTheBranchsOwn() throws Exception {
        for (Trust trust : List.of(
                new TrustResolver(Map.of("CHANGE_TARGET", "gone"), false).resolve(project, null),
                new TrustResolver(Map.of(), false).resolve(project, "--help"),
                new TrustResolver(Map.of("CHANGE_TARGET", "main"), false).resolve(temp, null))) {
            assertThat(trust.files().read(FILE)).isEmpty();
            assertThat(told(trust)).singleElement().satisfies(gap -> {
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
                        Map.of("CI_MERGE_REQUEST_TARGET_BRANCH_NAME", "main", "CI_MERGE_REQUEST_DIFF_BASE_SHA", base),
                        false)
                .resolve(project, null);
        assertThat(read(trust)).isEqualTo("gate: {fail-on: high}");
    }

    @Test
    void onADevelopersMachineTheWorkTreeCounts() throws Exception {
        Trust trust = new TrustResolver(Map.of(), false).resolve(project, null);
        assertThat(read(trust)).isEqualTo("gate: {fail-on: none}");
        assertThat(trust.files().read(".gitleaksignore")).isEmpty();
    }

    @Test
    void namesAreThoseOfTheSourceThatIsTrusted() throws Exception {
        write(project, "gate: {}");
        Files.writeString(project.resolve(".sekisho/added.yml"), "");
        assertThat(new TrustResolver(Map.of(), false)
                        .resolve(project, null)
                        .files()
                        .names(".sekisho"))
                .containsExactly("added.yml", "config.yml");
        TrustedFiles target =
                new TrustResolver(Map.of(), false).resolve(project, "main").files();
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

    /** Without what is said of every clone that has no remote; {@link RemoteTargetTest} has one. */
    private static List<Gap> told(Trust trust) {
        return trust.gaps().stream()
                .filter(gap -> !gap.message().code().matches("core.target-(unverified.*|of-clone)"))
                .toList();
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
