package io.sekisho.scanner.external;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.sekisho.core.consolidate.Fingerprints;
import io.sekisho.core.scan.RawFinding;
import io.sekisho.core.scan.ScanResult;
import io.sekisho.core.scan.ScannerException;
import io.sekisho.model.Gap;
import io.sekisho.model.GapType;
import io.sekisho.model.Location;
import io.sekisho.model.Text;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files shaped like those of the tools that our users have. */
class RealToolsTest {
    private static final String SECRET = "AKIAQYLPMN5HHHFPZAM2";

    @TempDir
    Path temp;

    @Test
    void readsTrivysVulnerabilitiesMisconfigurationsAndSecrets() throws Exception {
        List<RawFinding> all = new SarifProject(temp)
                .write("src/app.properties", "# keys\nkey=" + SECRET + "\n")
                .sample("trivy.sarif")
                .scan()
                .findings();
        assertThat(all)
                .extracting(raw -> raw.occurrence().location())
                .containsExactly(
                        new Location("pom.xml", 12, 16),
                        Location.line("infra/main.tf", 3),
                        Location.line("src/app.properties", 2));
        assertThat(all).extracting(raw -> raw.occurrence().module()).containsExactly("", "infra", "");
        RawFinding vulnerability = all.get(0);
        assertThat(vulnerability.rule().id()).isEqualTo("CVE-2021-44228");
        assertThat(vulnerability.rule().helpUri()).isEqualTo("https://example.org/nvd/cve-2021-44228");
        assertThat(vulnerability.external().securitySeverity()).isEqualTo(10.0);
        // One fact a line: consolidation reads the package from it.
        assertThat(vulnerability.message().lines()).contains("Package: org.apache.logging.log4j:log4j-core");
        assertThat(all).noneMatch(raw -> raw.toString().contains(SECRET));
        assertThat(all.get(2).occurrence().snippet()).isNull();
        assertThat(all.get(2).rule().cwes()).containsExactly(798);
    }

    @Test
    void readsZapsAddressesWithoutCredentials() throws Exception {
        List<RawFinding> all = new SarifProject(temp).sample("zap.sarif").scan().findings();
        RawFinding first = all.get(0);
        assertThat(first.occurrence().location()).isEqualTo(Location.file("zap.sarif"));
        assertThat(first.message())
                .isEqualTo("Cross Site Scripting (Reflected)\nhttps://shop.example/search?q=***&session=***");
        assertThat(first.rule().cwes()).containsExactly(79);
        assertThat(first.rule().description()).isEqualTo("An attacker's code is echoed into the page.");
        assertThat(first.rule().helpUri()).isNull();
        assertThat(first.identity()).contains("https://shop.example/search");
        assertThat(all)
                .noneMatch(raw ->
                        raw.toString().contains("wonderland") || raw.toString().contains("0f3a9c77"));
        assertThat(all.get(1).external().level()).isEqualTo("note");
    }

    @Test
    void readsCodeqlsExtensionsMessagesAndFingerprints() throws Exception {
        List<RawFinding> all =
                new SarifProject(temp).sample("codeql.sarif").scan().findings();
        RawFinding first = all.get(0);
        assertThat(first.occurrence().location()).isEqualTo(Location.line("src-root/src/main/java/Shop Front.java", 7));
        assertThat(first.message()).isEqualTo("This query depends on a user-provided value, with '{' kept.");
        assertThat(first.rule().name()).isEqualTo("Query built from user-controlled sources");
        assertThat(first.rule().cwes()).containsExactly(89, 564);
        assertThat(first.external().level()).isEqualTo("error");
        assertThat(first.external().securitySeverity()).isEqualTo(8.8);
        assertThat(first.external().tool()).isEqualTo("CodeQL");
        assertThat(first.identity()).last().isEqualTo("39fa2ee980eb94b0:1");
        assertThat(first.occurrence().toolSuppression()).isEqualTo("SARIF suppression (inSource): input is an enum");
        RawFinding second = all.get(1);
        assertThat(second.rule().name()).isEqualTo("Query built from user-controlled sources");
        assertThat(second.occurrence().toolSuppression()).isNull();
    }

    @Test
    void readsCheckovsKindsLevelsAndSeveralRuns() throws Exception {
        SarifProject project = new SarifProject(temp).sample("checkov.sarif");
        ScannerException third = catchThrowableOfType(ScannerException.class, project::scan);
        assertThat(third.gap().message()).isEqualTo(Text.of("external.no-results", "Third", "checkov.sarif"));
        ScanResult result = third.partial();
        assertThat(result.findings())
                .extracting(raw -> raw.rule().id() + " " + raw.external().level() + " " + raw.message())
                .containsExactly(
                        "CKV_AWS_20 error Bucket is public",
                        "CKV_AWS_20 none for information",
                        "CKV_AWS_20 none no level",
                        "CKV_AWS_20/variant error nowhere",
                        "unnamed-rule warning a rule nobody describes");
        assertThat(result.findings().get(0).occurrence().snippet()).startsWith("resource \"aws_s3_bucket\"");
        assertThat(result.findings().get(1).occurrence().location()).isEqualTo(Location.file("checkov.sarif"));
        assertThat(result.findings().get(3).rule().name()).isEqualTo("Bucket is public");
        assertThat(result.inputs())
                .containsEntry("files", 1L)
                .containsEntry("runs", 3L)
                .containsEntry("results", 8L)
                .containsEntry("passed", 2L)
                .containsEntry("absent", 1L);
        assertThat(result.gaps())
                .extracting(Gap::type, gap -> gap.message().code())
                .contains(org.assertj.core.groups.Tuple.tuple(GapType.UNREADABLE_FILE, "external.tool-errors"));
    }

    @Test
    void gitleaksValuesStayBehindAndCommitsFold() throws Exception {
        List<RawFinding> all = new SarifProject(temp)
                .write("src/app.properties", "# keys\nkey=" + SECRET + "\n")
                .sample("gitleaks.sarif")
                .scan()
                .findings();
        assertThat(all).hasSize(2).noneMatch(raw -> raw.toString().contains(SECRET));
        assertThat(all).allMatch(raw -> raw.occurrence().snippet() == null);
        assertThat(all.get(0).message()).contains("src/app.properties: ***");
        assertThat(all)
                .extracting(raw -> Fingerprints.of(raw.kind(), raw.identity()))
                .containsOnly(Fingerprints.of(all.get(0).kind(), all.get(0).identity()));
    }
}
