package io.sekisho.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.sekisho.cli.console.ExitCode;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;

/** What becomes of each tool's list. */
class SuppressImportFormatsTest extends ImportScene {
    @Test
    void takesDependencyCheckOver() throws Exception {
        World.Result result = imported(suppressions("""
                        <suppress until="2027-03-02Z">
                          <notes><![CDATA[ We never
                             interpolate. ]]></notes>
                          <packageUrl regex="true">^pkg:maven/org\\.example/web@.*$</packageUrl>
                          <cve>CVE-2024-0001</cve>
                          <vulnerabilityName>GHSA-aaaa-bbbb-cccc</vulnerabilityName>
                        </suppress>
                        <suppress base="true"><notes>old style</notes>
                          <gav regex="true">org\\.example:cache:.*</gav>
                          <vulnerabilityName regex="true">.*</vulnerabilityName>
                        </suppress>
                        <suppressionGroup name="g" until="2027-05-01"><notes>of the group</notes>
                          <suppress><gav>org.example:one:1.2</gav><cve>CVE-2020-1</cve></suppress>
                        </suppressionGroup>"""), "--expires", "90d");
        assertThat(result.err()).isEmpty();
        assertThat(result.exit()).isEqualTo(ExitCode.PASSED);
        assertThat(result.out()).contains("Added to .sekisho/suppressions.yml: 4");
        assertThat(written())
                .startsWith("version: 1\nsuppressions:\n")
                .contains("vulnerability: CVE-2024-0001", "vulnerability: GHSA-aaaa-bbbb-cccc")
                .contains("package: pkg:maven/org.example/web\n")
                .contains("We never interpolate.")
                // Dependency-Check stops at the beginning of the day.
                .contains("expires: 2027-03-01")
                .contains("package: pkg:maven/org.example/cache\n", "expires: 2027-02-22")
                .contains("package: pkg:maven/org.example/one@1.2\n", "of the group", "expires: 2027-04-30");

        world.run("scan");
        assertThat(world.report().judgement().findings())
                .filteredOn(one -> one.suppressed().size() == 1)
                .hasSize(2);
    }

    @Test
    void namesWhatHasNoEqual() throws Exception {
        World.Result result = imported(suppressions("""
                        <suppress><notes>n</notes><sha1>ABCDEF0123456789ABCDEF0123456789ABCDEF01</sha1><cve>CVE-1</cve></suppress>
                        <suppress><notes>n</notes>
                          <packageUrl regex="true">^pkg:maven/org\\.(example|[a-z]+)/.*$</packageUrl>
                          <cve>CVE-2</cve></suppress>
                        <suppress><notes>n</notes><cpe>cpe:/a:example:web</cpe></suppress>
                        <suppress><notes>n</notes><cvssBelow>4</cvssBelow></suppress>
                        <suppress until="2020-01-01"><notes>n</notes><cve>CVE-3</cve></suppress>
                        <suppress until="soon"><notes>n</notes><cve>CVE-4</cve></suppress>
                        <suppress><notes>n</notes><vulnerabilityName regex="true">.*</vulnerabilityName></suppress>
                        <suppress><notes>n</notes><cve>CVE-2024-0007</cve></suppress>"""), "--expires", "2027-01-31");
        assertThat(result.exit()).isEqualTo(ExitCode.GATE_FAILED);
        assertThat(result.err().lines().toList())
                .satisfiesExactly(
                        line -> assertThat(line).startsWith("foreign:3: ").contains("SHA-1"),
                        line -> assertThat(line).startsWith("foreign:4: ").contains("[a-z]+"),
                        line -> assertThat(line).startsWith("foreign:7: ").contains("cpe:/a:example:web", "scan first"),
                        line -> assertThat(line).startsWith("foreign:8: ").contains("cvssBelow"),
                        line -> assertThat(line).startsWith("foreign:9: ").contains("2019-12-31"),
                        line -> assertThat(line).startsWith("foreign:10: ").contains("soon"),
                        line -> assertThat(line).startsWith("foreign:11: ").contains("everything"));
        assertThat(written()).contains("CVE-2024-0007").doesNotContain("CVE-1", "CVE-2\n", "CVE-3", "CVE-4");
    }

