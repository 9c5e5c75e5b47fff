package io.sekisho.core.policy;

import static io.sekisho.core.policy.Samples.CLOCK;
import static io.sekisho.core.policy.Samples.COVERING;
import static io.sekisho.core.policy.Samples.NOTHING;
import static io.sekisho.core.policy.Samples.ONE;
import static io.sekisho.core.policy.Samples.TODAY;
import static io.sekisho.core.policy.Samples.entry;
import static io.sekisho.core.policy.Samples.facts;
import static io.sekisho.core.policy.Samples.finding;
import static io.sekisho.core.policy.Samples.gap;
import static io.sekisho.core.policy.Samples.many;
import static io.sekisho.core.policy.Samples.place;
import static io.sekisho.core.policy.Samples.read;
import static io.sekisho.core.policy.Samples.run;
import static org.assertj.core.api.Assertions.assertThat;

import io.sekisho.core.reference.History;
import io.sekisho.core.reference.Reference;
import io.sekisho.model.Facts;
import io.sekisho.model.Finding;
import io.sekisho.model.Gap;
import io.sekisho.model.GapType;
import io.sekisho.model.Judgement;
import io.sekisho.model.Kind;
import io.sekisho.model.ScannerRun;
import io.sekisho.model.ScannerState;
import io.sekisho.model.Severity;
import io.sekisho.model.Text;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the owners of entries are told. */
class SuppressionReviewTest {
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

    /** Without a star a directory is as wide as with one; whether it is one, what is covered tells. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "path: src                              | src/x/A.java      | broad-path",
                "path: src/                             | src/x/A.java      | broad-path",
                "path: '**/x'                           | src/x/A.java      | broad-path",
                "rule: SQL, path: src                   | src/x/A.java      | broad-rule",
                "path: src/x                            | src/x/A.java      | ",
                "path: '**/A.java'                      | src/x/A.java      | ",
                "path: Dockerfile                       | Dockerfile        | ",
            })
    void aDirectoryIsAsWideWithoutAStar(String matcher, String path, String note) throws Exception {
        Facts facts = facts("tree", List.of(), List.of(finding(Severity.HIGH, place(path))));
        assertThat(notes(facts, entry(matcher, TODAY.plusDays(90))).stream()
                        .map(text -> text.code().replace("policy.suppression-", "")))
                .isEqualTo(note == null ? List.of() : List.of(note));
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

    private static List<Text> notes(Facts facts, String yaml) throws Exception {
        return new Judge()
                .judge(facts, Policy.defaults().suppressing(read(yaml)), Reference.NONE, CLOCK)
                .notes();
    }
}
