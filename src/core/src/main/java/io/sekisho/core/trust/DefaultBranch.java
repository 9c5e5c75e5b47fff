package io.sekisho.core.trust;

import io.sekisho.core.plan.Git;
import io.sekisho.core.plan.GitException;
import java.util.ArrayList;
import java.util.List;

/** Finds the default branch of a clone whose CI system does not name it. */
final class DefaultBranch {
    private static final String HEAD = Target.REMOTE + "HEAD";
    private static final List<String> USUAL = List.of("main", "master");

    private DefaultBranch() {}

    /**
     * What the remote calls its HEAD, else the one of {@code main} and {@code master} that is there. Not that one when it is the
     * branch being scanned, or might be: a clone often has that branch alone, and anybody may call a branch so.
     *
     * @param scanned the branch being scanned; "" when not known
     * @return the ref to read; empty when it cannot be known
     */
    static List<String> of(Git git, String scanned) throws GitException, InterruptedException {
        if (git.revParse(HEAD).isPresent()) {
            return List.of(HEAD);
        }
        List<String> there = new ArrayList<>();
        for (String name : USUAL) {
            if (git.revParse(Target.REMOTE + name).isPresent()) {
                there.add(name);
            }
        }
        return there.size() != 1 || scanned.isEmpty() || there.contains(scanned)
                ? List.of()
                : List.of(Target.REMOTE + there.get(0));
    }
}
