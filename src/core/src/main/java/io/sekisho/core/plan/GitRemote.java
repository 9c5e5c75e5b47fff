package io.sekisho.core.plan;

import io.sekisho.core.files.FileTree;
import io.sekisho.core.files.IoProblem;
import io.sekisho.core.process.ChildProcess;
import io.sekisho.model.Text;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks the repository that a clone came from, and fetches from it: the one class that does. The clone's own configuration is not
 * read, so that nothing in it can send us elsewhere or run a program; the machine's is (proxies, certificates, credentials), and
 * so is the process's environment. What is fetched goes among the clone's objects and below {@link #PRIVATE}; no ref, file or
 * setting of the user's is touched. History that was cut off may grow, never shrink.
 */
public final class GitRemote {
    /** Refs of ours in the clone, so that its housekeeping keeps what we fetched. */
    static final String PRIVATE = "refs/sekisho/target/";

    private static final Logger LOG = LoggerFactory.getLogger(GitRemote.class);
    private static final Duration QUESTION = Duration.ofSeconds(60);
    private static final Duration FETCH = Duration.ofMinutes(10);
    private static final int SHALLOW = 64;
    private static final int GROWTH = 8;

    private final Git git;
    private final GitUrl url;
    private final Map<String, String> inherited;

    /** @param inherited the process's environment */
    public GitRemote(Git git, GitUrl url, Map<String, String> inherited) {
        this.git = git;
        this.url = url;
        this.inherited = Map.copyOf(inherited);
    }

    /** Where it is, without credentials. */
    public String address() {
        return url.address();
    }

    /** @return the ref's commit, an annotated tag's too; empty when the remote answers that it has no such ref */
    public Optional<String> tip(String ref) throws GitException, InterruptedException {
        String plain = null;
        for (String line : ask("ls-remote", "--quiet", "--", url.address(), ref, ref + "^{}")) {
            String[] fields = line.split("\t", 2);
            if (fields.length == 2 && GitTarget.isId(fields[0])) {
                if (fields[1].equals(ref + "^{}")) {
                    return Optional.of(fields[0]);
                }
                plain = fields[1].equals(ref) ? fields[0] : plain;
            }
        }
        return Optional.ofNullable(plain);
    }

    /** @return the ref that the remote's HEAD is, e.g. {@code refs/heads/main}; empty when it does not say */
    public Optional<String> head() throws GitException, InterruptedException {
        return ask("ls-remote", "--quiet", "--symref", "--", url.address(), "HEAD").stream()
                .filter(line -> line.startsWith("ref: refs/heads/") && line.endsWith("\tHEAD"))
                .map(line -> line.substring("ref: ".length(), line.length() - "\tHEAD".length()))
                .findFirst();
    }

    private List<String> ask(String... arguments) throws GitException, InterruptedException {
        return within(
                QUESTION,
                own -> Arrays.asList(
                        new String(ok(own.run(own.directory(), new byte[0], arguments)), StandardCharsets.UTF_8)
                                .split("\n")));
    }

    /**
     * Gets a ref's present state. In a shallow clone some of its history, in any other all of it.
     *
     * @return the commit that it is
     */
    public String fetch(String ref) throws GitException, InterruptedException {
        return within(FETCH, own -> fetch(own, ref, own.isShallow() ? depth() : 0, List.of()));
    }

    /** Gets one commit by its id, which not every server allows. */
    public void fetchCommit(String id) throws GitException, InterruptedException {
        within(FETCH, own -> {
            int depth = own.isShallow() ? depth() : 0;
            List<String> command = command(depth);
            command.addAll(List.of(url.address(), id));
            ok(own.run(own.directory(), new byte[0], command.toArray(String[]::new)));
            adopt(own, null, null, depth > 0);
            return id;
        });
    }

    /**
     * Deepens a shallow clone until a ref of the remote and the checked-out commit have a common ancestor in it.
     *
     * @param commit what the ref was
     * @return empty when they have none at all
     */
    public Optional<String> mergeBase(String ref, String commit, String head)
            throws GitException, InterruptedException {
        Optional<String> base = git.mergeBase(commit, head);
        int depth = depth();
        for (int attempt = 0; base.isEmpty() && attempt < 3; attempt++) {
            int wanted = attempt == 2 ? Integer.MAX_VALUE : depth;
            boolean more = within(FETCH, own -> own.isShallow() && deepen(own, ref, wanted, head));
            if (!more) {
                return git.mergeBase(commit, head);
            }
            base = git.mergeBase(commit, head);
            depth *= GROWTH;
        }
        return base;
    }

    /** A commit that the CI system made itself, by merging, is not on the remote; the last step needs none. */
    private boolean deepen(GitBorrowed own, String ref, int depth, String head)
            throws IOException, InterruptedException {
        try {
            fetch(own, ref, depth, List.of(head));
        } catch (GitException e) {
            LOG.info("{} cannot be fetched by its id: {}", head, e.getMessage());
            fetch(own, ref, depth, List.of());
        }
        return true;
    }

    /** More than the clone has, so that nothing of its history is cut off again. */
    private int depth() throws GitException, InterruptedException {
        return Math.max(SHALLOW, 2 * new GitInside(git).firstParents());
    }

    /** @param depth 0 for no limit */
    private String fetch(GitBorrowed own, String ref, int depth, List<String> commits)
            throws IOException, InterruptedException {
        List<String> command = command(depth);
        command.add(url.address());
        command.add("+" + ref + ":refs/sekisho/fetched");
        command.addAll(commits);
        ok(own.run(own.directory(), new byte[0], command.toArray(String[]::new)));
        String commit = own.text("rev-parse", "--verify", "refs/sekisho/fetched^{commit}");
        adopt(own, ref, commit, depth > 0);
        return commit;
    }

    private static List<String> command(int depth) {
        List<String> command = new ArrayList<>(List.of(
                "fetch --quiet --no-tags --no-prune --no-recurse-submodules --no-write-fetch-head --no-auto-maintenance"
                        .split(" ")));
        if (depth == Integer.MAX_VALUE) {
            command.add("--unshallow");
        } else if (depth > 0) {
            command.add("--depth=" + depth);
        }
        command.add("--");
        return command;
    }

    /** The objects are there; now the clone may know it. The order matters to whoever stops us in between. */
    private void adopt(GitBorrowed own, String ref, String commit, boolean deepened)
            throws IOException, InterruptedException {
        if (deepened) {
            adoptShallow(own);
        }
        if (ref != null) {
            String name = ref.replaceFirst("^refs/heads/", "").replaceFirst("^refs/", "");
            new GitInside(git).keep(PRIVATE + name, commit);
        }
    }

    /** By git's own protocol: whoever makes the lock file may replace the other. */
    private void adoptShallow(GitBorrowed own) throws IOException, InterruptedException {
        Path theirs = new GitInside(git).path("shallow");
        Path ours = own.directory().resolve("shallow");
        Path lock = theirs.resolveSibling("shallow.lock");
        byte[] content = Files.exists(ours) ? Files.readAllBytes(ours) : new byte[0];
        try {
            Files.write(lock, content, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        } catch (FileAlreadyExistsException e) {
            throw new GitException(Text.of("change.locked", lock), Text.of("change.locked-step", lock), e);
        }
        try {
            if (content.length == 0) {
                Files.deleteIfExists(theirs);
            } else {
                Files.move(lock, theirs, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            }
        } finally {
            Files.deleteIfExists(lock);
        }
    }

    private byte[] ok(ChildProcess.Result result) throws GitException {
        if (!result.ok()) {
            throw refused(GitInside.firstLine(result.err()), null);
        }
        return result.out();
    }

    private GitException refused(String said, Throwable cause) {
        return new GitException(
                Text.of("change.remote-refused", url.address(), said), Text.of("change.remote-refused-step"), cause);
    }

    private interface Work<T> {
        T in(GitBorrowed own) throws IOException, InterruptedException;
    }

    private <T> T within(Duration timeout, Work<T> work) throws GitException, InterruptedException {
        Path directory = null;
        try {
            directory = Files.createTempDirectory("sekisho-git");
            Map<String, String> settings = GitEnvironment.asking(inherited, url);
            GitBorrowed own = GitBorrowed.make(git, directory.resolve("git"), settings, true, timeout);
            known(own);
            return work.in(own);
        } catch (GitException e) {
            throw e;
        } catch (IOException e) {
            throw refused(IoProblem.of(e), e);
        } finally {
            if (directory != null) {
                FileTree.delete(directory);
            }
        }
    }

    /** What is here need not be sent again. */
    private void known(GitBorrowed own) throws IOException {
        if (git.repository().head() != null) {
            Files.writeString(
                    own.directory().resolve("refs/heads/known"),
                    git.repository().head() + "\n");
        }
    }
}
