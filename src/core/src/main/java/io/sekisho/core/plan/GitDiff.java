package io.sekisho.core.plan;

import io.sekisho.core.files.IoProblem;
import io.sekisho.core.process.ChildProcess;
import io.sekisho.model.Text;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * What changed between a commit and the state that is scanned, what is not committed included. Read through a git directory of
 * ours, so that no attribute, filter, external program or setting of the repository has a say: a file that it marks as binary is
 * compared like any other. Paths are relative to the work tree's root.
 */
public final class GitDiff {
    private static final Duration TIMEOUT = Duration.ofMinutes(5);
    private static final String NOTHING = "0+";

    /**
     * A file that is not as it was.
     *
     * @param from its path before; null for a new file
     * @param to its path now; null for one that is gone
     * @param before id of what it held; null for a new file, and for one that no scan would have read
     * @param now id of what it holds; null for one that is gone, or is no plain file any more
     */
    public record Pair(String from, String to, String before, String now) {
        /** Whether git takes it for the same file under another path, and a scan would have read it there. */
        public boolean isRename() {
            return from != null && to != null && !from.equals(to) && before != null;
        }
    }

    private final Git git;
    private final GitBorrowed own;
    private final String base;
    private final Predicate<String> unread;
    private final List<Pair> pairs = new ArrayList<>();
    private final Set<String> uncommitted = new HashSet<>();
    private final Set<String> tracked = new HashSet<>();

    /**
     * @param base the commit compared with
     * @param unread paths at which no scan looks: a file that comes from there is a new one, whatever git calls it
     * @param directory where our git directory is put; must not exist, and stays as long as this object is asked
     */
    public GitDiff(Git git, String base, Predicate<String> unread, Path directory)
            throws GitException, InterruptedException {
        this.git = git;
        this.unread = unread;
        this.base = base;
        try {
            this.own = GitBorrowed.make(git, directory, GitEnvironment.sealed(System.getenv()), false, TIMEOUT);
            String tree = new GitScannedTree(git, own).write(uncommitted);
            for (String path : zeroTerminated(own.bytes("ls-tree", "-r", "-z", "--name-only", "--full-tree", tree))) {
                tracked.add(path);
            }
            read(zeroTerminated(own.bytes(
                    "diff-tree", "-r", "-z", "--raw", "--no-abbrev", "-M", "-l5000", "--no-ext-diff", base, tree)));
        } catch (GitException e) {
            throw e;
        } catch (IOException e) {
            throw new GitException(Text.of("change.no-directory", directory, IoProblem.of(e)), null, e);
        }
    }

    GitBorrowed own() {
        return own;
    }

    String base() {
        return base;
    }

    /** Every file that is not as it was. */
    public List<Pair> pairs() {
        return List.copyOf(pairs);
    }

    /** Whether git knows the file; a built artifact it does not. */
    public boolean isTracked(String path) {
        return tracked.contains(path);
    }

    /** Whether the file lies in the work tree, is not ignored, and was never committed. */
    public boolean isUncommitted(String path) {
        for (String at = path; !at.isEmpty(); at = parent(at)) {
            if (uncommitted.contains(at) || uncommitted.contains(at + "/")) {
                return true;
            }
        }
        return false;
    }

    private static String parent(String path) {
        int slash = path.lastIndexOf('/');
        return slash < 0 ? "" : path.substring(0, slash);
    }

    /** The commits since the base. */
    public Set<String> commits() throws GitException, InterruptedException {
        return Set.copyOf(Arrays.asList(
                own.text("rev-list", git.repository().head(), "^" + base).split("\n")));
    }

