package io.sekisho.core.trust;

import io.sekisho.core.files.TrustedFiles;
import io.sekisho.core.plan.Git;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.List;
import java.util.Optional;

/** The files as one commit has them. */
public final class GitRefFiles implements TrustedFiles {
    private final Git git;
    private final String ref;
    private final String commit;
    private final String prefix;

    /**
     * @param ref as people know it, e.g. {@code origin/main}
     * @param commit full id that it resolved to
     * @param prefix the project's directory inside the repository, "" or ending with a slash
     */
    public GitRefFiles(Git git, String ref, String commit, String prefix) {
        this.git = git;
        this.ref = ref;
        this.commit = commit;
        this.prefix = prefix;
    }

    @Override
    public Optional<byte[]> read(String path) throws IOException {
        try {
            return git.show(commit, prefix + path);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException(path);
        }
    }

    @Override
    public List<String> names(String directory) throws IOException {
        String parent = prefix + directory + "/";
        try {
            return git.list(commit, parent).stream()
                    .map(path -> path.substring(parent.length()))
                    .toList();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException(directory);
        }
    }

    @Override
    public String origin() {
        return shown(ref) + "@" + commit.substring(0, 8);
    }

    /** Full id of the commit that they are read from. */
    public String commit() {
        return commit;
    }

    static String shown(String ref) {
        return ref.replaceFirst("^refs/remotes/", "");
    }
}
