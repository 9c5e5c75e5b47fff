package io.sekisho.scanner.dependency;

import static io.sekisho.scanner.dependency.Lab.write;
import static org.assertj.core.api.Assertions.assertThat;

import io.sekisho.core.files.SekishoHome;
import io.sekisho.core.scan.RawFinding;
import io.sekisho.core.scan.ScanResult;
import io.sekisho.model.Component;
import io.sekisho.model.GapType;
import io.sekisho.model.Location;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Lock files without installed packages, of which Dependency-Check alone sees nothing. */
class NpmLockTest {
    private static final String ENTRIES = """
            {"packages": {
              "": {"name": "app", "version": "1.0.0", "dependencies": {"middle": "^7.0.0", "@acmeworks/gizmokit": "^4.0.0"}},
              "node_modules/middle": {"version": "7.0.0", "dependencies": {"rocketlib": "^1.0.0"}},
              "node_modules/rocketlib": {"version": "1.2.0"},
              "node_modules/middle/node_modules/rocketlib": {"version": "2.1.0", "optional": true},
              "node_modules/@acmeworks/gizmokit": {"version": "4.0.0"}},
            "name": "app", "version": "1.0.0", "lockfileVersion": %d}
            """;

    private static final String VERSION_1 = """
            {"name": "app", "version": "1.0.0", "lockfileVersion": 1, "requires": true, "dependencies": {
              "middle": {"version": "7.0.0", "requires": {"rocketlib": "^1.0.0"},
                "dependencies": {"rocketlib": {"version": "2.1.0", "optional": true}}},
              "rocketlib": {"version": "1.2.0"},
              "@acmeworks/gizmokit": {"version": "4.0.0"}}}
            """;

    @TempDir
    static Path shared;

    private static SekishoHome home;

    @TempDir
    Path temp;

