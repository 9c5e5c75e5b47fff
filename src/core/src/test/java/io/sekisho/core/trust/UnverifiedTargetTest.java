package io.sekisho.core.trust;

import static org.assertj.core.api.Assertions.assertThat;

import io.sekisho.model.GapType;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the target is where the remote is not asked, or does not answer. */
class UnverifiedTargetTest extends PipelineClone {
    @Test
    void offlineTheCloneCountsAndIsCalledUnverified() throws Exception {
        clone("refs/heads/change", 0);
        git(clone, "fetch", "-q", "origin", "main:refs/remotes/origin/main");
        Trust trust = new TrustResolver(environment, true).resolve(clone, null);
        assertThat(read(trust)).isEqualTo(STRICT);
        assertThat(types(trust)).contains(GapType.TARGET_UNVERIFIED);
        assertThat(trust.remote()).isNull();
    }

    @Test
    void offlineAMissingTargetIsUnreadable() throws Exception {
        Trust trust = new TrustResolver(environment, true).resolve(clone, null);
        assertThat(trust.files().read(FILE)).isEmpty();
        assertThat(types(trust)).contains(GapType.TARGET_UNREADABLE);
    }

    @Test
    void aRemoteThatRefusesLeavesTheTargetUnverified() throws Exception {
        environment.put("CI_REPOSITORY_URL", "file://" + temp.resolve("gone.git"));
        git(clone, "fetch", "-q", "origin", "main:refs/remotes/origin/main");
        Trust trust = resolve();
        assertThat(read(trust)).isEqualTo(STRICT);
        assertThat(types(trust)).contains(GapType.TARGET_UNVERIFIED);
        assertThat(trust.gaps()).extracting(gap -> gap.message().code()).contains("change.remote-refused");
    }

    @Test
    void withoutTheRemoteARewrittenTargetIsCaughtByWhatGitLabNames() throws Exception {
        clone("refs/heads/change", 0);
        git(clone, "fetch", "-q", "origin", "main");
        String target = git(clone, "rev-parse", "FETCH_HEAD");
        git(clone, "update-ref", "refs/remotes/origin/main", "HEAD");
        environment.put("CI_MERGE_REQUEST_TARGET_BRANCH_SHA", target);
        Trust trust = offline();
        assertThat(read(trust)).isEqualTo(STRICT);
        assertThat(types(trust)).doesNotContain(GapType.TARGET_UNVERIFIED);
        assertThat(codes(trust)).contains("core.target-contradicted");
        assertThat(trust.target().commit()).isEqualTo(target);
    }

    /** The commit from where it went off is the target's, but its author says how old it is. */
    @Test
    void whereTheChangeWentOffVouchesForAPolicyThatIsStillTheSame() throws Exception {
        clone("refs/heads/change", 0);
        String base = git(remote, "rev-parse", "main~1");
        environment.put("CI_MERGE_REQUEST_DIFF_BASE_SHA", base);
        Trust alone = offline();
        assertThat(alone.target().commit()).isEqualTo(base);
        assertThat(codes(alone)).contains("core.target-unverified-base");

        git(clone, "fetch", "-q", "origin", "main:refs/remotes/origin/main");
        Trust agreed = offline();
        assertThat(agreed.target().commit()).isEqualTo(git(remote, "rev-parse", "main"));
        assertThat(types(agreed)).containsExactly(GapType.TOOL_NOTE);

        for (String forged : List.of("HEAD", "HEAD~1", commitOn(base, LOOSE))) {
            git(clone, "update-ref", "refs/remotes/origin/main", forged);
            Trust trust = offline();
            assertThat(read(trust)).as(forged).isEqualTo(STRICT);
            assertThat(trust.target().commit()).isEqualTo(base);
            assertThat(types(trust)).as(forged).contains(GapType.TARGET_UNVERIFIED);
        }
    }

