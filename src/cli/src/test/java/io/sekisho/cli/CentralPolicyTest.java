package io.sekisho.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.sekisho.cli.console.ExitCode;
import io.sekisho.cli.database.SmallFeed;
import io.sekisho.core.central.Hash;
import io.sekisho.core.central.PolicyKeys;
import io.sekisho.core.central.SigningKey;
import io.sekisho.core.fetch.LocalServer;
import io.sekisho.core.scan.RawFinding;
import io.sekisho.core.scan.Scanner;
import io.sekisho.model.Enrichment;
import io.sekisho.model.Facts;
import io.sekisho.model.GapType;
import io.sekisho.model.Kind;
import io.sekisho.model.Location;
import io.sekisho.model.Occurrence;
import io.sekisho.model.ReportJson;
import io.sekisho.model.Rule;
import io.sekisho.model.Vulnerability;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The central policy and the lists of vulnerabilities in whole command lines. */
class CentralPolicyTest {
    @TempDir
    Path temp;

    private final SigningKey.Pair pair = SigningKey.generate();
    private LocalServer server;
    private World world;

    @BeforeEach
    void start() throws Exception {
        server = new LocalServer();
        world = new World(temp, vulnerable());
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private static Scanner vulnerable() {
        return new FakeScanner(
                Kind.DEPENDENCY,
                context -> FakeScanner.result(RawFinding.dependency(
                        List.of("CVE-2015-7501", "pkg:maven/g/a"),
                        new Rule("CVE-2015-7501", null, null, null, null),
                        null,
                        Occurrence.at("dependency", Location.file("pom.xml")),
                        new Vulnerability(
                                "CVE-2015-7501",
                                List.of(),
                                null,
                                "g:a",
                                "1",
                                null,
                                null,
                                null,
                                List.of(),
                                "low",
                                null,
                                null),
                        null)));
    }

    private void publish(String policy) {
        byte[] content = policy.getBytes(StandardCharsets.UTF_8);
        server.file("/p.yml", content).file("/p.yml.sig", pair.signing().sign(content));
    }

    private void sign() {
        world.environment.put("SEKISHO_POLICY", server.url("/p.yml"));
        world.environment.put(
                "SEKISHO_POLICY_KEY",
                Base64.getEncoder().encodeToString(pair.verifying().getEncoded()));
    }

    private List<GapType> gaps() throws Exception {
        return world.report().facts().coverage().gaps().stream()
                .map(gap -> gap.type())
                .toList();
    }

    @Test
    void aPolicyThatIsNotWhatWasPinnedMakesTheScanIncomplete() throws Exception {
        publish("serial: 1\n");
        world.environment.put("SEKISHO_POLICY", server.url("/p.yml"));
        world.environment.put("SEKISHO_POLICY_SHA256", "0".repeat(64));
        World.Result result = world.run("scan");
        assertThat(result.exit()).as(result.err()).isEqualTo(ExitCode.INCOMPLETE);
        assertThat(gaps()).contains(GapType.POLICY_UNREADABLE);
        assertThat(result.out()).contains("Tell the security team");
        world.environment.put("SEKISHO_POLICY_SHA256", Hash.sha256("serial: 1\n".getBytes(StandardCharsets.UTF_8)));
        assertThat(world.run("scan").exit()).isEqualTo(ExitCode.PASSED);
        assertThat(gaps()).doesNotContain(GapType.POLICY_UNREADABLE);
    }

    @Test
    void anAbsentSourceIsNotedForADayAndAReplayIsIncomplete() throws Exception {
        publish("serial: 2\n");
        sign();
        assertThat(world.run("scan").exit()).isEqualTo(ExitCode.PASSED);
        server.remove("/p.yml");
        assertThat(world.run("scan", "--offline").exit()).isEqualTo(ExitCode.PASSED);
        assertThat(gaps()).contains(GapType.POLICY_STALE);
        publish("serial: 1\n");
        assertThat(world.run("scan").exit()).isEqualTo(ExitCode.INCOMPLETE);
        assertThat(world.run("gate", "sekisho-report").exit()).isEqualTo(ExitCode.INCOMPLETE);
    }

    @Test
    void whatNobodyCouldVerifyIsWrongUsage() throws Exception {
        World.Result unpinned = world.run("scan", "--central-policy", server.url("/p.yml"));
        assertThat(unpinned.exit()).isEqualTo(ExitCode.WRONG_USAGE);
        assertThat(unpinned.err()).contains("--central-policy-sha256", "SEKISHO_POLICY_KEY");
        world.environment.put("SEKISHO_POLICY_KEY", "x");
        for (List<String> command : List.of(List.of("scan"), List.of("config", "show"))) {
            World.Result alone = world.run(command.toArray(String[]::new));
            assertThat(alone.exit()).as(alone.err()).isEqualTo(ExitCode.WRONG_USAGE);
            assertThat(alone.err())
                    .contains("SEKISHO_POLICY_KEY is set", "Set SEKISHO_POLICY to", "unset SEKISHO_POLICY_KEY");
        }
        publish("serial: [\n");
        sign();
        World.Result broken = world.run("scan");
        assertThat(broken.exit()).isEqualTo(ExitCode.WRONG_USAGE);
        assertThat(broken.err()).contains("central policy " + server.url("/p.yml") + ":2:1");
        assertThat(server.requests()).isNotEmpty();
    }

    /** A list in the repository would else take everything out of the floor's rules. */
    @Test
    void aFloorLimitsTheRepositorysBaseline() throws Exception {
        world.write("floor.yml", "gate: {fail-on: low}\n");
        world.environment.put("SEKISHO_POLICY", "floor.yml");
        assertThat(world.run("scan").exit()).isEqualTo(ExitCode.GATE_FAILED);
        assertThat(world.run("baseline", "create", "--until", "400d").exit()).isEqualTo(ExitCode.PASSED);
        assertThat(world.run("scan").exit()).isEqualTo(ExitCode.PASSED);

        world.write("floor.yml", "gate: {fail-on: low}\nbaseline: {longest: 60d}\n");
        world.write(".sekisho/config.yml", "baseline: {longest: 400d}\n");
        World.Result tooLong = world.run("scan");
        assertThat(tooLong.exit()).as(tooLong.err()).isEqualTo(ExitCode.GATE_FAILED);
        assertThat(tooLong.out().replaceAll("\\s+", " "))
                .contains("the policy allows 60 days from today", "Set \"until\" to 2027-01-23 or earlier");
        assertThat(world.report().judgement().baseline().refused()).isEqualTo(1);
        assertThat(world.run("gate", "sekisho-report").exit()).isEqualTo(ExitCode.GATE_FAILED);
        World.Result longer = world.run("baseline", "create");
        assertThat(longer.exit()).isEqualTo(ExitCode.WRONG_USAGE);
        assertThat(longer.err()).contains("--until 60d");
        assertThat(world.run("baseline", "create", "--until", "60d").exit()).isEqualTo(ExitCode.PASSED);
        assertThat(world.run("scan").exit()).isEqualTo(ExitCode.PASSED);

        world.write("floor.yml", "gate: {fail-on: low}\nbaseline: {allow: false}\n");
        world.write(".sekisho/config.yml", "baseline: {allow: true}\n");
        World.Result forbidden = world.run("scan");
        assertThat(forbidden.exit()).as(forbidden.err()).isEqualTo(ExitCode.GATE_FAILED);
        assertThat(forbidden.out()).contains("allows this repository no baseline");
        assertThat(world.run("gate", "sekisho-report", "--policy", ".sekisho/config.yml")
                        .exit())
                .as("a floor stays beneath it")
                .isNotEqualTo(ExitCode.PASSED);
        World.Result refused = world.run("baseline", "create");
        assertThat(refused.exit()).isEqualTo(ExitCode.WRONG_USAGE);
        assertThat(refused.err()).contains("would count for nothing", "baseline.allow");
        assertThat(world.run("config", "show").out()).contains("baseline.allow");
    }

    @Test
    void theDoctorSaysHowThePolicyWasVerified() throws Exception {
        AdminWorld admin = new AdminWorld(temp.resolve("admin"));
        assertThat(admin.run("doctor").out()).contains("No central policy is set");
        publish("serial: 12\n");
        String key = Base64.getEncoder().encodeToString(pair.verifying().getEncoded());
        String[] doctor = {"doctor", "--central-policy", server.url("/p.yml"), "--central-policy-key", key};
        assertThat(admin.run(doctor).out())
                .contains("(serial 12): its source answers; verified by key " + PolicyKeys.id(pair.verifying()));
        server.remove("/p.yml");
        assertThat(admin.run(doctor).out()).contains("HTTP 404", "verified 0 hours ago");
    }

    @Test
    void aScanLaysTheListsBesideItsFindings() throws Exception {
        world.write("kev.json", SmallFeed.KEV);
        world.write(
                "epss.csv",
                "#model_version:v1,score_date:2026-11-23T00:00:00+0000\ncve,epss,percentile\nCVE-2015-7501,0.91,0.99\n");
        World.Result result = world.run("scan", "--kev", "kev.json", "--epss", "epss.csv");
        assertThat(result.exit()).as(result.err()).isEqualTo(ExitCode.PASSED);
        Facts facts = world.report().facts();
        assertThat(facts.enrichments())
                .containsExactly(
                        new Enrichment("epss", "epss.csv", LocalDate.of(2026, 11, 23), 1),
                        new Enrichment("kev", "kev.json", LocalDate.of(2026, 11, 20), 1));
        assertThat(facts.findings().get(0).vulnerability().kev().dateAdded()).isEqualTo(LocalDate.of(2022, 1, 10));
        assertThat(facts.findings().get(0).vulnerability().epss().probability()).isEqualTo(0.91);

        World.Result typo = world.run("scan", "--kev", "keb.json");
        assertThat(typo.exit()).isEqualTo(ExitCode.WRONG_USAGE);
        assertThat(typo.err()).contains("keb.json cannot be read: there is no such file");
        // What is stored serves every scan.
        world.run("enrichment", "update", "--kev", "kev.json");
        world.run("scan");
        assertThat(world.report().facts().enrichments())
                .extracting(Enrichment::id)
                .containsExactly("kev");
    }

    @Test
    void gateLaysTodaysListsBesideYesterdaysFindingsWhenAskedTo() throws Exception {
        world.run("scan");
        world.write("kev.json", SmallFeed.KEV);
        world.run("enrichment", "update", "--kev", "kev.json");
        assertThat(world.run("gate", "sekisho-report", "--output", "same").exit())
                .isEqualTo(ExitCode.PASSED);
        Facts same = ReportJson.read(world.directory.resolve("same/sekisho-report.json"))
                .facts();
        assertThat(same).isEqualTo(world.report().facts());
        World.Result gate = world.run("gate", "sekisho-report", "--kev", "kev.json", "--output", "today");
        assertThat(gate.exit()).as(gate.err()).isEqualTo(ExitCode.PASSED);
        Facts today = ReportJson.read(world.directory.resolve("today/sekisho-report.json"))
                .facts();
        assertThat(today.enrichments()).extracting(Enrichment::source).containsExactly("kev.json");
        assertThat(today.findings().get(0).vulnerability().kev()).isNotNull();
        World.Result two = world.run("gate", "sekisho-report", "--policy", "strict", "--central-policy", "p.yml");
        assertThat(two.exit()).isEqualTo(ExitCode.WRONG_USAGE);
        assertThat(two.err()).contains("--policy", "--central-policy");
    }

    @Test
    void aRuleThatAsksForWhatNobodyKnowsMakesTheScanIncomplete() throws Exception {
        world.write(
                ".sekisho/config.yml",
                "gate:\n  rules:\n    - name: exploited\n      when: {kev: true}\n      action: fail\n");
        World.Result blind = world.run("scan");
        assertThat(blind.exit()).as(blind.out() + blind.err()).isEqualTo(ExitCode.INCOMPLETE);
        assertThat(gaps()).contains(GapType.ENRICHMENT_MISSING);
        assertThat(blind.out()).contains("sekisho enrichment update --kev");
        assertThat(world.run("gate", "sekisho-report").exit()).isEqualTo(ExitCode.INCOMPLETE);

        world.write("kev.json", SmallFeed.KEV);
        assertThat(world.run("gate", "sekisho-report", "--kev", "kev.json").exit())
                .isEqualTo(ExitCode.GATE_FAILED);
        assertThat(world.run("scan", "--kev", "kev.json").exit()).isEqualTo(ExitCode.GATE_FAILED);
    }

    @Test
    void theCentralPolicyIsAFloorWhateverTheRepositorySays() throws Exception {
        world.write(".sekisho/config.yml", "gate: {fail-on: none}\ncompleteness: {policy-unreadable: noted}\n");
        assertThat(world.run("scan").exit()).isEqualTo(ExitCode.PASSED);
        publish("serial: 5\ngate: {fail-on: low}\n");
        sign();
        World.Result strict = world.run("scan");
        assertThat(strict.exit()).as(strict.out() + strict.err()).isEqualTo(ExitCode.GATE_FAILED);
        assertThat(world.report().judgement().policySources())
                .contains("central policy " + server.url("/p.yml") + " (serial 5)");

        // A replayed milder one: the copy stays the floor, and the repository cannot note it away.
        publish("serial: 4\ngate: {fail-on: none}\n");
        assertThat(world.run("scan").exit()).isEqualTo(ExitCode.GATE_FAILED);
        assertThat(world.report().judgement().verdict().complete()).isFalse();
    }

    @Test
    void aRepositoryNamesItsPolicyItself() throws Exception {
        publish("serial: 5\ngate: {fail-on: low}\n");
        String key = Base64.getEncoder().encodeToString(pair.verifying().getEncoded());
        world.write(
                ".sekisho/config.yml",
                "extends: {policy: \"%s\", key: \"%s\"}\ngate: {fail-on: none}\n".formatted(server.url("/p.yml"), key));
        assertThat(world.run("scan").exit()).isEqualTo(ExitCode.GATE_FAILED);
        world.write(".sekisho/config.yml", "extends: {policy: \"%s\"}\n".formatted(server.url("/p.yml")));
        World.Result unpinned = world.run("scan");
        assertThat(unpinned.exit()).isEqualTo(ExitCode.WRONG_USAGE);
        assertThat(unpinned.err()).contains(".sekisho/config.yml:1", "neither pinned nor signed", "extends.key");
    }
}
