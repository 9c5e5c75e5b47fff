package io.sekisho.core.writer;

import io.sekisho.core.config.SeverityReader;
import io.sekisho.core.consolidate.Consolidator;
import io.sekisho.core.scan.RawFinding;
import io.sekisho.model.Action;
import io.sekisho.model.Cause;
import io.sekisho.model.Change;
import io.sekisho.model.Component;
import io.sekisho.model.Coverage;
import io.sekisho.model.CvssScore;
import io.sekisho.model.Deadline;
import io.sekisho.model.Epss;
import io.sekisho.model.Facts;
import io.sekisho.model.Finding;
import io.sekisho.model.FindingJudgement;
import io.sekisho.model.Gap;
import io.sekisho.model.GapJudgement;
import io.sekisho.model.GapType;
import io.sekisho.model.GateRuleRef;
import io.sekisho.model.GoneFinding;
import io.sekisho.model.Judgement;
import io.sekisho.model.Kind;
import io.sekisho.model.Location;
import io.sekisho.model.Occurrence;
import io.sekisho.model.Outcome;
import io.sekisho.model.Project;
import io.sekisho.model.ReferenceInfo;
import io.sekisho.model.Remedy;
import io.sekisho.model.Report;
import io.sekisho.model.Rule;
import io.sekisho.model.ScannerRun;
import io.sekisho.model.ScannerState;
import io.sekisho.model.SecretDetail;
import io.sekisho.model.Severity;
import io.sekisho.model.StandardState;
import io.sekisho.model.Status;
import io.sekisho.model.SuppressedOccurrence;
import io.sekisho.model.SuppressionVex;
import io.sekisho.model.Text;
import io.sekisho.model.Verdict;
import io.sekisho.model.Vulnerability;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A report of a life as reports lead it: compared, in part suppressed, with things repaired, a standard and a grace period. */
public final class ShopReports {
    public static final String WEB = "pkg:maven/org.example/web";
    public static final String CORE = "pkg:maven/org.example/core@2.0";
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 24);

    public static Report shop() {
        return of("shop", Instant.parse("2026-11-24T06:30:00.123Z"));
    }

    /** The shop with a change that somebody proposes to it. */
    public static Report proposed(Instant at) {
        Report shop = of("shop", at);
        Facts facts = shop.facts();
        Change change = new Change("origin/main", "b".repeat(40), List.of());
        Project project = new Project("shop", "c".repeat(40), "feature", "tree", null, change);
        return new Report(
                new Facts(facts.tool(), at, 1, project, facts.findings(), facts.components(), facts.coverage()),
                shop.judgement());
    }

    public static Report of(String name, Instant at) {
        List<Finding> findings = new Consolidator(SeverityReader.shipped())
                .findings(List.of(
                        vulnerability("CVE-2024-0001", "1.0", "web/pom.xml", 9.8),
                        vulnerability("CVE-2024-0001", "1.1", "api/pom.xml", 9.8),
                        vulnerability("CVE-2024-0002", "1.0", "web/pom.xml", 5.3),
                        secret()));
        Facts facts = new Facts(
                "0.1.0",
                at,
                4321,
                new Project(name, "c".repeat(40), "main", "tree", null),
                findings,
                List.of(
                        component(CORE, "org.example:core", "2.0", "Apache-2.0", null, true),
                        component(null, "inner.jar", null, null, null, null),
                        component("pkg:maven/junit/junit@4.13", "junit:junit", "4.13", "EPL 1.0: ours", "test", true),
                        component(WEB + "@1.0", "org.example:web", "1.0", "MIT", null, false),
                        component(WEB + "@1.0", "org.example:web", "1.0", "MIT", null, false),
                        component(WEB + "@1.1", "org.example:web", "1.1", "MIT", null, false)),
                new Coverage(
                        List.of(new ScannerRun(
                                "dependency",
                                Kind.DEPENDENCY,
                                "OWASP Dependency-Check",
                                "13.0.0",
                                ScannerState.COMPLETED,
                                5,
                                3,
                                null,
                                null)),
                        List.of(Gap.of(
                                GapType.UNREADABLE_FILE,
                                "dependency",
                                Text.of("core.scanner-failed", "Dependency-Check", "x.Y"),
                                null))));
        List<FindingJudgement> judged = new ArrayList<>();
        findings.forEach(finding -> judged.add(judgement(finding)));
        return new Report(facts, judgement(at, judged));
    }

    private static Judgement judgement(Instant at, List<FindingJudgement> judged) {
        return new Judgement(
                at,
                List.of("defaults"),
                new Verdict(
                        Outcome.FAILED, true, "enforce", "critical", 1, List.of(Text.of("policy.failed-findings", 1))),
                judged,
                List.of(new GapJudgement(0, GapJudgement.Effect.NOTED)),
                new ReferenceInfo("b".repeat(40), "main", Instant.parse("2026-11-20T00:00:00Z")),
                List.of(
                        new GoneFinding(
                                "c1:gone",
                                Kind.CODE,
                                Severity.HIGH,
                                "SQL_INJECTION_JDBC",
                                "SQL injection",
                                "src/Old.java",
                                Status.FIXED,
                                LocalDate.of(2026, 11, 4)),
                        new GoneFinding(
                                "x1:unseen",
                                Kind.EXTERNAL,
                                Severity.LOW,
                                "r",
                                "title",
                                "src/A.java",
                                Status.NOT_SEEN,
                                null)),
                null,
                new StandardState(
                        "ipa-secure-web",
                        "7",
                        Map.of("en", "How to Secure Your Website", "ja", "安全なウェブサイトの作り方"),
                        List.of(
                                item(
                                        "1.1",
                                        StandardState.State.VIOLATED,
                                        List.of(judged.get(0).fingerprint())),
                                item("1.5", StandardState.State.NO_VIOLATION_FOUND, List.of()))),
                List.of(),
                null);
    }

    private static StandardState.Item item(String id, StandardState.State state, List<String> findings) {
        return new StandardState.Item(
                id,
                Map.of("en", "Web", "ja", "ウェブ"),
                Map.of("en", "Item " + id, "ja", "項目 " + id),
                state,
                findings,
                1,
                null,
                null);
    }

    /** The first version of the gravest never reaches the code; the medium one is an accepted risk; the secret is new. */
    private static FindingJudgement judgement(Finding finding) {
        boolean first = finding.rule().id().equals("CVE-2024-0001");
        boolean second = finding.rule().id().equals("CVE-2024-0002");
        List<SuppressedOccurrence> suppressed = new ArrayList<>();
        for (int i = 0; i < finding.occurrences().size(); i++) {
            if (first && finding.occurrences().get(i).location().path().equals("web/pom.xml")) {
                suppressed.add(new SuppressedOccurrence(
                        i,
                        ".sekisho/suppressions.yml:3",
                        "Never called.",
                        LocalDate.of(2026, 12, 1),
                        new SuppressionVex(
                                SuppressionVex.Status.NOT_AFFECTED,
                                SuppressionVex.Justification.VULNERABLE_CODE_NOT_IN_EXECUTE_PATH)));
            } else if (second) {
                suppressed.add(new SuppressedOccurrence(
                        i,
                        ".sekisho/suppressions.yml:9",
                        "Costs more\nthan it is worth.",
                        LocalDate.of(2027, 3, 31),
                        null,
                        "owner: Alice"));
            }
        }
        boolean fresh = finding.kind() == Kind.SECRET;
        return new FindingJudgement(
                finding.fingerprint(),
                second ? Action.IGNORE : fresh ? Action.FAIL : Action.WARN,
                Text.of("policy.at-threshold", "critical", "critical"),
                null,
                suppressed,
                fresh ? Status.NEW : Status.EXISTING,
                fresh ? Cause.INTRODUCED : null,
                fresh ? List.of(0) : List.of(),
                fresh ? TODAY : LocalDate.of(2026, 9, 15),
                second ? null : new GateRuleRef("fail-on", "defaults"),
                first ? new Deadline(LocalDate.of(2026, 9, 15), TODAY, LocalDate.of(2026, 12, 14)) : null,
                null);
    }

    private static RawFinding vulnerability(String id, String version, String path, double score) {
        String purl = WEB + "@" + version;
        return RawFinding.dependency(
                List.of(id, WEB),
                new Rule(
                        id,
                        null,
                        "It does\nwhat it should not.",
                        List.of(79),
                        "https://nvd.nist.gov/vuln/detail/" + id),
                null,
                occurrence(path, List.of(CORE, "pkg:maven/org.example/between@3", purl)),
                new Vulnerability(
                        id,
                        List.of("GHSA-jfh8-c2jp-5v3q"),
                        purl,
                        "org.example:web",
                        version,
                        null,
                        "<2.0",
                        "highest",
                        List.of(new CvssScore("3.1", score, "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H", "NVD")),
                        null,
                        null,
                        LocalDate.of(2024, 1, 5),
                        new Epss(0.25, 0.97, TODAY)),
                new Remedy(Text.of("dependency.upgrade", "org.example:web", version, "2.0"), "2.0", WEB));
    }

    private static RawFinding secret() {
        return RawFinding.secret(
                List.of("aws-access-token", "a", "b"),
                new Rule("aws-access-token", "AWS access token", null, List.of(798), null),
                null,
                occurrence("src/Key.java", List.of()),
                new SecretDetail(3.5, List.of()),
                null);
    }

    private static Component component(
            String purl, String name, String version, String licence, String scope, Boolean direct) {
        List<String> path = purl == null
                ? List.of(CORE)
                : purl.startsWith(WEB) ? List.of(CORE, "pkg:maven/org.example/between@3", purl) : List.of();
        return new Component(
                purl,
                name,
                version,
                purl == null ? null : "maven",
                licence == null ? null : List.of(licence),
                "ab".repeat(32),
                direct,
                scope,
                List.of(occurrence("web/pom.xml", path)));
    }

    private static Occurrence occurrence(String path, List<String> dependencyPath) {
        return new Occurrence(
                "dependency", Location.line(path, 10), "x.jar", "web", null, true, dependencyPath, null, null);
    }
}
