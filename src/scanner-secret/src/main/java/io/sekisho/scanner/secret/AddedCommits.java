package io.sekisho.scanner.secret;

import io.sekisho.core.plan.GitException;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

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
        MERGE
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

    private void file(TreeEntry entry) {
        line("M " + entry.mode() + " " + entry.id() + " " + entry.path().quoted());
    }

    private void commit(Role role, String commit, int time) {
        added.add(new Added(role, commit));
        line("commit refs/sekisho/" + added.size());
        line("mark :" + (added.size() + 1));
        line("committer Sekisho <sekisho@localhost> " + time + " +0000");
        data("added by Sekisho for one scan");
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
