package io.sekisho.core.policy;

import static io.sekisho.core.policy.Samples.CLOCK;
import static io.sekisho.core.policy.Samples.TODAY;
import static io.sekisho.core.policy.Samples.dependency;
import static io.sekisho.core.policy.Samples.facts;
import static io.sekisho.core.policy.Samples.finding;
import static io.sekisho.core.policy.Samples.gap;
import static io.sekisho.core.policy.Samples.place;
import static io.sekisho.core.policy.Samples.run;
import static org.assertj.core.api.Assertions.assertThat;

import io.sekisho.core.config.SuppressionReader;
import io.sekisho.core.reference.History;
import io.sekisho.core.reference.Reference;
import io.sekisho.model.Action;
import io.sekisho.model.Facts;
import io.sekisho.model.Finding;
import io.sekisho.model.Gap;
import io.sekisho.model.GapType;
import io.sekisho.model.Judgement;
import io.sekisho.model.Kind;
import io.sekisho.model.Outcome;
import io.sekisho.model.Report;
import io.sekisho.model.Rule;
import io.sekisho.model.ScannerRun;
import io.sekisho.model.ScannerState;
import io.sekisho.model.Severity;
import io.sekisho.model.Text;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the owners of entries are told, and what a policy demands of entries. */
class SuppressionReviewTest {
    private static final Facts ONE = facts("tree", List.of(), List.of(finding(Severity.CRITICAL, place("src/main/A"))));
    private static final Facts NOTHING = facts("tree", List.of(), List.of());
    private static final String COVERING = "rule: SQL, path: src/main/A";

    @Test
    void anEntryIsExpiredFromTheDayAfterItsLastAndAnnouncedFromFourteenDaysBefore() throws Exception {
        assertThat(notes(ONE, entry(COVERING, TODAY.minusDays(1))))
                .containsExactly(Text.of("policy.suppression-expired", "s.yml:2", TODAY.minusDays(1), 1, "why"));
        assertThat(notes(ONE, entry(COVERING, TODAY)))
                .containsExactly(Text.of("policy.suppression-expires-soon", "s.yml:2", TODAY, 1, "why"));
        assertThat(notes(ONE, entry(COVERING, TODAY.plusDays(14)))).hasSize(1);
        assertThat(notes(ONE, entry(COVERING, TODAY.plusDays(15)))).isEmpty();
        assertThat(notes(NOTHING, entry(COVERING, TODAY.plusDays(1)))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "rule: 'S*'                                              | policy.suppression-broad-rule",
                "rule: 'S*', path: src/main/java/A.java                  | ",
                "package: 'pkg:npm/*'                                    | policy.suppression-broad-package",
                "package: 'pkg:npm/a', rule: 'CVE-*'                     | policy.suppression-broad-package",
                "package: 'pkg:npm/a', rule: CVE-1                       | ",
                "package: 'pkg:npm/*', vulnerability: CVE-1              | ",
                "rule: '*', path: src/main/java/A.java                   | ",
            })
    void aPatternIsOverBroadWhereItNamesNothing(String matcher, String code) throws Exception {
        assertThat(notes(NOTHING, entry(matcher, TODAY.plusDays(90))).stream().map(Text::code))
                .isEqualTo(code == null ? List.of() : List.of(code));
    }

    @Test
    void anEntryIsUnusedThirtyDaysAfterItWasWrittenOrLastNeeded() throws Exception {
        String unknown = entry(COVERING, TODAY.plusDays(90));
        assertThat(notes(NOTHING, unknown)).isEmpty();
        String old = entry(COVERING + ", created: " + TODAY.minusDays(30), TODAY.plusDays(90));
        assertThat(notes(NOTHING, old))
                .containsExactly(Text.of("policy.suppression-unused", "s.yml:2", TODAY.minusDays(30), "why"));
        assertThat(notes(ONE, old)).isEmpty();
        assertThat(notes(NOTHING, entry(COVERING + ", created: " + TODAY.minusDays(29), TODAY.plusDays(90))))
                .isEmpty();

        assertThat(unused(unknown, 30, null)).isTrue();
        assertThat(unused(unknown, 29, null)).isFalse();
        assertThat(unused(unknown, 300, 29)).isFalse();
        assertThat(unused(unknown, 300, 30)).isTrue();
        // Written before the first scan that read it, and after one that needed it.
        assertThat(unused(old, 2, null)).isTrue();
        assertThat(unused(old, 30, 1)).isFalse();
    }

