package io.sekisho.scanner.secret;

import io.sekisho.core.plan.ScanPlan;
import io.sekisho.core.plan.ScanScope.Reach;
import io.sekisho.model.GapType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What of a tree is not looked into. */
final class EntryGaps {
    private final ScanPlan plan;
    private final PrivateRepository git;
    private final String prefix;
    private final Seen seen;

    EntryGaps(ScanPlan plan, PrivateRepository git, String prefix, Seen seen) {
        this.plan = plan;
        this.git = git;
        this.prefix = prefix;
        this.seen = seen;
    }

    void of(List<TreeEntry> entries) throws IOException, InterruptedException {
        outside(entries);
        large(entries);
    }

    /** Git's log shows their lines, but what still stands there is not looked up. */
    private void large(List<TreeEntry> entries) throws IOException, InterruptedException {
        Set<String> large = new Blobs(git)
                .tooLarge(entries.stream()
                        .filter(TreeEntry::isFile)
                        .map(TreeEntry::id)
                        .distinct()
                        .toList());
        seen.gap(
                GapType.SKIPPED_FILE,
                "large",
                entries.stream()
                        .filter(entry -> large.contains(entry.id()))
                        .map(entry -> entry.path().shown().substring(prefix.length()))
                        .toList());
    }

    /** A link is scanned as what it says, not as what it leads to. */
    private void outside(List<TreeEntry> entries) {
        List<String> outside = new ArrayList<>();
        List<String> submodules = new ArrayList<>();
        for (TreeEntry entry : entries) {
            String shown = entry.path().shown().substring(prefix.length());
            if (entry.isSubmodule()) {
                submodules.add(shown);
            } else if (entry.isLink() && plan.scope().reach() != Reach.RANGE && leadsOutside(shown)) {
                outside.add(shown);
            }
        }
        seen.gap(GapType.PATH_OUTSIDE, "outside", outside);
        seen.gap(GapType.SKIPPED_FILE, "submodules", submodules);
    }

    private boolean leadsOutside(String shown) {
        try {
            Path file = plan.root().resolve(shown);
            return Files.isSymbolicLink(file) && !file.toRealPath().startsWith(plan.root());
        } catch (IOException | java.nio.file.InvalidPathException e) {
            // A link to nowhere hides nothing.
            return false;
        }
    }
}
