package io.sekisho.cli.summary;

import io.sekisho.core.config.SeverityReader;
import io.sekisho.core.consolidate.Consolidator;
import io.sekisho.core.policy.Judge;
import io.sekisho.core.policy.Policy;
import io.sekisho.core.policy.Suppression;
import io.sekisho.core.scan.RawFinding;
import io.sekisho.model.Action;
import io.sekisho.model.BaselineState;
import io.sekisho.model.Cause;
import io.sekisho.model.CodeDetail;
import io.sekisho.model.CommitRef;
import io.sekisho.model.Coverage;
import io.sekisho.model.CvssScore;
import io.sekisho.model.Deadline;
import io.sekisho.model.ExternalDetail;
import io.sekisho.model.Facts;
import io.sekisho.model.Finding;
import io.sekisho.model.FindingJudgement;
import io.sekisho.model.Gap;
import io.sekisho.model.GapType;
import io.sekisho.model.GoneFinding;
import io.sekisho.model.Judgement;
import io.sekisho.model.Kev;
import io.sekisho.model.Kind;
import io.sekisho.model.Location;
import io.sekisho.model.Occurrence;
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
import io.sekisho.model.Text;
import io.sekisho.model.Vulnerability;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The report of a project as one meets them: some of everything, one part suppressed, one part not seen. */
public final class Shop {
    private static final Instant NOW = Instant.parse("2026-11-24T00:00:00Z");

    private Shop() {}

    static Report report(Policy policy) {
        Gap unbuilt = new Gap(
                GapType.SOURCES_WITHOUT_CLASSES,
                "code",
                Text.of("plan.not-compiled", 1),
                Text.of("plan.partial-clone-next"),
                List.of("web/src/main/java"),
                1);
        Gap pip = Gap.of(
                GapType.ECOSYSTEM_UNSUPPORTED, "dependency", Text.of("plan.unread-language", 12, "Python"), null);
        return report(policy, List.of(unbuilt, pip));
    }

    /** The same with nothing left unseen. */
    public static Report complete(Policy policy) {
        return report(policy, List.of());
    }

    /** The same as of a later scan: some of it is new, some due, some accepted, some gone. */
    public static Report compared() {
        Report report = complete(Policy.defaults());
        Judgement all = report.judgement();
        List<FindingJudgement> findings = new ArrayList<>();
        for (int i = 0; i < all.findings().size(); i++) {
            findings.add(
                    compared(report.facts().findings().get(i), all.findings().get(i)));
        }
        GoneFinding gone = new GoneFinding(
                "c1:0", Kind.CODE, Severity.HIGH, "XXE", "XXE", "A.java", Status.FIXED, LocalDate.of(2026, 3, 1));
        return report.judged(new Judgement(
                all.judgedAt(),
                all.policySources(),
                all.verdict(),
                findings,
                all.gaps(),
                new ReferenceInfo("9f8e7d6c".repeat(5), "main", Instant.parse("2026-11-20T01:02:03Z")),
                List.of(gone),
                new BaselineState(".sekisho/baseline.yml", LocalDate.of(2027, 3, 31), 5, 2, 1, 1),
                standard(),
                all.notes(),
                null));
    }

    private static FindingJudgement compared(Finding finding, FindingJudgement judged) {
        LocalDate seen = LocalDate.of(2026, 9, 1);
        Deadline due = new Deadline(seen, LocalDate.of(2026, 11, 20), LocalDate.of(2026, 11, 30));
        Deadline grace = new Deadline(seen, LocalDate.of(2026, 12, 20), LocalDate.of(2026, 12, 30));
        return switch (finding.rule().id()) {
            case "CVE-2021-44228", "CVE-2021-45046" -> with(judged, Action.WARN, Status.EXISTING, null, due, null);
            case "CVE-2016-1000027" -> with(judged, Action.WARN, Status.EXISTING, null, null, "baseline");
            case "aws-access-token" -> with(judged, Action.FAIL, Status.EXISTING, null, null, null);
            case "github-pat" -> with(judged, Action.FAIL, Status.NEW, Cause.INTRODUCED, null, null);
            case "CVE-2020-36518" -> with(judged, Action.IGNORE, Status.NEW, Cause.DISCLOSED, grace, null);
            default -> with(judged, judged.action(), Status.EXISTING, null, null, null);
        };
    }

    private static FindingJudgement with(
            FindingJudgement judged, Action action, Status status, Cause cause, Deadline deadline, String accepted) {
        return new FindingJudgement(
                judged.fingerprint(),
                action,
                judged.reason(),
                judged.unblock(),
                judged.suppressed(),
                status,
                cause,
                status == Status.NEW ? List.of(0) : List.of(),
                LocalDate.of(2026, 9, 1),
                judged.rule(),
                deadline,
                accepted);
    }

    private static StandardState standard() {
        Map<String, String> text = Map.of("en", "Cloud security standard", "ja", "クラウドセキュリティ基準");
        List<StandardState.Item> items = new ArrayList<>();
        for (StandardState.State state : StandardState.State.values()) {
            items.add(new StandardState.Item("1." + state, text, text, state, List.of(), 0, text, null));
        }
        return new StandardState("cloud", null, text, items);
    }

