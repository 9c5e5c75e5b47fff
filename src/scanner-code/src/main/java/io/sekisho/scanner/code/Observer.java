package io.sekisho.scanner.code;

import edu.umd.cs.findbugs.BugCollectionBugReporter;
import edu.umd.cs.findbugs.BugInstance;
import edu.umd.cs.findbugs.Project;
import edu.umd.cs.findbugs.ba.AnalysisContext;
import edu.umd.cs.findbugs.ba.MethodUnprofitableException;
import edu.umd.cs.findbugs.ba.MissingClassException;
import edu.umd.cs.findbugs.ba.XFactory;
import edu.umd.cs.findbugs.ba.XMethod;
import edu.umd.cs.findbugs.classfile.ClassDescriptor;
import edu.umd.cs.findbugs.classfile.MethodDescriptor;
import io.sekisho.core.scan.OutOfMemory;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Keeps what SpotBugs says during one analysis: results, and what went wrong at which class. Prints nothing. */
final class Observer extends BugCollectionBugReporter {
    /** Not a result: SpotBugs' way of saying that it looked away. */
    private static final String TOO_BIG = "SKIPPED_CLASS_TOO_BIG";

    /**
     * Something that SpotBugs could not do.
     *
     * @param className class under analysis; null before the first
     * @param message SpotBugs' words; may hold absolute paths
     * @param cause null when there is none
     */
    record Trouble(String className, String message, Throwable cause) {}

    private final Set<String> analysed = new HashSet<>();
    private final Set<BugInstance> named = Collections.newSetFromMap(new IdentityHashMap<>());
    private final Set<String> tooBig = new TreeSet<>();
    private final Set<String> tooLong = new TreeSet<>();
    private final Set<String> missing = new TreeSet<>();
    private final List<Trouble> troubles = new ArrayList<>();
    private String current;
    private boolean outOfMemory;

    Observer(Project project) {
        super(project);
    }

    /** As SpotBugs sorts them, equal ones once. */
    List<BugInstance> bugs() {
        return getBugCollection().getCollection().stream()
                .filter(bug -> !bug.getType().equals(TOO_BIG))
                .toList();
    }

    /** Whether {@code @SuppressFBWarnings} in the scanned code names this result. */
    boolean isNamedBySuppression(BugInstance bug) {
        return named.contains(bug);
    }

    Set<String> analysed() {
        return analysed;
    }

    Set<String> tooBig() {
        return tooBig;
    }

    /** Methods as {@code class.method}. */
    Set<String> tooLong() {
        return tooLong;
    }

    Set<String> missing() {
        return missing;
    }

    List<Trouble> troubles() {
        return troubles;
    }

    /** Whether a detector ran out of memory and SpotBugs took it for a flaw of one class. */
    boolean isOutOfMemory() {
        return outOfMemory;
    }

    @Override
    public void observeClass(ClassDescriptor classDescriptor) {
        current = classDescriptor.getDottedClassName();
        analysed.add(current);
    }

    @Override
    public void doReportBug(BugInstance bug) {
        if (bug.getType().equals(TOO_BIG)) {
            tooBig.add(bug.getPrimaryClass().getClassName());
        }
        if (AnalysisContext.currentAnalysisContext() instanceof OpenContext context
                && context.isNamedBySuppression(bug)) {
            named.add(bug);
        }
        super.doReportBug(bug);
    }

    @Override
    public void logError(String message) {
        troubles.add(new Trouble(current, message, null));
    }

    @Override
    public void logError(String message, Throwable cause) {
        if (cause instanceof MissingClassException exception) {
            reportMissingClass(exception.getClassNotFoundException());
        } else if (cause instanceof edu.umd.cs.findbugs.classfile.MissingClassException exception) {
            reportMissingClass(exception.getClassDescriptor());
        } else if (!(cause instanceof MethodUnprofitableException)) {
            outOfMemory |= OutOfMemory.isBehind(cause);
            troubles.add(new Trouble(current, message, cause));
        }
    }

    /** SpotBugs passes over methods that are very long, and says so nowhere else. */
    @Override
    public void reportSkippedAnalysis(MethodDescriptor method) {
        XMethod info = XFactory.createXMethod(method);
        if (!info.isAbstract() && !info.isNative()) {
            tooLong.add(method.getClassDescriptor().getDottedClassName() + "." + method.getName());
        }
    }

    @Override
    public void reportMissingClass(ClassNotFoundException exception) {
        addMissing(getMissingClassName(exception));
    }

    @Override
    public void reportMissingClass(ClassDescriptor classDescriptor) {
        addMissing(classDescriptor.getDottedClassName());
    }

    @Override
    public void reportQueuedErrors() {
        // Ours to report.
    }

    private void addMissing(String name) {
        if (isValidMissingClassMessage(name)) {
            missing.add(name);
        }
    }
}
