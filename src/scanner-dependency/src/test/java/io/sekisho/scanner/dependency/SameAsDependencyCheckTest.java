package io.sekisho.scanner.dependency;

import static io.sekisho.scanner.dependency.Lab.jar;
import static io.sekisho.scanner.dependency.Lab.write;
import static org.assertj.core.api.Assertions.assertThat;

import io.sekisho.core.files.SekishoHome;
import io.sekisho.core.scan.ScanResult;
import io.sekisho.scanner.dependency.database.DatabaseLocation;
import io.sekisho.scanner.dependency.database.StoredDatabases;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.owasp.dependencycheck.Engine;
import org.owasp.dependencycheck.dependency.Dependency;
import org.owasp.dependencycheck.utils.Settings;

/** Nothing that Dependency-Check's own engine reports of the same files may be missing, and nothing may be added. */
class SameAsDependencyCheckTest {
    @TempDir
    Path temp;

    @Test
    void same_vulnerabilities_of_the_same_files() throws Exception {
        SekishoHome home = Lab.database(temp, false, Lab.ROCKETLIB);
        Path project = Files.createDirectories(temp.resolve("project")).toRealPath();
        byte[] rocket = jar("rocketlib", "1.2");
        write(project.resolve("lib/rocketlib-1.2.jar"), rocket);
        write(project.resolve("lib/copy/rocketlib-1.2.jar"), rocket);
        write(project.resolve("lib/gizmokit-4.0.jar"), jar("gizmokit", "4.0"));
        write(
                project.resolve("lib/shaded-5.jar"),
                jar(
                        "com.acmeworks",
                        "shaded",
                        "5",
                        Map.of(
                                "META-INF/maven/com.acmeworks/sprocketlib/pom.properties",
                                        Lab.bytes("groupId=com.acmeworks\nartifactId=sprocketlib\nversion=3.0\n"),
                                "META-INF/maven/com.acmeworks/sprocketlib/pom.xml",
                                        Lab.bytes(Lab.pom("com.acmeworks", "sprocketlib", "3.0", "")))));
        write(
                project.resolve("app.war"),
                Lab.zip(Map.of(
                        "WEB-INF/lib/rocketlib-1.4.jar", jar("rocketlib", "1.4"),
                        "WEB-INF/lib/rocketlib-1.2.jar", rocket,
                        "WEB-INF/lib/fat.jar", Lab.zip(Map.of("inner/rocketlib-2.1.jar", jar("rocketlib", "2.1"))),
                        "js/gadget-1.2.0.js", Lab.bytes("var gadget = 1;"))));
        write(project.resolve("js/gadget-1.4.0.js"), "var gadget = 2;");
        write(project.resolve("bower_components/gadget-1.3.0.js"), "var gadget = 3;");
        write(project.resolve("target/app-bin.zip"), Lab.zip(Map.of("lib/gizmokit-3.9.jar", jar("gizmokit", "3.9"))));
        write(project.resolve("dist/sprocketlib-2.5.zip"), jar("sprocketlib", "2.5"));
        write(project.resolve("dist/all.ZIP"), Lab.zip(Map.of("gizmokit-3.8.jar", jar("gizmokit", "3.8"))));

        ScanResult ours = Lab.scan(home, temp, project);
        Map<String, Integer> expected = plain(
                home, ScanInputs.of(Lab.plan(temp, project), true).contents().keySet());
        Map<String, Integer> found = new TreeMap<>();
        ours.findings().forEach(raw -> found.merge(raw.vulnerability().id(), 1, Integer::sum));
        // The copy is one place more, of a jar with one vulnerability.
        expected.merge("CVE-2026-1001", 1, Integer::sum);
        assertThat(found).isEqualTo(expected);
        int sum = expected.values().stream().mapToInt(Integer::intValue).sum();
        assertThat(ours.findings()).hasSize(sum);
        assertThat(ours.properties()).containsEntry("engine.vulnerabilities", Integer.toString(sum - 1));
    }

    private Map<String, Integer> plain(SekishoHome home, Collection<Path> files) throws Exception {
        Settings settings = new Settings();
        settings.setString(
                Settings.KEYS.TEMP_DIRECTORY,
                Files.createDirectories(temp.resolve("plain")).toString());
        for (String key : List.of(
                Settings.KEYS.ANALYZER_CENTRAL_ENABLED,
                Settings.KEYS.ANALYZER_OSSINDEX_ENABLED,
                Settings.KEYS.ANALYZER_NODE_AUDIT_ENABLED,
                Settings.KEYS.ANALYZER_YARN_AUDIT_ENABLED,
                Settings.KEYS.ANALYZER_PNPM_AUDIT_ENABLED,
                Settings.KEYS.ANALYZER_ASSEMBLY_ENABLED)) {
            settings.setBoolean(key, false);
        }
        new StoredDatabases().open(new DatabaseLocation.Local(home)).configure(settings, temp.resolve("plain/data"));
        Map<String, Integer> counts = new TreeMap<>();
        try (Engine engine = new Engine(settings)) {
            engine.scan(files.stream().map(Path::toFile).toArray(File[]::new));
            engine.analyzeDependencies();
            for (Dependency dependency : engine.getDependencies()) {
                dependency.getVulnerabilities().forEach(one -> counts.merge(one.getName(), 1, Integer::sum));
            }
        } finally {
            settings.cleanup(true);
        }
        return counts;
    }
}
