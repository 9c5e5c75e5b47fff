package io.sekisho.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.sekisho.model.Kind;
import io.sekisho.model.Severity;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ComparisonTest {
    private static final Flaw TOKEN = flaw(9);

    @TempDir
    Path temporary;

    private static Flaw flaw(int occurrences) {
        return new Flaw(Kind.SECRET, "github-pat", "settings", Severity.CRITICAL, occurrences, false);
    }

    @Test
    void isTheSameInAnyOrder() {
        Flaw other = new Flaw(Kind.CODE, "XXE_DOCUMENT", "A.java:3", Severity.HIGH, 1, true);

        assertThat(Comparison.of(List.of(TOKEN, other), List.of(other, TOKEN)).matches())
                .isTrue();
    }

    @Test
    void tellsWhatIsMissingWhatIsTooMuchAndWhatIsOtherwise() {
        Flaw surplus = new Flaw(Kind.CODE, "XXE_DOCUMENT", "A.java:3", Severity.HIGH, 1, false);
        Flaw lost = new Flaw(Kind.CODE, "COMMAND_INJECTION", "B.java:7", Severity.HIGH, 1, false);

        Comparison comparison = Comparison.of(List.of(TOKEN, lost), List.of(surplus, flaw(8)));

        assertThat(comparison.matches()).isFalse();
        assertThat(comparison.differences()).isEqualTo(3);
        assertThat(comparison.rows())
                .containsExactly(
                        new Comparison.Row(TOKEN, flaw(8)),
                        new Comparison.Row(lost, null),
                        new Comparison.Row(null, surplus));
    }

    /** Two findings that differ in their fingerprint only must not hide behind one planted flaw. */
    @Test
    void countsTheSameFlawFoundTwiceAsTooMuch() {
        assertThat(Comparison.of(List.of(TOKEN), List.of(TOKEN, TOKEN)).differences())
                .isEqualTo(1);
    }

    @Test
    void readsThePlantedListOfTheExample() throws Exception {
        ExampleFiles.copyTo(temporary);

        List<Flaw> planted = Comparison.planted(temporary.resolve("planted.json"));

        assertThat(planted)
                .contains(new Flaw(
                        Kind.SECRET,
                        "github-pat",
                        DemoHistory.SETTINGS,
                        Severity.CRITICAL,
                        DemoHistory.TOUCHES,
                        false));
        assertThat(planted).extracting(Flaw::identity).doesNotHaveDuplicates();
    }
}
