package io.sekisho.core.policy;

import static io.sekisho.core.policy.Samples.CLOCK;
import static io.sekisho.core.policy.Samples.TODAY;
import static io.sekisho.core.policy.Samples.component;
import static io.sekisho.core.policy.Samples.dependency;
import static io.sekisho.core.policy.Samples.facts;
import static io.sekisho.core.policy.Samples.finding;
import static io.sekisho.core.policy.Samples.gap;
import static io.sekisho.core.policy.Samples.judge;
import static io.sekisho.core.policy.Samples.place;
import static io.sekisho.core.policy.Samples.run;
import static io.sekisho.core.policy.Samples.said;
import static io.sekisho.core.policy.Samples.suppression;
import static org.assertj.core.api.Assertions.assertThat;

import io.sekisho.model.Action;
import io.sekisho.model.Component;
import io.sekisho.model.Coverage;
import io.sekisho.model.Facts;
import io.sekisho.model.Finding;
import io.sekisho.model.FindingJudgement;
import io.sekisho.model.Gap;
import io.sekisho.model.GapType;
import io.sekisho.model.Judgement;
import io.sekisho.model.Location;
import io.sekisho.model.Occurrence;
import io.sekisho.model.Project;
import io.sekisho.model.SarifSuppression;
import io.sekisho.model.ScannerState;
import io.sekisho.model.Severity;
import io.sekisho.model.SuppressedOccurrence;
import io.sekisho.model.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SuppressionTest {
    private static final Gap HOLE = gap(GapType.SCANNER_FAILED);

    @Test
    void aPathSuppressesTheOccurrencesThereAndNotTheOthers() {
        Suppression tests = suppression(null, path -> path.startsWith("src/test/"), TODAY);
        FindingJudgement both = judged(tests, finding(Severity.CRITICAL, place("src/main/A"), place("src/test/A")));
        assertThat(both.action()).isEqualTo(Action.FAIL);
        assertThat(both.suppressed()).containsExactly(new SuppressedOccurrence(1, "s.yml:1", "why", TODAY));
        FindingJudgement all = judged(tests, finding(Severity.CRITICAL, place("src/test/A"), place("src/test/B")));
        assertThat(all.action()).isEqualTo(Action.IGNORE);
        assertThat(all.unblock()).isNull();
    }

    @ParameterizedTest
    @CsvSource({"S*, true", "*Q*, true", "R*, false", "SQL*, true", "SQL, true", "*, true"})
    void aStarInARuleStandsForAnyCharacters(String rule, boolean covers) {
        Action action = judged(suppression(rule, path -> true, TODAY), finding(Severity.CRITICAL, place("a")))
                .action();
        assertThat(action).isEqualTo(covers ? Action.IGNORE : Action.FAIL);
    }

    @Test
    void aRuleIsAlsoAVulnerabilityByItsIdAndAliases() {
        for (String rule : List.of("CVE-2021-44228", "GHSA-jfh8-c2jp-5v3q", "GHSA-*")) {
            assertThat(judged(suppression(rule, null, TODAY), RuleSamples.log4j())
                            .action())
                    .as(rule)
                    .isEqualTo(Action.IGNORE);
        }
        assertThat(judged(suppression("GHSA-1*", null, TODAY), RuleSamples.log4j())
                        .action())
                .isEqualTo(Action.FAIL);
    }

    @Test
    void aSuppressionHoldsUntilTheEndOfItsLastDay() {
        Finding finding = finding(Severity.CRITICAL, place("a"));
        assertThat(judged(suppression("SQL", null, TODAY), finding).action()).isEqualTo(Action.IGNORE);
        assertThat(judged(suppression("SQL", null, TODAY.minusDays(1)), finding).action())
                .isEqualTo(Action.FAIL);
    }

    @Test
    void everyMatcherMustMatch() {
        Finding finding = finding(Severity.CRITICAL, place("a"));
        assertThat(judged(suppression("SQL", path -> path.equals("b"), TODAY), finding)
                        .action())
                .isEqualTo(Action.FAIL);
        assertThat(judged(suppression("SQL_", null, TODAY), finding).action()).isEqualTo(Action.FAIL);
    }

    @ParameterizedTest
    @CsvSource({
        "pkg:maven/g/a, , true",
        "pkg:maven/g/b, , false",
        "pkg:npm/g/a, , false",
        "pkg:maven/g/a@1.9, , true",
        "pkg:maven/g/a@2.0, , false",
        "pkg:maven/g/a, '>=1.0,<1.10', true",
        "pkg:maven/g/a, <1.9, false",
        "pkg:maven/g/a, 1.9, true",
        "pkg:maven/g/*, , true",
        "pkg:maven/*, , true",
        "pkg:maven/g/b*, , false",
        "pkg:maven/g/*, <1.9, false",
        "pkg:maven/g/*@1.9, , true",
        "pkg:maven/g/*@1.8, , false"
    })
    void aPackageMatchesInItsVersions(String purl, String versions, boolean suppressed) {
        PackageMatcher matcher = PackageMatcher.of(purl).orElseThrow();
        PackageMatcher ranged =
                versions == null ? matcher : matcher.within(versions).orElseThrow();
        Finding finding = dependency("1.9", Text.of("core.severity-cvss", "3.1", "10.0"), place("pom.xml"));
        assertThat(judged(suppression(ranged), finding).action()).isEqualTo(suppressed ? Action.IGNORE : Action.FAIL);
    }

    @Test
    void aVersionRangeDoesNotCoverAnotherVersionFoldedIntoTheSameFinding() {
        Finding finding = dependency("1.9", Text.of("core.severity-cvss", "3.1", "10.0"), place("a"), place("b"));
        Facts facts = new Facts(
                "t",
                CLOCK.instant(),
                1,
                new Project("p", null, null, "tree", null),
                List.of(finding),
                List.of(component("1.9", "a"), component("1.2", "b")),
                new Coverage(List.of(run(ScannerState.COMPLETED)), List.of()));
        PackageMatcher old =
                PackageMatcher.of("pkg:maven/g/a").orElseThrow().within("<1.5").orElseThrow();
        Policy policy = Policy.defaults().suppressing(List.of(suppression(old)));
        FindingJudgement judged = judge(facts, policy).findings().get(0);
        assertThat(judged.action()).isEqualTo(Action.FAIL);
        assertThat(judged.suppressed()).extracting(SuppressedOccurrence::index).containsExactly(1);
    }

    @ParameterizedTest
    @CsvSource({
        "pkg:maven/g/a, <4.17.12, 0 4",
        "pkg:maven/g/a@4.17.11, , 0",
        "pkg:maven/g/a, >=4.17.20, 1 2 3",
        "pkg:maven/g/a@4.17.21, , 2 3",
        "pkg:maven/g/a, , 0 1 2 3 4"
    })
    void versionsThatOneLockFileInstallsSideBySideAreToldApartByTheirPaths(String purl, String range, String covered) {
        String[] installed = {"4.17.11", "4.17.20", "4.17.21", "4.17.21", "4.13.1"};
        List<Occurrence> places = new ArrayList<>();
        List<Component> components = new ArrayList<>();
        for (int i = 0; i < installed.length; i++) {
            places.add(new Occurrence(
                    "dependency",
                    Location.line("package.json", i + 1),
                    null,
                    "",
                    null,
                    true,
                    List.of("pkg:maven/g/parent" + i + "@1", "pkg:maven/g/a@" + installed[i]),
                    null,
                    null));
            components.add(component(installed[i], "package.json"));
        }
        Text reason = Text.of("core.severity-cvss", "3.1", "10.0");
        Finding finding = dependency("4.13.1", reason, places.toArray(Occurrence[]::new));
        Facts facts = new Facts(
                "t",
                CLOCK.instant(),
                1,
                new Project("p", null, null, "tree", null),
                List.of(finding),
                components,
                new Coverage(List.of(run(ScannerState.COMPLETED)), List.of()));
        PackageMatcher any = PackageMatcher.of(purl).orElseThrow();
        PackageMatcher matcher = range == null ? any : any.within(range).orElseThrow();
        Judgement judgement = judge(facts, Policy.defaults().suppressing(List.of(suppression(matcher))));
        assertThat(judgement.findings().get(0).suppressed().stream()
                        .map(one -> String.valueOf(one.index()))
                        .collect(Collectors.joining(" ")))
                .isEqualTo(covered);
    }

    @Test
    void aToolsOwnListIsHonouredAndShownUnlessThePolicyRefusesAnothersWord() {
        Finding ignored = finding(Severity.CRITICAL, said("secret", ".gitleaksignore"));
        FindingJudgement judged = judge(facts("tree", List.of(), List.of(ignored)), Policy.defaults())
                .findings()
                .get(0);
        assertThat(judged.action()).isEqualTo(Action.IGNORE);
        assertThat(judged.suppressed().get(0).source()).isEqualTo(".gitleaksignore");

        Facts sarif = facts(
                "tree",
                List.of(),
                List.of(finding(Severity.CRITICAL, said("external", SarifSuppression.of("inSource", null)))));
        assertThat(judge(sarif, Policy.defaults()).findings().get(0).action()).isEqualTo(Action.IGNORE);
        Policy strict = Policy.defaults().draft().honourExternal(false).policy();
        assertThat(judge(sarif, strict).findings().get(0).action()).isEqualTo(Action.FAIL);
    }

    @Test
    void whatIsWrittenInUntrustedSourcesDoesNotCountAgainstAnotherToolsFinding() {
        Policy untrusted = Policy.defaults().withoutInSource();
        for (String kind : List.of("inSource", "", "external)", "EXTERNAL")) {
            Facts own = facts("tree", List.of(), List.of(finding(Severity.CRITICAL, sarif(kind))));
            assertThat(judge(own, Policy.defaults()).findings().get(0).action()).isEqualTo(Action.IGNORE);
            Judgement judged = judge(own, untrusted);
            assertThat(judged.findings().get(0).action()).as(kind).isEqualTo(Action.FAIL);
            assertThat(judged.notes()).containsExactly(Text.of("policy.in-source-refused", 1));
        }
        Facts reviewed = facts("tree", List.of(), List.of(finding(Severity.CRITICAL, sarif("external"))));
        assertThat(judge(reviewed, untrusted).findings().get(0).action()).isEqualTo(Action.IGNORE);
        Facts list = facts("tree", List.of(), List.of(finding(Severity.CRITICAL, said("secret", ".gitleaksignore"))));
        assertThat(judge(list, untrusted).findings().get(0).action()).isEqualTo(Action.IGNORE);
    }

    private static Occurrence sarif(String kind) {
        return said("external", SarifSuppression.of(kind, "(external) it is fine"));
    }

    private static FindingJudgement judged(Suppression suppression, Finding finding) {
        Policy policy = Policy.defaults().suppressing(List.of(suppression));
        return judge(facts("tree", List.of(), List.of(finding)), policy)
                .findings()
                .get(0);
    }
}
