package io.sekisho.core.plan;

import io.sekisho.model.Gap;
import io.sekisho.model.GapType;
import io.sekisho.model.Text;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Decides how far the secret scan looks, and says what git cannot give. */
final class ScopeFinder {
    /**
     * @param git null when the directory is in no repository, or git could not read it (then a gap says so)
     */
    record Answer(GitRepository git, ScanScope scope, List<Gap> gaps) {}

    private ScopeFinder() {}

    static Answer find(Path root, PlanRequest request) throws PlanException, InterruptedException {
        try {
            Optional<Git> git = Git.open(root);
            if (git.isEmpty()) {
                if (request.range() != null || request.staged()) {
                    throw new PlanException(Text.of("plan.no-repository", root));
                }
                return new Answer(null, ScanScope.of(ScanScope.Reach.TREE), List.of());
            }
            return find(git.get(), request);
        } catch (GitException e) {
            Gap gap = Gap.of(GapType.HISTORY_UNAVAILABLE, "secret", e.text(), e.nextStep());
            return new Answer(null, ScanScope.of(ScanScope.Reach.TREE), List.of(gap));
        }
    }

    private static Answer find(Git git, PlanRequest request) throws PlanException, GitException, InterruptedException {
        GitRepository repository = git.repository();
        List<Gap> gaps = new ArrayList<>();
        if (request.staged()) {
            return new Answer(repository, ScanScope.of(ScanScope.Reach.STAGED), gaps);
        }
        if (git.isShallow()) {
            gaps.add(Gap.of(
                    GapType.HISTORY_UNAVAILABLE,
                    "secret",
                    Text.of(request.range() == null ? "plan.shallow" : "plan.shallow-range", request.range()),
                    Text.of("plan.shallow-next", repository.topLevel())));
        }
        if (git.isPartial()) {
            gaps.add(Gap.of(
                    GapType.HISTORY_UNAVAILABLE,
                    "secret",
                    Text.of("plan.partial-clone"),
                    Text.of("plan.partial-clone-next")));
        }
        if (request.range() != null) {
            ScanScope range = range(git, request.range());
            return new Answer(repository, range == null ? ScanScope.of(ScanScope.Reach.TREE) : range, gaps);
        }
        ScanScope.Reach reach = repository.head() == null ? ScanScope.Reach.TREE : ScanScope.Reach.HISTORY;
        return new Answer(repository, ScanScope.of(reach), gaps);
    }

    /** @return null when a shallow clone does not reach that far */
    private static ScanScope range(Git git, String typed) throws PlanException, GitException, InterruptedException {
        int dots = typed.indexOf("..");
        if (dots < 1 || typed.startsWith(".", dots + 2)) {
            throw new PlanException(Text.of("plan.bad-range", typed));
        }
        String from = typed.substring(0, dots);
        String to = typed.substring(dots + 2);
        Optional<String> first = git.revParse(from);
        Optional<String> last = git.revParse(to.isEmpty() ? "HEAD" : to);
        if (git.isShallow()) {
            return null;
        }
        if (first.isEmpty() || last.isEmpty()) {
            throw new PlanException(Text.of("plan.bad-revision", first.isEmpty() ? from : to, typed));
        }
        String base = git.mergeBase(first.get(), last.get())
                .orElseThrow(() -> new PlanException(Text.of("plan.no-merge-base", typed)));
        return new ScanScope(ScanScope.Reach.RANGE, first.get(), last.get(), base);
    }
}
