package io.sekisho.core.policy;

import static io.sekisho.core.policy.Repo.flaw;
import static io.sekisho.core.policy.Repo.library;
import static io.sekisho.core.policy.Repo.secret;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import io.sekisho.core.config.BaselineReader;
import io.sekisho.core.config.ConfigException;
import io.sekisho.core.policy.Repo.Item;
import io.sekisho.model.Kind;
import io.sekisho.model.ScannerState;
import io.sekisho.model.Severity;
import io.sekisho.model.Text;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BaselineTextTest {
    private static final LocalDate UNTIL = LocalDate.of(2027, 2, 22);
    private static final LocalDate CREATED = LocalDate.of(2026, 11, 24);
    private static final Item KEY = secret("config/app.yml", "v1");
    private static final Item SQL = flaw("src/A.java", "A", "query(name)");
    private static final Item LIB = library("web", "g/lib", "1.0");

    @Test
    void oneLineAFindingTheGravestFirst() {
        List<Baseline.Entry> entries = List.of(
                new Baseline.Entry("c1:2", Kind.CODE, Severity.HIGH, 2, "SQL", "src/A.java", List.of("aa", "bb")),
                new Baseline.Entry("s1:1", Kind.SECRET, null, 0, null, null, List.of()),
                new Baseline.Entry("d1:1", Kind.DEPENDENCY, Severity.CRITICAL, 1, "CVE-1 lib", "pom.xml", List.of()),
                new Baseline.Entry("c1:1", Kind.CODE, Severity.HIGH, 1, "SQL", "src/A.java", List.of()));
        assertThat(BaselineText.of("# ours\n", UNTIL, CREATED, entries)).isEqualTo("""
                # ours
                version: 1
                until: 2027-02-22
                created: 2026-11-24
                findings:
                  - {fingerprint: d1:1, count: 1, severity: critical, title: "CVE-1 lib", path: "pom.xml"}
                  - {fingerprint: c1:1, count: 1, severity: high, title: "SQL", path: "src/A.java"}
                  - {fingerprint: c1:2, count: 2, severity: high, title: "SQL", path: "src/A.java", like: ["aa", "bb"]}
                  - {fingerprint: s1:1, count: 0}
                """);
        assertThat(BaselineText.of(null, UNTIL, CREATED, List.of()))
                .startsWith("# Existing debt")
                .endsWith("created: 2026-11-24\nfindings: []\n");
    }

    @Test
    void whatIsWrittenIsReadAndNoTextSaysMoreThanItself() throws ConfigException {
        String hostile = "a\"}\n  - {fingerprint: x\\ \u202E \u2028 \uD83D\uDE00 \u0007 #: 'é";
        Baseline.Entry entry = new Baseline.Entry(
                "c1:0123456789abcdef0123456789abcdef", Kind.CODE, Severity.LOW, 3, hostile, hostile, List.of("0a"));
        assertThat(read(BaselineText.of(null, UNTIL, CREATED, List.of(entry))))
                .isEqualTo(new Baseline("b.yml", UNTIL, true, List.of(entry)));
    }

    @Test
    void theEntriesAreThoseOfTheReport() throws ConfigException {
        Scans scans = new Scans();
        Repo repo = Repo.of(KEY.onlyInHistory(), SQL, SQL, LIB);
        repo.keyed = true;
        scans.scan(repo);
        scans.accept();
        assertThat(scans.baseline.entries())
                .extracting(Baseline.Entry::kind, Baseline.Entry::count, Baseline.Entry::title, Baseline.Entry::path)
                .containsExactlyInAnyOrder(
                        tuple(Kind.SECRET, 0, "aws-key", "config/app.yml"),
                        tuple(Kind.CODE, 2, "SQL", "src/A.java"),
                        tuple(Kind.DEPENDENCY, 1, "CVE-1 g/lib", "web/pom.xml"));
        assertThat(scans.baseline.entries())
                .allSatisfy(entry -> assertThat(entry.likenesses().isEmpty()).isEqualTo(entry.kind() != Kind.CODE));
        String written = BaselineText.of(null, UNTIL, CREATED, scans.baseline.entries());
        assertThat(read(written).entries()).containsExactlyInAnyOrderElementsOf(scans.baseline.entries());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "version: 1 | status.baseline-needs",
                "version: 1; until: soon | core.yaml-value",
                "version: 1; until: 2027-01-01; findings: [{count: 1}] | status.baseline-needs",
                "version: 1; until: 2027-01-01; findings: [{fingerprint: c1:xyz}] | core.yaml-value",
                "version: 1; until: 2027-01-01; findings: [{fingerprint: c1:0123456789abcdef0123456789abcdef, count: -1}] "
                        + "| core.yaml-value",
                "version: 1; until: 2027-01-01; findings: [{fingerprint: c1:0123456789abcdef0123456789abcdef}, "
                        + "{fingerprint: c1:0123456789abcdef0123456789abcdef}] | status.baseline-twice",
                "version: 1; until: 2027-01-01; finding: [] | core.yaml-unknown-key",
            })
    void nonsenseIsNamed(String text, String code) {
        ConfigException said = catchThrowableOfType(ConfigException.class, () -> read(text.replace("; ", "\n")));
        assertThat(said.problems()).extracting(Text::code).anyMatch(one -> one.startsWith(code));
    }

    @Test
    void aBurndownTellsWhatIsLeft() {
        Scans scans = new Scans();
        scans.scan(Repo.of(KEY, SQL, SQL, LIB));
        scans.accept();
        scans.scan(Repo.of(KEY, SQL, SQL, LIB));
        assertThat(burndown(scans)).isEqualTo("3 left, 0 unseen, 0 paid, 0 lowered, 0 moved");
        scans.scan(Repo.of(KEY, SQL, flaw("src/B.java", "B", "exec(cmd)")));
        assertThat(burndown(scans)).isEqualTo("2 left, 0 unseen, 1 paid, 1 lowered, 0 moved");
        Repo moved = Repo.of(SQL.of("B").at("src/B.java"), LIB);
        moved.states.put(Kind.SECRET, ScannerState.FAILED);
        scans.scan(moved);
        assertThat(burndown(scans)).isEqualTo("2 left, 1 unseen, 0 paid, 1 lowered, 1 moved");
        Burndown burndown = Burndown.of(scans.report, scans.history, scans.baseline);
        assertThat(burndown.entries())
                .extracting(Baseline.Entry::fingerprint, Baseline.Entry::count)
                .containsExactlyInAnyOrder(
                        tuple(Repo.fingerprint(KEY), 1),
                        tuple(Repo.fingerprint(SQL.of("B")), 1),
                        tuple(Repo.fingerprint(LIB), 1));
    }

    @Test
    void twoThatWereMovedIntoOneAreOneEntry() {
        Scans scans = new Scans();
        scans.scan(Repo.of(SQL.of("B"), SQL.of("C")));
        scans.accept();
        scans.scan(Repo.of(SQL, SQL));
        assertThat(burndown(scans)).isEqualTo("1 left, 0 unseen, 0 paid, 0 lowered, 2 moved");
        assertThat(Burndown.of(scans.report, scans.history, scans.baseline)
                        .left()
                        .get(0)
                        .count())
                .isEqualTo(2);
    }

    /** What cannot be read says nothing, so nothing in it can be missing. */
    @Test
    void aMergeConflictIsOneError() {
        assertThatThrownBy(() ->
                        read("version: 1\n<<<<<<< HEAD\nuntil: 2027-01-01\n=======\nuntil: 2027-02-01\n>>>>>>> b\n"))
                .isInstanceOfSatisfying(
                        ConfigException.class,
                        e -> assertThat(e.problems()).extracting(Text::code).containsExactly("core.yaml-conflict"));
        assertThatThrownBy(() -> read("# empty\n"))
                .isInstanceOfSatisfying(
                        ConfigException.class,
                        e -> assertThat(e.problems()).extracting(Text::code).containsExactly("status.baseline-needs"));
    }

    private static String burndown(Scans scans) {
        Burndown it = Burndown.of(scans.report, scans.history, scans.baseline);
        return it.left().size() + " left, " + it.unseen().size() + " unseen, "
                + it.paid().size() + " paid, " + it.lowered() + " lowered, " + it.moved() + " moved";
    }

    private static Baseline read(String text) throws ConfigException {
        return BaselineReader.read("b.yml", text.getBytes(StandardCharsets.UTF_8));
    }
}
