package io.sekisho.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.sekisho.cli.console.ExitCode;
import io.sekisho.core.scan.RawFinding;
import io.sekisho.core.scan.ScanResult;
import io.sekisho.model.KeyDetail;
import io.sekisho.model.Kind;
import io.sekisho.model.Location;
import io.sekisho.model.Occurrence;
import io.sekisho.model.Rule;
import io.sekisho.model.ScannerState;
import io.sekisho.model.SecretDetail;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StandardCommandTest {
    private static final String KEY = "k1:0123abcd:";

    @TempDir
    Path temp;

    private static RawFinding secret(String rule, String path, SecretDetail detail) {
        return RawFinding.secret(
                List.of(rule, path, "x"),
                new Rule(rule, rule, null, List.of(798), null),
                null,
                Occurrence.at("secret", Location.line(path, 7)),
                detail,
                null);
    }

    private static FakeScanner finding(Map<String, String> properties, RawFinding... findings) {
        return new FakeScanner(
                Kind.SECRET,
                context -> new ScanResult(
                        "1",
                        ScannerState.COMPLETED,
                        List.of(findings),
                        List.of(),
                        List.of(),
                        Map.of("files", 1L),
                        properties));
    }

    private World scanned(String name, FakeScanner secrets) throws Exception {
        World world = new World(
                temp.resolve(name), secrets, FakeScanner.clean(Kind.CODE), FakeScanner.clean(Kind.DEPENDENCY));
        world.write("pom.xml", "<project/>");
        assertThat(world.run("scan", "--fail-on", "none").exit()).isIn(ExitCode.PASSED, ExitCode.INCOMPLETE);
        return world;
    }

    @Test
    void oneReportItemByItemInBothLanguages() throws Exception {
        World world = scanned(
                "a",
                finding(
                        Map.of(),
                        secret(
                                "private-key",
                                "deploy/id_rsa",
                                new SecretDetail(5, List.of(), new KeyDetail("rsa", 1024, false)))));
        World.Result result = world.run("standard");
        assertThat(result.exit()).as(result.err()).isEqualTo(ExitCode.PASSED);
        assertThat(result.out())
                .contains("Cloud security standard: project", "Credential management")
                .containsPattern("1\\.1 +violated +1 +\\[All\\] Credentials are kept in a safe place")
                .containsPattern("1\\.4 +violated +1 ")
                .containsPattern("1\\.5 +violated +1 ")
                .contains("private-key deploy/id_rsa:7")
                .containsPattern("1\\.3 +not assessable +\\[All\\] Multi")
                .containsPattern("1\\.7 +no violation found ")
                .contains("What \"no violation found\" covers", "Violated 3,");
        assertThat(world.run("standard", "--language", "ja", "sekisho-report").out())
                .contains("クラウドセキュリティ基準", "[SSH秘密鍵] パスフレーズを付与している", "違反あり", "評価対象外");
        assertThat(result.out().lines()).allMatch(line -> line.length() <= 100);
    }

    @Test
    void whatDidNotCompleteIsNotAssessedAndSaysWhy() throws Exception {
        World world = scanned("a", new FakeScanner(Kind.SECRET, context -> {
            throw new IllegalStateException("x");
        }));
        World.Result result = world.run("standard", "sekisho-report/sekisho-report.json");
        assertThat(result.exit()).isEqualTo(ExitCode.PASSED);
        assertThat(result.out())
                .containsPattern("1\\.1 +not assessed ")
                .contains("Why items are not assessed", "The secret scan did not complete.");
    }

    @Test
    void manyReportsShowHowManyStandHowAndWhichCredentialsAreShared() throws Exception {
        Map<String, String> keyed = Map.of("fingerprint-keys", "0123abcd");
        List<String> files = new ArrayList<>();
        for (String name : List.of("shop", "billing", "clean", "other")) {
            SecretDetail detail = new SecretDetail(4, List.of(KEY + (name.equals("other") ? "ff" : "ee").repeat(32)));
            RawFinding[] findings =
                    name.equals("clean") ? new RawFinding[0] : new RawFinding[] {secret("github-pat", "ci.sh", detail)};
            World world = scanned(name, finding(keyed, findings));
            // What the report says of its project is the scanned directory's name.
            String text = Files.readString(world.reportFile())
                    .replace("\"name\" : \"project\"", "\"name\" : \"" + name + "\"");
            Path file = Files.writeString(temp.resolve(name + ".json"), text);
            files.add(file.toString());
        }
        World world = new World(temp.resolve("here"));
        files.add(0, "standard");
        World.Result result = world.run(files.toArray(String[]::new));
        assertThat(result.exit()).as(result.err()).isEqualTo(ExitCode.PASSED);
        assertThat(result.out())
                .contains("Cloud security standard: 4 repositories")
                .containsPattern("1\\.1 +\\[All\\] Credentials are kept in a safe place +3 +1 +- +-")
                .containsPattern("1\\.2 +\\[All\\] Credentials are not shared +2 +- +- +2")
                .contains("Not assessable by a code scan in any repository: 1.3,")
                .contains("billing: 1.1 1.2", "clean: -", "key 0123abcd, hash eeeeeeeeeeee: billing, shop")
                .contains("Compared: 4 of 4 repositories")
                .doesNotContain("ee".repeat(32));

        files.addAll(List.of("--format", "json"));
        JsonNode json = new ObjectMapper()
                .readTree(world.run(files.toArray(String[]::new)).out());
        assertThat(json.at("/reports")).hasSize(4);
        assertThat(json.at("/reports/0/items/0/state").asText()).isEqualTo("violated");
        assertThat(json.at("/sharedCredentials/credentials/0/repositories").toString())
                .isEqualTo("[\"billing\",\"shop\"]");
        assertThat(json.toString()).doesNotContain("ee".repeat(32));
    }

    @Test
    void withoutACommonKeySharingIsNotAvailableAndOneNameIsOneRepository() throws Exception {
        World world = scanned("a", finding(Map.of(), secret("github-pat", "ci.sh", new SecretDetail(4, List.of()))));
        World.Result result = world.run("standard", "sekisho-report", "sekisho-report");
        assertThat(result.out()).contains("Not available: no two repositories", "project (2)");
    }

    @Test
    void aStandardOfOnesOwnByOptionOrByConfiguration() throws Exception {
        World world = scanned("a", finding(Map.of(), secret("github-pat", "ci.sh", new SecretDetail(4, List.of()))));
        String ours = """
                id: ours
                title: {en: Our rules}
                categories:
                  - title: {en: All}
                    items:
                      - id: A1
                        title: {en: No GitHub tokens}
                        scanners: [secret]
                        evidence: [{kind: secret, rule: [github-*]}]
                        covers: {en: What Gitleaks knows.}
                """;
        world.write("our.yml", ours);
        assertThat(world.run("standard", "--standard", "our.yml").out())
                .contains("Our rules: project")
                .containsPattern("A1 +violated +1 +No GitHub tokens");
        world.write(".sekisho/our-standard.yml", ours);
        world.write(".sekisho/config.yml", "standard: .sekisho/our-standard.yml\n");
        assertThat(world.run("standard").out()).contains("Our rules: project");
        assertThat(world.run("standard", "--standard", "cloud-security-standard")
                        .out())
                .contains("Cloud security standard: project");
        world.run("scan", "--fail-on", "none");
        assertThat(world.report().judgement().standard().items())
                .singleElement()
                .satisfies(item -> assertThat(item.findings()).hasSize(1));
    }

    @Test
    void saysWhatIsWrong() throws Exception {
        World world = new World(temp);
        assertWrong(world.run("standard"), "There is no report");
        world.write("broken.json", "{\"schemaVersion\": \"1.0\",\n \"facts\": [}");
        assertWrong(world.run("standard", "broken.json"), "broken.json:2");
        assertWrong(world.run("standard", "--standard", "iso"), "There is no standard iso");
        world.write("wrong.yml", "id: x\ntitle: {en: x}\ncategories:\n  - title: {en: x}\n    itmes: []\n");
        assertWrong(world.run("standard", "--standard", "wrong.yml"), "wrong.yml:5:5: unknown key \"itmes\"");
        assertWrong(world.run("standard", "--format", "xml"), "text, json");
    }

    private static void assertWrong(World.Result result, String reason) {
        assertThat(result.err()).contains(reason);
        assertThat(result.exit()).isEqualTo(ExitCode.WRONG_USAGE);
        assertThat(result.out()).isEmpty();
    }
}
