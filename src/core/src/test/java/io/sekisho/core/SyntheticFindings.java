package io.sekisho.core;

import io.sekisho.core.scan.RawFinding;
import io.sekisho.model.CodeDetail;
import io.sekisho.model.CvssScore;
import io.sekisho.model.Location;
import io.sekisho.model.Occurrence;
import io.sekisho.model.Rule;
import io.sekisho.model.SecretDetail;
import io.sekisho.model.Vulnerability;
import java.util.ArrayList;
import java.util.List;

/** What the benchmarks work on: a tenth secrets, three tenths vulnerabilities, the rest code. */
public final class SyntheticFindings {
    private SyntheticFindings() {}

    public static List<RawFinding> of(int count) {
        List<RawFinding> raw = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            raw.add(
                    switch (i % 10) {
                        case 0 -> secret(i);
                        case 1, 2, 3 -> vulnerability(i);
                        default -> code(i);
                    });
        }
        return raw;
    }

    private static RawFinding vulnerability(int i) {
        String id = "CVE-2020-" + i % 20_000;
        Vulnerability vulnerability = new Vulnerability(
                id,
                List.of("GHSA-" + i),
                "pkg:maven/g/a" + i % 300 + "@1.0",
                "g:a" + i % 300,
                "1.0",
                "cpe:2.3:a:g:a:1.0:*:*:*:*:*:*:*",
                ">=1.0,<2.0",
                "high",
                List.of(new CvssScore("3.1", i % 100 / 10.0, "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H", "NVD")),
                null,
                null,
                null);
        return RawFinding.dependency(
                List.of(id, "pkg:maven/g/a" + i % 300),
                rule(id, "A flaw of component " + i + " lets a remote attacker do what he should not. ".repeat(4)),
                null,
                place("dependency", "module" + i % 50 + "/pom.xml", i),
                vulnerability,
                null);
    }

    private static RawFinding secret(int i) {
        return RawFinding.secret(
                List.of("aws-access-token", "config/" + i % 3000, "key = ***"),
                rule("aws-access-token", "An access token."),
                null,
                place("secret", "config/" + i % 3000 + ".properties", i),
                new SecretDetail(3.5, List.of()),
                null);
    }

    private static RawFinding code(int i) {
        String type = "org.example.module" + i % 50 + ".Class" + i;
        return RawFinding.code(
                List.of("SQL_INJECTION_JDBC", type, "run(Ljava/lang/String;)V", "statement.execute(query" + i + ");"),
                rule("SQL_INJECTION_JDBC", "Input reaches a query."),
                "This use of Statement.execute can be vulnerable to SQL injection",
                place("code", type.replace('.', '/') + ".java", i),
                new CodeDetail(type, "run(Ljava/lang/String;)V", "SECURITY", 10, "medium"),
                null);
    }

    private static Occurrence place(String scanner, String path, int i) {
        Location location = Location.line(path, i % 1000 + 1);
        return new Occurrence(scanner, location, null, "module" + i % 50, null, true, List.of(), "line " + i, null);
    }

    private static Rule rule(String id, String description) {
        return new Rule(id, id, description, List.of(89), "https://example.org/" + id);
    }
}
