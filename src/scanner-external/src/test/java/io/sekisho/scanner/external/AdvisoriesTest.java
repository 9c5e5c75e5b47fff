package io.sekisho.scanner.external;

import static org.assertj.core.api.Assertions.assertThat;

import io.sekisho.core.scan.RawFinding;
import io.sekisho.model.CvssScore;
import io.sekisho.model.Text;
import io.sekisho.model.Vulnerability;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What other tools' results say of vulnerabilities, so that gate rules can ask for it. */
class AdvisoriesTest {
    private static final String LOG4J = "pkg:maven/org.apache.logging.log4j/log4j-core@2.14.1";

    @TempDir
    Path temp;

    private List<RawFinding> sample(String name) throws Exception {
        return new SarifProject(temp).sample(name).scan().findings();
    }

    private Vulnerability of(String rule, String result) throws Exception {
        String sarif = "{\"version\":\"2.1.0\",\"runs\":[{\"tool\":{\"driver\":{\"name\":\"tool\",\"rules\":[" + rule
                + "]}},\"results\":[" + result + "]}]}";
        return new SarifProject(temp).sarif("one.sarif", sarif).only().vulnerability();
    }

    @Test
    void trivyNamesCvePackageAndFixInTheMessage() throws Exception {
        List<RawFinding> all = sample("trivy.sarif");
        Vulnerability known = all.get(0).vulnerability();
        assertThat(known.id()).isEqualTo("CVE-2021-44228");
        assertThat(known.packageUrl()).isEqualTo(LOG4J);
        assertThat(known.component()).isEqualTo("org.apache.logging.log4j:log4j-core");
        assertThat(known.componentVersion()).isEqualTo("2.14.1");
        assertThat(known.cvss()).isEmpty();
        assertThat(all.get(0).remedy().fixedVersion()).isEqualTo("2.15.0");
        assertThat(all.get(0).remedy().advice())
                .isEqualTo(Text.of("external.raise", "org.apache.logging.log4j:log4j-core", "2.15.0", "Trivy"));
        // A misconfiguration and a secret are none.
        assertThat(all).extracting(RawFinding::vulnerability).last().isNull();
        assertThat(all.get(1).vulnerability()).isNull();
        assertThat(all.get(1).remedy()).isNull();
    }

    @Test
    void grypeNamesPackageAndFixInTheHelp() throws Exception {
        List<RawFinding> all = sample("grype.sarif");
        Vulnerability advisory = all.get(0).vulnerability();
        assertThat(advisory.id()).isEqualTo("GHSA-jfh8-c2jp-5v3q");
        assertThat(advisory.packageUrl()).isEqualTo(LOG4J);
        assertThat(advisory.component()).isEqualTo("log4j-core");
        assertThat(all.get(0).remedy().fixedVersion()).isEqualTo("2.15.0");

        // With --by-cve; no package URL in the file, and a bare name in a jar tells no group.
        Vulnerability cve = all.get(1).vulnerability();
        assertThat(cve.id()).isEqualTo("CVE-2021-44228");
        assertThat(cve.packageUrl()).isNull();
        assertThat(cve.componentVersion()).isEqualTo("2.14.1");
        assertThat(all.get(1).remedy().fixedVersion()).isNull();
        assertThat(all.get(1).remedy().advice()).isEqualTo(Text.of("external.no-fix", "log4j-core", "grype"));
    }

    @Test
    void osvScannerNamesAliasesAndAFixForEachPackage() throws Exception {
        List<RawFinding> all = sample("osv-scanner.sarif");
        Vulnerability lodash = all.get(0).vulnerability();
        assertThat(lodash.id()).isEqualTo("CVE-2021-23337");
        assertThat(lodash.aliases()).containsExactly("GHSA-35jh-r3h4-6jhm");
        assertThat(lodash.packageUrl()).isEqualTo("pkg:npm/lodash@4.17.20");
        assertThat(all.get(0).remedy().fixedVersion()).isEqualTo("4.17.21");

        Vulnerability scoped = all.get(1).vulnerability();
        assertThat(scoped.id()).isEqualTo("CVE-2023-1234567");
        assertThat(scoped.aliases()).containsExactly("GHSA-aaaa-bbbb-cccc", "SNYK-JS-TOOL-1");
        assertThat(scoped.packageUrl()).isEqualTo("pkg:npm/%40scope/tool@1.2.3");
        assertThat(all.get(1).remedy()).as("nothing said of a fix").isNull();
    }

