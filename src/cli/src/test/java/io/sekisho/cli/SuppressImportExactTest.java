package io.sekisho.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.sekisho.cli.console.ExitCode;
import io.sekisho.core.scan.RawFinding;
import io.sekisho.model.CodeDetail;
import io.sekisho.model.CommitRef;
import io.sekisho.model.CvssScore;
import io.sekisho.model.Finding;
import io.sekisho.model.FindingJudgement;
import io.sekisho.model.Kind;
import io.sekisho.model.Location;
import io.sekisho.model.Occurrence;
import io.sekisho.model.Rule;
import io.sekisho.model.SecretDetail;
import io.sekisho.model.SuppressedOccurrence;
import io.sekisho.model.Vulnerability;
import java.nio.file.Files;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** After an import, exactly those places are suppressed that the other tool suppresses: a finding of ours folds more than its. */
class SuppressImportExactTest extends ImportScene {
    private static final String OLD = "1111111".repeat(5) + "11111";
    private static final String NEW = "2222222".repeat(5) + "22222";

    private final List<RawFinding> libraries = new ArrayList<>(
            List.of(library("a/package.json", "4.17.15", null), library("b/package.json", "4.17.20", null)));
    private final List<RawFinding> secrets =
            new ArrayList<>(List.of(secret("a.txt", 1, OLD, false), secret("a.txt", 1, NEW, true)));

    @BeforeEach
    @Override
    void setUp() throws Exception {
        world = new World(
                temp,
                new FakeScanner(Kind.DEPENDENCY, context -> FakeScanner.result(libraries.toArray(RawFinding[]::new))),
                new FakeScanner(Kind.SECRET, context -> FakeScanner.result(secrets.toArray(RawFinding[]::new))),
                new FakeScanner(
                        Kind.CODE,
                        context -> FakeScanner.result(
                                code("com.shop.OrderDao", "com/shop/OrderDao"),
                                code("com.shop.OrderDao$Helper", "com/shop/OrderDao"),
                                code("com.shop.Other", "com/shop/OrderDao"),
                                code("com.shop.ItemDao", "com/shop/ItemDao"))));
        world.run("scan");
    }

    private static RawFinding library(String manifest, String version, String jar) {
        String purl = "pkg:npm/lodash@" + version;
        return RawFinding.dependency(
                List.of("CVE-2026-4800", "pkg:npm/lodash"),
                new Rule("CVE-2026-4800", null, null, List.of(), null),
                null,
                new Occurrence(
                        "dependency", Location.line(manifest, 1), jar, "", null, true, List.of(purl), null, null),
                new Vulnerability(
                        "CVE-2026-4800",
                        List.of(),
                        purl,
                        "lodash",
                        version,
                        "cpe:2.3:a:lodash:lodash:" + version + ":*:*:*:*:*:*:*",
                        null,
                        "high",
                        List.of(new CvssScore("3.1", 8.1, null, null)),
                        null,
                        null,
                        null),
                null);
    }

    private static RawFinding secret(String path, int line, String commit, boolean inTree) {
        return RawFinding.secret(
                List.of("aws-access-token", path, "x"),
                new Rule("aws-access-token", null, null, List.of(), null),
                null,
                new Occurrence(
                        "secret",
                        Location.line(path, line),
                        null,
                        null,
                        new CommitRef(commit, Instant.EPOCH),
                        inTree,
                        List.of(),
                        null,
                        null),
                new SecretDetail(3, List.of()),
                null);
    }

    private static RawFinding code(String className, String file) {
        return RawFinding.code(
                List.of("MD5", className, "a()V"),
                new Rule("MD5", null, null, List.of(), null),
                null,
                Occurrence.at("code", Location.line("src/main/java/" + file + ".java", 5)),
                new CodeDetail(className, "a()V", "SECURITY", 5, "high"),
                null);
    }

    private World.Result take(String content) throws Exception {
        Files.deleteIfExists(world.directory.resolve(FILE));
        World.Result result = imported(content, "--expires", "90d", "--reason", "r");
        world.run("scan");
        return result;
    }

