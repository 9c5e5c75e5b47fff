package io.sekisho.core.policy;

import static io.sekisho.core.policy.Repo.KEY;
import static io.sekisho.core.policy.Repo.LIB;
import static io.sekisho.core.policy.Repo.SQL;
import static io.sekisho.core.policy.Repo.flaw;
import static io.sekisho.core.policy.Repo.library;
import static io.sekisho.core.policy.Repo.secret;
import static io.sekisho.core.policy.StatusSamples.compared;
import static io.sekisho.core.policy.StatusSamples.judge;
import static io.sekisho.core.policy.StatusSamples.reference;
import static io.sekisho.core.policy.StatusSamples.repo;
import static io.sekisho.core.policy.StatusSamples.statuses;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.sekisho.core.reference.Reference;
import io.sekisho.model.GoneFinding;
import io.sekisho.model.Judgement;
import io.sekisho.model.Kind;
import io.sekisho.model.Status;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is new, and why, what was there before, and what is gone. */
class StatusesTest {
    @Test
    void whatStaysIsExistingAndWhatCameIsIntroduced() {
        Repo after = repo().add(secret("config/new.yml", "v2"), flaw("src/B.java", "B", "exec(cmd)"));
        assertThat(compared(repo(), after))
                .isEqualTo(Map.of(
                        "secret config/app.yml", "existing",
                        "secret config/new.yml", "new introduced [0]",
                        "code src/A.java", "existing",
                        "code src/B.java", "new introduced [0]",
                        "dependency web/pom.xml", "existing"));
    }

    @Test
    void aSecondEqualFlawIsNewWhereGitCallsItTouched() {
        Repo after = repo().add(SQL.touched(true)).edit(item -> item == SQL, item -> item.touched(false));
        assertThat(compared(repo(), after)).containsEntry("code src/A.java", "new introduced [1]");
        Repo unknown = repo().add(SQL);
        assertThat(compared(repo(), unknown)).containsEntry("code src/A.java", "new introduced [1]");
    }

    @Test
    void anEqualFlawInAnotherFileIsTheNewOneWhereTheFirstWasRenamed() {
        Repo after = Repo.of(SQL)
                .rename("src/A.java", "lib/A.java")
                .add(SQL.at("src/copy/A.java").touched(true));
        assertThat(compared(Repo.of(SQL), after)).containsEntry("code lib/A.java", "new introduced [1]");
    }

    @Test
    void aLibraryInAnotherModuleIsNewThere() {
        Repo after = repo().add(library("shop", "g/lib", "1.0"), library("shop", "g/lib", "1.0"));
        assertThat(compared(repo(), after)).containsEntry("dependency web/pom.xml", "new introduced [1, 2]");
    }

    /** Whatever their order is. */
    @Test
    void theNewPlacesAreThoseThatWereNotThere() {
        Repo libraries = Repo.of(library("app", "g/lib", "1.0"), LIB, library("aux", "g/lib", "1.0"));
        assertThat(compared(Repo.of(LIB), libraries)).containsValue("new introduced [0, 2]");
        Repo flaws = Repo.of(SQL.at("gen/A.java"), SQL, SQL.at("gen/B.java"), SQL);
        assertThat(compared(Repo.of(SQL, SQL), flaws)).containsValue("new introduced [0, 2]");
        Repo renamed = Repo.of(SQL.at("gen/A.java"), SQL.at("old/A.java")).rename("old/A.java", "new/A.java");
        assertThat(compared(Repo.of(SQL.at("old/A.java")), renamed)).containsValue("new introduced [0]");
    }

    @Test
    void aLibraryTwiceInAModuleIsOneUnit() {
        assertThat(compared(repo(), repo().add(LIB))).containsEntry("dependency web/pom.xml", "existing");
    }

    @Test
    void aVulnerabilityOfAComponentThatWasThereIsDisclosed() {
        Repo before = Repo.of();
        before.harmless.add(LIB);
        assertThat(compared(before, Repo.of(LIB))).containsEntry("dependency web/pom.xml", "new disclosed [0]");
    }