    /**
     * The lines that changed. One run of git for all files: two trees of ours hold them under numbers, so that no file's name or
     * neighbour matters.
     *
     * @param wanted pairs whose file was there before and still is
     */
    public Map<Pair, GitLines> lines(List<Pair> wanted) throws GitException, InterruptedException {
        StringBuilder before = new StringBuilder();
        StringBuilder now = new StringBuilder();
        for (int i = 0; i < wanted.size(); i++) {
            before.append("100644 blob ")
                    .append(wanted.get(i).before())
                    .append('\t')
                    .append(i)
                    .append('\n');
            now.append("100644 blob ")
                    .append(wanted.get(i).now())
                    .append('\t')
                    .append(i)
                    .append('\n');
        }
        byte[] patch = own.bytes(
                "diff-tree",
                "-p",
                "-U0",
                "--no-renames",
                "--no-ext-diff",
                "--no-textconv",
                "--no-color",
                "--no-indent-heuristic",
                "--ignore-cr-at-eol",
                "--src-prefix=a/",
                "--dst-prefix=b/",
                tree(before),
                tree(now));
        Map<Integer, GitLines> byNumber = GitLines.parse(patch);
        Map<Pair, GitLines> changes = new HashMap<>();
        for (int i = 0; i < wanted.size(); i++) {
            changes.put(wanted.get(i), byNumber.getOrDefault(i, GitLines.NONE));
        }
        return changes;
    }

    private String tree(StringBuilder entries) throws GitException, InterruptedException {
        byte[] input = entries.toString().getBytes(StandardCharsets.US_ASCII);
        return new String(own.fed(own.directory(), input, "mktree"), StandardCharsets.US_ASCII).strip();
    }

    /** What a file of the base held. */
    public byte[] blob(String id) throws GitException, InterruptedException {
        return own.bytes("cat-file", "blob", id);
    }

    /**
     * For each line of a committed file, when it was last changed, white space apart.
     *
     * @return by line; empty when git does not say
     */
    public Map<Integer, Long> ages(String path) throws GitException, InterruptedException {
        ChildProcess.Result result = own.run(
                own.directory(),
                new byte[0],
                "blame",
                "-w",
                "--porcelain",
                git.repository().head(),
                "--",
                path);
        return result.ok() ? GitBlame.times(result.out()) : Map.of();
    }

    /** When files first came in, by one look at the whole history; those of which it is not known are left out. */
    public Map<String, Long> births(Set<String> paths) throws GitException, InterruptedException {
        Map<String, Long> births = new HashMap<>();
        long at = 0;
        byte[] log = own.bytes(
                "log",
                "-z",
                "--format=%x01%ct",
                "--name-only",
                "--no-renames",
                "--diff-filter=A",
                "--root",
                git.repository().head());
        for (String field : zeroTerminated(log)) {
            String text = field.strip();
            if (text.startsWith("\u0001")) {
                String[] lines = text.substring(1).split("\n", 2);
                at = Long.parseLong(lines[0].strip());
                text = lines.length > 1 ? lines[1].strip() : "";
            }
            if (paths.contains(text)) {
                births.merge(text, at, Math::min);
            }
        }
        return births;
    }

    private void read(List<String> fields) {
        int at = 0;
        while (at + 1 < fields.size()) {
            // ":100644 100644 <id> <id> R100"
            String[] meta = fields.get(at++).substring(1).split(" ");
            boolean twoPaths = meta[4].startsWith("R") || meta[4].startsWith("C");
            String first = fields.get(at++);
            String second = twoPaths ? fields.get(at++) : first;
            boolean wasFile = meta[0].startsWith("100");
            boolean isFile = meta[1].startsWith("100");
            boolean cameIn = twoPaths && unread.test(first);
            String before = wasFile && !cameIn && !meta[2].matches(NOTHING) ? meta[2] : null;
            String now = isFile && !meta[3].matches(NOTHING) ? meta[3] : null;
            pairs.add(new Pair(
                    meta[0].matches(NOTHING) ? null : first, meta[1].matches(NOTHING) ? null : second, before, now));
        }
    }

    static List<String> zeroTerminated(byte[] bytes) {
        return Arrays.stream(new String(bytes, StandardCharsets.UTF_8).split("\0"))
                .filter(name -> !name.isEmpty())
                .toList();
    }
}