    @BeforeAll
    static void database() throws Exception {
        String npm = "cpe:2.3:a:rocketlib:rocketlib:*:*:*:*:*:node.js:*:*";
        String old = Lab.cve(
                "CVE-2026-1001",
                "rocketlib",
                "rocketlib",
                "\"versionStartIncluding\": \"1.0\", \"versionEndExcluding\": \"1.5.0\"");
        String next = Lab.cve(
                "CVE-2026-1003",
                "rocketlib",
                "rocketlib",
                "\"versionStartIncluding\": \"2.0\", \"versionEndExcluding\": \"2.3.0\"");
        String plain = "cpe:2.3:a:rocketlib:rocketlib:*:*:*:*:*:*:*:*";
        home = Lab.database(shared, false, old.replace(plain, npm), next.replace(plain, npm));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void every_version_of_lock_file_is_read_without_installed_packages(int version) throws Exception {
        Path project = Files.createDirectories(temp.resolve("project"));
        write(
                project.resolve("package.json"),
                "{\"name\": \"app\", \"version\": \"1.0.0\",\n\"dependencies\": {\n\"middle\": \"^7.0.0\",\n"
                        + "\"@acmeworks/gizmokit\": \"^4.0.0\"}}");
        write(project.resolve("package-lock.json"), version == 1 ? VERSION_1 : ENTRIES.formatted(version));
        ScanResult result = Lab.scan(home, temp, project);
        assertThat(result.components())
                .extracting(Component::packageUrl)
                .contains(
                        "pkg:npm/middle@7.0.0",
                        "pkg:npm/rocketlib@1.2.0",
                        "pkg:npm/rocketlib@2.1.0",
                        "pkg:npm/%40acmeworks/gizmokit@4.0.0")
                .hasSize(4);
        // Optional and of another platform perhaps: Dependency-Check would leave it out.
        RawFinding nested = Lab.of(result, "CVE-2026-1003").get(0);
        assertThat(nested.occurrence().location()).isEqualTo(Location.line("package.json", 3));
        assertThat(nested.occurrence().dependencyPath())
                .isEqualTo(List.of("pkg:npm/middle@7.0.0", "pkg:npm/rocketlib@2.1.0"));
        assertThat(nested.identity()).containsExactly("CVE-2026-1003", "pkg:npm/rocketlib");
        assertThat(nested.remedy().fixedVersion()).isEqualTo("2.3.0");
        assertThat(nested.remedy().upgrade()).isEqualTo("pkg:npm/middle");
        assertThat(Lab.of(result, "CVE-2026-1001")).hasSize(1);
        assertThat(result.findings()).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void a_package_under_another_name_is_what_it_is(int version) throws Exception {
        Path project = Files.createDirectories(temp.resolve("project"));
        write(
                project.resolve("package.json"),
                "{\"name\": \"app\", \"version\": \"1.0.0\", \"dependencies\": {\"alias\": \"npm:rocketlib@1.2.0\"}}");
        write(
                project.resolve("package-lock.json"),
                version == 1
                        ? "{\"name\": \"app\", \"lockfileVersion\": 1, \"dependencies\": {"
                                + "\"alias\": {\"version\": \"npm:rocketlib@1.2.0\"}}}"
                        : "{\"name\": \"app\", \"lockfileVersion\": 3, \"packages\": {"
                                + "\"\": {\"dependencies\": {\"alias\": \"npm:rocketlib@1.2.0\"}},"
                                + "\"node_modules/alias\": {\"name\": \"rocketlib\", \"version\": \"1.2.0\"}}}");
        ScanResult result = Lab.scan(home, temp, project);
        assertThat(result.components()).extracting(Component::packageUrl).containsExactly("pkg:npm/rocketlib@1.2.0");
        assertThat(Lab.of(result, "CVE-2026-1001"))
                .singleElement()
                .satisfies(raw ->
                        assertThat(raw.occurrence().dependencyPath()).containsExactly("pkg:npm/rocketlib@1.2.0"));
        assertThat(Lab.gaps(result, GapType.DEPENDENCIES_UNRESOLVED)).isEmpty();
    }

    @Test
    void a_package_that_only_an_address_names_is_a_gap() throws Exception {
        Path project = Files.createDirectories(temp.resolve("project"));
        write(
                project.resolve("package-lock.json"),
                "{\"name\": \"app\", \"lockfileVersion\": 1, \"dependencies\": {"
                        + "\"rocketlib\": {\"version\": \"git+ssh://git@example.org/rocketlib.git#abc\"},"
                        + "\"quiet\": {\"version\": \"1.0.0\"}, \"odd\": \"1.0.0\"}}");
        ScanResult result = Lab.scan(home, temp, project);
        assertThat(Lab.gaps(result, GapType.DEPENDENCIES_UNRESOLVED))
                .singleElement()
                .satisfies(gap -> assertThat(gap.count()).isEqualTo(2));
        assertThat(result.components()).extracting(Component::name).contains("rocketlib", "quiet", "odd");
    }

    @Test
    void several_installed_versions_get_one_advice_that_helps_all_and_names_who_brings_them_in() throws Exception {
        Path project = Files.createDirectories(temp.resolve("project"));
        write(project.resolve("package.json"), "{\"name\": \"app\", \"version\": \"1.0.0\"}");
        StringBuilder needs = new StringBuilder();
        StringBuilder entries = new StringBuilder();
        String[] versions = {"1.4.0", "1.1.0", "1.2.0", "1.2.0"};
        for (int i = 0; i < versions.length; i++) {
            needs.append(i == 0 ? "" : ",").append("\"p%d\": \"*\"".formatted(i));
            entries.append("""
                    ,"node_modules/p%1$d": {"version": "1.0.0", "dependencies": {"rocketlib": "*"}},
                    "node_modules/p%1$d/node_modules/rocketlib": {"version": "%2$s"}""".formatted(i, versions[i]));
        }
        write(project.resolve("package-lock.json"), """
                {"name": "app", "version": "1.0.0", "lockfileVersion": 3, "packages": {
                "": {"name": "app", "version": "1.0.0", "dependencies": {%s}}%s}}""".formatted(needs, entries));
        List<RawFinding> raw = Lab.of(Lab.scan(home, temp, project), "CVE-2026-1001");
        assertThat(raw).hasSize(4).allSatisfy(one -> {
            assertThat(one.vulnerability().packageUrl()).isEqualTo("pkg:npm/rocketlib@1.1.0");
            assertThat(one.vulnerability().componentVersion()).isEqualTo("1.1.0");
            assertThat(one.remedy().fixedVersion()).isEqualTo("1.5.0");
            assertThat(one.remedy().upgrade()).isNull();
            assertThat(one.remedy().advice().arguments())
                    .containsExactly("rocketlib", "1.1.0, 1.2.0, 1.4.0", "1.5.0", "p0, p1, p2 (+1)", "1.x", "2.3.0");
        });
        assertThat(raw)
                .extracting(one -> one.occurrence().dependencyPath().get(1))
                .containsExactlyInAnyOrder(
                        "pkg:npm/rocketlib@1.4.0",
                        "pkg:npm/rocketlib@1.1.0",
                        "pkg:npm/rocketlib@1.2.0",
                        "pkg:npm/rocketlib@1.2.0");
    }

    @Test
    void what_only_development_needs_is_left_out_and_said() throws Exception {
        Path project = Files.createDirectories(temp.resolve("project"));
        write(project.resolve("package.json"), "{\"name\": \"app\", \"version\": \"1.0.0\"}");
        write(project.resolve("package-lock.json"), """
                {"name": "app", "version": "1.0.0", "lockfileVersion": 3, "packages": {
                "": {"dependencies": {"middle": "*"}, "devDependencies": {"rocketlib": "*"}},
                "node_modules/middle": {"version": "7.0.0", "optionalDependencies": {"shared": "*"}},
                "node_modules/shared": {"version": "1.0.0", "devOptional": true},
                "node_modules/rocketlib": {"version": "1.2.0", "dev": true}}}""");
        ScanResult result = Lab.scan(home, temp, project);
        assertThat(result.findings()).isEmpty();
        assertThat(result.inputs())
                .containsEntry("dependencies", 2L)
                .containsEntry("dependencies-of-development-left-out", 1L);
        assertThat(Lab.gaps(result, GapType.SKIPPED_FILE)).singleElement().satisfies(gap -> {
            assertThat(gap.message().code()).isEqualTo("dependency.development-left-out");
            assertThat(gap.message().arguments()).containsExactly("1", "rocketlib 1.2.0");
            assertThat(gap.paths()).containsExactly("package.json");
        });
        assertThat(result.components())
                .extracting(Component::packageUrl)
                .contains("pkg:npm/rocketlib@1.2.0", "pkg:npm/shared@1.0.0");
    }

    @Test
    void a_name_that_leads_elsewhere_opens_no_file() throws Exception {
        Path project = Files.createDirectories(temp.resolve("project"));
        write(temp.resolve("secret/package.json"), "{\"name\": \"secret\", \"version\": \"9.9.9\"}");
        write(project.resolve("package.json"), "{\"name\": \"app\", \"version\": \"1.0.0\"}");
        write(
                project.resolve("package-lock.json"),
                "{\"name\": \"app\", \"version\": \"1.0.0\", \"lockfileVersion\": 3, \"packages\": {"
                        + "\"node_modules/../../../../../../secret\": {\"version\": \"1.0.0\"},"
                        + "\"node_modules/rocketlib\": {\"version\": \"1.2.0\"}}}");
        ScanResult result = Lab.scan(home, temp, project);
        assertThat(Lab.of(result, "CVE-2026-1001")).hasSize(1);
        assertThat(result.components()).extracting(Component::version).doesNotContain("9.9.9");
    }
}
