package io.sekisho.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.sekisho.cli.console.ExitCode;
import io.sekisho.model.Action;
import io.sekisho.model.GapType;
import io.sekisho.scanner.external.ExternalScanner;
import io.sekisho.scanner.external.ExternalSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A policy that asks for exploitation, and vulnerabilities that only another tool saw. */
class OtherToolsTest {
    private static final Path SAMPLES = Path.of(System.getProperty("sekisho.root"))
            .resolve("src/scanner-external/src/test/resources/io/sekisho/scanner/external");

    @TempDir
    Path temp;

    private World world;

    @BeforeEach
    void aPolicyOnExploitation() throws IOException {
        world = new World(
                temp,
                (context, request, config, trusted) ->
                        List.of(new ExternalScanner(new ExternalSettings(request.sarif()))));
        for (String sample : List.of("trivy.sarif", "grype.sarif", "osv-scanner.sarif")) {
            world.write(sample, Files.readString(SAMPLES.resolve(sample)));
        }
        world.write("README.md", "a shop");
        world.write("kev.json", """
                {"dateReleased": "2026-11-23T00:00:00Z", "count": 1, "vulnerabilities": [
                 {"cveID": "CVE-2021-44228", "dateAdded": "2021-12-10", "dueDate": "2021-12-24",
                  "knownRansomwareCampaignUse": "Known"}]}
                """);
        world.write(
                ".sekisho/config.yml",
                "gate:\n  fail-on: none\n  rules: [{name: exploited, when: {kev: true}, action: fail}]\n");
    }

    private List<GapType> gaps() throws IOException {
        return world.report().facts().coverage().gaps().stream()
                .map(gap -> gap.type())
                .toList();
    }

    @Test
    void anExploitedCveOfTrivyBlocks() throws Exception {
        World.Result scan = world.run("scan", "--sarif", "trivy.sarif", "--kev", "kev.json");
        assertThat(scan.exit()).as(scan.out()).isEqualTo(ExitCode.GATE_FAILED);
        assertThat(world.report().judgement().findings().stream()
                        .filter(one -> one.action() == Action.FAIL)
                        .map(one -> one.rule().name()))
                .containsExactly("exploited");
        assertThat(world.run("explain", "CVE-2021-44228").out())
                .contains("KEV catalogue since 2021-12-10", "Raise org.apache.logging.log4j:log4j-core to 2.15.0")
                .contains("Trivy does not say", "with any value: cvss\n");
    }

    @Test
    void withoutTheListTheScanIsIncomplete() throws Exception {
        assertThat(world.run("scan", "--sarif", "trivy.sarif").exit()).isEqualTo(ExitCode.INCOMPLETE);
        assertThat(gaps()).contains(GapType.ENRICHMENT_MISSING);
    }

    @Test
    void whatGrypeReportsWithoutACveIsSaid() throws Exception {
        World.Result scan = world.run("scan", "--sarif", "grype.sarif", "--kev", "kev.json");
        assertThat(scan.exit()).as(scan.out()).isEqualTo(ExitCode.GATE_FAILED); // one of the two has a CVE
        assertThat(gaps()).contains(GapType.ENRICHMENT_UNMATCHED);
        assertThat(world.run("explain", "GHSA-jfh8-c2jp-5v3q").out())
                .contains("cannot be told without a CVE id", "with any value: kev, epss, epss-percentile, cvss");
        assertThat(world.run("scan", "--sarif", "osv-scanner.sarif", "--kev", "kev.json")
                        .exit())
                .isEqualTo(ExitCode.PASSED);
        assertThat(gaps()).doesNotContain(GapType.ENRICHMENT_UNMATCHED, GapType.ENRICHMENT_MISSING);
    }

    @Test
    void aSuppressionMayNameTheVulnerabilityAndThePackage() throws Exception {
        world.write(
                ".sekisho/suppressions.yml",
                "suppressions:\n  - {vulnerability: CVE-2021-44228, package: pkg:maven/org.apache.logging.log4j/log4j-core,"
                        + " versions: '<2.15', reason: r, expires: 2026-12-31}\n");
        World.Result scan = world.run("scan", "--sarif", "trivy.sarif", "--kev", "kev.json");
        assertThat(scan.exit()).as(scan.out()).isEqualTo(ExitCode.PASSED);
    }
}
