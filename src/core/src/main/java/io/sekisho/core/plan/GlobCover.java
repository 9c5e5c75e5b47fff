package io.sekisho.core.plan;

import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;

/**
 * Whether one glob matches every path that another one matches. Both are run at once over all that the narrower one may read, a
 * character of each sort at a time; globs that take too many steps are not said to cover one another.
 */
final class GlobCover {
    private static final int MOST_STEPS = 20_000;

    private final GlobMachine broad;
    private final GlobMachine narrow;
    private final Set<Integer> letters = new TreeSet<>();

    private GlobCover(GlobMachine broad, GlobMachine narrow) {
        this.broad = broad;
        this.narrow = narrow;
        letters.addAll(broad.letters());
        letters.addAll(narrow.letters());
        letters.add((int) '/');
        int other = 'a';
        while (letters.contains(other)) {
            other++;
        }
        letters.add(other); // stands for all that neither names
    }

    static boolean of(Glob broad, Glob narrow) {
        return new GlobCover(new GlobMachine(broad), new GlobMachine(narrow)).holds();
    }

    /** @param begins whether the next character begins a name: then no path ends here or goes on with a slash */
    private record Step(BitSet narrow, BitSet broad, boolean begins) {}

    private boolean holds() {
        Step first = new Step(narrow.start(), broad.start(), true);
        Set<Step> seen = new HashSet<>(Set.of(first));
        Deque<Step> open = new ArrayDeque<>(seen);
        while (!open.isEmpty()) {
            Step at = open.remove();
            if (!at.begins && narrow.accepts(at.narrow) && !broad.accepts(at.broad)) {
                return false;
            }
            for (int letter : letters) {
                if (at.begins && letter == '/') {
                    continue;
                }
                BitSet next = narrow.step(at.narrow, letter);
                if (!next.isEmpty()) {
                    Step step = new Step(next, broad.step(at.broad, letter), letter == '/');
                    if (seen.add(step)) {
                        open.add(step);
                    }
                }
            }
            if (seen.size() > MOST_STEPS) {
                return false;
            }
        }
        return true;
    }
}