    /** Path, version, class and commit of what is suppressed now, as far as there is any. */
    private List<String> suppressed() throws Exception {
        List<String> all = new ArrayList<>();
        List<Finding> findings = world.report().facts().findings();
        for (int i = 0; i < findings.size(); i++) {
            FindingJudgement judged = world.report().judgement().findings().get(i);
            for (SuppressedOccurrence one : judged.suppressed()) {
                Occurrence place = findings.get(i).occurrences().get(one.index());
                all.add(
                        findings.get(i).code() != null
                                ? findings.get(i).code().className()
                                : place.commit() != null
                                        ? place.location().path() + "@"
                                                + place.commit().id().charAt(0)
                                        : place.location().path());
            }
        }
        return all.stream().sorted().toList();
    }

    @Test
    void aVersionStaysTheOnlyOne() throws Exception {
        String cve = "<cve>CVE-2026-4800</cve></suppress>";
        take(suppressions("<suppress><packageUrl regex=\"true\">^pkg:npm/lodash@4\\.17\\.1.*$</packageUrl>" + cve));
        assertThat(suppressed()).containsExactly("a/package.json");
        libraries.add(library("c/package.json", "4.17.21", null));
        world.run("scan");
        assertThat(suppressed()).containsExactly("a/package.json");

        // The finding's own version is the first of those that it folds.
        take(suppressions("<suppress><packageUrl>pkg:npm/lodash@4.17.20</packageUrl><cwe>1</cwe>" + cve));
        assertThat(suppressed()).containsExactly("b/package.json");
        take(suppressions("<suppress><packageUrl regex=\"true\">.*lodash@4\\.17\\.2.*</packageUrl>" + cve));
        assertThat(suppressed()).containsExactly("b/package.json", "c/package.json");
        take(suppressions("<suppress><cpe>cpe:/a:lodash:lodash:4.17.20</cpe></suppress>"));
        assertThat(suppressed()).containsExactly("b/package.json");
    }

    @Test
    void oneJarIsNotTheOtherOfTheSameVersion() throws Exception {
        libraries.clear();
        libraries.add(library("a/pom.xml", "1", "lib/x-1.jar"));
        libraries.add(library("b/pom.xml", "1", "other/x-1.jar"));
        world.run("scan");
        take(suppressions(
                "<suppress><filePath regex=\"true\">.*lib/x-1\\.jar</filePath><cve>CVE-2026-4800</cve></suppress>"));
        assertThat(suppressed()).containsExactly("a/pom.xml");
        // Not the jar's path, and no entry could tell two jars of one file from one another.
        take(suppressions(
                "<suppress><filePath regex=\"true\">.*pom\\.xml</filePath><cve>CVE-2026-4800</cve></suppress>"));
        assertThat(suppressed()).isEmpty();
        libraries.add(library("a/pom.xml", "1", "third/x-1.jar"));
        world.run("scan");
        World.Result result = take(suppressions(
                "<suppress><filePath regex=\"true\">.*lib/x-1\\.jar</filePath><cve>CVE-2026-4800</cve></suppress>"));
        assertThat(result.err()).contains("foreign:3: ", "would cover", "Nothing is written");
        assertThat(suppressed()).isEmpty();
    }

    @Test
    void aScoreThatMayRiseIsNotTakenOver() throws Exception {
        World.Result result = take(suppressions(
                "<suppress><packageUrl>pkg:npm/lodash@4.17.15</packageUrl><cvssBelow>10</cvssBelow></suppress>"));
        assertThat(result.exit()).isEqualTo(ExitCode.GATE_FAILED);
        assertThat(result.err()).contains("foreign:3: ", "outlive", "severity", "docs/gate-rules.md");
        assertThat(world.directory.resolve(FILE)).doesNotExist();
    }