    /** What only the scanner can tell, the last report answers: for what is there, and no more. */
    @Test
    void asksTheReportWhereKeysDoNotSayIt() throws Exception {
        world.run("scan");
        World.Result result = imported(suppressions("""
                        <suppress><notes>wrong product</notes><cpe>cpe:/a:example:web</cpe></suppress>
                        <suppress><notes>low</notes>
                          <packageUrl regex="true">^pkg:maven/org\\.example/web@.*$</packageUrl>
                          <cwe>79</cwe></suppress>
                        <suppress><notes>vendored</notes>
                          <filePath regex="true">.*[\\\\/]cache-2\\.0\\.jar</filePath><cve>CVE-2024-0003</cve></suppress>
                        <suppress><notes>n</notes><cwe>22</cwe></suppress>
                        <suppress><notes>group</notes>
                          <gav regex="true">^org\\.example:we.*$</gav><cve>CVE-2024-0002</cve></suppress>"""), "--expires", "90d");
        assertThat(result.exit()).isEqualTo(ExitCode.GATE_FAILED);
        assertThat(result.err().lines()).hasSize(5);
        assertThat(result.err())
                .contains("foreign:3: ", "Imported are those that the report has: 2")
                .contains("foreign:4: ", "CWE (79)")
                .contains("The report has nothing that it is about.");
        String written = written();
        assertThat(written).contains("(CVE-2024-0001, org.example:web)", "(CVE-2024-0002, org.example:web)");
        assertThat(written).contains("(CVE-2024-0003, org.example:cache)", "vendored");
        assertThat(written.split("fingerprint: d1:", -1)).hasSize(4);

        Files.delete(world.directory.resolve(FILE));
        World.Result jar = imported(
                suppressions(
                        "<suppress><notes>vendored</notes><filePath regex=\"true\">.*\\bcache.*</filePath>"
                                + "<cve>CVE-2024-0003</cve></suppress><suppress><notes>vendored</notes>"
                                + "<filePath regex=\"true\">.*/cache-2\\.0\\.jar</filePath><cve>CVE-2024-0003</cve></suppress>"),
                "--expires",
                "90d");
        assertThat(jar.err()).contains(".*\\bcache.*");
        assertThat(written())
                .contains("(CVE-2024-0003, org.example:cache)", "reason: ")
                .contains("vendored");
    }

    @Test
    void takesGitleaksOver() throws Exception {
        world.run("scan");
        String list = "\uFEFF# reviewed in SEC-7\r\nsrc/A.java:aws-access-token:7\r\n\r\n" + COMMIT.substring(0, 12)
                + ":src/B.java:aws-access-token:3\r\nsrc\\C d.java:github-pat:9\r\nnonsense\r\n/etc/x:r:1\r\n";
        World.Result result = imported(list, "--expires", "90d", "--reason", "known");
        assertThat(result.exit()).isEqualTo(ExitCode.GATE_FAILED);
        assertThat(result.err().lines().toList())
                .satisfiesExactly(
                        line -> assertThat(line)
                                .startsWith("foreign:2: an entry for a secret names neither line nor commit"),
                        line -> assertThat(line)
                                .startsWith("foreign:5: ")
                                .contains("src/C d.java", "The report has nothing"),
                        line -> assertThat(line).startsWith("foreign:6: ").contains("nonsense"),
                        line -> assertThat(line).startsWith("foreign:7: ").contains("/etc/x"));
        assertThat(written()).contains("reviewed in SEC-7", "path: src/A.java", "path: src/B.java", "known");
        assertThat(written().split("fingerprint: s1:", -1)).hasSize(3);
        world.run("scan");
        assertThat(world.report().judgement().findings())
                .filteredOn(one -> one.fingerprint().startsWith("s1:"))
                .allSatisfy(one -> assertThat(one.suppressed()).isNotEmpty());
    }

