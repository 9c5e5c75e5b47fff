package io.sekisho.scanner.code;

import edu.umd.cs.findbugs.BugInstance;
import edu.umd.cs.findbugs.Project;
import edu.umd.cs.findbugs.SuppressionMatcher;
import edu.umd.cs.findbugs.ba.AnalysisContext;
import java.util.ArrayList;
import java.util.List;

/**
 * An analysis in which {@code @SuppressFBWarnings} hides nothing. SpotBugs switches the detector of these annotations on by itself
 * and drops what they name, without a trace. Here those who collect and those who drop are each given a matcher of their own.
 */
final class OpenContext extends AnalysisContext {
    private final List<SuppressionMatcher> handedOut = new ArrayList<>();

    OpenContext(Project project) {
        super(project);
    }

    @Override
    public SuppressionMatcher getSuppressionMatcher() {
        SuppressionMatcher matcher = new SuppressionMatcher();
        handedOut.add(matcher);
        return matcher;
    }

    /** Whether an annotation in the scanned code names this result. */
    boolean isNamedBySuppression(BugInstance bug) {
        return handedOut.stream().anyMatch(matcher -> matcher.match(bug));
    }
}
