package io.sekisho.core.policy;

import io.sekisho.core.config.SettingsReader;
import io.sekisho.core.files.TrustedFiles;
import io.sekisho.model.Change;
import io.sekisho.model.CodeDetail;
import io.sekisho.model.CommitRef;
import io.sekisho.model.Component;
import io.sekisho.model.Coverage;
import io.sekisho.model.CvssScore;
import io.sekisho.model.Epss;
import io.sekisho.model.ExternalDetail;
import io.sekisho.model.Facts;
import io.sekisho.model.Finding;
import io.sekisho.model.FindingJudgement;
import io.sekisho.model.Kev;
import io.sekisho.model.Kind;
import io.sekisho.model.Location;
import io.sekisho.model.Occurrence;
import io.sekisho.model.Project;
import io.sekisho.model.Remedy;
import io.sekisho.model.Rule;
import io.sekisho.model.SecretDetail;
import io.sekisho.model.Severity;
import io.sekisho.model.Status;
import io.sekisho.model.SuppressedOccurrence;
import io.sekisho.model.Text;
import io.sekisho.model.Vulnerability;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** One finding of each sort, and a short way to have it judged by rules as people write them. */
final class RuleSamples {
    static final LocalDate TODAY = Samples.TODAY;

    static final Statuses.Answer UNKNOWN = answer(null, null, 0);
    static final Statuses.Answer EXISTING = answer(Status.EXISTING, null, 0);

    private RuleSamples() {}

    static Statuses.Answer answer(Status status, io.sekisho.model.Cause cause, int daysAgo, Integer... fresh) {
        return new Statuses.Answer(status, cause, List.of(fresh), TODAY.minusDays(daysAgo), false);
    }

    /** A policy whose threshold lets everything pass, so that only the rules fail. */
    static Policy policy(String rules) {
        return config("gate:\n  fail-on: none\n  rules:\n" + rules.indent(4));
    }

    static Policy config(String yaml) {
        try {
            return SettingsReader.read(files(yaml)).policy();
        } catch (Exception e) {
            throw new IllegalStateException(e.getMessage(), e);
        }
    }

    static TrustedFiles files(String config) {
        return new TrustedFiles() {
            @Override
            public String origin() {
                return "test";
            }

            @Override
            public Optional<byte[]> read(String path) {
                return path.equals(SettingsReader.CONFIG)
                        ? Optional.of(config.getBytes(StandardCharsets.UTF_8))
                        : Optional.empty();
            }

            @Override
            public List<String> names(String directory) {
                return List.of();
            }
        };
    }

    static FindingJudgement judge(Finding finding, Policy policy, Statuses.Answer status) {
        return judge(finding, policy, status, null, List.of());
    }

    /** @param target null for a trusted ref */
    static FindingJudgement judge(
            Finding finding,
            Policy policy,
            Statuses.Answer status,
            String target,
            List<SuppressedOccurrence> suppressed) {
        return new FindingJudge(policy, facts(target, finding), TODAY).judge(finding, suppressed, status);
    }

    static Facts facts(String target, Finding... findings) {
        Change change = target == null ? null : new Change(target, "b", List.of());
        Component lodash = new Component(
                "pkg:npm/%40lodash/es@4.17.0",
                "lodash", "4.17.0", "npm", null, null, false, List.of(at("package.json")));
        return new Facts(
                "t",
                Samples.CLOCK.instant(),
                1,
                new Project("p", null, null, "tree", null, change),
                List.of(findings),
                List.of(lodash),
                new Coverage(List.of(), List.of()));
    }

    static SuppressedOccurrence suppressed(int index) {
        return new SuppressedOccurrence(index, "s.yml:1", "why", TODAY);
    }

    /** Critical, exploited, fixed, direct in web, transitive in shop. */
    static Finding log4j() {
        return log4j(LocalDate.of(2021, 12, 10));
    }

    static Finding log4j(LocalDate listed) {
        String purl = "pkg:maven/org.apache.logging.log4j/log4j-core@2.14.1";
        Vulnerability vulnerability = new Vulnerability(
                "CVE-2021-44228",
                List.of("GHSA-jfh8-c2jp-5v3q"),
                purl,
                "log4j:log4j-core",
                "2.14.1",
                null,
                null,
                null,
                List.of(
                        new CvssScore("3.1", 10, "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:C/C:H/I:H/A:H", "NVD"),
                        new CvssScore("2.0", 9.3, "(AV:N/AC:M/Au:N/C:C/I:C/A:C)", "NVD")),
                null,
                new Kev(listed, null, false),
                LocalDate.of(2021, 12, 10),
                new Epss(0.5, 0.9, TODAY));
        return new Finding(
                Kind.DEPENDENCY,
                "d1:log4j",
                Severity.CRITICAL,
                Text.of("core.severity-cvss", "3.1", 10),
                new Rule("CVE-2021-44228", null, null, List.of(20, 502), null),
                null,
                vulnerability,
                null,
                null,
                null,
                new Remedy(Text.of("x.y"), "2.15.0", null),
                List.of(through("web/pom.xml", purl), through("shop/pom.xml", "pkg:maven/g/starter@1", purl)));
    }

