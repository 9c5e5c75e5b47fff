package io.sekisho.core.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.sekisho.core.text.Language;
import io.sekisho.core.writer.ReportBuilder;
import io.sekisho.model.Action;
import io.sekisho.model.Finding;
import io.sekisho.model.FindingJudgement;
import io.sekisho.model.Kind;
import io.sekisho.model.Location;
import io.sekisho.model.Occurrence;
import io.sekisho.model.Remedy;
import io.sekisho.model.Severity;
import io.sekisho.model.Text;
import java.util.List;
import org.junit.jupiter.api.Test;

class RaisingTest {
    private static final String ITSELF = "pkg:maven/g/a";

    /** The version that mends is the vulnerable package's: its parent may have none of that number. */
    @Test
    void theVersionIsSaidOfThePackageThatHasIt() {
        assertThat(raise(ITSELF))
                .containsExactly(
                        "Raise g:a to 3.2.2: it is declared in pom.xml:7.",
                        "Where a parent, a BOM, dependency management or a property sets the version, raise it there.");
        assertThat(raise(null)).isEqualTo(raise(ITSELF));
        assertThat(raise("pkg:maven/beans/parent")).containsExactly("""
                Raise g:a to 3.2.2: it comes in through beans:parent, which pom.xml:7 declares. Raise that to a version that brings it, \
                or set the version of g:a there.""");
    }

    /** One module declares the package, another what brings it in. */
    @Test
    void eachLineIsSaidWhatItDeclares() {
        Occurrence direct = ReportBuilder.at(Kind.DEPENDENCY, "catalog/pom.xml", 16);
        Occurrence through = new Occurrence(
                "dependency",
                Location.line("web/pom.xml", 12),
                null,
                null,
                null,
                true,
                List.of("pkg:maven/shop/catalog@1.0.0", "pkg:maven/g/a@1.0"),
                null,
                null);
        assertThat(raise(ITSELF, direct, through))
                .containsExactly(
                        "Raise g:a to 3.2.2: it is declared in catalog/pom.xml:16.",
                        "Raise g:a to 3.2.2: it comes in through shop:catalog, which web/pom.xml:12 declares. Raise that to a version"
                                + " that brings it, or set the version of g:a there.",
                        "Where a parent, a BOM, dependency management or a property sets the version, raise it there.");
    }

    private static List<String> raise(String upgrade) {
        return raise(upgrade, ReportBuilder.at(Kind.DEPENDENCY, "pom.xml", 7));
    }

    private static List<String> raise(String upgrade, Occurrence... places) {
        Finding bare = ReportBuilder.dependency("1", Severity.HIGH, "CVE-2015-6420", places);
        Finding finding = new Finding(
                bare.kind(),
                bare.fingerprint(),
                bare.severity(),
                null,
                bare.rule(),
                null,
                bare.vulnerability(),
                null,
                null,
                null,
                new Remedy(Text.of("cli.advice-dependency"), "3.2.2", upgrade),
                bare.occurrences());
        FindingJudgement judged = new FindingJudgement(bare.fingerprint(), Action.FAIL, null, null, List.of());
        return new Raising(Wording.in(Language.EN)).of(finding, judged);
    }
}
