package io.sekisho.core;

import com.sun.management.OperatingSystemMXBean;
import io.sekisho.core.config.ConfigException;
import io.sekisho.core.config.SettingsReader;
import io.sekisho.core.config.SeverityReader;
import io.sekisho.core.consolidate.Consolidator;
import io.sekisho.core.files.TrustedFiles;
import io.sekisho.core.policy.Baseline;
import io.sekisho.core.policy.BaselineText;
import io.sekisho.core.policy.Judge;
import io.sekisho.core.policy.Judged;
import io.sekisho.core.policy.Policy;
import io.sekisho.core.reference.History;
import io.sekisho.core.reference.HistoryJson;
import io.sekisho.core.reference.Reference;
import io.sekisho.model.Action;
import io.sekisho.model.Change;
import io.sekisho.model.Component;
import io.sekisho.model.Coverage;
import io.sekisho.model.Facts;
import io.sekisho.model.Finding;
import io.sekisho.model.Gap;
import io.sekisho.model.GapType;
import io.sekisho.model.Judgement;
import io.sekisho.model.Kind;
import io.sekisho.model.Occurrence;
import io.sekisho.model.Project;
import io.sekisho.model.Report;
import io.sekisho.model.ReportJson;
import io.sekisho.model.ScannerRun;
import io.sekisho.model.ScannerState;
import io.sekisho.model.Text;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Judges synthetic findings as a scan of a large project does on an ordinary day: by suppressions and rules of every kind, against a
 * reference with its history, an accepted baseline, components and coverage; and writes the history on. Prints what that took, first
 * as users see it, in a fresh JVM, then warm. Not a test: run it by hand with {@code java -Xmx512m -cp <test class path>
 * io.sekisho.core.JudgeBenchmark [FINDINGS [SUPPRESSIONS [RULES [WARM RUNS]]]]}. Target: 100,000 findings, 2,000 suppressions and 50 rules within
 * 2 s of CPU time.
 */
public final class JudgeBenchmark {
    private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");
    private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
    private static final Clock YESTERDAY = Clock.offset(CLOCK, Duration.ofDays(-1));
    private static final int WARM = 10;

    /** What a run took, in milliseconds. */
    private record Took(long wall, long thread, long process) {
        private static final OperatingSystemMXBean SYSTEM =
                ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
        private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

        static Took start() {
            return new Took(System.nanoTime(), THREADS.getCurrentThreadCpuTime(), SYSTEM.getProcessCpuTime());
        }

        Took end() {
            Took now = start();
            return new Took(
                    (now.wall - wall) / 1_000_000,
                    (now.thread - thread) / 1_000_000,
                    (now.process - process) / 1_000_000);
        }
    }

    private JudgeBenchmark() {}

    public static void main(String[] arguments) throws IOException, ConfigException {
        int count = argument(arguments, 0, 100_000);
        int suppressions = argument(arguments, 1, 2_000);
        int rules = argument(arguments, 2, 50);
        int runs = argument(arguments, 3, WARM);
        // Some of the results are folded.
        List<Finding> findings = new Consolidator(SeverityReader.shipped())
                .findings(SyntheticFindings.of(count / 7 * 10)).stream()
                        .limit(count)
                        .toList();
        Facts facts = facts(findings, NOW);
        Reference reference = reference(findings);
        Policy accepting = policy(suppressions(findings, suppressions), rules(rules))
                .draft()
                .baseline(half(reference.report()))
                .policy();
        System.out.println(cold(facts, accepting, reference));
        Took warm = null;
        for (int i = 0; i < runs; i++) {
            Took again = Took.start();
            new Judge().judged(facts, accepting, reference, CLOCK).history();
            warm = again.end();
        }
        if (warm != null) {
            System.out.printf(
                    "warm: %d ms CPU (all threads %d ms, wall %d ms)%n", warm.thread(), warm.process(), warm.wall());
        }
    }

    /** Every tenth finding was not there, some have become others, and some of these are gone. */
    private static Reference reference(List<Finding> findings) throws IOException {
        Facts before = facts(
                findings.stream()
                        .filter(finding -> finding.fingerprint().hashCode() % 10 != 0)
                        .map(finding -> finding.fingerprint().hashCode() % 20 == 1 ? Aside.of(finding) : finding)
                        .toList(),
                NOW.minus(Duration.ofDays(1)));
        Judged judged = new Judge().judged(before, Policy.defaults(), Reference.NONE, YESTERDAY);
        return new Reference(kept(new Report(before, judged.judgement())), kept(judged.history()), List.of());
    }