    @Test
    void takesSpotBugsFiltersOver() throws Exception {
        World.Result result = imported("""
                <FindBugsFilter>
                  <!-- the cart is public -->
                  <Match><Bug pattern="SPRING_ENDPOINT, XXE"/><Class name="~com\\.shop\\.gen\\..*"/></Match>
                  <Match><Bug pattern="XXE"/><Or><Package name="com.shop"/><Source name="~.*Test\\.java"/></Or></Match>
                  <Match><And><Bug pattern="~A|B"/><Class name="com.shop.Cart"/></And></Match>
                </FindBugsFilter>
                """, "--expires", "90d", "--reason", "as it was");
        assertThat(result.exit()).as(result.err()).isEqualTo(ExitCode.PASSED);
        assertThat(result.err().lines().distinct())
                .singleElement()
                .asString()
                .contains("foreign:5: ", "whole source file of com.shop.Cart");
        assertThat(written())
                .contains("rule: SPRING_ENDPOINT", "**/com/shop/gen/**", "the cart is public")
                .contains("**/com/shop/*.*", "**/*Test.java", "rule: A\n", "rule: B\n", "**/com/shop/Cart.*");
        assertThat(written().split("reason: ", -1)).hasSize(7);
    }

    @Test
    void readsOldFiltersAndNoEndlessOnes() throws Exception {
        String ten = "";
        for (int i = 0; i < 10; i++) {
            ten += "<Bug pattern=\"P" + i + "\"/>";
        }
        World.Result result = imported(
                "<FindBugsFilter><Match class=\"com.shop.Cart\"><BugPattern name=\"XXE\"/></Match>\n"
                        + "<Match classregex=\"com\\.shop\\.gen\\..*\"><Bug pattern=\"XXE\"/></Match>\n"
                        + ("<Match>" + ("<Or>" + ten + "</Or>").repeat(3) + "</Match>\n")
                        + "</FindBugsFilter>",
                "--expires",
                "90d",
                "--reason",
                "r");
        assertThat(result.exit()).isEqualTo(ExitCode.GATE_FAILED);
        assertThat(result.err()).contains("foreign:3: ", "more than 500");
        assertThat(written())
                .contains("**/com/shop/Cart.*", "**/com/shop/gen/**")
                .doesNotContain("P1");
    }

    @Test
    void asksTheReportWhatSpotBugsKnows() throws Exception {
        String filter = """
                <FindBugsFilter>
                  <Match><Bug pattern="SQL_INJECTION"/><Method name="find"/></Match>
                  <Match><Bug category="SECURITY"/><Package name="com.shop"/></Match>
                  <Match><Class name="~com\\.shop\\.model\\..*"/></Match>
                  <Match><Not><Bug pattern="XXE"/></Not><Confidence value="2"/></Match>
                  <Match><Bug code="SQL"/></Match>
                  <Match><Bug pattern="XXE"/><Field name="x"/></Match>
                  <Match><Not><Class name="~com\\..*"/></Not></Match>
                  <Match/>
                  <Match><Class name="~com\\.(shop|[a-z]+)\\..*"/></Match>
                </FindBugsFilter>
                """;
        World.Result blind = imported(filter, "--expires", "90d", "--reason", "r", "--dry-run");
        assertThat(blind.out()).isEmpty();
        assertThat(blind.err().lines()).hasSize(10);

        world.run("scan");
        World.Result result = imported(filter, "--expires", "90d", "--reason", "r");
        assertThat(result.exit()).isEqualTo(ExitCode.GATE_FAILED);
        assertThat(result.err())
                .contains("foreign:2: ", "foreign:5: ", "foreign:6: ", "abbreviation")
                .contains("<Field>", "foreign:8: ", "foreign:9: ", "everything", "foreign:10: ");
        // An entry with a path alone would hide secrets there.
        assertThat(written())
                .contains("(SQL_INJECTION, src/main/java/com/shop/Cart.java)")
                .contains("rule: SQL_INJECTION\n", "rule: XXE\n", "**/com/shop/*.*")
                .contains("rule: EI_EXPOSE\n", "**/com/shop/model/**");
        assertThat(written().split("reason: ", -1)).hasSize(5);
    }
}
