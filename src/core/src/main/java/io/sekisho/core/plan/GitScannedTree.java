package io.sekisho.core.plan;

import io.sekisho.core.process.ChildProcess;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The checked-out commit's tree, with what was changed since put into it; by a copy of the index, in our git directory. */
final class GitScannedTree {
    private final Git git;
    private final GitBorrowed own;

    GitScannedTree(Git git, GitBorrowed own) {
        this.git = git;
        this.own = own;
    }

    /**
     * @param uncommitted gets what was never committed; a directory, with a slash at its end, for all in it
     * @return a name for the tree
     */
    String write(Set<String> uncommitted) throws IOException, InterruptedException {
        String head = git.repository().head();
        GitBorrowed work = own.over(git.repository().topLevel());
        Path index = own.directory().resolve("index");
        Path theirs = new GitInside(git).path("index");
        if (!Files.isRegularFile(theirs)) {
            return head + "^{tree}";
        }
        // With its time: a file written in the same second is then compared by content, as git does (racy git).
        Files.copy(theirs, index, StandardCopyOption.COPY_ATTRIBUTES);
        copySharedIndexes(theirs.getParent());
        Path top = git.repository().topLevel();
        List<String> changed = list(work, top, "-m");
        uncommitted.addAll(list(work, top, "-o", "--directory", "--no-empty-directory", "--exclude-standard"));
        Map<String, Path> files = new LinkedHashMap<>();
        StringBuilder entries = new StringBuilder();
        for (String path : new LinkedHashSet<>(changed)) {
            Path file = top.resolve(path);
            if (Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) && path.indexOf('\n') < 0) {
                files.put(path, file);
            } else if (!Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS)) {
                entries.append("0 ")
                        .append("0".repeat(head.length()))
                        .append('\t')
                        .append(path)
                        .append('\0');
            }
        }
        byte[] names = String.join("\n", files.keySet()).getBytes(StandardCharsets.UTF_8);
        if (!files.isEmpty()) {
            byte[] ids = work.fed(top, names, "hash-object", "-w", "--no-filters", "--stdin-paths");
            String[] id = new String(ids, StandardCharsets.US_ASCII).split("\n");
            int i = 0;
            for (String path : files.keySet()) {
                entries.append("100644 ")
                        .append(id[i++])
                        .append('\t')
                        .append(path)
                        .append('\0');
            }
        }
        if (entries.length() > 0) {
            byte[] input = entries.toString().getBytes(StandardCharsets.UTF_8);
            work.fed(top, input, "update-index", "-z", "--index-info");
        }
        ChildProcess.Result tree = work.run(top, new byte[0], "write-tree", "--missing-ok");
        return tree.ok() ? tree.text().strip() : head + "^{tree}"; // an index in the middle of a merge makes no tree
    }

    private void copySharedIndexes(Path from) throws IOException {
        try (var files = Files.newDirectoryStream(from, "sharedindex.*")) {
            for (Path file : files) {
                Files.copy(file, own.directory().resolve(file.getFileName()));
            }
        }
    }

    private static List<String> list(GitBorrowed work, Path top, String... what)
            throws GitException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("-c", "core.bare=false", "ls-files", "-z"));
        command.addAll(Arrays.asList(what));
        return GitDiff.zeroTerminated(work.fed(top, new byte[0], command.toArray(String[]::new)));
    }
}