    private static Baseline half(Report report) {
        Set<String> half = new HashSet<>();
        report.facts().findings().stream()
                .map(Finding::fingerprint)
                .filter(fingerprint -> fingerprint.hashCode() % 2 == 0)
                .forEach(half::add);
        return new Baseline("baseline.yml", LocalDate.of(2099, 1, 1), true, BaselineText.entries(report, half));
    }

    private static String cold(Facts facts, Policy policy, Reference reference) {
        long heap = used();
        Took started = Took.start();
        Judged judged = new Judge().judged(facts, policy, reference, CLOCK);
        History history = judged.history();
        Took took = started.end();
        return String.format(
                Locale.ROOT,
                "%d findings x %d suppressions x %d rules judged in %d ms CPU (all threads %d ms, wall %d ms),"
                        + " %d KiB a 1000 findings kept, heap limit %d MiB; %s, gone %d, remembered %d",
                facts.findings().size(),
                policy.suppressions().size(),
                policy.ruleSets().get(0).rules().size(),
                took.thread(),
                took.process(),
                took.wall(),
                (used() - heap) * 1000 / 1024 / Math.max(1, facts.findings().size()),
                Runtime.getRuntime().maxMemory() >> 20,
                counts(judged.judgement()),
                judged.judgement().gone().size(),
                history.findings().size());
    }

    /** As the next scan reads it: nothing of it is the same object. */
    private static Report kept(Report report) throws IOException {
        Path file = Files.createTempFile("benchmark", ".json");
        try {
            try (OutputStream out = Files.newOutputStream(file)) {
                ReportJson.write(report, out);
            }
            return ReportJson.read(file);
        } finally {
            Files.delete(file);
        }
    }

    private static History kept(History history) throws IOException {
        Path file = Files.createTempFile("benchmark", ".json");
        try {
            HistoryJson.write(history, file);
            return HistoryJson.read(file);
        } finally {
            Files.delete(file);
        }
    }

    private static String counts(Judgement judgement) {
        StringBuilder counts = new StringBuilder();
        for (Action action : Action.values()) {
            counts.append(action.name().toLowerCase(Locale.ROOT))
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

    /** With the commit and the state of git that a scan of a changed branch has. */
    private static Facts facts(List<Finding> findings, Instant at) {
        return new Facts(
                "benchmark",
                at,
                0,
                new Project(
                        "benchmark",
                        "1".repeat(40),
                        "main",
                        "history",
                        null,
                        new Change(null, "2".repeat(40), List.of(new Change.Rename("old/A.java", "new/A.java")))),
                findings,
                components(findings),
                new Coverage(runs(), gaps()));
    }

    private static List<ScannerRun> runs() {
        return Stream.of(Kind.values())
                .map(kind -> new ScannerRun(
                        kind.key(),
                        kind,
                        kind.key(),
                        "1",
                        ScannerState.COMPLETED,
                        1,
                        1,
                        Map.of("files", 100_000L),
                        Map.of()))
                .toList();
    }

    private static List<Gap> gaps() {
        return List.of(
                Gap.of(GapType.ECOSYSTEM_UNSUPPORTED, "dependency", Text.of("x.y"), null),
                new Gap(GapType.UNREADABLE_FILE, "secret", Text.of("x.y"), null, List.of("a/b.bin"), 1));
    }

    private static List<Component> components(List<Finding> findings) {
        Map<String, List<Occurrence>> places = new TreeMap<>();
        for (Finding finding : findings) {
            if (finding.vulnerability() != null) {
                places.computeIfAbsent(finding.vulnerability().packageUrl(), none -> new ArrayList<>())
                        .addAll(finding.occurrences());
            }
        }
        List<Component> components = new ArrayList<>();
        places.forEach((purl, where) ->
                components.add(new Component(purl, purl, "1.0", "maven", List.of(), null, true, where)));
        return components;
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
                case 3 -> "package: \"pkg:maven/g/a" + i / 8 + "*\", versions: \">=1,<2\", severity: low";
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

    /** A finding as it was under another fingerprint, in another place. */
    private static final class Aside {
        static Finding of(Finding it) {
            return new Finding(
                    it.kind(),
                    it.fingerprint().substring(0, 3)
                            + new StringBuilder(it.fingerprint().substring(3)).reverse(),
                    it.severity(),
                    it.severityReason(),
                    it.rule(),
                    it.message(),
                    it.vulnerability(),
                    it.secret(),
                    it.code(),
                    it.external(),
                    it.remedy(),
                    it.occurrences());
        }
    }
}