    @Test
    void snykNamesNoCveButAVector() throws Exception {
        RawFinding one = sample("snyk.sarif").get(0);
        assertThat(one.vulnerability().id()).isEqualTo("SNYK-JAVA-ORGAPACHELOGGINGLOG4J-2314720");
        assertThat(one.vulnerability().aliases())
                .as("a CVE in prose may be another one")
                .isEmpty();
        assertThat(one.vulnerability().packageUrl()).isEqualTo(LOG4J);
        assertThat(one.vulnerability().cvss())
                .containsExactly(new CvssScore(
                        "3.1", 10.0, "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:C/C:H/I:H/A:H/E:H", "Snyk Open Source"));
    }

    @Test
    void idsMayStandInTagsPropertiesAndTaxa() throws Exception {
        String result = "{\"ruleId\":\"r\",\"message\":{\"text\":\"m\"}}";
        assertThat(of("{\"id\":\"r\",\"properties\":{\"tags\":[\"external/cve/cve-2020-1938\"]}}", result))
                .extracting(Vulnerability::id, Vulnerability::aliases)
                .containsExactly("CVE-2020-1938", List.of());
        assertThat(of("{\"id\":\"r\",\"properties\":{\"cve\":\"CVE-2020-1938\"}}", result)
                        .id())
                .isEqualTo("CVE-2020-1938");
        assertThat(of("{\"id\":\"r\",\"relationships\":[{\"target\":{\"id\":\"CVE-2020-1938\"}}]}", result)
                        .id())
                .isEqualTo("CVE-2020-1938");
        assertThat(of(
                                "{\"id\":\"r\"}",
                                "{\"ruleId\":\"r\",\"properties\":{\"aliases\":[\"GHSA-c9hw-wf7x-jp9j\",\"CVE-2020-1938\"]},\"message\":{\"text\":\"m\"}}")
                        .aliases())
                .containsExactly("GHSA-c9hw-wf7x-jp9j");
        assertThat(of("{\"id\":\"nuclei/cves/CVE-2020-1938\"}", "{\"ruleId\":\"nuclei/cves/CVE-2020-1938\"}")
                        .id())
                .isEqualTo("CVE-2020-1938");
    }

    @Test
    void aFlawInCodeThatMentionsACveIsNone() throws Exception {
        assertThat(of(
                        "{\"id\":\"r\",\"shortDescription\":{\"text\":\"Like CVE-2021-44228\"},\"fullDescription\":{\"text\":\"See CVE-2021-44228.\"},\"help\":{\"text\":\"CVE-2021-44228\"}}",
                        "{\"ruleId\":\"r\",\"message\":{\"text\":\"Reminds of CVE-2021-44228.\"}}"))
                .isNull();
        assertThat(of("{\"id\":\"XCVE-2021-442281x\"}", "{\"ruleId\":\"XCVE-2021-44228\"}"))
                .isNull();
    }

    @Test
    void badPropertiesDoNoHarm() throws Exception {
        Vulnerability known = of(
                "{\"id\":\"CVE-2020-1938\",\"properties\":{\"purl\":[1,{\"pkg\":\"x\"},\"pkg:\"],\"cvss\":{\"vector\":\"CVSS:9.9/AV:N\",\"x\":[[[[[[[]]]]]]]}}}",
                "{\"ruleId\":\"CVE-2020-1938\",\"message\":{\"text\":\"Package: a\\u0000b\\nFixed Version: \"},\"locations\":[{\"physicalLocation\":{\"artifactLocation\":{\"uri\":\"pom.xml\"}}}]}");
        assertThat(known.packageUrl()).isNull();
        assertThat(known.cvss()).isEmpty();
        assertThat(known.component()).isEqualTo("a\uFFFDb");
    }
}
