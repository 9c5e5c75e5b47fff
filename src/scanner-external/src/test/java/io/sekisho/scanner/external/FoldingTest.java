package io.sekisho.scanner.external;

import static org.assertj.core.api.Assertions.assertThat;

import io.sekisho.core.config.SeverityReader;
import io.sekisho.core.consolidate.Consolidator;
import io.sekisho.core.scan.RawFinding;
import io.sekisho.model.CodeDetail;
import io.sekisho.model.Finding;
import io.sekisho.model.Kind;
import io.sekisho.model.Location;
import io.sekisho.model.Occurrence;
import io.sekisho.model.Rule;
import io.sekisho.model.SecretDetail;
import io.sekisho.model.Vulnerability;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What another tool says again becomes a further occurrence of our own finding. */
class FoldingTest {
    @TempDir
    Path temp;

    private List<Finding> consolidate(String sample, RawFinding own) throws Exception {
        List<RawFinding> all =
                new ArrayList<>(new SarifProject(temp).sample(sample).scan().findings());
        all.add(own);
        return new Consolidator(SeverityReader.shipped()).findings(all);
    }

    private static void assertFolded(List<Finding> findings, Kind kind, int occurrences) {
        assertThat(findings)
                .filteredOn(finding -> finding.kind() == kind)
                .singleElement()
                .satisfies(finding -> assertThat(finding.occurrences()).hasSize(occurrences))
                .satisfies(finding -> assertThat(finding.occurrences())
                        .anyMatch(one -> one.scanner().equals(ExternalScanner.ID)));
    }

    @Test
    void trivysVulnerabilityIsOurs() throws Exception {
        RawFinding own = RawFinding.dependency(
                List.of("CVE-2021-44228", "pkg:maven/org.apache.logging.log4j/log4j-core"),
                new Rule("CVE-2021-44228", null, null, List.of(), null),
                null,
                Occurrence.at("dependency", Location.line("app/pom.xml", 40)),
                new Vulnerability(
                        "CVE-2021-44228",
                        List.of(),
                        "pkg:maven/org.apache.logging.log4j/log4j-core@2.14.1",
                        "org.apache.logging.log4j:log4j-core",
                        "2.14.1",
                        null,
                        null,
                        null,
                        List.of(),
                        null,
                        null,
                        null),
                null);
        assertFolded(consolidate("trivy.sarif", own), Kind.DEPENDENCY, 2);
    }

    @Test
    void gitleaksSecretIsOurs() throws Exception {
        RawFinding own = RawFinding.secret(
                List.of("aws-access-token", "src/app.properties", "key=***"),
                new Rule("aws-access-token", null, null, List.of(), null),
                null,
                Occurrence.at("secret", Location.line("src/app.properties", 2)),
                new SecretDetail(3.5, null),
                null);
        assertFolded(consolidate("gitleaks.sarif", own), Kind.SECRET, 3);
    }

    @Test
    void codeqlsInjectionIsOurs() throws Exception {
        RawFinding own = RawFinding.code(
                List.of("SQL_INJECTION_JDBC", "shop.Other", "find()V", "query(x)"),
                new Rule("SQL_INJECTION_JDBC", null, null, List.of(89), null),
                null,
                Occurrence.at("code", Location.line("src/main/java/Other.java", 1)),
                new CodeDetail("shop.Other", "find()V", "SECURITY", 5, "high"),
                null);
        assertFolded(consolidate("codeql.sarif", own), Kind.CODE, 2);
    }
}
