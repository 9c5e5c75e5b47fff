package io.sekisho.core;

import io.sekisho.core.config.ConfigException;
import io.sekisho.core.config.SettingsReader;
import io.sekisho.core.config.SeverityReader;
import io.sekisho.core.consolidate.Consolidator;
import io.sekisho.core.files.TrustedFiles;
import io.sekisho.core.policy.Judge;
import io.sekisho.core.policy.Policy;
import io.sekisho.core.reference.History;
import io.sekisho.core.reference.Reference;
import io.sekisho.model.Action;
import io.sekisho.model.Coverage;
import io.sekisho.model.Facts;
import io.sekisho.model.Finding;
import io.sekisho.model.Judgement;
import io.sekisho.model.Project;
import io.sekisho.model.Report;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Judges synthetic findings by many suppressions and rules against a reference and prints what that took, cold. Not a test: run it
 * by hand with {@code java -Xmx512m -cp <test class path> io.sekisho.core.JudgeBenchmark [FINDINGS [SUPPRESSIONS [RULES]]]}.
 * Target: 100,000 findings, 2,000 suppressions and 50 rules within 2 s.
 */
public final class JudgeBenchmark {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-24T12:00:00Z"), ZoneOffset.UTC);

    private JudgeBenchmark() {}

    public static void main(String[] arguments) throws IOException, ConfigException {
        int count = argument(arguments, 0, 100_000);
        int suppressions = argument(arguments, 1, 2_000);
        int rules = argument(arguments, 2, 50);
        // Some of the results are folded.
        List<Finding> findings = new Consolidator(SeverityReader.shipped())
                .findings(SyntheticFindings.of(count / 7 * 10)).stream()
                        .limit(count)
                        .toList();
        Facts facts = facts(findings);
        // Every tenth finding was not there before.
        Facts before = facts(findings.stream()
                .filter(finding -> finding.fingerprint().hashCode() % 10 != 0)
                .toList());
        Policy policy = policy(suppressions(findings, suppressions), rules(rules));
        Reference reference = new Reference(
                new Report(before, new Judge().judge(before, Policy.defaults(), CLOCK)), History.EMPTY, List.of());

        long heap = used();
        long cpu = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        long start = System.nanoTime();
        Judgement judgement = new Judge().judge(facts, policy, reference, CLOCK);
        long millis = (System.nanoTime() - start) / 1_000_000;
        long cpuMillis = (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - cpu) / 1_000_000;
        System.out.printf(
                "%d findings x %d suppressions x %d rules judged in %d ms (CPU %d ms), %d KiB a 1000 findings kept, heap limit %d MiB;"
                        + " %s%n",
                findings.size(),
                policy.suppressions().size(),
                policy.ruleSets().get(0).rules().size(),
                millis,
                cpuMillis,
                (used() - heap) * 1000 / 1024 / Math.max(1, findings.size()),
                Runtime.getRuntime().maxMemory() >> 20,
                counts(judgement));
    }

    private static String counts(Judgement judgement) {
        StringBuilder counts = new StringBuilder();
        for (Action action : Action.values()) {
            counts.append(action.name().toLowerCase(java.util.Locale.ROOT))
                    .append(' ')
                    .append(judgement.findings().stream()
                            .filter(finding -> finding.action() == action)
                            .count())
                    .append(' ');
        }
        return counts.toString().strip();
    }

    private static long used() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }

    private static Facts facts(List<Finding> findings) {
        return new Facts(
                "benchmark",
                CLOCK.instant(),
                0,
                new Project("benchmark", null, null, "tree", null),
                findings,
                List.of(),
                new Coverage(List.of(), List.of()));
    }

    /** A third by fingerprint, by vulnerability and package, by rule and path. */
    private static String suppressions(List<Finding> findings, int count) {
        StringBuilder yaml = new StringBuilder("version: 1\nsuppressions:\n");
        for (int i = 0; i < count; i++) {
            String what = switch (i % 3) {
                case 0 ->
                    "fingerprint: \"" + findings.get(i * 31 % findings.size()).fingerprint() + "\"";
                case 1 -> "vulnerability: CVE-2020-" + i + ", package: pkg:maven/g/a" + i % 300 + ", versions: \"<2\"";
                default ->
                    "rule: SQL_INJECTION_JDBC, path: \"org/example/module" + i % 50 + "/**/Class" + i + ".java\"";
            };
            yaml.append("  - {").append(what).append(", reason: benchmark, expires: 2099-01-01}\n");
        }
        return yaml.toString();
    }

    /** Mixed, most of them for little, so that most are asked for most findings. */
    private static String rules(int count) {
        StringBuilder yaml = new StringBuilder("gate:\n  fail-on: high\n  rules:\n");
        for (int i = 0; i < count; i++) {
            String when = switch (i % 8) {
                case 0 -> "severity: \">=high\", cwe: " + (1000 + i);
                case 1 -> "rule: [\"aws-*-" + i + "\", \"*_INJECTION_" + i + "\"]";
                case 2 -> "path: [\"org/example/module" + i + "/**\", \"**/generated" + i + "/*.java\"]";
                case 3 -> "package: \"pkg:maven/g/a" + i + "*\", versions: \">=1,<2\", severity: low";
                case 4 -> "cvss: {AV: N, PR: [N, L]}, age: \">=" + (900 + i) + "d\"";
                case 5 -> "kind: dependency, kev: true, direct: true, cwe: " + i;
                case 6 -> "status: new, cause: introduced, rule: \"CVE-1999-" + i + "*\"";
                default -> "epss: \">=0." + i + "\", kind: dependency";
            };
            yaml.append("    - {name: r")
                    .append(i)
                    .append(", when: {")
                    .append(when)
                    .append("}, action: ");
            yaml.append(i % 3 == 0 ? "fail, grace: {warn: 80d, fail: 90d}}\n" : i % 3 == 1 ? "warn}\n" : "ignore}\n");
        }
        return yaml.toString();
    }

    private static Policy policy(String suppressions, String config) throws IOException, ConfigException {
        Map<String, String> contents = Map.of(SettingsReader.CONFIG, config, SettingsReader.SUPPRESSIONS, suppressions);
        return SettingsReader.read(new TrustedFiles() {
                    @Override
                    public Optional<byte[]> read(String path) {
                        return Optional.ofNullable(contents.get(path))
                                .map(text -> text.getBytes(StandardCharsets.UTF_8));
                    }

                    @Override
                    public String origin() {
                        return "benchmark";
                    }
                })
                .policy();
    }

    private static int argument(String[] arguments, int index, int fallback) {
        return arguments.length > index ? Integer.parseInt(arguments[index]) : fallback;
    }
}
