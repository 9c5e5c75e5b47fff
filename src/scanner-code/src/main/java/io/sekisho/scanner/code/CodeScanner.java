package io.sekisho.scanner.code;

import edu.umd.cs.findbugs.Project;
import io.sekisho.core.plan.Module;
import io.sekisho.core.plan.ScanPlan;
import io.sekisho.core.scan.ScanContext;
import io.sekisho.core.scan.ScanResult;
import io.sekisho.core.scan.Scanner;
import io.sekisho.core.scan.ScannerDescription;
import io.sekisho.core.scan.ScannerException;
import io.sekisho.model.Gap;
import io.sekisho.model.GapType;
import io.sekisho.model.Kind;
import io.sekisho.model.Text;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** SpotBugs with Find Security Bugs, in this process, behind the scanner seam. */
public final class CodeScanner implements Scanner {
    static final String ID = "code";

    private static final String NAME = "SpotBugs with Find Security Bugs";
    private static final String VERSION = SpotBugs.VERSION + " with " + SpotBugs.FIND_SECURITY_BUGS_VERSION;
    private static final Logger LOG = LoggerFactory.getLogger(CodeScanner.class);
    private static final ScannerDescription DESCRIPTION =
            new ScannerDescription(ID, Kind.CODE, NAME, VERSION, "https://find-sec-bugs.github.io/");

    private final CodeSettings settings;

    /** @param settings what the user and the trusted configuration say */
    public CodeScanner(CodeSettings settings) {
        this.settings = settings;
    }

    @Override
    public ScannerDescription description() {
        return DESCRIPTION;
    }

    /**
     * Analyses the main classes of every module; test classes only help to resolve names.
     *
     * @throws ScannerException also when the scan was stopped with findings in hand, so that these are kept
     */
    @Override
    public ScanResult scan(ScanContext context) throws ScannerException, InterruptedException {
        context.progress().at(Text.of("code.step-reading"), 0, 0);
        List<ClassDirectory> directories = directories(context.plan());
        List<AnalysisUnit> units = AnalysisUnit.of(directories);
        Harvest harvest = new Harvest(context.plan(), settings, directories, units);
        if (units.isEmpty()) {
            return nothing(harvest);
        }
        SpotBugs spotBugs = load(context);
        Analysis analysis = new Analysis(spotBugs, settings, context.progress());
        for (AnalysisUnit unit : units) {
            analyse(unit, analysis, harvest, context.workDirectory());
        }
        return harvest.result(VERSION);
    }

    private static ScanResult nothing(Harvest harvest) throws ScannerException {
        if (harvest.hasUnreadable()) {
            // Not one class could be read: that is no clean project.
            throw new ScannerException(
                    Gap.of(
                            GapType.SCANNER_FAILED,
                            ID,
                            Text.of("code.all-unreadable"),
                            Text.of("code.recompile-step", ClassDirectory.newestJava())),
                    harvest.result(VERSION),
                    null);
        }
        return ScanResult.nothing(VERSION, harvest.gaps());
    }

    private static List<ClassDirectory> directories(ScanPlan plan) throws ScannerException, InterruptedException {
        List<ClassDirectory> directories = new ArrayList<>();
        Set<Path> seen = new HashSet<>();
        for (Module module : plan.modules()) {
            for (Path root : module.classDirectories()) {
                if (Files.isDirectory(root, LinkOption.NOFOLLOW_LINKS) && seen.add(root)) {
                    directories.add(read(plan, module, root));
                }
            }
        }
        return directories;
    }

    private static ClassDirectory read(ScanPlan plan, Module module, Path root)
            throws ScannerException, InterruptedException {
        try {
            return ClassDirectory.read(module, root);
        } catch (IOException e) {
            throw new ScannerException(
                    Gap.of(
                            GapType.SCANNER_FAILED,
                            ID,
                            Text.of("code.directory-unreadable", plan.relative(root)),
                            Text.of("code.directory-unreadable-step")),
                    null,
                    e);
        }
    }

    private static SpotBugs load(ScanContext context) throws ScannerException, InterruptedException {
        context.progress().at(Text.of("code.step-loading"), 0, 0);
        try {
            return SpotBugs.load();
        } catch (IOException e) {
            throw new ScannerException(
                    Gap.of(
                            GapType.SCANNER_FAILED,
                            ID,
                            Text.of("code.not-loaded", System.getProperty("java.io.tmpdir")),
                            Text.of("code.not-loaded-step")),
                    null,
                    e);
        }
    }

    private static void analyse(AnalysisUnit unit, Analysis analysis, Harvest harvest, Path workDirectory)
            throws ScannerException, InterruptedException {
        Project project = new Project();
        Observer observer = new Observer(project);
        try {
            analysis.run(Staging.targets(unit, workDirectory), unit.auxiliary(), project, observer);
        } catch (IOException | RuntimeException | OutOfMemoryError e) {
            LOG.warn("SpotBugs ended early", e);
            harvest.addSeen(unit, observer);
            Gap gap = Gap.of(
                    GapType.SCANNER_FAILED,
                    ID,
                    Text.of("code.failed", e.getClass().getName()),
                    Text.of("core.scanner-failed-step"));
            throw new ScannerException(gap, harvest.result(VERSION), e);
        } catch (InterruptedException e) {
            harvest.addSeen(unit, observer);
            if (harvest.isEmpty()) {
                throw e;
            }
            Gap gap = Gap.of(
                    GapType.SCANNER_TIMED_OUT, ID, Text.of("code.stopped"), Text.of("core.scanner-timed-out-step", ID));
            throw new ScannerException(gap, harvest.result(VERSION), e);
        }
        harvest.add(unit, observer);
    }
}
