package io.sekisho.scanner.dependency;

import static io.sekisho.scanner.dependency.Lab.dependency;
import static io.sekisho.scanner.dependency.Lab.gaps;
import static io.sekisho.scanner.dependency.Lab.install;
import static io.sekisho.scanner.dependency.Lab.jar;
import static io.sekisho.scanner.dependency.Lab.of;
import static io.sekisho.scanner.dependency.Lab.pom;
import static io.sekisho.scanner.dependency.Lab.write;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sekisho.core.consolidate.Fingerprints;
import io.sekisho.core.files.SekishoHome;
import io.sekisho.core.scan.RawFinding;
import io.sekisho.core.scan.ScanResult;
import io.sekisho.core.scan.ScannerException;
import io.sekisho.model.Component;
import io.sekisho.model.CvssScore;
import io.sekisho.model.GapType;
import io.sekisho.model.Kev;
import io.sekisho.model.Location;
import io.sekisho.model.Occurrence;
import io.sekisho.model.Vulnerability;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DependencyScannerTest {
    @TempDir
    static Path shared;

    private static SekishoHome home;

    @TempDir
    Path temp;

    private Path project;

    @BeforeAll
    static void database() throws Exception {
        home = Lab.database(shared, false, Lab.ROCKETLIB);
    }

    @BeforeEach
    void project() throws Exception {
        project = Files.createDirectories(temp.resolve("project")).toRealPath();
    }

    private ScanResult scan() throws Exception {
        return Lab.scan(home, temp, project);
    }

    @Test
    void a_transitive_jar_points_at_the_line_and_the_dependency_to_raise() throws Exception {
        install(temp, "rocketlib", "1.2");
        install(temp, "middle", "7", dependency("rocketlib", "1.2", ""));
        write(
                project.resolve("pom.xml"),
                pom("g", "app", "1", "<dependencies>\n" + dependency("middle", "7", "") + "\n</dependencies>"));
        ScanResult result = scan();
        assertThat(result.findings()).singleElement().satisfies(raw -> {
            Occurrence occurrence = raw.occurrence();
            assertThat(occurrence.location()).isEqualTo(Location.line("pom.xml", 7));
            assertThat(occurrence.artifact()).isEqualTo("rocketlib-1.2.jar");
            assertThat(occurrence.module()).isEmpty();
            assertThat(occurrence.dependencyPath())
                    .containsExactly("pkg:maven/com.acmeworks/middle@7", "pkg:maven/com.acmeworks/rocketlib@1.2");
            assertThat(raw.identity()).containsExactly("CVE-2026-1001", "pkg:maven/com.acmeworks/rocketlib");
            assertThat(raw.remedy().upgrade()).isEqualTo("pkg:maven/com.acmeworks/middle");
            assertThat(raw.remedy().fixedVersion()).isEqualTo("1.9");
            assertThat(raw.remedy().advice().code()).isEqualTo("dependency.upgrade-transitive-branches");
            assertThat(raw.remedy().advice().arguments())
                    .containsExactly("com.acmeworks:rocketlib", "1.2", "1.9", "com.acmeworks:middle", "1.x", "2.3");
        });
    }

    @Test
    void a_vulnerability_carries_all_that_is_known() throws Exception {
        write(project.resolve("lib/rocketlib-1.2.jar"), jar("rocketlib", "1.2"));
        RawFinding raw = of(scan(), "CVE-2026-1001").get(0);
        Vulnerability known = raw.vulnerability();
        assertThat(known.packageUrl()).isEqualTo("pkg:maven/com.acmeworks/rocketlib@1.2");
        assertThat(known.component()).isEqualTo("com.acmeworks:rocketlib");
        assertThat(known.componentVersion()).isEqualTo("1.2");
        assertThat(known.cpe()).startsWith("cpe:2.3:a:acmeworks:rocketlib:");
        assertThat(known.affectedRange()).isEqualTo(">=1.0,<1.5");
        assertThat(known.confidence()).isEqualTo("highest");
        assertThat(known.cvss())
                .extracting(CvssScore::version, CvssScore::score, CvssScore::vector)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("3.1", 9.8, "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H"),
                        org.assertj.core.groups.Tuple.tuple("2.0", 7.5, "AV:N/AC:L/Au:N/C:P/I:P/A:P"));
        assertThat(known.kev()).isEqualTo(new Kev(LocalDate.of(2026, 2, 3), LocalDate.of(2026, 2, 24), true));
        assertThat(known.published()).isEqualTo(LocalDate.of(2026, 1, 1));
        assertThat(raw.rule().cwes()).containsExactly(502);
        assertThat(raw.rule().helpUri()).isEqualTo("https://nvd.nist.gov/vuln/detail/CVE-2026-1001");
        assertThat(raw.occurrence().location()).isEqualTo(Location.file("lib/rocketlib-1.2.jar"));
    }

    @Test
    void one_jar_in_five_modules_and_in_the_tree_is_scanned_once_and_seen_six_times() throws Exception {
        install(temp, "rocketlib", "1.2");
        StringBuilder modules = new StringBuilder();
        for (int i = 1; i <= 5; i++) {
            modules.append("<module>m").append(i).append("</module>");
            write(
                    project.resolve("m" + i + "/pom.xml"),
                    pom(
                            "g",
                            "m" + i,
                            "1",
                            "<dependencies>\n" + dependency("rocketlib", "1.2", "") + "\n</dependencies>"));
        }
        write(
                project.resolve("pom.xml"),
                pom("g", "all", "1", "<packaging>pom</packaging><modules>" + modules + "</modules>"));
        write(project.resolve("m3/target/renamed.jar"), jar("rocketlib", "1.2"));
        ScanResult result = scan();
        assertThat(result.findings())
                .hasSize(6)
                .allSatisfy(
                        raw -> assertThat(raw.occurrence().location().path()).endsWith("/pom.xml"));
        assertThat(result.findings().stream()
                        .map(raw -> Fingerprints.of(raw.kind(), raw.identity()))
                        .distinct())
                .hasSize(1);
        assertThat(result.findings())
                .extracting(raw -> raw.occurrence().module())
                .containsExactlyInAnyOrder("m1", "m2", "m3", "m3", "m4", "m5");
        assertThat(result.findings())
                .extracting(raw -> raw.occurrence().artifact())
                .contains("m3/target/renamed.jar");
        assertThat(result.properties())
                .containsEntry("engine.dependencies", "1")
                .containsEntry("engine.vulnerabilities", "1");
    }

    @Test
    void a_jar_within_a_war_is_the_declared_dependency() throws Exception {
        install(temp, "rocketlib", "1.2");
        write(
                project.resolve("pom.xml"),
                pom(
                        "g",
                        "app",
                        "1",
                        "<packaging>war</packaging><dependencies>\n" + dependency("rocketlib", "1.2", "")
                                + "\n</dependencies>"));
        write(
                project.resolve("target/app.war"),
                Lab.zip(Map.of("WEB-INF/lib/rocketlib-1.2.jar", jar("rocketlib", "1.2"))));
        ScanResult result = scan();
        assertThat(of(result, "CVE-2026-1001"))
                .extracting(raw -> raw.occurrence().artifact())
                .containsExactlyInAnyOrder("rocketlib-1.2.jar", "target/app.war!/WEB-INF/lib/rocketlib-1.2.jar");
        assertThat(of(result, "CVE-2026-1001"))
                .extracting(raw -> raw.occurrence().location())
                .containsOnly(Location.line("pom.xml", 7));
    }

    @Test
    void a_module_of_the_project_is_nothing_to_raise() throws Exception {
        install(temp, "rocketlib", "1.2");
        write(
                project.resolve("pom.xml"),
                pom(
                        "g",
                        "all",
                        "1",
                        "<packaging>pom</packaging><modules><module>a</module><module>b</module></modules>"));
        write(
                project.resolve("a/pom.xml"),
                pom("g", "a", "1", "<dependencies>\n" + dependency("rocketlib", "1.2", "") + "\n</dependencies>"));
        write(
                project.resolve("b/pom.xml"),
                pom(
                        "g",
                        "b",
                        "1",
                        "<dependencies><dependency><groupId>g</groupId><artifactId>a</artifactId>"
                                + "<version>1</version></dependency></dependencies>"));
        assertThat(of(scan(), "CVE-2026-1001")).hasSize(2).allSatisfy(raw -> {
            assertThat(raw.remedy().upgrade()).isEqualTo("pkg:maven/com.acmeworks/rocketlib");
            assertThat(raw.remedy().advice().code()).isEqualTo("dependency.upgrade-branches");
        });
    }

    @Test
    void a_pom_that_brings_in_others_is_what_to_raise() throws Exception {
        install(temp, "rocketlib", "1.2");
        write(
                temp.resolve("m2/com/acmeworks/bundle/3/bundle-3.pom"),
                pom(
                        "com.acmeworks",
                        "bundle",
                        "3",
                        "<packaging>pom</packaging><dependencies>" + dependency("rocketlib", "1.2", "")
                                + "</dependencies>"));
        write(
                project.resolve("pom.xml"),
                pom(
                        "g",
                        "app",
                        "1",
                        "<dependencies>\n" + dependency("bundle", "3", "<type>pom</type>") + "\n</dependencies>"));
        assertThat(of(scan(), "CVE-2026-1001"))
                .singleElement()
                .satisfies(raw -> assertThat(raw.remedy().upgrade()).isEqualTo("pkg:maven/com.acmeworks/bundle"));
    }

    @Test
    void what_tests_need_may_bring_in_what_is_shipped() throws Exception {
        install(temp, "rocketlib", "1.2");
        install(temp, "harness", "4", dependency("rocketlib", "1.2", ""));
        install(temp, "a", "1", dependency("b", "1", ""));
        install(temp, "b", "1", dependency("rocketlib", "1.2", ""));
        write(
                project.resolve("pom.xml"),
                pom(
                        "g",
                        "app",
                        "1",
                        "<dependencies>" + dependency("harness", "4", "<scope>test</scope>") + dependency("a", "1", "")
                                + "</dependencies>"));
        assertThat(of(scan(), "CVE-2026-1001"))
                .singleElement()
                .satisfies(raw -> assertThat(raw.remedy().upgrade()).isEqualTo("pkg:maven/com.acmeworks/harness"));
    }

    @Test
    void low_confidence_asks_to_check_the_product_first() throws Exception {
        SekishoHome doubtful = Lab.database(
                temp.resolve("doubtful"),
                false,
                Lab.cve("CVE-2026-5001", "gearworks", "cogwheel_jdbc_driver", "\"versionEndExcluding\": \"42.7.11\""));
        byte[] driver = Lab.jar(
                "org.gearworks",
                "cogwheel",
                "42.7.10",
                Map.of(
                        "META-INF/MANIFEST.MF",
                        Lab.bytes("Manifest-Version: 1.0\nImplementation-Title: Cogwheel JDBC Driver\n"
                                + "Implementation-Vendor: Gearworks\n")));
        write(project.resolve("lib/cogwheel-42.7.10.jar"), driver);
        ScanResult result = Lab.scan(doubtful, temp, project);
        assertThat(of(result, "CVE-2026-5001")).singleElement().satisfies(raw -> {
            assertThat(raw.vulnerability().confidence()).isIn("low", "medium");
            assertThat(raw.remedy().advice().code()).isEqualTo("dependency.unsure");
            assertThat(raw.remedy().advice().arguments().subList(0, 4))
                    .containsExactly(
                            "org.gearworks:cogwheel", "42.7.10", ">=42.7.11", "gearworks:cogwheel_jdbc_driver");
        });
    }

    @Test
    void a_jar_without_pom_within_a_fat_jar_is_known_by_its_bytes() throws Exception {
        install(temp, "rocketlib", "1.2");
        byte[] bare = Lab.zip(Map.of(
                "META-INF/MANIFEST.MF",
                Lab.bytes("Manifest-Version: 1.0\nImplementation-Title: rocketlib\n"
                        + "Implementation-Vendor: acmeworks\nImplementation-Version: 1.2\n"),
                "rocketlib/A.class",
                new byte[] {1, 2, 3}));
        write(temp.resolve("m2/com/acmeworks/rocketlib/1.2/rocketlib-1.2.jar"), bare);
        write(
                project.resolve("pom.xml"),
                pom("g", "app", "1", "<dependencies>\n" + dependency("rocketlib", "1.2", "") + "\n</dependencies>"));
        write(project.resolve("target/app.jar"), Lab.zip(Map.of("BOOT-INF/lib/rocketlib-1.2.jar", bare)));
        ScanResult result = scan();
        List<RawFinding> raw = of(result, "CVE-2026-1001");
        assertThat(raw)
                .extracting(one -> one.occurrence().artifact())
                .containsExactlyInAnyOrder("rocketlib-1.2.jar", "target/app.jar!/BOOT-INF/lib/rocketlib-1.2.jar");
        assertThat(raw).allSatisfy(one -> {
            assertThat(one.identity()).containsExactly("CVE-2026-1001", "pkg:maven/com.acmeworks/rocketlib");
            assertThat(one.vulnerability().packageUrl()).isEqualTo("pkg:maven/com.acmeworks/rocketlib@1.2");
            assertThat(one.occurrence().location()).isEqualTo(Location.line("pom.xml", 7));
        });
        assertThat(result.components())
                .filteredOn(one -> one.name().contains("rocketlib"))
                .extracting(Component::name)
                .containsExactly("com.acmeworks:rocketlib");
    }

    @Test
    void what_only_tests_need_is_left_out_and_counted() throws Exception {
        install(temp, "rocketlib", "1.2");
        install(temp, "quiet", "1");
        write(
                project.resolve("pom.xml"),
                pom(
                        "g",
                        "app",
                        "1",
                        "<dependencies>\n" + dependency("rocketlib", "1.2", "<scope>test</scope>")
                                + dependency("quiet", "1", "") + "\n</dependencies>"));
        ScanResult result = scan();
        assertThat(result.findings()).isEmpty();
        assertThat(result.inputs())
                .containsEntry("dependencies-of-development-left-out", 1L)
                .containsEntry("dependencies", 1L);
        assertThat(result.components())
                .extracting(Component::packageUrl, Component::scope)
                .containsExactlyInAnyOrder(
                        org.assertj.core.groups.Tuple.tuple("pkg:maven/com.acmeworks/quiet@1", null),
                        org.assertj.core.groups.Tuple.tuple("pkg:maven/com.acmeworks/rocketlib@1.2", "test"));
        assertThat(gaps(result, GapType.SKIPPED_FILE))
                .singleElement()
                .satisfies(gap ->
                        assertThat(gap.message().arguments()).containsExactly("1", "com.acmeworks:rocketlib 1.2"));
    }

    @Test
    void components_are_listed_whether_vulnerable_or_on_this_machine_or_not() throws Exception {
        install(temp, "rocketlib", "1.2");
        install(temp, "quiet", "1");
        write(
                project.resolve("pom.xml"),
                pom(
                        "g",
                        "app",
                        "1",
                        "<dependencies>\n" + dependency("rocketlib", "1.2", "") + dependency("quiet", "1", "")
                                + dependency("absent", "9", "") + "\n</dependencies>"));
        List<Component> components = scan().components();
        assertThat(components)
                .extracting(Component::packageUrl)
                .containsExactlyInAnyOrder(
                        "pkg:maven/com.acmeworks/rocketlib@1.2",
                        "pkg:maven/com.acmeworks/quiet@1",
                        "pkg:maven/com.acmeworks/absent@9");
        Component quiet = components.stream()
                .filter(one -> one.name().equals("com.acmeworks:quiet"))
                .findFirst()
                .orElseThrow();
        assertThat(quiet.sha256()).hasSize(64);
        assertThat(quiet.direct()).isTrue();
        assertThat(quiet.licenses()).containsExactly("MIT");
        assertThat(quiet.occurrences()).isNotEmpty();
    }

    @Test
    void what_is_listed_but_not_examined_is_said() throws Exception {
        write(project.resolve("build.gradle"), "dependencies {\n}\n");
        write(
                project.resolve("gradle.lockfile"),
                "# lock\ncom.acmeworks:processor:1=annotationProcessor\ncom.acmeworks:rocketlib:1.2=runtimeClasspath\nempty=\n");
        ScanResult result = scan();
        assertThat(result.components()).extracting(Component::name).contains("com.acmeworks:processor");
        assertThat(result.gaps()).anySatisfy(gap -> {
            assertThat(gap.type()).isEqualTo(GapType.TOOL_NOTE);
            assertThat(gap.message().arguments()).containsExactly("1", "com.acmeworks:processor 1");
        });
        // The plan has said it of the other.
        assertThat(gaps(result, GapType.DEPENDENCIES_UNRESOLVED)).isEmpty();
    }

    @Test
    void a_jar_in_a_war_under_another_identity_counts_as_examined() throws Exception {
        write(
                project.resolve("pom.xml"),
                pom("g", "app", "1", "<dependencies>\n" + dependency("absent", "9", "") + "\n</dependencies>"));
        write(
                project.resolve("target/app.war"),
                Lab.zip(Map.of("WEB-INF/lib/absent-9.jar", Lab.zip(Map.of("a/A.class", new byte[] {1})))));
        assertThat(gaps(scan(), GapType.DEPENDENCIES_UNRESOLVED)).isEmpty();
    }

    @Test
    void scripts_are_searched_for_libraries_and_unscored_ones_say_their_word() throws Exception {
        write(project.resolve("web/gadget-1.2.0.js"), "var gadget = 1;");
        write(project.resolve("node_modules/gadget/gadget-1.2.0.js"), "var gadget = 2;");
        write(project.resolve("web/own.js"), "var own = 1;");
        ScanResult result = scan();
        assertThat(result.findings()).hasSize(3).allSatisfy(raw -> {
            assertThat(raw.occurrence().location()).isEqualTo(Location.file("web/gadget-1.2.0.js"));
            assertThat(raw.vulnerability().packageUrl()).isEqualTo("pkg:javascript/gadget@1.2.0");
            assertThat(raw.remedy().fixedVersion()).isEqualTo("3.0.0");
        });
        Vulnerability scripted = of(result, "CVE-2026-7777").get(0).vulnerability();
        assertThat(scripted.cvss()).isEmpty();
        assertThat(scripted.unscoredSeverity()).isEqualTo("high");
        assertThat(scripted.affectedRange()).isEqualTo(">=1.0.0,<1.6.0");
        assertThat(scripted.aliases()).containsExactly("GHSA-aaaa-bbbb-cccc");
        assertThat(result.components()).extracting(Component::name).containsExactly("gadget");
    }

    @Test
    void a_range_whose_end_only_is_known_says_later_than() throws Exception {
        write(project.resolve("lib/sprocketlib-3.0.jar"), jar("sprocketlib", "3.0"));
        RawFinding raw = of(scan(), "CVE-2026-2001").get(0);
        assertThat(raw.remedy().fixedVersion()).isNull();
        assertThat(raw.remedy().advice().code()).isEqualTo("dependency.later-than");
        assertThat(raw.remedy().advice().arguments()).containsExactly("com.acmeworks:sprocketlib", "3.0", "3.1", "");
    }

    @Test
    void what_trusted_configuration_excludes_is_not_scanned() throws Exception {
        write(project.resolve("docs/gadget-1.2.0.js"), "var gadget = 1;");
        var plan = new io.sekisho.core.plan.Planner(
                        new io.sekisho.core.plan.PackageCaches(temp.resolve("m2"), temp.resolve("gradle")))
                .plan(new io.sekisho.core.plan.PlanRequest(
                        project,
                        null,
                        false,
                        java.util.Set.of(io.sekisho.model.Kind.values()),
                        List.of("docs/**"),
                        List.of()));
        assertThat(ScanInputs.of(plan, true).isEmpty()).isTrue();
    }

    @Test
    void our_own_home_inside_the_project_is_not_scanned() throws Exception {
        Path own = project.resolve(".cache/sekisho");
        write(own.resolve("tools/gadget-1.2.0.js"), "var gadget = 1;");
        write(own.resolve("tools/rocketlib-1.2.jar"), jar("rocketlib", "1.2"));
        write(project.resolve("report/gadget-1.1.0.js"), "var gadget = 2;");
        var plan = new io.sekisho.core.plan.Planner(
                        new io.sekisho.core.plan.PackageCaches(temp.resolve("m2"), temp.resolve("gradle")))
                .plan(new io.sekisho.core.plan.PlanRequest(
                        project,
                        null,
                        false,
                        java.util.Set.of(io.sekisho.model.Kind.values()),
                        List.of(),
                        List.of(own, project.resolve("report/gadget-1.1.0.js"))));
        assertThat(ScanInputs.of(plan, true).isEmpty()).isTrue();
    }

    @Test
    void ecosystems_that_nothing_reads_offline_are_gaps() throws Exception {
        write(project.resolve("go.mod"), "module m\n");
        write(project.resolve("a/requirements.txt"), "x==1\n");
        write(project.resolve("a/yarn.lock"), "# yarn\n");
        ScanResult result = scan();
        assertThat(gaps(result, GapType.ECOSYSTEM_UNSUPPORTED))
                .extracting(gap -> gap.message().arguments().get(0) + " " + gap.paths())
                .containsExactlyInAnyOrder("golang [go.mod]", "pypi [a/requirements.txt]", "npm [a/yarn.lock]");
    }

    @Test
    void a_composer_lock_file_and_a_nuget_manifest_are_read() throws Exception {
        write(
                project.resolve("composer.lock"),
                "{\"packages\": [{\"name\": \"acmeworks/rocketlib\", \"version\": \"v1.2\"}]}");
        write(
                project.resolve("net/packages.config"),
                "<?xml version=\"1.0\" encoding=\"utf-8\"?><packages><package id=\"Acmeworks.Rocketlib\" version=\"1.2.0\"/></packages>");
        ScanResult result = scan();
        assertThat(of(result, "CVE-2026-1001"))
                .extracting(raw -> raw.occurrence().location().path())
                .contains("composer.lock", "net/packages.config");
        assertThat(gaps(result, GapType.ECOSYSTEM_UNSUPPORTED)).isEmpty();
    }

    @Test
    void a_missing_database_is_said_and_a_small_one_is_a_gap() throws Exception {
        write(project.resolve("lib/rocketlib-1.2.jar"), jar("rocketlib", "1.2"));
        SekishoHome nothing = new SekishoHome(temp.resolve("nothing"));
        assertThatThrownBy(() -> Lab.scan(nothing, temp, project))
                .isInstanceOfSatisfying(
                        ScannerException.class, e -> assertThat(e.gap().type()).isEqualTo(GapType.DATABASE_MISSING));
        ScanResult result = scan();
        assertThat(gaps(result, GapType.DATABASE_PARTIAL)).isNotEmpty();
        assertThat(result.properties()).containsEntry("database.cves", "5").containsEntry("database.kev", "1");
    }

    @Test
    void an_old_database_and_that_of_the_demo_are_gaps() throws Exception {
        write(project.resolve("lib/rocketlib-1.2.jar"), jar("rocketlib", "1.2"));
        DependencySettings settings = Lab.settings(home);
        DependencySettings later = new DependencySettings(
                settings.location(), settings.databases(), Clock.offset(Lab.CLOCK, Duration.ofDays(30)));
        ScanResult old = Lab.scan(new DependencyScanner(later), temp, project);
        assertThat(gaps(old, GapType.DATABASE_STALE)).hasSize(1);
        assertThat(gaps(scan(), GapType.DATABASE_STALE)).isEmpty();
        SekishoHome demo = Lab.database(temp, true, Lab.ROCKETLIB);
        ScanResult shown = Lab.scan(demo, temp, project);
        assertThat(gaps(shown, GapType.DATABASE_DEMO)).hasSize(1);
        assertThat(of(shown, "CVE-2026-1001")).hasSize(1);
    }

    @Test
    void scans_at_once_see_the_same() throws Exception {
        write(project.resolve("lib/rocketlib-1.2.jar"), jar("rocketlib", "1.2"));
        write(project.resolve("web/gadget-1.2.0.js"), "var gadget = 1;");
        ExecutorService scans = Executors.newFixedThreadPool(8);
        try {
            List<Future<Integer>> counts = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                Callable<Integer> scan = () -> scan().findings().size();
                counts.add(scans.submit(scan));
            }
            for (Future<Integer> count : counts) {
                assertThat(count.get()).isEqualTo(4);
            }
        } finally {
            scans.shutdownNow();
        }
    }
}
