package io.sekisho.core.trust;

import io.sekisho.core.config.SettingsReader;
import io.sekisho.core.files.TrustedFiles;
import io.sekisho.core.plan.Git;
import io.sekisho.core.plan.GitException;
import io.sekisho.core.plan.GitRemote;
import io.sekisho.core.plan.GitTarget;
import io.sekisho.core.plan.GitUrl;
import io.sekisho.model.Gap;
import io.sekisho.model.GapType;
import io.sekisho.model.Text;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Decides which ref is trusted. In this order:
 *
 * <ol>
 *   <li>what {@code --trusted-ref} names;
 *   <li>a merge request's target branch, on GitLab and on Jenkins;
 *   <li>the work tree, when it is of the default branch or, on GitLab, of a protected ref;
 *   <li>the default branch, for every other ref on a CI system;
 *   <li>the work tree of a Jenkins job that is not multibranch, whose branch the job's configuration names, and of a
 *       developer's own machine.
 * </ol>
 *
 * <p>On a server, and unless the network is forbidden, the remote is asked what the ref is, and what is missing is fetched
 * ({@link TargetFinder}).
 *
 * <p>What cannot be read or known never falls back to the branch's own files: defaults apply, and a gap says so. A target without
 * policy files means defaults too.
 */
public final class TrustResolver {
    private static final Logger LOG = LoggerFactory.getLogger(TrustResolver.class);

    /** The environment variables that decide. */
    public static final Set<String> VARIABLES = Target.VARIABLES;

    private final Map<String, String> environment;
    private final boolean offline;

    /**
     * @param environment the process's: GitLab and Jenkins say there what is built and what it wants to be merged into
     * @param offline whether the remote must not be asked; on a developer's machine it never is
     */
    public TrustResolver(Map<String, String> environment, boolean offline) {
        this.environment = Map.copyOf(environment);
        this.offline = offline;
    }

    /**
     * @param root the project's directory
     * @param trustedRef what the user named; null when nothing
     */
    public Trust resolve(Path root, String trustedRef) throws InterruptedException {
        Target target = trustedRef == null ? Target.of(environment) : Target.ref(trustedRef);
        boolean ofWorkTree = target.place() == Target.Place.WORK_TREE;
        List<Gap> gaps = new ArrayList<>();
        List<String> refs = target.refs();
        try {
            Optional<Git> git = Git.open(root);
            Remote remote = git.isEmpty() ? Remote.NONE : remote(git.get());
            if (ofWorkTree) {
                return new Trust(new WorkTreeFiles(root), List.of(), null, remote.remote());
            }
            if (git.isPresent()) {
                refs = target.place() == Target.Place.DEFAULT_BRANCH ? defaultBranch(git.get(), remote, target) : refs;
                if (!refs.isEmpty()) {
                    Vouchers vouchers =
                            new Vouchers(git.get(), environment, trustedRef == null, prefix(git.get(), root));
                    TargetFinder.Answer answer = new TargetFinder(
                                    git.get(), remote.remote(), remote.whyNone(), vouchers, remote.fork())
                            .find(refs.get(0));
                    gaps.addAll(answer.gaps());
                    gaps.addAll(misgiven());
                    if (answer.target() != null) {
                        boolean itself = answer.vouched() && isItself(git.get(), answer.target(), remote.remote());
                        return read(git.get(), root, answer.target(), itself, gaps, remote.remote());
                    }
                }
            }
        } catch (InterruptedIOException e) {
            throw new InterruptedException(e.getMessage());
        } catch (GitException e) {
            if (ofWorkTree) {
                return new Trust(new WorkTreeFiles(root), List.of(), null, null); // whoever needs git says so
            }
            gaps.add(Gap.of(GapType.TOOL_NOTE, null, e.text(), e.nextStep()));
            return unreadable(refs, gaps);
        } catch (IOException e) {
            return unreadable(refs, gaps);
        }
        return unreadable(refs, gaps);
    }