    private static boolean unused(String yaml, int knownDaysAgo, Integer usedDaysAgo) throws Exception {
        Suppression entry = read(yaml).get(0);
        LocalDate used = usedDaysAgo == null ? null : TODAY.minusDays(usedDaysAgo);
        History history =
                new History(Map.of(), Map.of(entry.key(), new History.Use(TODAY.minusDays(knownDaysAgo), used)), null);
        Judgement judgement = new Judge()
                .judge(
                        NOTHING,
                        Policy.defaults().suppressing(List.of(entry)),
                        new Reference(null, history, List.of()),
                        CLOCK);
        return !judgement.notes().isEmpty();
    }

    @Test
    void nothingIsCalledUnusedAfterAScanThatSawOnlyAPart() throws Exception {
        String old = entry(COVERING + ", created: 2020-01-01", TODAY.plusDays(90));
        assertThat(notes(facts("range", List.of(), List.of()), old)).isEmpty();
        assertThat(notes(facts("staged", List.of(), List.of()), old)).isEmpty();
        List<ScannerState> partial = List.of(ScannerState.FAILED);
        for (ScannerState state : partial) {
            assertThat(notes(facts("tree", List.of(gap(GapType.SCANNER_FAILED)), List.of(), run(state)), old))
                    .isEmpty();
        }
        assertThat(notes(facts("history", List.of(), List.of(), run(ScannerState.NOTHING_TO_SCAN)), old))
                .hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // what it asks for                             | off by configuration | off by a flag | failed | unused
                "rule: aws-access-token                         |              |               |            | true",
                "rule: aws-access-token                         | code         |               |            | true",
                "rule: aws-access-token                         | code, dependency |           |            | true",
                "rule: aws-access-token                         |              | code          |            | false",
                "rule: aws-access-token                         |              |               | dependency | false",
                "path: src/main/A                               | secret       |               |            | true",
                "'fingerprint: \"c1:0123456789abcdef0123456789abcdef\"' | code  |            |            | false",
                "'fingerprint: \"c1:0123456789abcdef0123456789abcdef\"' | secret | dependency |           | true",
                "'fingerprint: \"s1:0123456789abcdef0123456789abcdef\"' | code  |            | dependency | true",
                "'fingerprint: \"x1:0123456789abcdef0123456789abcdef\"' | external |         |            | false",
                "vulnerability: CVE-1                           | code, secret |               |            | true",
                "vulnerability: CVE-1                           | dependency, external |       |            | false",
                "vulnerability: CVE-1                           |              | dependency    |            | false",
                "rule: CVE-1, path: pom.xml                     |              | code, secret  |            | true",
                "package: 'pkg:npm/a', vulnerability: CVE-1     |              | secret        | code       | true",
            })
    void anEntryIsJudgedByTheKindsThatItCouldMatch(
            String matcher, String configured, String flagged, String failed, boolean unused) throws Exception {
        List<Gap> gaps = new ArrayList<>();
        List<ScannerRun> runs = new ArrayList<>();
        for (Kind kind : Kind.values()) {
            boolean off = named(configured, kind);
            ScannerState state = off || named(flagged, kind)
                    ? ScannerState.LEFT_OUT
                    : named(failed, kind) ? ScannerState.FAILED : ScannerState.COMPLETED;
            runs.add(new ScannerRun(kind.key(), kind, "s", null, state, 1, 0, Map.of(), Map.of()));
            if (state == ScannerState.LEFT_OUT) {
                gaps.add(Gap.of(
                        off ? GapType.SCOPE_CONFIGURED : GapType.SCOPE_NARROWED, kind.key(), Text.of("x.y"), null));
            }
        }
        Facts facts = facts("tree", gaps, List.of(), runs.toArray(ScannerRun[]::new));
        assertThat(notes(facts, entry(matcher + ", created: 2020-01-01", TODAY.plusDays(90))).stream()
                        .map(Text::code)
                        .filter(code -> code.endsWith("-unused")))
                .hasSize(unused ? 1 : 0);
    }

    private static boolean named(String kinds, Kind kind) {
        return kinds != null && List.of(kinds.split(", ")).contains(kind.key());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "path: '**/*.java'                              | broad-path",
                "path: src/**                                   | broad-path",
                "path: src/test/**                              | ",
                "path: '**/pom.xml'                             | ",
                "path: src                                      | ",
                "rule: SQL                                      | broad-rule",
                "rule: SQL, path: '**/*.java'                   | broad-rule",
                "rule: SQL, path: src/main/**                   | ",
                "rule: SQL, path: '**/A.java'                   | ",
                "package: 'pkg:maven/g/a'                       | broad-package",
                "package: 'pkg:maven/g/a', path: a/b/**         | broad-package",
                "package: 'pkg:maven/g/a', versions: '<2'       | broad-package",
                "package: 'pkg:maven/g/a', vulnerability: CVE-1 | ",
                "package: 'pkg:maven/g/a', rule: CVE-1          | ",
                "vulnerability: CVE-1                           | ",
                "fingerprint: 'c1:00000000000000000000000000000000', path: '**/*' | ",
            })
    void whatCoversMoreThanAnyoneLookedAtIsNamed(String matcher, String note) throws Exception {
        List<String> codes = notes(NOTHING, entry(matcher, TODAY.plusDays(90))).stream()
                .map(text -> text.code().replace("policy.suppression-", ""))
                .toList();
        assertThat(codes).isEqualTo(note == null ? List.of() : List.of(note));
    }

    @Test
    void whatCoversVeryManyFindingsOrAllOfASeverityIsNamed() throws Exception {
        String entry = entry("rule: SQL, path: src/main/**", TODAY.plusDays(90));
        assertThat(notes(many(9, Severity.HIGH), entry)).isEmpty();
        assertThat(notes(many(10, Severity.HIGH), entry))
                .containsExactly(Text.of("policy.suppression-broad-severity", "s.yml:2", "high", 10));
        List<Finding> other = new ArrayList<>(many(50, Severity.HIGH).findings());
        other.add(finding(Severity.HIGH, place("elsewhere")));
        assertThat(notes(facts("tree", List.of(), other), entry)).isEmpty();
        other.addAll(many(51, Severity.HIGH).findings().subList(50, 51));
        assertThat(notes(facts("tree", List.of(), other), entry))
                .containsExactly(Text.of("policy.suppression-broad-many", "s.yml:2", 51));
    }

    private static Facts many(int count, Severity severity) {
        List<Finding> all = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            all.add(new Finding(
                    Kind.CODE,
                    "c1:" + i,
                    severity,
                    null,
                    new Rule("SQL", null, null, null, null),
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    List.of(place("src/main/" + i))));
        }
        return facts("tree", List.of(), all);
    }

    @Test
    void anEntryThatFallsShortOfTheLimitsDoesNotCountAndIsNamedButACentralOneDoes() throws Exception {
        Suppression entry =
                read(entry(COVERING + ", owner: me", TODAY.plusDays(31))).get(0);
        assertThat(judge(entry, new SuppressionLimits(false, 0, Set.of())).notes())
                .containsExactly(Text.of("policy.suppression-refused", "s.yml:2"));
        assertThat(judge(entry, new SuppressionLimits(true, 30, Set.of())).notes())
                .containsExactly(Text.of(
                        "policy.suppression-refused-long", "s.yml:2", TODAY.plusDays(31), 30, TODAY.plusDays(30)));
        assertThat(judge(entry, new SuppressionLimits(true, 0, Set.of("owner", "approvedBy", "ticket")))
                        .notes())
                .containsExactly(Text.of("policy.suppression-refused-lacks", "s.yml:2", "approvedBy, ticket"));
        for (SuppressionLimits limits : List.of(
                new SuppressionLimits(false, 0, Set.of()),
                new SuppressionLimits(true, 30, Set.of()),
                new SuppressionLimits(true, 0, Set.of("ticket")))) {
            assertThat(action(judge(entry, limits))).isEqualTo(Action.FAIL);
            assertThat(action(judge(entry.ofCentralPolicy(), limits))).isEqualTo(Action.IGNORE);
            assertThat(judge(entry.ofCentralPolicy(), limits).notes()).isEmpty();
        }
        for (SuppressionLimits limits :
                List.of(new SuppressionLimits(true, 31, Set.of()), new SuppressionLimits(true, 0, Set.of("owner")))) {
            assertThat(action(judge(entry, limits))).isEqualTo(Action.IGNORE);
        }
    }

    @Test
    void whatMayNotBeTheMatterWithAnEntryFailsTheGateThoughNoFindingDoes() throws Exception {
        Suppression expired =
                read(entry("rule: XSS, path: src/main/A", TODAY.minusDays(1))).get(0);
        Judgement noted = judge(expired, SuppressionLimits.NONE, NOTHING);
        assertThat(noted.verdict().outcome()).isEqualTo(Outcome.PASSED);
        Judgement other = judge(expired, new SuppressionLimits(true, 0, Set.of(), Set.of("unused")), NOTHING);
        assertThat(other.verdict().exitCode()).isZero();
        Judgement failed = judge(expired, new SuppressionLimits(true, 0, Set.of(), Set.of("expired")), NOTHING);
        assertThat(failed.verdict().outcome()).isEqualTo(Outcome.FAILED);
        assertThat(failed.verdict().exitCode()).isEqualTo(1);
        assertThat(failed.verdict().reasons())
                .containsExactly(Text.of("policy.failed-suppressions", 1, "expired", "s.yml:2"));
    }

    @Test
    void theFirstEntryThatCountsIsShownAndTheOthersAreUsedAllTheSame() throws Exception {
        List<Suppression> entries = List.of(
                read(entry(COVERING, TODAY.minusDays(3))).get(0),
                read(entry("rule: SQL, path: src/main/**", TODAY.plusDays(90))).get(0),
                read(entry(
                                "fingerprint: 'c1:x', created: 2020-01-01".replace("c1:x", "c1:" + "0".repeat(32)),
                                TODAY.plusDays(80)))
                        .get(0),
                read(entry(COVERING + ", created: 2020-01-01", TODAY.plusDays(70)))
                        .get(0));
        Judgement judgement = new Judge().judge(ONE, Policy.defaults().suppressing(entries), Reference.NONE, CLOCK);
        assertThat(judgement.findings().get(0).suppressed().get(0).expires()).isEqualTo(TODAY.plusDays(90));
        assertThat(judgement.notes())
                .extracting(Text::code)
                .containsExactly("policy.suppression-expired", "policy.suppression-unused");
    }

    @Test
    void everyWayToFileAnEntryFindsIt() throws Exception {
        Finding code = finding(Severity.HIGH, place("a/b/C"));
        Finding library = dependency("1.9", Text.of("core.severity-cvss", "3.1", "10.0"), place("pom.xml"));
        Facts both = facts("tree", List.of(), List.of(code, library));
        for (Map.Entry<String, String> row : Map.of(
                        "rule: SQL", "1 0",
                        "path: a/b/**", "1 0",
                        "path: pom.xml", "0 1",
                        "rule: CVE-1", "0 1",
                        "vulnerability: CVE-1", "0 1",
                        "package: 'pkg:maven/g/a@1.9'", "0 1",
                        "package: 'pkg:maven/g/a@1.8'", "0 0",
                        "package: 'pkg:maven/g/a', rule: SQL", "0 0",
                        "vulnerability: CVE-1, rule: SQL", "0 0")
                .entrySet()) {
            SuppressionUse use = SuppressionUse.of(read(entry(row.getKey(), TODAY)), both);
            assertThat(use.covering(code)[0].length + " " + use.covering(library)[0].length)
                    .as(row.getKey())
                    .isEqualTo(row.getValue());
            assertThat(use.findings(0) + "," + use.occurrences(0))
                    .isEqualTo(row.getValue().contains("1") ? "1,1" : "0,0");
        }
    }

    @Test
    void theIndexFindsWhatTryingEveryEntryFinds() throws Exception {
        Random random = new Random(7);
        String[] parts = {"a", "b", "c", "**", "*", "a*", "**b"};
        StringBuilder yaml = new StringBuilder("suppressions:\n");
        for (int i = 0; i < 300; i++) {
            String path = parts[random.nextInt(parts.length)] + "/" + parts[random.nextInt(parts.length)] + "/"
                    + parts[random.nextInt(3)];
            String matcher =
                    (random.nextBoolean() ? "rule: R" + random.nextInt(3) + ", " : "") + "path: \"" + path + "\"";
            yaml.append("  - {" + matcher + ", reason: x, expires: 2099-01-01}\n");
        }
        List<Suppression> entries = read(yaml.toString());
        List<Finding> findings = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            String path = parts[random.nextInt(3)];
            for (int depth = random.nextInt(4); depth > 0; depth--) {
                path += "/" + parts[random.nextInt(3)];
            }
            findings.add(new Finding(
                    Kind.CODE,
                    "c1:" + i,
                    Severity.LOW,
                    null,
                    new Rule("R" + random.nextInt(4), null, null, null, null),
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    List.of(place(path), place("a/" + path))));
        }
        Facts facts = facts("tree", List.of(), findings);
        SuppressionUse use = SuppressionUse.of(entries, facts);
        Versions versions = new Versions(facts);
        long covered = 0;
        for (Finding finding : findings) {
            int[][] covering = use.covering(finding);
            for (int i = 0; i < covering.length; i++) {
                List<Integer> tried = new ArrayList<>();
                for (int e = 0; e < entries.size(); e++) {
                    if (entries.get(e).concerns(finding, "")
                            && entries.get(e)
                                    .covers(finding, finding.occurrences().get(i), versions)) {
                        tried.add(e);
                    }
                }
                assertThat(covering[i])
                        .containsExactly(tried.stream().mapToInt(e -> e).toArray());
                covered += tried.size();
            }
        }
        assertThat(covered).isGreaterThan(1000);
    }

    @Test
    void anEntryIsKnownAgainWhereverItStandsAndUnlikeOthers() throws Exception {
        Suppression one = read(entry(COVERING, TODAY)).get(0);
        Suppression lower = read("# a comment\n" + entry(COVERING, TODAY)).get(0);
        assertThat(lower.source()).isNotEqualTo(one.source());
        assertThat(lower.key()).isEqualTo(one.key());
        Suppression elsewhere =
                read(entry("rule: SQL, path: src/main/B", TODAY)).get(0);
        assertThat(elsewhere.key()).isNotEqualTo(one.key());
        assertThat(elsewhere.coverage()).isNotEqualTo(one.coverage());
        Suppression later = read(entry(COVERING, TODAY.plusDays(1)).replace("why", "because"))
                .get(0);
        assertThat(later.coverage()).isEqualTo(one.coverage());
        assertThat(later.key()).isEqualTo(one.key());
        Suppression central =
                one.at("policy https://p.example/p.yml (serial 1):6").ofCentralPolicy();
        assertThat(central.key()).isNotEqualTo(one.key());
        assertThat(central.at("policy https://p.example/p.yml (serial 2):9").key())
                .isEqualTo(central.key());
    }

    @Test
    void aCentralEntryIsSpokenOfOnlyWhereItCoversSomethingAndFailsNothing() throws Exception {
        SuppressionLimits failing =
                new SuppressionLimits(true, 0, Set.of(), Set.copyOf(SuppressionRemark.Type.judged()));
        Suppression idle = read(entry("rule: XSS, created: 2020-01-01", TODAY.plusDays(90)))
                .get(0);
        Suppression over = read(entry("rule: XSS", TODAY.minusDays(1))).get(0);
        for (Suppression entry : List.of(idle, over)) {
            assertThat(judge(entry, failing, ONE).notes()).isNotEmpty();
            assertThat(judge(entry.ofCentralPolicy(), failing, ONE).notes()).isEmpty();
        }
        Suppression ended = read(entry(COVERING, TODAY.minusDays(1))).get(0);
        Judgement own = judge(ended, failing, ONE);
        Judgement central = judge(ended.ofCentralPolicy(), failing, ONE);
        assertThat(central.notes()).isEqualTo(own.notes()).hasSize(1);
        assertThat(own.verdict().reasons()).hasSize(2);
        assertThat(central.verdict().reasons()).extracting(Text::code).containsExactly("policy.failed");
    }

    @Test
    void anEntryThatIsWrittenAnewIsNotUnusedAtOnceButADayToComeProlongsNothing() throws Exception {
        for (Integer used : new Integer[] {null, 200}) {
            assertThat(unused(created(TODAY.minusDays(29)), 300, used)).isFalse();
            assertThat(unused(created(TODAY.minusDays(30)), 300, used)).isTrue();
            assertThat(unused(created(TODAY), 300, used)).isFalse();
            assertThat(unused(created(TODAY.plusDays(1)), 300, used)).isTrue();
        }
        assertThat(notes(NOTHING, created(TODAY.plusDays(1)))).isEmpty();
    }

    private static String created(LocalDate day) {
        return entry(COVERING + ", created: " + day, TODAY.plusDays(90));
    }

    @Test
    void theHistoryKeepsThatAnEntryWasNeededThoughAnotherOneIsShown() throws Exception {
        List<Suppression> entries = new ArrayList<>(read(entry("rule: SQL, path: src/main/**", TODAY.plusDays(1))));
        entries.addAll(read(entry(COVERING, TODAY.plusDays(90))));
        // On one line, and so at one place.
        entries.addAll(read("suppressions: [{" + COVERING + ", vulnerability: CVE-1, reason: x, expires: 2099-01-01}, "
                + "{fingerprint: 'c1:00000000000000000000000000000000', reason: x, expires: 2099-01-01}, "
                + "{rule: SQL, path: src/main, reason: x, expires: 2099-01-01}]\n"));
        Policy policy = Policy.defaults().suppressing(entries);
        Report report = new Report(ONE, new Judge().judge(ONE, policy, Reference.NONE, CLOCK));
        Map<String, History.Use> uses =
                Histories.after(Reference.NONE, report, policy).suppressions();
        assertThat(entries.stream().map(entry -> uses.get(entry.key())))
                .containsExactly(
                        new History.Use(TODAY, TODAY),
                        new History.Use(TODAY, TODAY),
                        new History.Use(TODAY, null),
                        new History.Use(TODAY, null),
                        new History.Use(TODAY, TODAY));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "rule: a                    | rule: a, path: x          | true",
                "rule: a, path: x           | rule: a                   | false",
                "path: x                    | rule: a, path: x          | true",
                "path: x                    | path: y                   | false",
                "rule: a                    | rule: b                   | false",
                "vulnerability: V           | vulnerability: V, rule: a | true",
                "vulnerability: V           | vulnerability: W          | false",
                "package: 'pkg:npm/a'       | package: 'pkg:npm/a@1'    | true",
                "package: 'pkg:npm/a@1'     | package: 'pkg:npm/a'      | false",
                "package: 'pkg:npm/a@1'     | package: 'pkg:npm/a@1'    | true",
                "package: 'pkg:npm/a'       | package: 'pkg:npm/b'      | false",
                "package: 'pkg:npm/a'       | rule: a                   | false",
                "fingerprint: 'c1:00000000000000000000000000000000' | fingerprint: 'c1:10000000000000000000000000000000' | false",
            })
    void anEntryThatAsksForLessCoversMore(String one, String other, boolean covers) throws Exception {
        Suppression first = read(entry(one, TODAY)).get(0);
        assertThat(first.coversAllOf(read(entry(other, TODAY)).get(0))).isEqualTo(covers);
    }

    @Test
    void thousandsOfEntriesAreNotTriedForEachOfManyFindings() throws Exception {
        StringBuilder yaml = new StringBuilder("suppressions:\n");
        for (int i = 0; i < 2_000; i++) {
            yaml.append("  - {rule: R" + i + ", path: \"src/**/C" + i + "\", reason: why, expires: 2099-01-01}\n");
        }
        List<Suppression> entries = read(yaml.toString());
        List<Finding> findings = new ArrayList<>(many(100_000, Severity.LOW).findings());
        Facts facts = facts("tree", List.of(), findings);
        long start = System.nanoTime();
        SuppressionUse.of(entries, facts);
        // Trying all of them takes minutes; a busy machine is slow, but not so slow.
        assertThat((System.nanoTime() - start) / 1_000_000).isLessThan(5_000);
    }

    private static Action action(Judgement judgement) {
        return judgement.findings().get(0).action();
    }

    private static Judgement judge(Suppression entry, SuppressionLimits limits) {
        return judge(entry, limits, ONE);
    }

    private static Judgement judge(Suppression entry, SuppressionLimits limits, Facts facts) {
        Policy policy = Policy.defaults()
                .draft()
                .suppressions(List.of(entry))
                .limits(limits)
                .policy();
        return new Judge().judge(facts, policy, Reference.NONE, CLOCK);
    }

    private static List<Text> notes(Facts facts, String yaml) throws Exception {
        return new Judge()
                .judge(facts, Policy.defaults().suppressing(read(yaml)), Reference.NONE, CLOCK)
                .notes();
    }

    private static String entry(String matcher, LocalDate expires) {
        return "suppressions:\n  - {" + matcher + ", reason: why, expires: " + expires + "}\n";
    }

    private static List<Suppression> read(String yaml) throws Exception {
        return SuppressionReader.read("s.yml", yaml.getBytes(StandardCharsets.UTF_8));
    }
}
