package io.sekisho.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.sekisho.cli.console.ExitCode;
import io.sekisho.core.scan.RawFinding;
import io.sekisho.model.CodeDetail;
import io.sekisho.model.CommitRef;
import io.sekisho.model.CvssScore;
import io.sekisho.model.Kind;
import io.sekisho.model.Location;
import io.sekisho.model.Occurrence;
import io.sekisho.model.Rule;
import io.sekisho.model.SecretDetail;
import io.sekisho.model.Vulnerability;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SuppressImportTest {
    private static final String FILE = ".sekisho/suppressions.yml";
    private static final String COMMIT = "0a1b2c3d".repeat(5);

    @TempDir
    Path temp;

    private World world;

    @BeforeEach
    void setUp() throws Exception {
        world = new World(
                temp,
                new FakeScanner(
                        Kind.DEPENDENCY,
                        context -> FakeScanner.result(
                                vulnerability("CVE-2024-0001", "org.example:web", "1.0", 9.8, null),
                                vulnerability("CVE-2024-0002", "org.example:web", "1.0", 3.1, null),
                                vulnerability("CVE-2024-0003", "org.example:cache", "2.0", 5.0, "lib/cache-2.0.jar"))),
                new FakeScanner(
                        Kind.SECRET,
                        context -> FakeScanner.result(secret("src/A.java", 7, null), secret("src/B.java", 3, COMMIT))),
                new FakeScanner(
                        Kind.CODE,
                        context -> FakeScanner.result(
                                code("SQL_INJECTION", "com.shop.Cart", "find(Ljava/lang/String;)V", "SECURITY"),
                                code("XXE", "com.shop.Cart", "parse()V", "SECURITY"),
                                code("EI_EXPOSE", "com.shop.model.Item", "get()V", "MALICIOUS_CODE"))));
    }

    @Test
    void whatAListLacksIsAskedForAtOnce() throws Exception {
        world.write(".gitleaksignore", COMMIT + ":src/B.java:aws-access-token:3\n");
        World.Result result = world.run("suppress", "import", ".gitleaksignore");
        assertThat(result.exit()).isEqualTo(ExitCode.WRONG_USAGE);
        assertThat(result.err()).contains("--reason", "--expires");
        assertThat(world.run("suppress", "import", ".gitleaksignore", "--reason", "", "--expires", "30d")
                        .err())
                .contains("no reason is written");
    }

    private static RawFinding vulnerability(String id, String name, String version, double score, String jar) {
        String purl = "pkg:maven/" + name.replace(':', '/') + "@" + version;
        String artifact = name.substring(name.indexOf(':') + 1);
        return RawFinding.dependency(
                List.of(id, purl),
                new Rule(id, null, null, List.of(79), null),
                null,
                new Occurrence(
                        "dependency", Location.line("pom.xml", 10), jar, "", null, true, List.of(purl), null, null),
                new Vulnerability(
                        id,
                        List.of(),
                        purl,
                        name,
                        version,
                        "cpe:2.3:a:example:" + artifact + ":" + version + ":*:*:*:*:*:*:*",
                        null,
                        "high",
                        List.of(new CvssScore("3.1", score, null, null)),
                        null,
                        null,
                        null),
                null);
    }

    private static RawFinding secret(String path, int line, String commit) {
        return RawFinding.secret(
                List.of("aws-access-token", path, "x"),
                new Rule("aws-access-token", null, null, List.of(798), null),
                null,
                new Occurrence(
                        "secret",
                        Location.line(path, line),
                        null,
                        null,
                        commit == null ? null : new CommitRef(commit, Instant.EPOCH),
                        commit == null,
                        List.of(),
                        null,
                        null),
                new SecretDetail(3, List.of()),
                null);
    }

    private static RawFinding code(String rule, String className, String method, String category) {
        return RawFinding.code(
                List.of(rule, className, method),
                new Rule(rule, null, null, List.of(), null),
                null,
                Occurrence.at("code", Location.line("src/main/java/" + className.replace('.', '/') + ".java", 5)),
                new CodeDetail(className, method, category, 5, "high"),
                null);
    }

    private World.Result imported(String content, String... more) throws Exception {
        world.write("foreign", content);
        String[] arguments = new String[more.length + 3];
        arguments[0] = "suppress";
        arguments[1] = "import";
        arguments[2] = "foreign";
        System.arraycopy(more, 0, arguments, 3, more.length);
        return world.run(arguments);
    }

    private String written() throws Exception {
        return Files.readString(world.directory.resolve(FILE));
    }

    private static String suppressions(String inside) {
        return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<suppressions xmlns=\"https://jeremylong.github.io/"
                + "DependencyCheck/dependency-suppression.1.3.xsd\">\n" + inside + "\n</suppressions>\n";
    }

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
                          <cvssBelow>4.0</cvssBelow></suppress>
                        <suppress><notes>vendored</notes>
                          <filePath regex="true">.*[\\\\/]cache-2\\.0\\.jar</filePath><cve>CVE-2024-0003</cve></suppress>
                        <suppress><notes>n</notes><cwe>22</cwe></suppress>
                        <suppress><notes>group</notes>
                          <gav regex="true">^org\\.example:we.*$</gav><cve>CVE-2024-0002</cve></suppress>"""), "--expires", "90d");
        assertThat(result.exit()).isEqualTo(ExitCode.GATE_FAILED);
        assertThat(result.err().lines()).hasSize(5);
        assertThat(result.err())
                .contains("foreign:3: ", "Imported are those that the report has: 2")
                .contains("foreign:4: ", "Imported are those that the report has: 1")
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
                                .startsWith("foreign:5: no report knows")
                                .contains("src/C d.java", "more"),
                        line -> assertThat(line).startsWith("foreign:6: ").contains("nonsense"),
                        line -> assertThat(line).startsWith("foreign:7: ").contains("/etc/x"));
        assertThat(written()).contains("reviewed in SEC-7", "rule: github-pat", "path: ", "src/C d.java", "known");
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

    @Test
    void keepsWhatPeopleWroteAndAddsNothingTwice() throws Exception {
        String own = "# ours\r\nversion: 1\r\nsuppressions:   # all of them\r\n- vulnerability: CVE-2024-0009 # old\r\n"
                + "  reason: \"x\"\r\n  expires: 2027-01-01\r\n\r\n# the end\r\n";
        world.write(FILE, own);
        String foreign =
                suppressions("<suppress><notes>n</notes><cve>CVE-2024-0009</cve><cve>CVE-2024-0010</cve></suppress>");
        World.Result dry = imported(foreign, "--expires", "90d", "--dry-run");
        assertThat(dry.out().lines().filter(line -> line.startsWith("+")).toList())
                .anyMatch(line -> line.contains("CVE-2024-0010"))
                .noneMatch(line -> line.contains("CVE-2024-0009"));
        assertThat(written()).isEqualTo(own);

        assertThat(imported(foreign, "--expires", "90d").out()).contains(": 1. There already: 1.");
        String after = written();
        assertThat(after)
                .startsWith(own.substring(0, own.indexOf("\r\n# the end")))
                .endsWith("# the end\r\n");
        assertThat(after.replace("\r\n", "")).doesNotContain("\n");

        assertThat(imported(foreign, "--expires", "90d").out()).contains(": 0. There already: 2.");
        assertThat(written()).isEqualTo(after);
    }

    @Test
    void hostileTextsStayTexts() throws Exception {
        String notes =
                "ok\"\n  - path: \"**\"&#10;expires: 2099-01-01 # \u001b[31m".replace("\u001b[31m", "\u202Ered\\");
        World.Result result = imported(
                suppressions("<suppress><notes>" + notes + "</notes><cve>CVE-2024-0001</cve></suppress>\n"
                        + "<suppress><notes>n</notes><cve>CVE&#10;- path: x</cve></suppress>"),
                "--expires",
                "90d");
        assertThat(result.exit()).isEqualTo(ExitCode.GATE_FAILED);
        assertThat(result.err()).contains("foreign:5: ", "characters").doesNotContain("\u202E");
        assertThat(written().lines().filter(line -> line.strip().startsWith("expires")))
                .hasSize(1);
        assertThat(written().lines().filter(line -> line.strip().startsWith("- ")))
                .hasSize(1);
        assertThat(written()).doesNotContain("\u202E");
        world.run("scan");
        assertThat(world.report().judgement().findings())
                .filteredOn(one -> !one.suppressed().isEmpty())
                .singleElement()
                .satisfies(one -> assertThat(one.suppressed().get(0).reason())
                        .isEqualTo("ok\" - path: \"**\" expires: 2099-01-01 # red\\"));
    }

    @Test
    void refusesWhatItCannotRead() throws Exception {
        String bomb = "<!DOCTYPE suppressions [<!ENTITY a \"" + "x".repeat(100)
                + "\"><!ENTITY b SYSTEM \"file:///etc/passwd\">]>\n";
        assertWrong(
                imported(bomb + "<suppressions><suppress><notes>&b;</notes></suppress></suppressions>"), "foreign:1");
        assertWrong(imported("<suppressions>\n<suppress>"), "foreign:2", "no well-formed XML");
        assertWrong(imported("<project/>"), "<project>");
        assertWrong(imported("just words"), "neither");
        assertWrong(imported("<FindBugsFilter><Match>" + "<And>".repeat(100)), "deeper than");
        assertWrong(
                imported("<suppressions>" + "<a/>".repeat(100_001) + "</suppressions>"), "more than 100000 elements");
        assertWrong(world.run("suppress", "import", "none.xml"), "none.xml cannot be read");
        world.write("foreign", "");
        Files.write(world.directory.resolve("foreign"), new byte[] {(byte) 0xc3, 0x28});
        assertWrong(world.run("suppress", "import", "foreign"), "neither");

        String cve = suppressions("<suppress><cve>CVE-2024-0001</cve></suppress>");
        assertWrong(imported(cve), "foreign:3", "--expires 90d");
        assertWrong(imported(cve, "--expires", "90d"), "foreign:3", "--reason");
        assertWrong(imported(cve, "--expires", "2020-01-01", "--reason", "r"), "2020-01-01");
        assertWrong(imported(cve, "--expires", "later", "--reason", "r"), "later");
        assertWrong(imported(cve, "--expires", "90d", "--reason", "r", "--report", "none"), "no report");
        assertThat(world.directory.resolve(FILE)).doesNotExist();

        world.write(FILE, "suppressions:\n  - reason: x\n");
        assertWrong(imported(cve, "--expires", "90d", "--reason", "r"), "suppressions.yml:2");
    }

    private static void assertWrong(World.Result result, String... said) {
        assertThat(result.exit()).as(result.err()).isEqualTo(ExitCode.WRONG_USAGE);
        assertThat(result.err()).contains(said);
    }

    @Test
    void bigFilesAreReadInTimeOrRefused() throws Exception {
        StringBuilder many = new StringBuilder();
        for (int i = 0; i < 4_000; i++) {
            many.append("src/F")
                    .append(i)
                    .append(".java:generic-api-key:")
                    .append(i + 1)
                    .append('\n');
        }
        World.Result result = imported(many.toString(), "--expires", "90d", "--reason", "r");
        assertThat(result.exit())
                .as(result.err().lines().findFirst().orElse(""))
                .isEqualTo(ExitCode.PASSED);
        assertThat(result.out()).contains("4000");
        World.Result again = imported(many.toString(), "--expires", "90d", "--reason", "r");
        assertThat(again.out()).contains("4000");

        Files.write(
                world.directory.resolve("huge"), ("a:b:1\n" + " ".repeat(5 << 20)).getBytes(StandardCharsets.UTF_8));
        assertWrong(world.run("suppress", "import", "huge"), "4 MB");
    }
}
