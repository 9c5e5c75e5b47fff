package io.sekisho.core.writer;

import io.sekisho.core.config.SeverityReader;
import io.sekisho.core.consolidate.Consolidator;
import io.sekisho.core.policy.Judge;
import io.sekisho.core.policy.Policy;
import io.sekisho.core.scan.RawFinding;
import io.sekisho.model.CodeDetail;
import io.sekisho.model.CommitRef;
import io.sekisho.model.Component;
import io.sekisho.model.Coverage;
import io.sekisho.model.CvssScore;
import io.sekisho.model.ExternalDetail;
import io.sekisho.model.Facts;
import io.sekisho.model.Gap;
import io.sekisho.model.GapType;
import io.sekisho.model.Kev;
import io.sekisho.model.Kind;
import io.sekisho.model.Location;
import io.sekisho.model.Occurrence;
import io.sekisho.model.Project;
import io.sekisho.model.Remedy;
import io.sekisho.model.Report;
import io.sekisho.model.Rule;
import io.sekisho.model.ScannerRun;
import io.sekisho.model.ScannerState;
import io.sekisho.model.SecretDetail;
import io.sekisho.model.Text;
import io.sekisho.model.Vulnerability;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Reports that every writer must cope with. */
public final class SampleReports {
    /** Tries to break out of HTML, Markdown, XML, CSV, terminals, message patterns and lines. */
    public static final String HOSTILE =
            "<script>alert(1)</script>\"'`]]>&amp;|{0}'{1}\u001b[31m\u202e\u0000\r\n=cmd()*_[x](javascript:alert(1))💥\ud800";

    private static final Instant NOW = Instant.parse("2026-11-24T00:00:00Z");

    private SampleReports() {}

    /** Nothing found, nothing missed. */
    public static Report empty() {
        return report("project", List.of(), List.of(), List.of(run(ScannerState.COMPLETED, 0)));
    }

    /** Nothing found, because the scanner failed. */
    public static Report incomplete() {
        Gap gap = new Gap(
                GapType.SCANNER_FAILED,
                "code",
                Text.of("core.scanner-failed", "SpotBugs", "x.Y"),
                Text.of("core.scanner-failed-step"),
                List.of("a/B.class"),
                3);
        return report("project", List.of(), List.of(gap), List.of(run(ScannerState.FAILED, 0)));
    }

    /** Two findings of each kind, one of them suppressed, every field set. */
    public static Report full() {
        return of("text");
    }

    /** The same, every text from the project or a tool hostile. */
    public static Report hostile() {
        return of(HOSTILE);
    }

    /** The same, every text from the project or a tool this one. */
    public static Report of(String text) {
        Gap gap = new Gap(
                GapType.UNREADABLE_FILE, "code", Text.of("core.yaml-syntax", text, text), null, List.of(text), 1);
        return report(
                text,
                Stream.of(null, text)
                        .flatMap(suppression -> Stream.of(
                                dependency(text, suppression),
                                secret(text, suppression),
                                code(text, suppression),
                                external(text, suppression)))
                        .toList(),
                List.of(gap),
                List.of(run(ScannerState.COMPLETED, 8)));
    }

    private static Report report(String name, List<RawFinding> raw, List<Gap> gaps, List<ScannerRun> runs) {
        Component component = new Component(
                "pkg:maven/g/a@1.0",
                "g:a",
                "1.0",
                "maven",
                List.of(name),
                "ab".repeat(32),
                true,
                List.of(place(name, null)));
        Facts facts = new Facts(
                "0.1.0",
                NOW,
                1234,
                new Project(name, "c".repeat(40), name, "range", "a..b"),
                new Consolidator(SeverityReader.shipped()).findings(raw),
                raw.isEmpty() ? List.of() : List.of(component),
                new Coverage(runs, gaps));
        return new Report(facts, new Judge().judge(facts, Policy.defaults(), Clock.fixed(NOW, ZoneOffset.UTC)));
    }

    private static ScannerRun run(ScannerState state, long reported) {
        return new ScannerRun(
                "code",
                Kind.CODE,
                "SpotBugs",
                "4.10.4",
                state,
                5,
                reported,
                Map.of("classes", 7L),
                Map.of("database.updated", "2026-11-20"));
    }

    private static RawFinding dependency(String text, String suppression) {
        Vulnerability vulnerability = new Vulnerability(
                "CVE-2021-44228",
                List.of("GHSA-jfh8-c2jp-5v3q"),
                "pkg:maven/g/a@1.0",
                "g:a",
                "1.0",
                "cpe:2.3:a:g:a:1.0:*:*:*:*:*:*:*",
                ">=1.0,<2.0",
                "highest",
                List.of(new CvssScore("3.1", 10.0, "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:C/C:H/I:H/A:H", text)),
                null,
                new Kev(LocalDate.of(2021, 12, 10), LocalDate.of(2021, 12, 24), true),
                LocalDate.of(2021, 12, 10));
        return RawFinding.dependency(
                List.of("CVE-2021-44228", "pkg:maven/g/a", text, String.valueOf(suppression)),
                rule("CVE-2021-44228", text),
                text,
                place(text, suppression),
                vulnerability,
                new Remedy(Text.of("core.severity-rule", text), "2.0", "pkg:maven/g/a"));
    }

    private static RawFinding secret(String text, String suppression) {
        return RawFinding.secret(
                List.of("aws-access-token", text, text, String.valueOf(suppression)),
                rule("aws-access-token", text),
                null,
                place(text, suppression),
                new SecretDetail(3.5, List.of("k1:0123abcd:" + "0".repeat(64), "k1:4567cdef:" + "1".repeat(64))),
                null);
    }

    private static RawFinding code(String text, String suppression) {
        return RawFinding.code(
                List.of("SQL_INJECTION_JDBC", text, String.valueOf(suppression)),
                rule("SQL_INJECTION_JDBC", text),
                text,
                place(text, suppression),
                new CodeDetail("a.B$" + text, "m()V", "SECURITY", 5, "high"),
                null);
    }

    private static RawFinding external(String text, String suppression) {
        return RawFinding.external(
                List.of(text, text, String.valueOf(suppression)),
                rule(text, text),
                text,
                place(text, suppression),
                new ExternalDetail(text, "error", 8.1));
    }

    private static Rule rule(String id, String text) {
        return new Rule(id, text, text, List.of(79, 89), "https://example.org/" + id.length());
    }

    /** @param suppression null for none */
    private static Occurrence place(String text, String suppression) {
        return new Occurrence(
                "code",
                new Location("src/" + text + "/B.java", 3, 4),
                "app.war!/" + text + ".jar",
                "web",
                new CommitRef("d".repeat(40), NOW),
                true,
                List.of("pkg:maven/g/direct@1"),
                text,
                suppression);
    }
}
