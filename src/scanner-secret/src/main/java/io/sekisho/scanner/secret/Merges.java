package io.sekisho.scanner.secret;

import io.sekisho.core.plan.GitException;
import java.util.ArrayList;
import java.util.List;

/** Merge commits that hold something which none of their parents does: git's log shows no diff of them. */
final class Merges {
    private Merges() {}

    static List<AddedCommits.Merge> of(PrivateRepository git, List<String> revisions)
            throws GitException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                "log",
                "--merges",
                "-c",
                "--raw",
                "-z",
                "--no-renames",
                "--no-abbrev",
                "--format=tformat:commit %H %P"));
        command.addAll(revisions);
        List<AddedCommits.Merge> merges = new ArrayList<>();
        String id = null;
        String parent = null;
        List<TreeEntry> entries = new ArrayList<>();
        List<String> fields = PrivateRepository.zeroTerminated(git.bytes(command.toArray(String[]::new)));
        for (int i = 0; i < fields.size(); i++) {
            String field = fields.get(i).strip();
            if (field.startsWith("::")) {
                // "::<old modes> <new mode> <old ids> <new id> <status>", as many old ones as colons
                int parents = field.length() - field.replaceFirst("^:+", "").length();
                String[] parts = field.substring(parents).split(" ");
                TreeEntry entry = new TreeEntry(parts[parents], parts[2 * parents + 1], new RawPath(fields.get(++i)));
                if (entry.isFile()) {
                    entries.add(entry);
                }
            } else if (field.startsWith("commit ")) {
                add(merges, id, parent, entries);
                String[] parts = field.split(" ");
                id = parts[1];
                parent = parts[2];
                entries = new ArrayList<>();
            }
        }
        add(merges, id, parent, entries);
        return merges;
    }

    private static void add(List<AddedCommits.Merge> merges, String id, String parent, List<TreeEntry> entries) {
        if (!entries.isEmpty()) {
            merges.add(new AddedCommits.Merge(id, parent, List.copyOf(entries)));
        }
    }
}
