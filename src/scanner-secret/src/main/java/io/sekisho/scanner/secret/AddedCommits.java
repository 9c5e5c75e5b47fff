package io.sekisho.scanner.secret;

import io.sekisho.core.plan.GitException;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Commits that exist in our private repository only, so that one run of Gitleaks over git's log sees what no commit of the
 * project shows: the tree as a whole, what merges brought in, and, at the very end, the canary.
 */
final class AddedCommits {
    /** What a commit was added for. */
    enum Role {
        /** Last in the log: if it was found, git's whole output was read. */
        CANARY,
        /** The canary under the name of every file: where it is not found, Gitleaks skips that path. */
        PROBE,
        /** The tree that is scanned, as a change to its base. */
        TREE,
        /** What a merge commit holds that none of its parents does. */
        MERGE,
        /** Files under other names, as a commit of the project changed them. */
        RENAMED,
        /** The same files before that change, which git's log need not show. */
        BEFORE,
        /** Has all of one of these two roles as parents, so that one id names them. */
        GATHERED
    }

    /**
     * @param role what for
     * @param commit the project's own commit that it stands for; null when none
     */
    record Added(Role role, String commit) {}

    /**
     * A merge commit of the project.
     *
     * @param id full
     * @param parent its first parent
     * @param entries what differs from every parent
     */
    record Merge(String id, String parent, List<TreeEntry> entries) {}

    private final ByteArrayOutputStream stream = new ByteArrayOutputStream();
    private final List<Added> added = new ArrayList<>();
    private final Map<String, Added> byId = new LinkedHashMap<>();

    /** @param canary what {@link #canary} and {@link #probe} put into their files */
    AddedCommits(Canary canary) {
        line("feature done");
        line("blob");
        line("mark :1");
        data(canary.value() + "\n");
    }

    /** Dated before everything, and git's log goes from new to old. */
    void canary(String prefix, Canary canary) {
        commit(Role.CANARY, null, 0);
        line("M 100644 :1 " + new RawPath(RawPath.latin(prefix) + canary.name()).quoted());
    }

    void probe(List<RawPath> paths) {
        commit(Role.PROBE, null, 1);
        for (RawPath path : paths) {
            line("M 100644 :1 " + path.quoted());
        }
    }

    /**
     * @param parent commit that the tree is compared with; null to see all of it
     * @param over files that take the place of the tree's
     */
    void tree(String tree, String parent, List<TreeEntry> over) {
        commit(Role.TREE, null, 1);
        if (parent != null) {
            line("from " + parent);
        }
        line("M 040000 " + tree + " \"\"");
        over.forEach(this::file);
    }

    void merge(Merge merge) {
        commit(Role.MERGE, merge.id(), 1);
        line("from " + merge.parent());
        merge.entries().forEach(this::file);
    }

    /**
     * @param change what a commit of the project did
     * @param names where each file is put instead
     */
    void renamed(FileChanges.Commit change, Function<RawPath, RawPath> names) {
        commit(Role.BEFORE, null, 1);
        change.files().stream()
                .filter(file -> file.before() != null)
                .forEach(file -> file(new TreeEntry("100644", file.before(), names.apply(file.path()))));
        String before = ":" + (added.size() + 1);
        commit(change.merge() ? Role.MERGE : change.id() == null ? Role.TREE : Role.RENAMED, change.id(), 1);
        line("from " + before);
        change.files().forEach(file -> file(new TreeEntry("100644", file.after(), names.apply(file.path()))));
    }

    /** After the last {@link #renamed}: there may be more of them than a command line holds ids. */
    void gather() {
        List<Integer> before = new ArrayList<>();
        List<Integer> after = new ArrayList<>();
        for (int i = 0; i < added.size(); i++) {
            switch (added.get(i).role()) {
                case BEFORE -> before.add(i + 2);
                case RENAMED, MERGE, TREE -> after.add(i + 2);
                case CANARY, PROBE, GATHERED -> {}
            }
        }
        gather(after);
        gather(before);
    }

    private void gather(List<Integer> marks) {
        commit(Role.GATHERED, null, 1);
        for (int i = 0; i < marks.size(); i++) {
            line((i == 0 ? "from :" : "merge :") + marks.get(i));
        }
    }

    /** For git's log: the canary, what was renamed, and nothing of how that was before. */
    List<String> gathered() {
        List<String> ids = new ArrayList<>();
        byId.forEach((id, its) -> {
            if (its.role() == Role.CANARY || its.role() == Role.GATHERED) {
                ids.add(id);
            }
        });
        ids.set(ids.size() - 1, "^" + ids.get(ids.size() - 1));
        return ids;
    }

    private void file(TreeEntry entry) {
        line("M " + entry.mode() + " " + entry.id() + " " + entry.path().quoted());
    }

    private void commit(Role role, String commit, int time) {
        added.add(new Added(role, commit));
        line("commit refs/sekisho/" + added.size());
        line("mark :" + (added.size() + 1));
        line("committer Sekisho <sekisho@localhost> " + time + " +0000");
        // With a number: commits that are alike would be one.
        data("added by Sekisho for one scan: " + added.size());
    }

    /** Makes them; afterwards {@link #of} knows them. */
    void write(PrivateRepository git) throws GitException, InterruptedException {
        for (int i = 0; i < added.size(); i++) {
            line("get-mark :" + (i + 2));
        }
        line("done");
        String ids = new String(
                git.fed(stream.toByteArray(), "fast-import", "--quiet", "--force", "--done"),
                StandardCharsets.US_ASCII);
        String[] lines = ids.split("\n");
        for (int i = 0; i < added.size(); i++) {
            byId.put(lines[i], added.get(i));
        }
    }

    /** Ids, for git's log. */
    List<String> ids() {
        return List.copyOf(byId.keySet());
    }

    /** @return null for a commit of the project's own */
    Added of(String commit) {
        return byId.get(commit);
    }

    private void line(String line) {
        stream.writeBytes((line + "\n").getBytes(StandardCharsets.ISO_8859_1));
    }

    private void data(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
        line("data " + bytes.length);
        stream.writeBytes(bytes);
        line("");
    }
}
