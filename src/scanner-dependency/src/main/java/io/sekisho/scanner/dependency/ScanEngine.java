package io.sekisho.scanner.dependency;

import com.esotericsoftware.minlog.Log;
import io.sekisho.core.scan.OutOfMemory;
import io.sekisho.core.scan.Progress;
import io.sekisho.model.Text;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;
import java.util.function.Predicate;
import org.owasp.dependencycheck.AnalysisTask;
import org.owasp.dependencycheck.Engine;
import org.owasp.dependencycheck.analyzer.AnalysisPhase;
import org.owasp.dependencycheck.analyzer.Analyzer;
import org.owasp.dependencycheck.analyzer.ArchiveAnalyzer;
import org.owasp.dependencycheck.analyzer.ArtifactoryAnalyzer;
import org.owasp.dependencycheck.analyzer.CentralAnalyzer;
import org.owasp.dependencycheck.analyzer.ComposerLockAnalyzer;
import org.owasp.dependencycheck.analyzer.Experimental;
import org.owasp.dependencycheck.analyzer.FileTypeAnalyzer;
import org.owasp.dependencycheck.analyzer.NexusAnalyzer;
import org.owasp.dependencycheck.analyzer.NodeAuditAnalyzer;
import org.owasp.dependencycheck.analyzer.OssIndexAnalyzer;
import org.owasp.dependencycheck.analyzer.PnpmAuditAnalyzer;
import org.owasp.dependencycheck.analyzer.RubyBundleAuditAnalyzer;
import org.owasp.dependencycheck.analyzer.YarnAuditAnalyzer;
import org.owasp.dependencycheck.dependency.Dependency;
import org.owasp.dependencycheck.exception.ExceptionCollection;
import org.owasp.dependencycheck.exception.InitializationException;
import org.owasp.dependencycheck.utils.Settings;
import org.slf4j.LoggerFactory;

/**
 * Dependency-Check's engine with its analyzers chosen by us, stoppable, and telling which file an analyzer failed on.
 *
 * <p>Its own way to stop is to interrupt the threads that read the database and the search index, and Java closes a file under a
 * thread that is interrupted while it reads. So a stopped scan just starts nothing new.
 */
final class ScanEngine extends Engine {
    /** Not merely disabled: what asks a server or starts a program is not there. */
    private static final Set<Class<? extends Analyzer>> CALLING_OUT = Set.of(
            CentralAnalyzer.class,
            NexusAnalyzer.class,
            ArtifactoryAnalyzer.class,
            OssIndexAnalyzer.class,
            NodeAuditAnalyzer.class,
            YarnAuditAnalyzer.class,
            PnpmAuditAnalyzer.class,
            RubyBundleAuditAnalyzer.class);

    private static final ThreadFactory DAEMONS = task -> {
        Thread thread = new Thread(task, "dependency-check");
        thread.setDaemon(true);
        return thread;
    };

    /**
     * @param file as Dependency-Check shows its path
     * @param broken that the analyzer itself is broken (a class is missing, a stack too small), whatever the file
     */
    record Failure(String analyzer, String file, boolean broken) {}

    private final Progress progress;
    private final List<Failure> failures = Collections.synchronizedList(new ArrayList<>());
    private volatile boolean stopped;
    private int done;

    ScanEngine(Settings settings, Progress progress) {
        super(ScanEngine.class.getClassLoader(), settings);
        this.progress = progress;
        // RetireJS' library prints to the console, and Dependency-Check lowers and raises its level for the whole
        // process.
        Log.setLogger(new ToSlf4j());
        remove(analyzer -> CALLING_OUT.contains(analyzer.getClass()));
        remove(analyzer -> analyzer.getClass().isAnnotationPresent(Experimental.class)
                && !(analyzer instanceof ComposerLockAnalyzer));
    }

    /** The seam for analyzers of our own in place of Dependency-Check's. */
    void replace(Class<? extends Analyzer> its, Analyzer ours) {
        List<Analyzer> phase = getAnalyzers(ours.getAnalysisPhase());
        if (!phase.removeIf(its::isInstance)) {
            throw new IllegalStateException("no " + its.getSimpleName());
        }
        getFileTypeAnalyzers().removeIf(its::isInstance);
        phase.add(0, ours);
        if (ours instanceof FileTypeAnalyzer fileType) {
            addFileTypeAnalyzer(fileType);
        }
    }

    void archives(BoundedArchiveAnalyzer ours) {
        ours.initialize(getSettings());
        replace(ArchiveAnalyzer.class, ours);
    }

    private void remove(Predicate<Analyzer> unwanted) {
        for (AnalysisPhase phase : AnalysisPhase.values()) {
            List<Analyzer> analyzers = getAnalyzers(phase);
            if (analyzers != null) {
                analyzers.removeIf(unwanted);
            }
        }
        getFileTypeAnalyzers().removeIf(unwanted);
    }

    /** Files that an analyzer could not read; the log has what it said. */
    List<Failure> failures() {
        return List.copyOf(failures);
    }

    /** Makes the analysis end after the files that are being read now. Callable from any thread. */
    void stop() {
        stopped = true;
    }

    boolean isStopped() {
        return stopped;
    }

    /**
     * After a failure Dependency-Check leaves its analyzers open, and with them the search index that all scans of a process
     * share: the next one, on another database, would be given this one's.
     */
    @Override
    public void close() {
        getAnalyzers().forEach(this::closeAnalyzer);
        super.close();
    }

    @Override
    protected void initializeAnalyzer(Analyzer analyzer) throws InitializationException {
        if (stopped) {
            throw new InitializationException("stopped", null, true);
        }
        progress.at(
                Text.of("dependency.analyzing", analyzer.getName()),
                done++,
                getAnalyzers().size());
        super.initializeAnalyzer(analyzer);
    }

    @Override
    protected synchronized List<AnalysisTask> getAnalysisTasks(Analyzer analyzer, List<Throwable> exceptions) {
        List<AnalysisTask> tasks = new ArrayList<>();
        for (Dependency dependency : getDependencies()) {
            tasks.add(new Task(analyzer, dependency, new ArrayList<>()));
        }
        return tasks;
    }

    @Override
    protected ExecutorService getExecutorService(Analyzer analyzer) {
        int threads =
                analyzer.supportsParallelProcessing() ? Runtime.getRuntime().availableProcessors() : 1;
        return Executors.newFixedThreadPool(threads, DAEMONS);
    }

    private static final class ToSlf4j extends Log.Logger {
        @Override
        public void log(int level, String category, String message, Throwable thrown) {
            LoggerFactory.getLogger("retirejs").debug(message, thrown);
        }
    }

    private final class Task extends AnalysisTask {
        private final Analyzer analyzer;
        private final Dependency dependency;
        private final List<Throwable> thrown;

        Task(Analyzer analyzer, Dependency dependency, List<Throwable> thrown) {
            super(analyzer, dependency, ScanEngine.this, thrown);
            this.analyzer = analyzer;
            this.dependency = dependency;
            this.thrown = thrown;
        }

        @Override
        public Void call() {
            if (stopped) {
                return null;
            }
            String file = dependency.getFilePath();
            super.call();
            for (Throwable cause : thrown) {
                if (cause instanceof OutOfMemoryError error) {
                    throw error;
                }
                failures.add(new Failure(analyzer.getName(), file, cause instanceof Error));
            }
            return null;
        }
    }

    static boolean isOutOfMemory(ExceptionCollection e) {
        return e.getExceptions().stream().anyMatch(OutOfMemory::isBehind);
    }
}
