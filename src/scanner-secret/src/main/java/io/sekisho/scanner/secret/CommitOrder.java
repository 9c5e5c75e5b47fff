package io.sekisho.scanner.secret;

import io.sekisho.core.plan.GitException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;

/**
 * In which order commits came to a branch: by the first parents, each merge after what it brought in. Dates play no part, since
 * whoever commits chooses them; what is added to the branch later never changes the numbers of what was there.
 */
final class CommitOrder {
    /** Knows no commit. */
    static final CommitOrder NONE = new CommitOrder();

    private final Map<String, Integer> numbers = new HashMap<>();

    private CommitOrder() {}

    /** @param head the branch's last commit */
    static CommitOrder of(PrivateRepository git, String head) throws GitException, InterruptedException {
        Map<String, String[]> parents = new HashMap<>();
        for (String line : git.text("rev-list", "--parents", head).split("\n")) {
            String[] ids = line.split(" ");
            parents.put(ids[0], ids);
        }
        CommitOrder order = new CommitOrder();
        order.number(head, parents);
        return order;
    }

    /** Parents first, the first of them before the others; without recursion, since histories are long. */
    private void number(String head, Map<String, String[]> parents) {
        Map<String, Integer> next = new HashMap<>();
        Deque<String> open = new ArrayDeque<>();
        open.push(head);
        while (!open.isEmpty()) {
            String commit = open.peek();
            String[] ids = parents.getOrDefault(commit, new String[] {commit});
            int parent = next.merge(commit, 1, Integer::sum);
            if (parent >= ids.length) {
                open.pop();
                numbers.putIfAbsent(commit, numbers.size());
            } else if (!next.containsKey(ids[parent])) {
                open.push(ids[parent]);
            }
        }
    }

    /** @param commit null for what is not committed, which comes last */
    int of(String commit) {
        return commit == null ? Integer.MAX_VALUE : numbers.getOrDefault(commit, Integer.MAX_VALUE);
    }
}
