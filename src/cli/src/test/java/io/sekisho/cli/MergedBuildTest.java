package io.sekisho.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.sekisho.cli.console.ExitCode;
import io.sekisho.core.plan.ResolvedDependency;
import io.sekisho.core.scan.RawFinding;
import io.sekisho.core.scan.ScanContext;
import io.sekisho.core.scan.ScanResult;
import io.sekisho.model.Cause;
import io.sekisho.model.CvssScore;
import io.sekisho.model.FindingJudgement;
import io.sekisho.model.Kind;
import io.sekisho.model.Occurrence;
import io.sekisho.model.Rule;
import io.sekisho.model.ScannerState;
import io.sekisho.model.Vulnerability;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Merge requests that edit build files, without an earlier report: whole scans of real projects in real repositories. In place of a
 * vulnerability database, version 1 of {@code weak}, {@code deep} and {@code far} is known to be vulnerable.
 */
class MergedBuildTest {
    private static final List<String> VULNERABLE = List.of("weak@1", "deep@1", "far@1");

    @TempDir
    Path temp;

    private World world;

    @BeforeEach
    void project() throws Exception {
        world = new World(
                temp,
                (context, request, config, trusted) ->
                        List.of(new FakeScanner(Kind.DEPENDENCY, MergedBuildTest::vulnerable)));
        world.environment.put("MAVEN_OPTS", "-Dmaven.repo.local=" + temp.resolve("m2"));
        for (String version : List.of("1", "2")) {
            for (String name : List.of("weak", "far")) {
                library(name, version);
            }
        }
        library("deep", "1");
        library("deep", "2");
        library("uses", "1", dependency("deep", "1"));
        library("fine", "1");
        library("fine", "2");
        library("holds", "1", dependency("deep", "2"));
        world.write(".gitignore", "sekisho-report/\n");
        world.write(".sekisho/config.yml", "gate: {fail-on: low}\n");
        world.write("pom.xml", """
                <project>
                <modelVersion>4.0.0</modelVersion>
                <groupId>g</groupId><artifactId>app</artifactId><version>1</version>
                <description>1</description>
                <properties><fine>1</fine><far>2</far><indirect>${far}</indirect></properties>
                <dependencies>
                <dependency><groupId>g</groupId><artifactId>holds</artifactId><version>1</version></dependency>
                <dependency><groupId>g</groupId><artifactId>uses</artifactId><version>1</version></dependency>
                <dependency><groupId>g</groupId><artifactId>weak</artifactId><version>1</version></dependency>
                <dependency><groupId>g</groupId><artifactId>fine</artifactId><version>${fine}</version></dependency>
                <dependency><groupId>g</groupId><artifactId>far</artifactId><version>${indirect}</version></dependency>
                <!-- more -->
                </dependencies>
                <build><plugins><plugin><artifactId>p</artifactId><version>1</version></plugin></plugins></build>
                </project>
                """);
        git("init", "-q", "-b", "main");
        git("add", "-A");
        git("commit", "-q", "-m", "base");
        git("checkout", "-q", "-b", "feature");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "a comment; <!-- more -->; <!-- less -->",
                "a description; <description>1; <description>2",
                "the project's version; app</artifactId><version>1; app</artifactId><version>2",
                "a plugin; p</artifactId><version>1; p</artifactId><version>2",
                "a property; <fine>1; <fine>2",
                "a new property; <fine>1; <new>1</new><fine>1",
                "another dependency; <!-- more -->; <dependency><groupId>g</groupId><artifactId>fine</artifactId>"
                        + "<version>1</version><classifier>x</classifier></dependency>",
                "a profile; </build>; </build><profiles><profile><id>x</id></profile></profiles>",
                "a developer; <build>; <developers><developer><id>d</id></developer></developers><build>",
            })
    void anHonestEditIsNotBlamedForOldDebt(String edit, String from, String to) throws Exception {
        assertThat(proposed(from, to)).as(edit).isEqualTo(ExitCode.PASSED);
        assertThat(world.report().judgement().findings()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "a property through another one; <far>2; <far>1; far",
                "a dependency is gone, an older one wins; <artifactId>holds</artifactId>; <artifactId>fine</artifactId>; deep",
                "an exclusion; holds</artifactId>; holds</artifactId><exclusions><exclusion><groupId>g</groupId>"
                        + "<artifactId>deep</artifactId></exclusion></exclusions>; deep",
                "a managed version; <dependencies>; <dependencyManagement><dependencies><dependency><groupId>g</groupId>"
                        + "<artifactId>deep</artifactId><version>1</version></dependency></dependencies>"
                        + "</dependencyManagement><dependencies>; deep",
                "a profile; <build>; <profiles><profile><activation><activeByDefault>true</activeByDefault></activation>"
                        + "<properties><far>1</far></properties></profile></profiles><build>; far",
                "a version from the description; ${indirect}</version>; ${project.description}</version>; far",
                "a module's own; <build>; <packaging>pom</packaging><modules><module>m</module></modules><build>; far",
            })
    void whatAnEditBringsInFails(String edit, String from, String to, String brings) throws Exception {
        world.write("m/pom.xml", """
                <project><modelVersion>4.0.0</modelVersion><groupId>g</groupId><artifactId>m</artifactId><version>1</version>
                <dependencies><dependency><groupId>g</groupId><artifactId>far</artifactId><version>1</version></dependency>
                </dependencies></project>
                """);
        if (!from.equals("<build>") || !to.contains("<modules>")) {
            Files.delete(world.directory.resolve("m/pom.xml"));
        }
        ExitCode exit = proposed(from, to);
        assertThat(exit).as(edit).isEqualTo(ExitCode.GATE_FAILED);
        assertThat(introduced()).as(edit).containsExactly("g:" + brings);
    }

    /** It is read by no parser of ours, so that nothing is known of what it brings in. */
    @Test
    void anEntityIsNeverGreen() throws Exception {
        edit("<project>", "<!DOCTYPE project [<!ENTITY far \"1\">]>\n<project>");
        assertThat(proposed("<far>2", "<far>&far;")).isIn(ExitCode.GATE_FAILED, ExitCode.INCOMPLETE);
    }

    @Test
    void whatWasOfTestsAloneFailsWhenItIsShipped() throws Exception {
        git("checkout", "-q", "main");
        edit("<artifactId>far</artifactId>", "<artifactId>far</artifactId><scope>test</scope>");
        edit("<far>2", "<far>1");
        git("checkout", "-q", "-B", "feature");
        assertThat(proposed("<scope>test</scope>", "")).isEqualTo(ExitCode.GATE_FAILED);
        assertThat(introduced()).containsExactly("g:far");
    }

    /** The description is taken for a version first, and changed then. */
    @Test
    void aDescriptionThatIsAVersionFails() throws Exception {
        git("checkout", "-q", "main");
        edit("<far>2", "<far>${project.description}");
        edit("<description>1", "<description>2");
        git("checkout", "-q", "-B", "feature");
        assertThat(proposed("<description>2", "<description>1")).isEqualTo(ExitCode.GATE_FAILED);
        assertThat(introduced()).containsExactly("g:far");
    }

    private ExitCode proposed(String from, String to) throws Exception {
        edit(from, to);
        World.Result result = world.run("scan", "--offline", "--trusted-ref", "main");
        return result.exit();
    }

    private List<String> introduced() throws Exception {
        Map<String, String> names = world.report().facts().findings().stream()
                .collect(Collectors.toMap(
                        one -> one.fingerprint(), one -> one.vulnerability().component()));
        return world.report().judgement().findings().stream()
                .filter(one -> one.cause() == Cause.INTRODUCED)
                .map(FindingJudgement::fingerprint)
                .map(names::get)
                .toList();
    }

    private static ScanResult vulnerable(ScanContext scan) {
        List<RawFinding> findings = scan.plan().dependencies().stream()
                .filter(one -> !one.scope().equals("test"))
                .filter(one -> VULNERABLE.contains(one.packageUrl().replace("pkg:maven/g/", "")))
                .map(MergedBuildTest::finding)
                .toList();
        return new ScanResult(
                "1", ScannerState.COMPLETED, findings, List.of(), List.of(), Map.of("files", 4L), Map.of());
    }

    private static RawFinding finding(ResolvedDependency one) {
        String name = one.packageUrl().replaceAll(".*/|@.*", "");
        return RawFinding.dependency(
                List.of("CVE-2020-0001", "pkg:maven/g/" + name),
                new Rule("CVE-2020-0001", "x", null, null, null),
                null,
                new Occurrence(
                        "dependency",
                        one.declaration(),
                        name + "-1.jar",
                        one.module(),
                        null,
                        true,
                        one.path(),
                        null,
                        null),
                new Vulnerability(
                        "CVE-2020-0001",
                        List.of(),
                        one.packageUrl(),
                        "g:" + name,
                        "1",
                        null,
                        null,
                        "high",
                        List.of(new CvssScore("3.1", 9.8, null, "nvd")),
                        null,
                        null,
                        null),
                null);
    }

    private void edit(String from, String to) throws Exception {
        String before = Files.readString(world.directory.resolve("pom.xml"));
        assertThat(before).contains(from);
        world.write("pom.xml", before.replace(from, to));
        git("add", "-A");
        git("commit", "-q", "-m", "edit");
    }

    private void git(String... arguments) throws Exception {
        MergeRequestScene.git(world.directory, arguments);
    }

    private void library(String name, String version, String... dependencies) throws Exception {
        Path directory =
                Files.createDirectories(temp.resolve("m2/g").resolve(name).resolve(version));
        Files.writeString(
                directory.resolve(name + "-" + version + ".pom"),
                "<project><modelVersion>4.0.0</modelVersion><groupId>g</groupId><artifactId>" + name
                        + "</artifactId><version>" + version + "</version>"
                        + Stream.of(dependencies)
                                .collect(Collectors.joining("", "<dependencies>", "</dependencies></project>")));
        Files.writeString(directory.resolve(name + "-" + version + ".jar"), "jar");
        Files.writeString(directory.resolve(name + "-" + version + "-x.jar"), "jar");
    }

    private static String dependency(String name, String version) {
        return "<dependency><groupId>g</groupId><artifactId>" + name + "</artifactId><version>" + version
                + "</version></dependency>";
    }
}