    /** The same with other things unseen. */
    public static Report report(Policy policy, List<Gap> gaps) {
        Facts facts = new Facts(
                "0.1.0",
                NOW,
                23_245,
                new Project("shop", "1a2b3c4d".repeat(5), "main", "history", null),
                new Consolidator(SeverityReader.shipped()).findings(findings()),
                List.of(),
                new Coverage(List.of(run()), gaps));
        Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
        return new Report(facts, new Judge().judge(facts, policy.suppressing(suppressions()), clock));
    }

    private static ScannerRun run() {
        return new ScannerRun(
                "secret", Kind.SECRET, "Gitleaks", "8.30.1", ScannerState.COMPLETED, 11_000, 3, Map.of(), Map.of());
    }

    private static List<Suppression> suppressions() {
        return List.of(new Suppression(
                ".sekisho/suppressions.yml:3",
                null,
                "10202",
                null,
                null,
                null,
                "the cart is public",
                null,
                null,
                null,
                LocalDate.of(2026, 12, 1)));
    }

    private static List<RawFinding> findings() {
        List<RawFinding> all = new ArrayList<>();
        String log4j = "org.apache.logging.log4j:log4j-core";
        all.add(vulnerability("CVE-2021-44228", log4j, "2.14.1", 10.0, true, "2.17.1", null));
        all.add(vulnerability("CVE-2021-45046", log4j, "2.14.1", 9.0, false, "2.17.1", null));
        all.add(vulnerability("CVE-2021-44832", log4j, "2.14.1", 6.6, false, "2.17.1", null));
        String jackson = "com.fasterxml.jackson.core:jackson-databind";
        String starter = "pkg:maven/org.springframework.boot/spring-boot-starter-web";
        all.add(vulnerability("CVE-2020-36518", jackson, "2.12.3", 7.5, false, "2.12.6.1", starter));
        all.add(vulnerability("CVE-2022-42003", jackson, "2.12.3", 7.5, false, "2.12.6.1", starter));
        all.add(vulnerability("CVE-2016-1000027", "org.springframework:spring-web", "5.3.8", 9.8, false, null, null));
        all.add(secret("aws-access-token", "config/prod.env", true));
        all.add(secret("github-pat", "scripts/release.sh", false));
        for (int line : new int[] {31, 58}) {
            all.add(code("SQL_INJECTION_JDBC", "catalog/src/main/java/shop/catalog/Search.java", line));
        }
        all.add(code("SPRING_ENDPOINT", "web/src/main/java/shop/web/Cart.java", 12));
        all.add(RawFinding.external(
                List.of("zap", "10202"),
                new Rule(
                        "10202",
                        "Absence of anti-CSRF tokens",
                        null,
                        List.of(352),
                        "https://www.zaproxy.org/docs/10202"),
                "No token",
                Occurrence.at("external", Location.file("cart")),
                new ExternalDetail("ZAP", "warning", null)));
        return all;
    }

    private static RawFinding vulnerability(
            String id, String name, String version, double score, boolean kev, String fixed, String upgrade) {
        String purl = "pkg:maven/" + name.replace(':', '/');
        Vulnerability vulnerability = new Vulnerability(
                id,
                List.of(),
                purl + "@" + version,
                name,
                version,
                null,
                null,
                "highest",
                List.of(new CvssScore("3.1", score, null, null)),
                null,
                kev ? new Kev(LocalDate.of(2021, 12, 10), LocalDate.of(2021, 12, 24), true) : null,
                null);
        Remedy remedy = fixed == null
                ? null
                : new Remedy(
                        Text.of("policy.unblock-dependency-fixed", name, fixed, "d1:..."),
                        fixed,
                        upgrade == null ? purl : upgrade);
        return RawFinding.dependency(
                List.of(id, purl),
                new Rule(id, null, null, List.of(502), null),
                null,
                Occurrence.at("dependency", Location.line("catalog/pom.xml", 42)),
                vulnerability,
                remedy);
    }

    private static RawFinding secret(String rule, String path, boolean inTree) {
        Occurrence place = new Occurrence(
                "secret",
                Location.line(path, 3),
                null,
                null,
                new CommitRef("9f8e7d6c".repeat(5), NOW),
                inTree,
                List.of(),
                null,
                null);
        return RawFinding.secret(
                List.of(rule, path, "x"),
                new Rule(rule, null, null, List.of(798), null),
                null,
                place,
                new SecretDetail(4, List.of()),
                null);
    }

    private static RawFinding code(String rule, String path, int line) {
        return RawFinding.code(
                List.of(rule, path, Integer.toString(line)),
                new Rule(
                        rule,
                        "Potential " + rule,
                        null,
                        List.of(89),
                        "https://find-sec-bugs.github.io/bugs.htm#" + rule),
                null,
                Occurrence.at("code", Location.line(path, line)),
                new CodeDetail("shop.catalog.Search", "find()V", "SECURITY", 5, "high"),
                null);
    }
}
