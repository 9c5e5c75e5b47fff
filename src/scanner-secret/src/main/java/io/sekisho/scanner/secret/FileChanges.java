package io.sekisho.scanner.secret;

import io.sekisho.core.plan.GitException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What commits did to files, told by ids: cheap, since git need not compare a content. */
record FileChanges(List<Commit> commits) {
    private static final String REGULAR = "100";

    /**
     * @param id full; null for the tree itself
     * @param merge whether it has several parents; what it holds that one of them does, too, is left out
     */
    record Commit(String id, boolean merge, List<Changed> files) {}

    /**
     * @param before the blob's id; null when there was no such file
     * @param after the same
     */
    record Changed(RawPath path, String before, String after) {}

    /** @param revisions for git's log; empty for none */
    static FileChanges of(PrivateRepository git, List<String> revisions, List<String> limits)
            throws GitException, InterruptedException {
        List<Commit> commits = new ArrayList<>();
        if (revisions.isEmpty()) {
            return new FileChanges(commits);
        }
        List<String> command = new ArrayList<>(List.of(
                "log",
                "--full-history",
                "-c",
                "--raw",
                "-z",
                "--no-renames",
                "--no-abbrev",
                "--format=tformat:commit %H"));
        command.addAll(revisions);
        command.addAll(limits);
        String id = null;
        boolean merge = false;
        List<Changed> files = new ArrayList<>();
        List<String> fields = PrivateRepository.zeroTerminated(git.bytes(command.toArray(String[]::new)));
        for (int i = 0; i < fields.size(); i++) {
            String field = fields.get(i).strip();
            if (field.startsWith(":")) {
                merge |= field.startsWith("::");
                add(files, field, new RawPath(fields.get(++i)));
            } else if (field.startsWith("commit ")) {
                add(commits, id, merge, files);
                id = field.substring("commit ".length());
                merge = false;
                files = new ArrayList<>();
            }
        }
        add(commits, id, merge, files);
        return new FileChanges(commits);
    }

    /** As one change without an id. */
    static FileChanges between(PrivateRepository git, String base, String tree)
            throws GitException, InterruptedException {
        List<Changed> files = new ArrayList<>();
        List<String> fields = PrivateRepository.zeroTerminated(
                git.bytes("diff-tree", "-r", "-z", "--raw", "--no-renames", "--diff-filter=d", base, tree));
        for (int i = 0; i + 1 < fields.size(); i += 2) {
            add(files, fields.get(i), new RawPath(fields.get(i + 1)));
        }
        List<Commit> commits = new ArrayList<>();
        add(commits, null, false, files);
        return new FileChanges(commits);
    }

    private static void add(List<Commit> commits, String id, boolean merge, List<Changed> files) {
        if (!files.isEmpty()) {
            commits.add(new Commit(id, merge, List.copyOf(files)));
        }
    }

    /** {@code :<old mode> <new mode> <old id> <new id> <status>}, as many old ones as colons. */
    private static void add(List<Changed> files, String field, RawPath path) {
        int parents = field.length() - field.replaceFirst("^:+", "").length();
        String[] parts = field.substring(parents).split(" ");
        if (parts[parents].startsWith(REGULAR)) {
            String before = parts[0].startsWith(REGULAR) ? parts[parents + 1] : null;
            files.add(new Changed(path, before, parts[2 * parents + 1]));
        }
    }

    Set<RawPath> paths() {
        Set<RawPath> paths = new LinkedHashSet<>();
        commits.forEach(commit -> commit.files().forEach(file -> paths.add(file.path())));
        return paths;
    }

    Set<String> blobs() {
        Set<String> blobs = new LinkedHashSet<>();
        for (Commit commit : commits) {
            for (Changed file : commit.files()) {
                blobs.add(file.after());
                if (file.before() != null) {
                    blobs.add(file.before());
                }
            }
        }
        return blobs;
    }

    /** Without those that became one of these; what was one of them counts as new. */
    FileChanges without(Set<String> blobs) {
        List<Commit> some = new ArrayList<>();
        for (Commit commit : commits) {
            List<Changed> files = new ArrayList<>();
            for (Changed file : commit.files()) {
                if (!blobs.contains(file.after())) {
                    String before = blobs.contains(file.before()) ? null : file.before();
                    files.add(new Changed(file.path(), before, file.after()));
                }
            }
            add(some, commit.id(), commit.merge(), files);
        }
        return new FileChanges(some);
    }

    /** Of files that became one of these. */
    Set<RawPath> pathsOf(Set<String> blobs) {
        Set<RawPath> paths = new LinkedHashSet<>();
        commits.forEach(commit -> commit.files().stream()
                .filter(file -> blobs.contains(file.after()))
                .forEach(file -> paths.add(file.path())));
        return paths;
    }

    FileChanges and(FileChanges others) {
        List<Commit> all = new ArrayList<>(commits);
        all.addAll(others.commits);
        return new FileChanges(all);
    }

    /** Of these files only. */
    FileChanges of(Set<RawPath> paths) {
        List<Commit> some = new ArrayList<>();
        for (Commit commit : commits) {
            add(
                    some,
                    commit.id(),
                    commit.merge(),
                    commit.files().stream()
                            .filter(file -> paths.contains(file.path()))
                            .toList());
        }
        return new FileChanges(some);
    }
}