    /** A branch of the clone that looks like the target, and does not hold what is judged. */
    private String commitOn(String parent, String policy) throws Exception {
        String at = git(clone, "rev-parse", "HEAD");
        git(clone, "checkout", "-q", "--detach", parent);
        commit(clone, policy, "forged");
        String forged = git(clone, "rev-parse", "HEAD");
        git(clone, "checkout", "-q", "--detach", at);
        return forged;
    }

    @Test
    void aTargetThatHoldsWhatIsJudgedIsRefusedWhereNobodyVouches() throws Exception {
        clone("refs/heads/change", 0);
        for (String forged : List.of("HEAD", git(clone, "commit-tree", "-p", "HEAD", "-m", "x", "HEAD^{tree}"))) {
            git(clone, "update-ref", "refs/remotes/origin/main", forged);
            Trust trust = offline();
            assertThat(trust.files().read(FILE)).isEmpty();
            assertThat(types(trust)).contains(GapType.TARGET_UNREADABLE);
            assertThat(codes(trust)).contains("core.target-own");
        }
    }

    /** Of Jenkins' ways to name a target, and where its credentials are not given to the shell. */
    @ParameterizedTest
    @ValueSource(strings = {"CHANGE_TARGET", "ghprbTargetBranch", "gitlabTargetBranch"})
    void thePipelinesWordVouchesWhereTheRemoteDoesNotAnswer(String variable) throws Exception {
        clone("refs/heads/change", 0);
        String main = git(remote, "rev-parse", "main");
        environment.clear();
        environment.putAll(Map.of("JENKINS_URL", "http://ci/", variable, "main", "GIT_URL", "https://127.0.0.1:9/a"));
        git(clone, "fetch", "-q", "origin", "main:refs/remotes/origin/main");
        Trust unverified = resolve();
        assertThat(read(unverified)).isEqualTo(STRICT);
        assertThat(unverified.gaps())
                .filteredOn(gap -> gap.type() == GapType.TARGET_UNVERIFIED)
                .singleElement()
                .satisfies(gap -> assertThat(gap.nextStep().arguments()).containsExactly("origin/main"));

        git(clone, "update-ref", "refs/remotes/origin/main", "HEAD");
        environment.put("SEKISHO_TARGET_SHA", main);
        Trust vouched = resolve();
        assertThat(read(vouched)).isEqualTo(STRICT);
        assertThat(vouched.target().commit()).isEqualTo(main);
        assertThat(types(vouched)).containsExactly(GapType.TOOL_NOTE);

        for (String wrong : List.of("main", "0".repeat(40))) {
            environment.put("SEKISHO_TARGET_SHA", wrong);
            Trust trust = resolve();
            assertThat(trust.files().read(FILE)).isEmpty();
            assertThat(codes(trust)).contains(wrong.equals("main") ? "core.target-misgiven" : "core.target-missing");
        }
    }

    @Test
    void inAForksPipelineTheForksOwnMainIsNotTheTarget() throws Exception {
        environment.putAll(Map.of(
                "CI_PROJECT_PATH", "mallory/shop",
                "CI_MERGE_REQUEST_PROJECT_PATH", "shop/shop",
                "CI_SERVER_URL", "http://127.0.0.1:9"));
        git(clone, "update-ref", "refs/remotes/origin/main", "HEAD");
        Trust trust = resolve();
        assertThat(trust.files().read(FILE)).isEmpty();
        assertThat(types(trust)).contains(GapType.TARGET_UNREADABLE);
    }

    @Test
    void aDevelopersMachineAsksNobody() throws Exception {
        git(clone, "update-ref", "refs/remotes/origin/main", "HEAD");
        Trust trust = new TrustResolver(Map.of("GIT_URL", url()), false).resolve(clone, "origin/main");
        assertThat(read(trust)).isEqualTo(LOOSE);
        assertThat(types(trust)).containsExactly(GapType.TOOL_NOTE);
        assertThat(codes(trust)).containsExactly("core.target-of-clone");
        assertThat(trust.remote()).isNull();
    }

    private Trust offline() throws InterruptedException {
        return new TrustResolver(environment, true).resolve(clone, null);
    }
}
