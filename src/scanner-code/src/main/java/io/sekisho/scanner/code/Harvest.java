package io.sekisho.scanner.code;

import edu.umd.cs.findbugs.BugInstance;
import io.sekisho.core.plan.Globs;
import io.sekisho.core.plan.Module;
import io.sekisho.core.plan.PlanException;
import io.sekisho.core.plan.ScanPlan;
import io.sekisho.core.scan.RawFinding;
import io.sekisho.core.scan.ScanResult;
import io.sekisho.model.Gap;
import io.sekisho.model.ScannerState;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Gathers what the units gave: findings in scope, and what was not seen. */
final class Harvest {
    private final ScanPlan plan;
    private final CodeSettings settings;
    private final List<AnalysisUnit> units;
    private final Globs excludes;
    private final Sources sources;
    private final Rules rules = new Rules();
    private final CodeGaps gaps;
    private final List<RawFinding> findings = new ArrayList<>();
    private final Set<Module> modules = new HashSet<>();
    private long analysed;

    Harvest(ScanPlan plan, CodeSettings settings, List<ClassDirectory> directories, List<AnalysisUnit> units) {
        this.plan = plan;
        this.settings = settings;
        this.units = units;
        this.excludes = globs(plan);
        this.sources = new Sources(plan);
        this.gaps = new CodeGaps(plan, directories);
    }

    boolean isEmpty() {
        return findings.isEmpty();
    }

    boolean hasUnreadable() {
        return gaps.hasUnreadable();
    }

    List<Gap> gaps() {
        return gaps.all();
    }

    /** Takes what a finished analysis gave; a class that it never came to could not be read. */
    void add(AnalysisUnit unit, Observer observer) {
        addSeen(unit, observer);
        unit.classes().stream()
                .filter(one -> !observer.analysed().contains(one.name()))
                .forEach(gaps::notAnalysed);
    }

    /** Takes what an analysis gave that ended early. */
    void addSeen(AnalysisUnit unit, Observer observer) {
        List<BugInstance> bugs = observer.bugs().stream()
                .filter(bug -> settings.allCategories() || SpotBugs.isSecurity(bug.getBugPattern()))
                .toList();
        bugs.stream()
                .filter(observer::isNamedBySuppression)
                .forEach(
                        bug -> gaps.suppressedInCode(unit, bug.getPrimaryClass().getClassName()));
        for (RawFinding finding : new Translator(plan, unit, sources, rules).translate(bugs)) {
            if (excludes.matches(finding.occurrence().location().path())) {
                gaps.excluded(finding.occurrence().location().path());
            } else {
                findings.add(finding);
            }
        }
        for (ClassFile one : unit.classes()) {
            if (observer.analysed().contains(one.name())) {
                analysed++;
                modules.add(one.module());
            }
        }
        gaps.add(unit, observer);
    }

    /** @return what was found until now */
    ScanResult result(String version) {
        return new ScanResult(
                version,
                ScannerState.COMPLETED,
                findings,
                List.of(),
                gaps.all(),
                Map.of("classes", analysed, "modules", (long) modules.size()),
                Map.of(
                        "spotbugs.version",
                        SpotBugs.VERSION,
                        "findsecbugs.version",
                        SpotBugs.FIND_SECURITY_BUGS_VERSION,
                        "categories",
                        settings.allCategories() ? "all" : "security",
                        "analyses",
                        String.valueOf(units.size())));
    }

    private static Globs globs(ScanPlan plan) {
        try {
            return Globs.of(plan.excludes());
        } catch (PlanException e) {
            throw new IllegalArgumentException("the planner has read these", e);
        }
    }
}
