package io.sekisho.scanner.secret;

import io.sekisho.core.plan.GitException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * One file of a tree object.
 *
 * @param mode as git writes it: {@code 100644}, {@code 120000} a symbolic link, {@code 160000} a submodule
 * @param id the blob's
 */
record TreeEntry(String mode, String id, RawPath path) {
    boolean isFile() {
        return mode.startsWith("100");
    }

    boolean isLink() {
        return mode.equals("120000");
    }

    boolean isSubmodule() {
        return mode.equals("160000");
    }

    /** What exists in a tree and differs from a base. */
    static List<TreeEntry> changed(PrivateRepository git, String base, String tree)
            throws GitException, InterruptedException {
        List<String> fields = PrivateRepository.zeroTerminated(
                git.bytes("diff-tree", "-r", "-z", "--raw", "--no-renames", "--diff-filter=d", base, tree));
        List<TreeEntry> entries = new ArrayList<>();
        for (int i = 0; i + 1 < fields.size(); i += 2) {
            // ":<old mode> <new mode> <old id> <new id> <status>"
            String[] parts = fields.get(i).split(" ");
            entries.add(new TreeEntry(parts[1], parts[3], new RawPath(fields.get(i + 1))));
        }
        return entries;
    }

    /** Files that git takes for binary, so that it shows no diff of them. */
    static Set<RawPath> binaries(PrivateRepository git, String base, String tree)
            throws GitException, InterruptedException {
        Set<RawPath> binaries = new HashSet<>();
        byte[] numbers = git.bytes(
                "-c",
                "core.attributesFile=/dev/null",
                "diff-tree",
                "-r",
                "-z",
                "--numstat",
                "--no-renames",
                "--diff-filter=d",
                base,
                tree);
        for (String line : PrivateRepository.zeroTerminated(numbers)) {
            if (line.startsWith("-\t-\t")) {
                binaries.add(new RawPath(line.substring(4)));
            }
        }
        return binaries;
    }
}
