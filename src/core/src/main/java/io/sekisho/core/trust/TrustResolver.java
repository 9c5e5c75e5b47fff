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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Decides which ref is trusted: what {@code --trusted-ref} names, else a merge request's target branch, else the work tree.
 * A target that cannot be read never falls back to the branch's own files.
 */
public final class TrustResolver {
    private final Map<String, String> environment;

    /** @param environment the process's: GitLab and Jenkins say there what a change wants to be merged into */
    public TrustResolver(Map<String, String> environment) {
        this.environment = environment;
    }

    /**
     * @param root the project's directory
     * @param trustedRef what the user named; null when nothing
     */
    public Trust resolve(Path root, String trustedRef) throws InterruptedException {
        List<String> candidates = trustedRef == null ? targets() : List.of(trustedRef);
        if (candidates.isEmpty()) {
            return new Trust(new WorkTreeFiles(root), List.of());
        }
        try {
            Optional<Git> git = Git.open(root);
            for (String ref : git.isPresent() ? candidates : List.<String>of()) {
                Optional<String> commit = git.get().revParse(ref);
                if (commit.isPresent()) {
                    GitRefFiles files = new GitRefFiles(git.get(), ref, commit.get(), prefix(git.get(), root));
                    files.read(SettingsReader.CONFIG);
                    return new Trust(files, List.of());
                }
            }
        } catch (InterruptedIOException e) {
            throw new InterruptedException(e.getMessage());
        } catch (IOException e) {
            return unreadable(candidates.get(0));
        }
        return unreadable(candidates.get(0));
    }

    /** The target branch as the last fetch left it; GitLab also names a commit of it, which a shallow clone may have instead. */
    private List<String> targets() {
        List<String> refs = new ArrayList<>();
        for (String name : List.of("CI_MERGE_REQUEST_TARGET_BRANCH_NAME", "CHANGE_TARGET")) {
            String branch = environment.getOrDefault(name, "");
            if (!branch.isBlank()) {
                refs.add("refs/remotes/origin/" + branch);
            }
        }
        String base = environment.getOrDefault("CI_MERGE_REQUEST_DIFF_BASE_SHA", "");
        if (!refs.isEmpty() && base.matches("[0-9a-f]{40,64}")) {
            refs.add(base);
        }
        return refs;
    }

    private static String prefix(Git git, Path root) throws IOException {
        Path relative = git.repository().topLevel().toRealPath().relativize(root.toRealPath());
        String path = relative.toString().replace('\\', '/');
        return path.isEmpty() ? "" : path + "/";
    }

    private static Trust unreadable(String ref) {
        String shown = GitRefFiles.shown(ref);
        String name = shown.replaceFirst("^origin/", "");
        Gap gap = Gap.of(
                GapType.TARGET_UNREADABLE,
                null,
                Text.of("core.target-unreadable", shown),
                Text.of("core.target-unreadable-step", name));
        return new Trust(TrustedFiles.NONE, List.of(gap));
    }
}