    /** On a CI system that does not say what is built: a state of the default branch itself proposes nothing. */
    private boolean isItself(Git git, GitTarget target, GitRemote remote) throws GitException, InterruptedException {
        String head = git.repository().head();
        if (head == null || !Target.isOnServer(environment) || Target.isChange(environment)) {
            return false;
        }
        if (head.equals(target.commit()) || git.isAncestor(head, target.commit())) {
            return true;
        }
        return git.isShallow()
                && remote != null
                && target.remoteRef() != null
                && remote.mergeBase(target.remoteRef(), target.commit(), head).equals(Optional.of(head));
    }

    /** A voucher that is none is not passed over in silence. */
    private List<Gap> misgiven() {
        String given = environment.getOrDefault(Vouchers.VARIABLE, "").strip();
        return given.isEmpty() || GitTarget.isId(given)
                ? List.of()
                : List.of(Gap.of(
                        GapType.TOOL_NOTE, null, Text.of("core.target-misgiven", Vouchers.VARIABLE, given), null));
    }

    /** @param itself whether what is judged is a state of the target's own */
    private static Trust read(Git git, Path root, GitTarget target, boolean itself, List<Gap> told, GitRemote remote)
            throws IOException, InterruptedException {
        GitRefFiles files = new GitRefFiles(git, target.name(), target.commit(), prefix(git, root));
        files.read(SettingsReader.CONFIG);
        List<Gap> gaps = new ArrayList<>(told);
        gaps.addAll(Proposals.of(root, files));
        return new Trust(files, gaps, itself ? null : target, remote);
    }

    /**
     * Who can be asked.
     *
     * @param remote null for nobody
     * @param whyNone why not; null when that is no flaw
     * @param fork whether the clone is of another project than the target
     */
    private record Remote(GitRemote remote, Text whyNone, boolean fork) {
        static final Remote NONE = new Remote(null, null, false);
    }

    private Remote remote(Git git) throws GitException, InterruptedException {
        if (!Target.isOnServer(environment)) {
            return Remote.NONE;
        }
        Remotes remotes = new Remotes(environment);
        if (offline) {
            return new Remote(null, Text.of("core.target-unverified-offline"), remotes.isFork());
        }
        Optional<GitUrl> url = remotes.url(git);
        return new Remote(
                url.map(it -> new GitRemote(git, it, environment)).orElse(null),
                url.isPresent() ? null : Text.of("core.target-unverified-nowhere"),
                remotes.isFork());
    }

    /** As the remote calls its HEAD; who cannot ask guesses from what the clone has. */
    private static List<String> defaultBranch(Git git, Remote remote, Target target)
            throws GitException, InterruptedException {
        if (remote.remote() != null) {
            try {
                Optional<String> head = remote.remote().head();
                if (head.isPresent()) {
                    return List.of(Target.REMOTE + head.get().substring("refs/heads/".length()));
                }
            } catch (GitException e) {
                LOG.info("the default branch cannot be asked for: {}", e.getMessage());
            }
        }
        return DefaultBranch.of(git, target.branch());
    }

    private static String prefix(Git git, Path root) throws IOException {
        Path relative = git.repository().topLevel().toRealPath().relativize(root.toRealPath());
        String path = relative.toString().replace('\\', '/');
        return path.isEmpty() ? "" : path + "/";
    }

    private static Trust unreadable(List<String> refs, List<Gap> told) {
        if (refs.isEmpty()) {
            return none(told, Text.of("core.target-unknown"), Text.of("core.target-unknown-step"));
        }
        String shown = GitRefFiles.shown(refs.get(0));
        String name = shown.replaceFirst("^origin/", "");
        return none(told, Text.of("core.target-unreadable", shown), Text.of("core.target-unreadable-step", name));
    }

    private static Trust none(List<Gap> told, Text message, Text nextStep) {
        List<Gap> gaps = new ArrayList<>(told);
        gaps.add(Gap.of(GapType.TARGET_UNREADABLE, null, message, nextStep));
        return new Trust(TrustedFiles.NONE, gaps, null, null);
    }
}
