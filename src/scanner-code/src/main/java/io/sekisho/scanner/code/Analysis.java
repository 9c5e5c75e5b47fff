package io.sekisho.scanner.code;

import edu.umd.cs.findbugs.FindBugs2;
import edu.umd.cs.findbugs.FindBugsProgress;
import edu.umd.cs.findbugs.NoClassesFoundToAnalyzeException;
import edu.umd.cs.findbugs.Priorities;
import edu.umd.cs.findbugs.Project;
import edu.umd.cs.findbugs.ba.AnalysisContext;
import edu.umd.cs.findbugs.config.UserPreferences;
import io.sekisho.core.scan.Progress;
import io.sekisho.model.Text;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** One run of SpotBugs over one unit. */
final class Analysis {
    /** How often progress is told: each class would flood a log. */
    private static final int BATCH = 25;

    private final SpotBugs spotBugs;
    private final CodeSettings settings;
    private final Progress progress;

    Analysis(SpotBugs spotBugs, CodeSettings settings, Progress progress) {
        this.spotBugs = spotBugs;
        this.settings = settings;
        this.progress = progress;
    }

    /**
     * @param targets the directories to analyse
     * @param auxiliary what their classes need
     * @param observer is told everything, also when this ends by an exception
     * @throws IOException when SpotBugs cannot start at all
     * @throws OutOfMemoryError with SpotBugs' memory given back
     */
    void run(List<Path> targets, List<Path> auxiliary, Project project, Observer observer)
            throws IOException, InterruptedException {
        targets.forEach(path -> project.addFile(path.toString()));
        auxiliary.forEach(path -> project.addAuxClasspathEntry(path.toString()));
        observer.setPriorityThreshold(Priorities.LOW_PRIORITY);
        UserPreferences preferences = spotBugs.preferences(settings.allCategories());
        OneThread thread = new OneThread(observer);
        try (FindBugs2 engine = new FindBugs2(thread)) {
            engine.setProject(project);
            engine.setBugReporter(observer);
            engine.setDetectorFactoryCollection(spotBugs.detectors());
            engine.setUserPreferences(preferences);
            engine.setAnalysisFeatureSettings(preferences.getAnalysisFeatureSettings());
            engine.setProgressCallback(new Steps(project));
            engine.execute();
        } catch (NoClassesFoundToAnalyzeException e) {
            // Every class of the unit is then missing among those analysed, and said so.
        } finally {
            thread.shutdown();
        }
        if (observer.isOutOfMemory()) {
            throw new OutOfMemoryError("in a detector");
        }
    }

    /** Turns SpotBugs' passes over the classes into one count. */
    private final class Steps implements FindBugsProgress {
        private final Project project;
        private boolean opened;
        private long total;
        private long done;

        Steps(Project project) {
            this.project = project;
        }

        /** The first call in which SpotBugs has made its context and not yet used it. */
        @Override
        public void startArchive(String name) {
            if (!opened) {
                opened = true;
                AnalysisContext.setCurrentAnalysisContext(new OpenContext(project));
            }
        }

        @Override
        public void predictPassCount(int[] classesPerPass) {
            total = Arrays.stream(classesPerPass).asLongStream().sum();
        }

        @Override
        public void finishClass() {
            done++;
            if (done % BATCH == 0 || done == total) {
                progress.at(Text.of("code.step-analysing"), Math.min(done, total), total);
            }
        }

        @Override
        public void reportNumberOfArchives(int numArchives) {}

        @Override
        public void finishArchive() {}

        @Override
        public void startAnalysis(int numClasses) {}

        @Override
        public void finishPerClassAnalysis() {}
    }
}