    @ParameterizedTest
    @CsvSource({
        // in use before, vulnerable now: module, coordinates, version
        "web,  g/lib,   0.9, new introduced [0]",
        "shop, g/lib,   1.0, new disclosed [0]",
        "web,  g/other, 1.0, new introduced [0]",
    })
    void otherComponentsProveNothing(String module, String coordinates, String version, String expected) {
        Repo before = Repo.of();
        before.harmless.add(library(module, coordinates, version));
        assertThat(compared(before, Repo.of(LIB))).containsEntry("dependency web/pom.xml", expected);
    }

    @Test
    void aComponentThatSpreadIsIntroducedWhereItWasNot() {
        Repo before = Repo.of();
        before.harmless.add(LIB);
        Repo after = Repo.of(LIB, library("shop", "g/lib", "1.0"));
        assertThat(compared(before, after)).containsEntry("dependency web/pom.xml", "new introduced [0, 1]");
    }

    @Test
    void aSecondVersionBesideTheOneThatWasThereIsIntroduced() {
        Repo before = Repo.of();
        before.harmless.add(LIB);
        Repo after = Repo.of(LIB);
        after.harmless.add(library("web", "g/lib", "1.1"));
        assertThat(compared(before, after)).containsEntry("dependency web/pom.xml", "new introduced [0]");
    }

    @Test
    void whatGitCallsUntouchedIsDisclosedWhereScannersLearnt() {
        Repo after = Repo.of(KEY.touched(false), SQL.touched(false), LIB.touched(false))
                .scannedBy("2");
        assertThat(compared(Repo.of(), after).values()).containsOnly("new disclosed [0]");
        Repo partly = Repo.of(SQL.touched(false), SQL.touched(null)).scannedBy("2");
        assertThat(compared(Repo.of(), partly)).containsEntry("code src/A.java", "new introduced [0, 1]");
    }

    @ParameterizedTest
    @CsvSource({
        "true,  true,  new introduced [0; 1]",
        "true,  false, new introduced [0]",
        "true,  ,      new introduced [0; 1]",
        "false, false, existing",
        "false, ,      unknown",
        ",      ,      unknown",
    })
    void withoutAReferenceGitTells(Boolean first, Boolean second, String expected) {
        Repo repo = Repo.of(SQL.touched(first), SQL.touched(second));
        assertThat(statuses(Reference.NONE, repo.facts())).containsEntry("code src/A.java", expected.replace(';', ','));
    }

    @Test
    void aClassThatIsRenamedIsKnownByMethodAndLine() {
        assertThat(compared(Repo.of(SQL), Repo.of(SQL.of("B").at("src/B.java"))))
                .isEqualTo(Map.of("code src/B.java", "existing"));
        assertThat(compared(Repo.of(SQL), Repo.of(SQL.of("B").at("src/B.java").reading("query(other)"))))
                .isEqualTo(Map.of("code src/B.java", "new introduced [0]"));
    }

    @Test
    void oneThatWentPaysForOneThatCameAndNoMore() {
        Repo after = Repo.of(SQL.of("B").at("src/B.java"), SQL.of("C").at("src/C.java"));
        assertThat(compared(Repo.of(SQL), after).values()).containsExactlyInAnyOrder("existing", "new introduced [0]");
        Repo two = Repo.of(SQL, SQL);
        assertThat(compared(two, after).values()).containsOnly("existing");
    }

    @Test
    void goneIsFixedAndWhatWasMovedIsNotGone() {
        Judgement judged = judge(
                reference(repo().facts()), Repo.of(SQL.of("B").at("src/B.java")).facts());
        assertThat(judged.gone())
                .extracting(GoneFinding::kind, GoneFinding::status, GoneFinding::title, GoneFinding::path)
                .containsExactlyInAnyOrder(
                        tuple(Kind.SECRET, Status.FIXED, "aws-key", "config/app.yml"),
                        tuple(Kind.DEPENDENCY, Status.FIXED, "g/lib 1.0", "web/pom.xml"));
        assertThat(judged.gone())
                .extracting(GoneFinding::firstSeen)
                .containsOnly(Samples.TODAY, LocalDate.of(2021, 12, 10));
        assertThat(judge(Reference.NONE, repo().facts()).gone()).isEmpty();
    }
}
