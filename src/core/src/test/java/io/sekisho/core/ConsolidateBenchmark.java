package io.sekisho.core;

import io.sekisho.core.config.SeverityReader;
import io.sekisho.core.consolidate.Consolidator;
import io.sekisho.core.files.AtomicFile;
import io.sekisho.core.policy.Judge;
import io.sekisho.core.policy.Policy;
import io.sekisho.core.scan.RawFinding;
import io.sekisho.core.text.Language;
import io.sekisho.core.writer.JsonWriter;
import io.sekisho.model.CodeDetail;
import io.sekisho.model.Coverage;
import io.sekisho.model.CvssScore;
import io.sekisho.model.Facts;
import io.sekisho.model.Location;
import io.sekisho.model.Occurrence;
import io.sekisho.model.Project;
import io.sekisho.model.Report;
import io.sekisho.model.Rule;
import io.sekisho.model.SecretDetail;
import io.sekisho.model.Vulnerability;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Consolidates, judges and writes synthetic findings and prints what that took. Not a test: run it by hand with
 * {@code java -Xmx512m -cp <test class path> io.sekisho.core.ConsolidateBenchmark [COUNT]}. Target: 100,000 within 10 s.
 */
public final class ConsolidateBenchmark {
    private ConsolidateBenchmark() {}

    public static void main(String[] arguments) throws IOException {
        int count = arguments.length == 0 ? 100_000 : Integer.parseInt(arguments[0]);
        List<RawFinding> raw = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            raw.add(
                    switch (i % 10) {
                        case 0 -> secret(i);
                        case 1, 2, 3 -> vulnerability(i);
                        default -> code(i);
                    });
        }
        Path file = Files.createTempFile("sekisho-benchmark", ".json");
        long start = System.nanoTime();
        Facts facts = new Facts(
                "benchmark",
                Instant.EPOCH,
                0,
                new Project("benchmark", null, null, "tree", null),
                new Consolidator(SeverityReader.shipped()).findings(raw),
                List.of(),
                new Coverage(List.of(), List.of()));
        Report report = new Report(facts, new Judge().judge(facts, Policy.defaults(), Clock.systemUTC()));
        long judged = System.nanoTime();
        AtomicFile.write(file, out -> new JsonWriter().write(report, Language.EN, out));
        long written = System.nanoTime();
        System.out.printf(
                "%d results, %d findings: consolidated and judged in %d ms, %d KiB written in %d ms, heap limit %d MiB%n",
                count,
                facts.findings().size(),
                (judged - start) / 1_000_000,
                Files.size(file) >> 10,
                (written - judged) / 1_000_000,
                Runtime.getRuntime().maxMemory() >> 20);
        Files.delete(file);
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
