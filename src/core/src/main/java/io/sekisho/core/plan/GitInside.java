package io.sekisho.core.plan;

import io.sekisho.core.process.ChildProcess;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What only those need who work on a repository's insides. */
final class GitInside {
    private static final Logger LOG = LoggerFactory.getLogger(GitInside.class);
    private static final int LONGEST_QUOTE = 300;

    private final Git git;

    GitInside(Git git) {
        this.git = git;
    }

    String objectFormat() throws GitException, InterruptedException {
        return git.text("rev-parse", "--show-object-format");
    }

    /** Where git keeps a thing, in a linked work tree too. */
    Path path(String name) throws GitException, InterruptedException {
        Path top = git.repository().topLevel();
        return top.resolve(git.text("-C", top.toString(), "rev-parse", "--git-path", name))
                .normalize();
    }

    /** How many commits the checked-out one has behind it, itself included, always going to the first parent. */
    int firstParents() throws GitException, InterruptedException {
        String head = git.repository().head();
        return head == null ? 0 : Integer.parseInt(git.text("rev-list", "--count", "--first-parent", head));
    }

    /** Keeps a commit from being cleaned up. That it is not kept is no failure: it is there now. */
    void keep(String ref, String commit) throws GitException, InterruptedException {
        ChildProcess.Result result = git.run("update-ref", "--no-deref", ref, commit);
        if (!result.ok()) {
            LOG.info("{} is not kept as {}: {}", commit, ref, firstLine(result.err()));
        }
    }

    /** What a program said, short enough for a message. */
    static String firstLine(String said) {
        String line = said.strip().lines().findFirst().orElse("");
        return line.length() > LONGEST_QUOTE ? line.substring(0, LONGEST_QUOTE) + "…" : line;
    }
}
