package io.sekisho.core.trust;

import io.sekisho.core.plan.Git;
import io.sekisho.core.plan.GitException;
import io.sekisho.core.plan.GitRemote;
import io.sekisho.core.plan.GitTarget;
import io.sekisho.model.Gap;
import io.sekisho.model.GapType;
import io.sekisho.model.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds the commit that a trusted ref is. On a server the remote says, because whoever ran in the clone before us may have moved
 * the clone's own refs. Where it cannot be asked, the pipeline's word counts ({@link Vouchers}). Where there is none the clone's
 * ref is read, and a gap says that nobody vouches for it; one that holds what is to be judged is refused. Git objects need no
 * voucher: their id proves them.
 */
final class TargetFinder {
    /**
     * @param target null when there is no such commit
     * @param vouched whether it is certainly a state of that ref
     * @param gaps what to tell of it
     */
    record Answer(GitTarget target, boolean vouched, List<Gap> gaps) {}

    /** What is no name of a ref but a way through the history. */
    private static final Pattern EXPRESSION = Pattern.compile(".*[~^@:{].*|HEAD|FETCH_HEAD|ORIG_HEAD");

    private static final Logger LOG = LoggerFactory.getLogger(TargetFinder.class);

    private final Git git;
    private final GitRemote remote;
    private final Text whyNone;
    private final Vouchers vouchers;
    private final boolean fork;
    private final List<Gap> gaps = new ArrayList<>();

    /**
     * @param remote null when it cannot or must not be asked
     * @param whyNone why not; null where that is no flaw, as on a developer's machine
     * @param vouchers asked when the remote does not answer
     * @param fork whether the clone is of another project than the target
     */
    TargetFinder(Git git, GitRemote remote, Text whyNone, Vouchers vouchers, boolean fork) {
        this.git = git;
        this.remote = remote;
        this.whyNone = whyNone;
        this.vouchers = vouchers;
        this.fork = fork;
    }

    Answer find(String wanted) throws GitException, InterruptedException {
        if (GitTarget.isId(wanted)) {
            GitTarget target = byId(wanted) ? new GitTarget(wanted.substring(0, 8), wanted, null) : null;
            return new Answer(target, target != null, gaps);
        }
        Optional<String> local = fork ? Optional.empty() : local(wanted);
        if (wanted.equals("HEAD")) {
            return answer(wanted, local, false); // whoever says so trusts what is checked out
        }
        if (remote == null) {
            return whyNone == null ? onOwnMachine(wanted, local) : unasked(wanted, local, whyNone);
        }
        if (EXPRESSION.matcher(wanted).matches()) {
            return unasked(wanted, local, Text.of("core.target-unverified-name", wanted));
        }
        try {
            for (String ref : namesThere(wanted)) {
                Optional<String> tip = remote.tip(ref);
                if (tip.isPresent()) {
                    return verified(wanted, ref, tip.get(), local);
                }
            }
        } catch (GitException e) {
            return unasked(wanted, local, e.text());
        }
        if (wanted.startsWith(Target.REMOTE)) {
            return new Answer(null, false, gaps); // whatever the clone still has of it
        }
        return unasked(wanted, local, Text.of("core.target-unverified-name", GitRefFiles.shown(wanted)));
    }

    private boolean byId(String id) throws GitException, InterruptedException {
        if (!git.has(id) && remote != null) {
            try {
                remote.fetchCommit(id);
            } catch (GitException e) {
                gaps.add(note(e.text()));
            }
        }
        return git.has(id);
    }

    private Answer verified(String wanted, String ref, String tip, Optional<String> local)
            throws GitException, InterruptedException {
        String commit = git.has(tip) ? tip : remote.fetch(ref);
        // A cut history cannot show whose ancestor it is.
        if (local.isPresent()
                && !local.get().equals(commit)
                && !git.isShallow()
                && !git.isAncestor(local.get(), commit)) {
            gaps.add(note(Text.of(
                    "core.target-rewritten",
                    GitRefFiles.shown(wanted),
                    local.get().substring(0, 8),
                    remote.address(),
                    commit.substring(0, 8))));
        }
        return new Answer(new GitTarget(GitRefFiles.shown(wanted), commit, ref), true, gaps);
    }

    /** Nobody attacks himself. */
    private Answer onOwnMachine(String wanted, Optional<String> local) {
        local.ifPresent(commit ->
                gaps.add(note(Text.of("core.target-of-clone", GitRefFiles.shown(wanted), commit.substring(0, 8)))));
        return answer(wanted, local, false);
    }

    /** @param why the remote does not say */
    private Answer unasked(String wanted, Optional<String> local, Text why) throws GitException, InterruptedException {
        Optional<Vouchers.Word> word = vouchers.of(wanted, local);
        word.ifPresent(said -> gaps.addAll(said.notes()));
        if (word.isPresent() && word.get().vouched()) {
            String commit = word.get().commit();
            if (byId(commit)) {
                LOG.info("{} is {} by the pipeline's word; {}", wanted, commit, why);
                return answer(wanted, Optional.of(commit), true);
            }
            gaps.add(note(Text.of("core.target-missing", commit, GitRefFiles.shown(wanted))));
            word = Optional.empty();
        }
        gaps.add(note(why));
        Optional<String> commit = word.map(Vouchers.Word::commit).or(() -> local);
        if (word.isEmpty() && commit.isPresent() && holdsWhatIsJudged(commit.get())) {
            gaps.add(note(Text.of(
                    "core.target-own", GitRefFiles.shown(wanted), commit.get().substring(0, 8))));
            return new Answer(null, false, gaps);
        }
        if (commit.isPresent()) {
            gaps.add(Gap.of(
                    GapType.TARGET_UNVERIFIED,
                    null,
                    Text.of(
                            word.isPresent() ? "core.target-unverified-base" : "core.target-unverified",
                            GitRefFiles.shown(wanted),
                            commit.get().substring(0, 8)),
                    Text.of("core.target-unverified-step", GitRefFiles.shown(wanted))));
        }
        return answer(wanted, commit, false);
    }

    /** The target of a change does not hold it yet, unless somebody moved it here. */
    private boolean holdsWhatIsJudged(String commit) throws GitException, InterruptedException {
        String head = git.repository().head();
        return head != null && git.isAncestor(head, commit);
    }

    private Answer answer(String wanted, Optional<String> commit, boolean vouched) {
        return new Answer(
                commit.map(id -> new GitTarget(GitRefFiles.shown(wanted), id, null))
                        .orElse(null),
                vouched && commit.isPresent(),
                gaps);
    }

    /** A branch of the remote's goes before a tag of the same name, which others may push. */
    private Optional<String> local(String wanted) throws GitException, InterruptedException {
        if (!wanted.startsWith("refs/") && !EXPRESSION.matcher(wanted).matches()) {
            for (String prefix : List.of("refs/remotes/", "refs/heads/", "refs/tags/")) {
                Optional<String> commit = git.revParse(prefix + wanted);
                if (commit.isPresent()) {
                    return commit;
                }
            }
        }
        return git.revParse(wanted);
    }

    private static List<String> namesThere(String wanted) {
        String name = wanted.replaceFirst("^refs/remotes/origin/|^origin/", "");
        if (!name.equals(wanted)) {
            return List.of("refs/heads/" + name);
        }
        return wanted.startsWith("refs/") ? List.of(wanted) : List.of("refs/heads/" + wanted, "refs/tags/" + wanted);
    }

    private static Gap note(Text text) {
        return Gap.of(GapType.TOOL_NOTE, null, text, null);
    }
}
