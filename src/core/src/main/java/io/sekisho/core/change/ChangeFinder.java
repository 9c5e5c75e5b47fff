package io.sekisho.core.change;

import io.sekisho.core.files.IoProblem;
import io.sekisho.core.plan.Git;
import io.sekisho.core.plan.GitDiff;
import io.sekisho.core.plan.GitException;
import io.sekisho.core.plan.GitRemote;
import io.sekisho.core.plan.GitTarget;
import io.sekisho.core.plan.PackageCaches;
import io.sekisho.model.Change;
import io.sekisho.model.Finding;
import io.sekisho.model.Gap;
import io.sekisho.model.GapType;
import io.sekisho.model.Text;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Compares the scanned state with the one before it: with the commit of the report that it is compared with, where that is known,
 * else with its target. Without a base nothing is called touched or untouched; on a proposed change a gap then says so.
 */
public final class ChangeFinder {
    private static final Logger LOG = LoggerFactory.getLogger(ChangeFinder.class);

    private final GitTarget target;
    private final GitRemote remote;
    private final Clock clock;
    private final Predicate<Finding> dated;
    private final Predicate<String> unread;
    private final Caches caches;

    /** How the plan reads build files: then those of the base are read like it. */
    private record Caches(PackageCaches caches, List<String> excludes) {}

    /**
     * @param target what the scanned ref is a proposed change of; null when it is itself trusted
     * @param remote where missing history is fetched; null for nowhere
     */
    public ChangeFinder(GitTarget target, GitRemote remote, Clock clock) {
        this(target, remote, clock, null, path -> false, null);
    }

    private ChangeFinder(
            GitTarget target,
            GitRemote remote,
            Clock clock,
            Predicate<Finding> dated,
            Predicate<String> unread,
            Caches caches) {
        this.target = target;
        this.remote = remote;
        this.clock = clock;
        this.dated = dated;
        this.unread = unread;
        this.caches = caches;
    }

    /**
     * The same, which also says since when things are there. That costs a look at each file with findings, so only who has rules
     * about ages should ask, and only for findings of which no earlier scan knows.
     */
    public ChangeFinder dating(Predicate<Finding> findings) {
        return new ChangeFinder(target, remote, clock, findings, unread, caches);
    }

    /** The same where no scan looks at some paths of the project: what is moved from there is new. */
    public ChangeFinder unread(Predicate<String> paths) {
        return new ChangeFinder(target, remote, clock, dated, paths, caches);
    }

    /**
     * The same, which tells by the base's build files what a change of build files left as it was. Without it, all that they reach
     * is touched.
     *
     * @param excludes path globs, as for the plan
     */
    public ChangeFinder reading(PackageCaches local, List<String> excludes) {
        return new ChangeFinder(target, remote, clock, dated, unread, new Caches(local, excludes));
    }

    /**
     * @param root the project's directory
     * @param reference the commit of the report compared with; null without
     * @param directory for files of ours, while the findings are asked about; must not exist
     */
    public Changes find(Path root, String reference, Path directory) throws InterruptedException {
        if (target == null && reference == null && dated == null) {
            return Changes.NONE;
        }
        try {
            Optional<Git> git = Git.open(root);
            if (git.isEmpty() || git.get().repository().head() == null) {
                return unknown(Text.of("change.no-repository", root), Text.of("change.no-repository-step"));
            }
            return compare(git.get(), root, reference, directory);
        } catch (GitException e) {
            return unknown(e.text(), e.nextStep());
        } catch (IOException e) {
            return unknown(Text.of("change.no-directory", root, IoProblem.of(e)), null);
        }
    }

    /**
     * Whether an earlier report may say of a proposed change what was there before: it must be of the target's history. A report of
     * the branch itself would vouch for what the branch brought in. On a trusted ref every report may.
     *
     * @param root the project's directory
     * @param reference the report's commit; null when it does not tell
     */
    public boolean mayVouch(Path root, String reference) throws InterruptedException {
        if (target == null) {
            return true;
        }
        if (reference == null || !GitTarget.isId(reference)) {
            return false;
        }
        try {
            Optional<Git> git = Git.open(root);
            return git.isPresent() && isOfTarget(git.get(), reference);
        } catch (GitException e) {
            LOG.info("whether {} is of {} cannot be told: {}", reference, target.name(), e.getMessage());
            return false;
        }
    }

