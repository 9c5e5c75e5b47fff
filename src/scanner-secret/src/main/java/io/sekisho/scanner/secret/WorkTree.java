package io.sekisho.scanner.secret;

import io.sekisho.core.plan.GitException;
import io.sekisho.core.plan.ScanPlan;
import io.sekisho.model.GapType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;

/** Files on disk that git does not have yet: changed ones and new ones that it does not ignore. */
final class WorkTree {
    private final ScanPlan plan;
    private final PrivateRepository git;
    private final String prefix;
    private final Seen seen;
    private final List<RawPath> changed = new ArrayList<>();
    private final List<String> large = new ArrayList<>();
    private final List<String> special = new ArrayList<>();
    private final List<String> unreadable = new ArrayList<>();
    private final List<String> nested = new ArrayList<>();

    /** @param prefix the scanned directory inside the repository, "" or ending with a slash */
    WorkTree(ScanPlan plan, PrivateRepository git, String prefix, Seen seen) {
        this.plan = plan;
        this.git = git;
        this.prefix = prefix;
        this.seen = seen;
    }

    /** @return the tree with these files laid over it */
    String over(String tree) throws GitException, InterruptedException {
        for (RawPath path : git.changedFiles(plan.root(), prefix)) {
            sort(path);
        }
        seen.gap(GapType.SKIPPED_FILE, "too-large", large);
        seen.gap(GapType.SKIPPED_FILE, "special", special);
        seen.gap(GapType.UNREADABLE_FILE, "unreadable", unreadable);
        seen.gap(GapType.SKIPPED_FILE, "nested", nested);
        if (changed.isEmpty()) {
            return tree;
        }
        List<String> ids = git.add(changed);
        List<TreeEntry> over = new ArrayList<>();
        for (int i = 0; i < changed.size(); i++) {
            over.add(new TreeEntry("100644", ids.get(i), changed.get(i)));
        }
        AddedCommits commit = new AddedCommits(Canary.fresh());
        commit.tree(tree, null, over);
        commit.write(git);
        return git.text("rev-parse", commit.ids().get(0) + "^{tree}");
    }

    private void sort(RawPath path) {
        String shown = path.shown().substring(prefix.length());
        try {
            Path file = plan.root().resolve(shown);
            if (plan.isForeign(file)) {
                // Ours, and what git tracks of it is in the tree already.
                return;
            }
            if (shown.endsWith("/")) {
                nested.add(shown);
            } else if (shown.indexOf('\uFFFD') >= 0) {
                // Decoded with a replacement character: it cannot be looked at before git opens it.
                unreadable.add(shown);
            } else if (Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
                if (!Files.isReadable(file)) {
                    unreadable.add(shown);
                } else if (Files.size(file) > Blobs.LARGEST) {
                    large.add(shown);
                } else {
                    changed.add(path);
                }
            } else if (isSpecial(file)) {
                special.add(shown);
            }
        } catch (InvalidPathException | IOException e) {
            unreadable.add(shown);
        }
    }

    /** A pipe, socket or device in the place of a file; git itself passes over those that it does not know. */
    private static boolean isSpecial(Path file) throws IOException {
        return Files.exists(file, LinkOption.NOFOLLOW_LINKS)
                && Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS)
                        .isOther();
    }
}
