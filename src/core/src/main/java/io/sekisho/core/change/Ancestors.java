package io.sekisho.core.change;

import io.sekisho.core.plan.Git;
import io.sekisho.core.plan.GitException;
import io.sekisho.core.plan.GitTarget;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Which commits lie before which, as far as the clone knows. */
public final class Ancestors {
    private static final Logger LOG = LoggerFactory.getLogger(Ancestors.class);

    private final Git git;
    private final Map<List<String>, Optional<Boolean>> asked = new HashMap<>();

    private Ancestors(Git git) {
        this.git = git;
    }

    /** @param root the project's directory, in git or not */
    public static Ancestors of(Path root) throws InterruptedException {
        try {
            return new Ancestors(Git.open(root).orElse(null));
        } catch (GitException e) {
            LOG.info("git does not say what lies before what: {}", e.getMessage());
            return new Ancestors(null);
        }
    }

    /** @return id of the checked-out commit; empty outside git and before the first commit */
    public Optional<String> head() {
        return Optional.ofNullable(git).map(one -> one.repository().head());
    }

    /**
     * Whether a commit is another one or lies before it. What a whole clone does not have lies before nothing of it; where history
     * was cut off, it may.
     *
     * @return null when that cannot be told
     */
    public Boolean isBefore(String first, String second) throws InterruptedException {
        if (git == null || first == null || second == null || !GitTarget.isId(first) || !GitTarget.isId(second)) {
            return null;
        }
        Optional<Boolean> known = asked.get(List.of(first, second));
        if (known == null) {
            known = ask(first, second);
            asked.put(List.of(first, second), known);
        }
        return known.orElse(null);
    }

    private Optional<Boolean> ask(String first, String second) throws InterruptedException {
        try {
            if (!git.has(second)) {
                return Optional.empty();
            }
            if (git.has(first) && git.isAncestor(first, second)) {
                return Optional.of(true);
            }
            return git.isShallow() ? Optional.empty() : Optional.of(false);
        } catch (GitException e) {
            LOG.info("git does not say whether {} lies before {}: {}", first, second, e.getMessage());
            return Optional.empty();
        }
    }
}
