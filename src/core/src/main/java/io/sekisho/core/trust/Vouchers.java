package io.sekisho.core.trust;

import io.sekisho.core.plan.Git;
import io.sekisho.core.plan.GitException;
import io.sekisho.core.plan.GitTarget;
import io.sekisho.model.Gap;
import io.sekisho.model.GapType;
import io.sekisho.model.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the pipeline says that the target's commit is, for where its remote cannot be asked. Who may change the pipeline's
 * definition can forge it; who may only change files, or the clone in an earlier step, cannot.
 */
final class Vouchers {
    /** Given by the pipeline itself, before anything else has run in the clone. */
    static final String VARIABLE = "SEKISHO_TARGET_SHA";

    /** In a merged result, or a merge train: the target's own state, with which the change was merged. */
    private static final String TARGET = "CI_MERGE_REQUEST_TARGET_BRANCH_SHA";

    /** From where the change went off: the target's too, but as old as its author wants. */
    private static final String BASE = "CI_MERGE_REQUEST_DIFF_BASE_SHA";

    /** All that the target's policy may be written in. */
    private static final List<String> POLICY = List.of(".sekisho", ".gitleaks.toml", ".gitleaksignore");

    /**
     * @param commit full id
     * @param vouched whether that is the target's state; else it is one of the target's, but there may be a newer one
     * @param notes what the clone says against it
     */
    record Word(String commit, boolean vouched, List<Gap> notes) {}

    private final Git git;
    private final Target.Variables variables;
    private final boolean ofEnvironment;
    private final String prefix;

    /**
     * @param ofEnvironment whether the CI system says what the target is; else somebody has named another one
     * @param prefix the project's directory inside the repository, "" or ending with a slash
     */
    Vouchers(Git git, Map<String, String> environment, boolean ofEnvironment, String prefix) {
        this.git = git;
        this.variables = new Target.Variables(environment);
        this.ofEnvironment = ofEnvironment;
        this.prefix = prefix;
    }

    /**
     * @param wanted the target
     * @param local what the clone has of it
     * @return empty when nobody says anything
     */
    Optional<Word> of(String wanted, Optional<String> local) throws GitException, InterruptedException {
        if (!ofEnvironment) {
            return Optional.empty();
        }
        String given = variables.get(VARIABLE);
        if (GitTarget.isId(given)) {
            return Optional.of(new Word(given, true, List.of()));
        }
        if (!wanted.equals(Target.REMOTE + variables.get("CI_MERGE_REQUEST_TARGET_BRANCH_NAME"))) {
            return Optional.empty();
        }
        String target = variables.get(TARGET);
        if (git.has(target)) {
            return Optional.of(new Word(target, true, contradiction(wanted, local, target, TARGET)));
        }
        String base = variables.get(BASE);
        if (!git.has(base)) {
            return Optional.empty();
        }
        List<Gap> notes = contradiction(wanted, local, base, BASE);
        boolean agreed = local.isPresent() && notes.isEmpty() && descends(base, local.get()) && same(base, local.get());
        return Optional.of(new Word(agreed ? local.get() : base, agreed, notes));
    }

    /** A cut history cannot show whose ancestor it is. */
    private List<Gap> contradiction(String wanted, Optional<String> local, String named, String variable)
            throws GitException, InterruptedException {
        List<Gap> notes = new ArrayList<>();
        if (local.isPresent() && !git.isShallow() && !descends(named, local.get())) {
            notes.add(Gap.of(
                    GapType.TOOL_NOTE,
                    null,
                    Text.of(
                            "core.target-contradicted",
                            GitRefFiles.shown(wanted),
                            local.get().substring(0, 8),
                            named.substring(0, 8),
                            variable),
                    null));
        }
        return notes;
    }

    /** Whether the clone's ref comes after a commit that is the target's, and shares nothing more with what is judged. */
    private boolean descends(String named, String local) throws GitException, InterruptedException {
        if (!git.isAncestor(named, local)) {
            return false;
        }
        String head = git.repository().head();
        Optional<String> shared = head == null ? Optional.empty() : git.mergeBase(local, head);
        return shared.isEmpty() || git.isAncestor(shared.get(), named);
    }

    /** Then it does not matter which of them is read. */
    private boolean same(String one, String other) throws GitException, InterruptedException {
        for (String path : POLICY) {
            if (!git.id(one, prefix + path).equals(git.id(other, prefix + path))) {
                return false;
            }
        }
        return true;
    }
}