    /** Without score, fix, KEV or EPSS; what the build files declare makes it transitive. */
    static Finding lodash() {
        return new Finding(
                Kind.DEPENDENCY,
                "d1:lodash",
                Severity.HIGH,
                Text.of("core.severity-unscored"),
                new Rule("GHSA-1", null, null, null, null),
                null,
                new Vulnerability(
                        "GHSA-1",
                        null,
                        "pkg:npm/%40lodash/es@4.17.0",
                        "lodash",
                        "4.17.0",
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null),
                null,
                null,
                null,
                null,
                List.of(at("package.json")));
    }

    /** In the tree since 40 days, in the history since 100. */
    static Finding awsKey() {
        return new Finding(
                Kind.SECRET,
                "s1:aws",
                Severity.CRITICAL,
                null,
                new Rule("aws-access-token", null, null, List.of(798), null),
                null,
                null,
                new SecretDetail(4, List.of()),
                null,
                null,
                null,
                List.of(committed("config/app.yml", true, 40), committed("config/old.yml", false, 100)));
    }

    static Finding injection() {
        return new Finding(
                Kind.CODE,
                "c1:sql",
                Severity.HIGH,
                null,
                new Rule("SQL_INJECTION_JDBC", null, null, List.of(89), null),
                null,
                null,
                null,
                new CodeDetail("a.B", "run()", "SECURITY", 10, "medium"),
                null,
                null,
                List.of(at("src/main/java/a/B.java"), at("src/test/java/a/B.java")));
    }

    static Finding external() {
        return new Finding(
                Kind.EXTERNAL,
                "x1:x",
                Severity.MEDIUM,
                null,
                new Rule("js/xss", null, null, List.of(79), null),
                null,
                null,
                null,
                null,
                new ExternalDetail("CodeQL", "error", null),
                null,
                List.of(Occurrence.at("external", Location.line("web/app.js", 3))));
    }

    /** What another tool reports of a vulnerability. */
    static Finding trivy(String id, Remedy remedy) {
        boolean cve = id.startsWith("CVE");
        return new Finding(
                Kind.EXTERNAL,
                "x1:" + id,
                Severity.LOW,
                Text.of("core.severity-security-severity", 3.0),
                new Rule(id, null, null, List.of(), null),
                null,
                new Vulnerability(
                        id,
                        null,
                        "pkg:maven/org.apache.logging.log4j/log4j-core@2.14.1",
                        "log4j-core",
                        "2.14.1",
                        null,
                        null,
                        null,
                        cve
                                ? List.of(new CvssScore(
                                        "3.1", 3.0, "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:C/C:H/I:H/A:H", "Trivy"))
                                : List.of(),
                        null,
                        cve ? new Kev(LocalDate.of(2021, 12, 10), null, false) : null,
                        null,
                        cve ? new Epss(0.5, 0.9, TODAY) : null),
                null,
                null,
                new ExternalDetail("Trivy", "note", 3.0),
                remedy,
                List.of(Occurrence.at("external", Location.line("trivy/pom.xml", 3))));
    }

    static Finding named(String name) {
        return switch (name) {
            case "log4j" -> log4j();
            case "lodash" -> lodash();
            case "aws" -> awsKey();
            case "sql" -> injection();
            case "external" -> external();
            case "trivy" -> trivy("CVE-2021-44228", new Remedy(Text.of("x.y"), "2.15.0", null));
            case "grype" -> trivy("GHSA-jfh8-c2jp-5v3q", null);
            default -> throw new IllegalArgumentException(name);
        };
    }

    private static Occurrence at(String path) {
        return Occurrence.at("code", Location.line(path, 7));
    }

    private static Occurrence through(String path, String... purls) {
        return new Occurrence("dependency", Location.line(path, 9), null, null, null, true, List.of(purls), null, null);
    }

    static Occurrence committed(String path, boolean inTree, int daysAgo) {
        Instant day = Samples.CLOCK.instant().minusSeconds(daysAgo * 86_400L);
        return new Occurrence(
                "secret",
                Location.line(path, 1),
                null,
                null,
                new CommitRef("c" + daysAgo, day),
                inTree,
                List.of(),
                null,
                null);
    }
}