    private boolean isOfTarget(Git git, String reference) throws GitException, InterruptedException {
        if (!git.has(reference) && remote != null) {
            remote.fetchCommit(reference);
        }
        if (!git.has(reference)) {
            return false;
        }
        if (git.isAncestor(reference, target.commit())) {
            return true;
        }
        // Where history is cut off, what lies between the two may be missing.
        return remote != null
                && target.remoteRef() != null
                && remote.mergeBase(target.remoteRef(), target.commit(), reference)
                        .equals(Optional.of(reference));
    }

    private Changes compare(Git git, Path root, String reference, Path directory)
            throws IOException, InterruptedException {
        long start = System.nanoTime();
        Optional<String> base = base(git, reference);
        if (base.isEmpty() && target != null) {
            return unknown(
                    Text.of("change.no-merge-base", target.name()),
                    Text.of("change.no-merge-base-step", git.repository().topLevel()));
        }
        if (base.isEmpty() && dated == null) {
            return Changes.NONE;
        }
        Paths paths = new Paths(prefix(git, root));
        GitDiff diff = new GitDiff(
                git,
                base.orElse(git.repository().head()),
                path -> !paths.isInProject(path) || unread.test(paths.inProject(path)),
                directory);
        Ages ages = dated == null ? null : new Ages(diff, paths, clock, dated);
        LOG.info(
                "{} files differ from {}, found in {} ms",
                diff.pairs().size(),
                base.orElse("nothing"),
                (System.nanoTime() - start) / 1_000_000);
        return new Changes(
                base.isEmpty() ? null : change(base.get(), diff, paths),
                List.of(),
                new Witness(
                        paths, base.isEmpty() ? null : diff, reference != null, base(diff, paths, directory), ages));
    }

    private Base base(GitDiff diff, Paths paths, Path directory) {
        return caches == null
                ? new Base(diff, paths.prefix(), null, List.of(), directory)
                : new Base(diff, paths.prefix(), caches.caches(), caches.excludes(), directory);
    }

    private Change change(String base, GitDiff diff, Paths paths) {
        List<Change.Rename> renames = diff.pairs().stream()
                .filter(GitDiff.Pair::isRename)
                .filter(pair -> paths.isInProject(pair.from()) && paths.isInProject(pair.to()))
                .map(pair -> new Change.Rename(paths.inProject(pair.from()), paths.inProject(pair.to())))
                .sorted(Comparator.comparing(Change.Rename::to))
                .toList();
        return new Change(target == null ? null : target.name(), base, renames);
    }

    private Optional<String> base(Git git, String reference) throws GitException, InterruptedException {
        String head = git.repository().head();
        Optional<String> targetBase = target == null ? Optional.empty() : withTarget(git, head);
        if (reference == null || !GitTarget.isId(reference)) {
            return targetBase;
        }
        if (!git.has(reference) && remote != null) {
            try {
                remote.fetchCommit(reference);
            } catch (GitException e) {
                LOG.info("the reference's commit {} cannot be fetched: {}", reference, e.getMessage());
            }
        }
        // An earlier report of the branch itself would call untouched what the branch brought in before.
        if (!git.has(reference) || target != null && !git.isAncestor(reference, target.commit())) {
            return targetBase;
        }
        return git.mergeBase(reference, head).or(() -> targetBase);
    }

    private Optional<String> withTarget(Git git, String head) throws GitException, InterruptedException {
        Optional<String> base = git.mergeBase(target.commit(), head);
        if (base.isPresent() || remote == null || target.remoteRef() == null) {
            return base;
        }
        return remote.mergeBase(target.remoteRef(), target.commit(), head);
    }

    /** On a trusted ref nobody gains by what is not known: everything there is judged. */
    private Changes unknown(Text text, Text nextStep) {
        if (target == null) {
            LOG.info("compared with nothing: {}", text);
            return Changes.NONE;
        }
        return new Changes(
                new Change(target.name(), null, List.of()),
                List.of(Gap.of(GapType.HISTORY_UNAVAILABLE, null, text, nextStep)));
    }

    private static String prefix(Git git, Path root) throws IOException {
        Path relative = git.repository().topLevel().toRealPath().relativize(root.toRealPath());
        String path = relative.toString().replace('\\', '/');
        return path.isEmpty() ? "" : path + "/";
    }
}
