package io.sekisho.core.trust;

import io.sekisho.core.config.SettingsReader;
import io.sekisho.core.files.TrustedFiles;
import io.sekisho.core.plan.Git;
import io.sekisho.model.Gap;
import io.sekisho.model.GapType;
import io.sekisho.model.Text;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

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
 * <p>What cannot be read or known never falls back to the branch's own files: defaults apply, and a gap says so. A target without
 * policy files means defaults too.
 */
public final class TrustResolver {
    /** The environment variables that decide. */
    public static final Set<String> VARIABLES = Target.VARIABLES;

    private final Map<String, String> environment;

    /** @param environment the process's: GitLab and Jenkins say there what is built and what it wants to be merged into */
    public TrustResolver(Map<String, String> environment) {
        this.environment = environment;
    }

    /**
     * @param root the project's directory
     * @param trustedRef what the user named; null when nothing
     */
    public Trust resolve(Path root, String trustedRef) throws InterruptedException {
        Target target = trustedRef == null ? Target.of(environment) : Target.ref(trustedRef);
        if (target.place() == Target.Place.WORK_TREE) {
            return new Trust(new WorkTreeFiles(root), List.of());
        }
        List<String> refs = target.refs();
        try {
            Optional<Git> git = Git.open(root);
            if (git.isPresent()) {
                refs = target.place() == Target.Place.DEFAULT_BRANCH
                        ? DefaultBranch.of(git.get(), target.branch())
                        : refs;
                Optional<GitRefFiles> files = first(git.get(), refs, root);
                if (files.isPresent()) {
                    files.get().read(SettingsReader.CONFIG);
                    return new Trust(files.get(), Proposals.of(root, files.get()));
                }
            }
        } catch (InterruptedIOException e) {
            throw new InterruptedException(e.getMessage());
        } catch (IOException e) {
            return unreadable(refs);
        }
        return unreadable(refs);
    }

    private static Optional<GitRefFiles> first(Git git, List<String> refs, Path root)
            throws IOException, InterruptedException {
        for (String ref : refs) {
            Optional<String> commit = git.revParse(ref);
            if (commit.isPresent()) {
                return Optional.of(new GitRefFiles(git, ref, commit.get(), prefix(git, root)));
            }
        }
        return Optional.empty();
    }

    private static String prefix(Git git, Path root) throws IOException {
        Path relative = git.repository().topLevel().toRealPath().relativize(root.toRealPath());
        String path = relative.toString().replace('\\', '/');
        return path.isEmpty() ? "" : path + "/";
    }

    private static Trust unreadable(List<String> refs) {
        if (refs.isEmpty()) {
            return none(Text.of("core.target-unknown"), Text.of("core.target-unknown-step"));
        }
        String shown = GitRefFiles.shown(refs.get(0));
        String name = shown.replaceFirst("^origin/", "");
        return none(Text.of("core.target-unreadable", shown), Text.of("core.target-unreadable-step", name));
    }

    private static Trust none(Text message, Text nextStep) {
        return new Trust(TrustedFiles.NONE, List.of(Gap.of(GapType.TARGET_UNREADABLE, null, message, nextStep)));
    }
}
