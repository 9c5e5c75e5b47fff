package io.sekisho.core.merge;

import static org.assertj.core.api.Assertions.assertThat;

import io.sekisho.core.config.SeverityReader;
import io.sekisho.core.consolidate.Consolidator;
import io.sekisho.core.policy.Judge;
import io.sekisho.core.policy.Policy;
import io.sekisho.core.reference.CoverageFall;
import io.sekisho.core.reference.History;
import io.sekisho.core.reference.Reference;
import io.sekisho.core.scan.RawFinding;
import io.sekisho.model.CodeDetail;
import io.sekisho.model.Coverage;
import io.sekisho.model.Facts;
import io.sekisho.model.Finding;
import io.sekisho.model.Gap;
import io.sekisho.model.GapType;
import io.sekisho.model.Kind;
import io.sekisho.model.Location;
import io.sekisho.model.Occurrence;
import io.sekisho.model.Project;
import io.sekisho.model.Report;
import io.sekisho.model.Rule;
import io.sekisho.model.ScannerRun;
import io.sekisho.model.ScannerState;
import io.sekisho.model.SecretDetail;
import io.sekisho.model.Text;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MergerTest {
    private static final Instant NOW = Instant.parse("2026-11-25T10:00:00Z");
    private static final String COMMIT = "c".repeat(40);

    private final Consolidator consolidator = new Consolidator(SeverityReader.shipped());
    private final Merger merger = new Merger(consolidator);

    /** Two jobs that share the kinds of one directory give what one job gives. */
    @Test
    void aScanSplitByKindIsTheSameScan() {
        Facts code = facts("", List.of(flaw("src/A.java")), run(Kind.CODE, true), run(Kind.SECRET, false));
        Facts secret = facts("", List.of(key("src/B.java")), run(Kind.CODE, false), run(Kind.SECRET, true));
        Facts whole =
                facts("", List.of(flaw("src/A.java"), key("src/B.java")), run(Kind.CODE, true), run(Kind.SECRET, true));
        for (List<Facts> order : List.of(List.of(code, secret), List.of(secret, code))) {
            Facts merged = merge(order);
            assertThat(merged.findings()).isEqualTo(whole.findings());
            assertThat(merged.coverage().gaps()).isEmpty();
            assertThat(merged.coverage().scanners())
                    .extracting(ScannerRun::state)
                    .containsOnly(ScannerState.COMPLETED);
            assertThat(merged.project().scope()).isEqualTo("history");
        }
    }

    @Test
    void whatNoPartScannedStaysAHole() {
        Facts code = facts("", List.of(), run(Kind.CODE, true), run(Kind.SECRET, false));
        assertThat(merge(List.of(code, code)).coverage().gaps())
                .extracting(Gap::type)
                .containsExactly(GapType.SCOPE_NARROWED);
        Facts failed = facts("", List.of(), failed(Kind.SECRET), run(Kind.CODE, false));
        Facts merged = merge(List.of(code, failed));
        assertThat(merged.coverage().scanners())
                .filteredOn(run -> run.kind() == Kind.SECRET)
                .extracting(ScannerRun::state)
                .containsExactly(ScannerState.FAILED);
    }

    /** Modules are told by their paths from the top; the same finding in two of them is one with two places. */
    @Test
    void modulesKeepTheirFingerprintsAndTellTheirPaths() {
        Facts shop =
                facts("shop", List.of(flaw("src/A.java"), key("k.txt")), run(Kind.CODE, true), run(Kind.SECRET, true));
        Facts web = facts("services/web", List.of(flaw("src/A.java")), run(Kind.CODE, true), run(Kind.SECRET, false));
        Facts merged = merge(List.of(shop, web));
        assertThat(merged.findings())
                .extracting(Finding::fingerprint)
                .hasSameElementsAs(
                        shop.findings().stream().map(Finding::fingerprint).toList());
        Finding both = merged.findings().stream()
                .filter(finding -> finding.kind() == Kind.CODE)
                .findFirst()
                .orElseThrow();
        assertThat(both.occurrences())
                .extracting(one -> one.location().path())
                .containsExactly("services/web/src/A.java", "shop/src/A.java");
        assertThat(both.occurrences()).extracting(Occurrence::module).containsExactly("services/web", "shop");
        assertThat(merged.project().directory()).isEmpty();
        // The secrets of the second module have not been looked for, whatever the first one did.
        assertThat(merged.coverage().gaps()).singleElement().satisfies(gap -> {
            assertThat(gap.message()).isEqualTo(Text.of("merge.left-out", "secret", "services/web"));
            assertThat(gap.type()).isEqualTo(GapType.SCOPE_NARROWED);
        });
    }

    @Test
    void aPlaceThatTwoPartsSawIsToldOnce() {
        Facts one = facts("", List.of(flaw("src/A.java")), run(Kind.CODE, true));
        Facts merged = merge(List.of(one, one));
        assertThat(merged.findings()).isEqualTo(one.findings());
        assertThat(merged.coverage().scanners())
                .singleElement()
                .satisfies(run -> assertThat(run.reported()).isEqualTo(1));
    }

    @Test
    void partsOfAnotherCommitAreToldByName() {
        Facts here = facts("", List.of(), run(Kind.CODE, true));
        Project old = here.project();
        Facts there = new Facts(
                here.tool(),
                here.startedAt(),
                here.durationMillis(),
                new Project(old.name(), "d".repeat(40), old.branch(), old.scope(), null, null, ""),
                here.findings(),
                here.components(),
                here.coverage());
        assertThat(merge(List.of(here, there)).coverage().gaps())
                .singleElement()
                .satisfies(gap -> {
                    assertThat(gap.type()).isEqualTo(GapType.PART_MISSING);
                    assertThat(gap.message().arguments()).containsExactly("part 1", "d".repeat(40), COMMIT);
                });
    }

    @Test
    void partsOfARepositoryAreTheRepositoryTogether() {
        Facts web = facts("web", List.of(), run(Kind.CODE, true));
        Facts api = facts("api", List.of(), run(Kind.CODE, true));
        assertThat(web.project().identity()).isEqualTo("git/shop:web");
        assertThat(merge(List.of(web, api)).project().identity()).isEqualTo("git/shop");
    }

    /** As when a job left no report, and a pattern named the parts. */
    @Test
    void aPartThatTheReferenceHadIsMissed() {
        Facts web = facts("web", List.of(key("k")), run(Kind.SECRET, true));
        Facts api = facts("api", List.of(), run(Kind.SECRET, true));
        Facts job = facts("job", List.of(), run(Kind.SECRET, true));
        Facts whole = merge(List.of(web, api, job));
        Reference reference = new Reference(
                new Report(whole, new Judge().judge(whole, Policy.defaults(), Clock.fixed(NOW, ZoneOffset.UTC))),
                History.EMPTY,
                List.of());
        for (List<Facts> left : List.of(List.of(api, job), List.of(api))) {
            Facts merged = merger.merge(parts(left), List.of(), whole);
            assertThat(merged.project().identity())
                    .as("platforms know it by that")
                    .isEqualTo("git/shop");
            assertThat(CoverageFall.of(merged, reference)).singleElement().satisfies(gap -> {
                assertThat(gap.type()).isEqualTo(GapType.PART_MISSING);
                assertThat(gap.paths()).contains("web").doesNotContain("api");
            });
        }
        assertThat(CoverageFall.of(whole, reference)).isEmpty();
        assertThat(CoverageFall.of(facts("", List.of(), run(Kind.SECRET, true)), reference))
                .as("scanned as a whole")
                .isEmpty();
        assertThat(CoverageFall.of(api, reference))
                .extracting(Gap::type)
                .as("one directory tells nothing of the whole")
                .containsExactly(GapType.REFERENCE_UNREADABLE);
    }

    @Test
    void theNarrowestSecretScanCounts() {
        Facts range = new Facts(
                "1",
                NOW,
                5,
                new Project("p", COMMIT, null, "range", "a..b", null, ""),
                List.of(),
                List.of(),
                new Coverage(List.of(run(Kind.SECRET, true)), List.of()));
        Facts all = facts("", List.of(), run(Kind.SECRET, true));
        assertThat(merge(List.of(all, range)).project().scope()).isEqualTo("range");
    }

    private Facts merge(List<Facts> facts) {
        return merger.merge(parts(facts), List.of());
    }

    private static List<Part> parts(List<Facts> facts) {
        List<Part> parts = new ArrayList<>();
        for (int i = 0; i < facts.size(); i++) {
            parts.add(new Part("part " + i, facts.get(i)));
        }
        return parts;
    }

    private Facts facts(String directory, List<RawFinding> raw, ScannerRun... runs) {
        List<Gap> gaps = new ArrayList<>();
        for (ScannerRun run : runs) {
            if (run.state() == ScannerState.LEFT_OUT) {
                gaps.add(Gap.of(
                        GapType.SCOPE_NARROWED,
                        run.scanner(),
                        Text.of("core.left-out-by-flag", run.scanner(), "--only"),
                        Text.of("core.left-out-by-flag-step", "--only")));
            }
        }
        return new Facts(
                "1",
                NOW,
                1000,
                new Project(
                        directory.isEmpty() ? "p" : directory,
                        COMMIT,
                        "main",
                        "history",
                        null,
                        null,
                        directory,
                        "git/shop"),
                consolidator.findings(raw),
                List.of(),
                new Coverage(List.of(runs), gaps));
    }

    private static ScannerRun run(Kind kind, boolean ran) {
        return new ScannerRun(
                kind.key(),
                kind,
                kind.key(),
                "1",
                ran ? ScannerState.COMPLETED : ScannerState.LEFT_OUT,
                5,
                1,
                Map.of(),
                Map.of());
    }

    private static ScannerRun failed(Kind kind) {
        return new ScannerRun(kind.key(), kind, kind.key(), "1", ScannerState.FAILED, 5, 0, Map.of(), Map.of());
    }

    private static RawFinding flaw(String path) {
        return RawFinding.code(
                List.of("SQL_INJECTION_JDBC", "A", "m()V", "x"),
                new Rule("SQL_INJECTION_JDBC", null, null, List.of(89), null),
                "message",
                Occurrence.at("code", Location.line(path, 3)),
                new CodeDetail("A", "m()V", "SECURITY", 5, "high"),
                null);
    }

    private static RawFinding key(String path) {
        return RawFinding.secret(
                List.of("aws-access-token", path, "x"),
                new Rule("aws-access-token", null, null, List.of(798), null),
                null,
                Occurrence.at("secret", Location.line(path, 7)),
                new SecretDetail(3.5, List.of()),
                null);
    }
}
