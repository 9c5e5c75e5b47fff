package io.sekisho.scanner.code;

import static org.assertj.core.api.Assertions.assertThat;

import edu.umd.cs.findbugs.BugCollectionBugReporter;
import edu.umd.cs.findbugs.BugPattern;
import edu.umd.cs.findbugs.DetectorFactoryCollection;
import edu.umd.cs.findbugs.FindBugs2;
import edu.umd.cs.findbugs.Priorities;
import edu.umd.cs.findbugs.Project;
import edu.umd.cs.findbugs.Version;
import edu.umd.cs.findbugs.config.UserPreferences;
import io.sekisho.core.config.SeverityReader;
import io.sekisho.core.consolidate.Consolidator;
import io.sekisho.core.scan.Progress;
import io.sekisho.core.scan.RawFinding;
import io.sekisho.core.scan.ScanResult;
import io.sekisho.model.CodeDetail;
import io.sekisho.model.Location;
import io.sekisho.model.Occurrence;
import io.sekisho.model.Rule;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** We report what SpotBugs, used plainly, reports. */
class PlainSpotBugsTest {
    @TempDir
    Path temp;

    @Test
    void countsEqualThoseOfSpotBugsWithAllItsDetectors() throws Exception {
        JavaProject project = new JavaProject(temp.resolve("project"))
                .write("core/src/main/java/shop/Queries.java", Samples.QUERIES)
                .write("web/src/main/java/shop/web/Documents.java", Samples.DOCUMENTS)
                .compile("core")
                .compile("web")
                .module("core")
                .module("web");
        List<String> plain = plain(project.classes("core"), project.classes("web"));
        List<String> ours = project.scan().findings().stream()
                .map(raw -> raw.rule().id() + " " + raw.code().className() + " "
                        + raw.code().rank())
                .sorted()
                .toList();
        assertThat(ours).isNotEmpty().isEqualTo(plain);
    }

    @Test
    void everySecurityPatternHasAWeaknessNumberAndAPage() throws Exception {
        Rules rules = new Rules();
        int seen = 0;
        for (Iterator<BugPattern> all = SpotBugs.load().detectors().bugPatternIterator(); all.hasNext(); ) {
            BugPattern pattern = all.next();
            if (SpotBugs.isSecurity(pattern)) {
                seen++;
                assertThat(rules.of(pattern).cwes()).as(pattern.getType()).isNotEmpty();
                assertThat(rules.of(pattern).helpUri()).as(pattern.getType()).startsWith("https://");
                assertThat(rules.of(pattern).name()).as(pattern.getType()).doesNotContain("<");
            }
        }
        assertThat(seen).isGreaterThan(140);
    }

    @Test
    void everySecurityPatternHasARowInTheSeverityTable() throws Exception {
        List<RawFinding> one = new ArrayList<>();
        for (Iterator<BugPattern> all = SpotBugs.load().detectors().bugPatternIterator(); all.hasNext(); ) {
            BugPattern pattern = all.next();
            if (SpotBugs.isSecurity(pattern)) {
                one.add(RawFinding.code(
                        List.of(pattern.getType()),
                        new Rule(pattern.getType(), null, null, List.of(), null),
                        null,
                        Occurrence.at(CodeScanner.ID, Location.file("a")),
                        new CodeDetail("a", null, "SECURITY", 1, "high"),
                        null));
            }
        }
        assertThat(new Consolidator(SeverityReader.shipped()).findings(one))
                .filteredOn(finding -> !finding.severityReason().code().equals("core.severity-rule"))
                .extracting(finding -> finding.rule().id())
                .isEmpty();
    }

    @Test
    void allCategoriesAreReportedOnRequest() throws Exception {
        String source = Samples.QUERIES.replace(
                "        return", "        if (name == \"x\") { return null; }\n        return");
        JavaProject project = new JavaProject(temp.resolve("project"))
                .write("src/main/java/shop/Queries.java", source)
                .compile("")
                .module("");
        ScanResult all = new CodeScanner(new CodeSettings(true)).scan(project.context(Progress.NONE));
        assertThat(all.findings()).extracting(raw -> raw.rule().id()).contains("ES_COMPARING_PARAMETER_STRING_WITH_EQ");
        assertThat(all.findings()).extracting(raw -> raw.code().category()).contains("SECURITY", "BAD_PRACTICE");
        assertThat(project.scan().findings())
                .allMatch(raw -> raw.code().category().equals("SECURITY"));
    }

    @Test
    void theVersionsAreThoseOfTheLibraries() throws Exception {
        assertThat(Version.VERSION_STRING).isEqualTo(SpotBugs.VERSION);
        assertThat(System.getProperty("findsecbugs.version")).isEqualTo(SpotBugs.FIND_SECURITY_BUGS_VERSION);
    }

    private static List<String> plain(Path... targets) throws Exception {
        SpotBugs.load();
        Project project = new Project();
        for (Path target : targets) {
            project.addFile(target.toString());
        }
        BugCollectionBugReporter reporter = new BugCollectionBugReporter(project);
        reporter.setPriorityThreshold(Priorities.LOW_PRIORITY);
        UserPreferences preferences = UserPreferences.createDefaultUserPreferences();
        try (FindBugs2 engine = new FindBugs2()) {
            engine.setProject(project);
            engine.setBugReporter(reporter);
            engine.setDetectorFactoryCollection(DetectorFactoryCollection.instance());
            engine.setUserPreferences(preferences);
            engine.setAnalysisFeatureSettings(preferences.getAnalysisFeatureSettings());
            engine.execute();
        }
        return reporter.getBugCollection().getCollection().stream()
                .filter(bug -> bug.getBugPattern().getCategory().equals("SECURITY"))
                .map(bug -> bug.getType() + " " + bug.getPrimaryClass().getClassName() + " " + bug.getBugRank())
                .sorted()
                .toList();
    }
}