    @Test
    void aCommitIsNotTheTree() throws Exception {
        World.Result one = take(OLD + ":a.txt:aws-access-token:1\n");
        assertThat(one.exit()).isEqualTo(ExitCode.GATE_FAILED);
        assertThat(one.err()).contains("foreign:1: ", "a.txt:1@" + NEW, "Keep the line in .gitleaksignore");
        assertThat(suppressed()).isEmpty();

        World.Result both = take(OLD + ":a.txt:aws-access-token:1\n" + NEW + ":a.txt:aws-access-token:1\n");
        assertThat(both.exit()).as(both.err()).isEqualTo(ExitCode.PASSED);
        assertThat(both.err()).contains("neither line nor commit");
        assertThat(suppressed()).containsExactly("a.txt@1", "a.txt@2");

        // Another file with the same secret is another thing, another line of the file is not told apart.
        secrets.add(secret("b.txt", 1, NEW, true));
        world.run("scan");
        take("a.txt:aws-access-token:1\n");
        assertThat(suppressed()).containsExactly("a.txt@1", "a.txt@2");
        secrets.add(secret("a.txt", 9, NEW, true));
        world.run("scan");
        take("a.txt:aws-access-token:1\n");
        assertThat(suppressed()).isEmpty();
    }

    @Test
    void whatNoReportHasIsNotTheWholeFile() throws Exception {
        World.Result result = take("a.txt:github-pat:1\n");
        assertThat(result.err()).contains("foreign:1: ", "The report has nothing");
        assertThat(world.directory.resolve(FILE)).doesNotExist();
    }

    @Test
    void aClassIsNotItsWholeFile() throws Exception {
        World.Result result = take(filter("<Class name=\"~com\\.shop\\.O.*Dao\"/><Bug pattern=\"MD5\"/>"));
        assertThat(result.err()).contains("foreign:1: ");
        assertThat(suppressed()).containsExactly("com.shop.OrderDao");
        take(filter("<Class name=\"com.shop.OrderDao\"/>"));
        assertThat(suppressed()).containsExactly("com.shop.OrderDao");
        take(filter("<Class name=\"com.shop.Other\"/><Bug pattern=\"MD5\"/>"));
        assertThat(suppressed()).containsExactly("com.shop.Other");
        take(filter("<Package name=\"com.shop\"/><Not><Class name=\"com.shop.OrderDao\"/></Not>"));
        assertThat(suppressed()).containsExactly("com.shop.ItemDao", "com.shop.OrderDao$Helper", "com.shop.Other");

        World.Result whole = take(filter("<Class name=\"~com\\.shop\\.Item.*\"/><Bug pattern=\"MD5\"/>"));
        assertThat(whole.exit()).as(whole.err()).isEqualTo(ExitCode.PASSED);
        assertThat(whole.err()).contains("whole source files");
        assertThat(written()).contains("path: \"**/com/shop/Item**\"", "rule: MD5");
        assertThat(suppressed()).containsExactly("com.shop.ItemDao");
    }

    private static String filter(String match) {
        return "<FindBugsFilter><Match>" + match + "</Match></FindBugsFilter>";
    }

    @Test
    void aStarIsNoWildcardThere() throws Exception {
        World.Result code =
                take("<FindBugsFilter>\n<Match><Class name=\"com.shop.OrderDao\"/><Bug pattern=\"*\"/></Match>\n"
                        + "<Match><Bug pattern=\"M*\"/></Match></FindBugsFilter>");
        assertThat(code.err()).contains("foreign:2: ", "foreign:3: ", "no wildcard");
        World.Result secret = take("a.txt:*:1\n");
        assertThat(secret.err()).contains("foreign:1: ", "no wildcard");
        World.Result packages = take(suppressions("<suppress><packageUrl>pkg:npm/*@4.17.15</packageUrl>"
                + "<vulnerabilityName regex=\"true\">.*</vulnerabilityName></suppress>\n"
                + "<suppress><gav>org.bar:*:1.0</gav><cve>CVE-2020-1</cve></suppress>"));
        assertThat(packages.err()).contains("foreign:3: ", "foreign:4: ", "no wildcard");
        assertThat(world.directory.resolve(FILE)).doesNotExist();
        assertThat(suppressed()).isEmpty();

        World.Result names = take(suppressions("<suppress><cve>CVE-2020-1</cve></suppress>\n"
                + "<suppress><vulnerabilityName>CVE-2021-*</vulnerabilityName></suppress>"));
        assertThat(names.exit()).isEqualTo(ExitCode.GATE_FAILED);
        assertThat(names.err()).contains("foreign:4: ", "CVE-2021-*");
        assertThat(written()).contains("CVE-2020-1").doesNotContain("2021-*");
    }
}
