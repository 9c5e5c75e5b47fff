package io.sekisho.core.writer.gitlab;

import static io.sekisho.core.writer.ReportBuilder.at;
import static io.sekisho.core.writer.ReportBuilder.dependency;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.sekisho.core.writer.ReportBuilder;
import io.sekisho.core.writer.SampleReports;
import io.sekisho.model.Action;
import io.sekisho.model.Kind;
import io.sekisho.model.Severity;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class DependencyScanningReportTest extends SecurityReportContractTest {
    @Override
    protected ReportType type() {
        return ReportType.DEPENDENCY_SCANNING;
    }

    @Test
    void saysThePackageAndEachBuildFileOnce() throws IOException {
        JsonNode entries = entries(ReportBuilder.complete()
                .add(
                        dependency(
                                "1",
                                Severity.HIGH,
                                "CVE-2021-44228",
                                at(Kind.DEPENDENCY, "pom.xml", 3),
                                at(Kind.DEPENDENCY, "pom.xml", 8),
                                at(Kind.DEPENDENCY, "web/pom.xml", 3)),
                        Action.FAIL)
                .build());
        assertThat(entries).hasSize(2);
        assertThat(entries.at("/0/location/dependency/package/name").asText()).isEqualTo("g:a");
        assertThat(entries.at("/0/location/dependency/version").asText()).isEqualTo("unknown");
        assertThat(entries.at("/0/identifiers/0/type").asText()).isEqualTo("cve");
        assertThat(entries.at("/0/identifiers/1/name").asText()).isEqualTo("CWE-502");
        assertThat(entries.at("/1/location/file").asText()).isEqualTo("web/pom.xml");
    }

    @Test
    void keepsVectorsAliasesAndWhetherItIsDirect() throws IOException {
        JsonNode entry = entries(ReportBuilder.open(SampleReports.full())).get(0);
        assertThat(entry.at("/cvss_vectors/0/vector").asText()).startsWith("CVSS:3.1/");
        assertThat(entry.at("/identifiers/1/type").asText()).isEqualTo("ghsa");
        assertThat(entry.at("/location/dependency/direct").asBoolean()).isTrue();
    }

    @Test
    void whatHasNoCveHasAnIdentifierNevertheless() throws IOException {
        JsonNode entry = entries(ReportBuilder.complete()
                        .add(dependency("1", Severity.HIGH, "  ", at(Kind.DEPENDENCY, "pom.xml", 0)), Action.WARN)
                        .build())
                .get(0);
        assertThat(entry.at("/identifiers/0/value").asText()).isNotEmpty();
    }
}
