package io.sekisho.core.merge;

import static org.assertj.core.api.Assertions.assertThat;

import io.sekisho.model.Coverage;
import io.sekisho.model.Facts;
import io.sekisho.model.Kind;
import io.sekisho.model.Project;
import io.sekisho.model.ScannerRun;
import io.sekisho.model.ScannerState;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class NamesakesTest {
    @Test
    void twoOfOneNameThatDidTheSameMayBeModules() {
        assertThat(Namesakes.among(List.of(
                        part("lib", null, null, ScannerState.COMPLETED),
                        part("app", null, null, ScannerState.COMPLETED),
                        part("app", null, null, ScannerState.FAILED))))
                .hasValueSatisfying(both -> {
                    assertThat(both.twice()).isTrue();
                    assertThat(both.second()
                                    .facts()
                                    .coverage()
                                    .scanners()
                                    .get(0)
                                    .state())
                            .isEqualTo(ScannerState.FAILED);
                });
    }

    @Test
    void twoOfWhichOneLeftOutWhatTheOtherDidMayBeJobs() {
        assertThat(Namesakes.among(List.of(
                        part("app", null, null, ScannerState.COMPLETED),
                        part("app", null, null, ScannerState.LEFT_OUT))))
                .hasValueSatisfying(both -> assertThat(both.twice()).isFalse());
    }

    @Test
    void gitAndTheUserTellThemApart() {
        assertThat(Namesakes.among(List.of(
                        part("app", "a/app", null, ScannerState.COMPLETED),
                        part("app", "b/app", null, ScannerState.COMPLETED),
                        part("app", "b/app", null, ScannerState.COMPLETED),
                        part("app", null, "c/app", ScannerState.COMPLETED),
                        part("app", null, "c/app", ScannerState.COMPLETED))))
                .isEmpty();
    }

    /** One that is only known as app may be the one that is told to lie in app, or another. */
    @Test
    void whatIsToldOfOneDoesNotTellOfTheOther() {
        assertThat(Namesakes.among(List.of(
                        part("app", null, "app", ScannerState.COMPLETED),
                        part("app", null, null, ScannerState.COMPLETED))))
                .isPresent();
    }

    private static Part part(String name, String directory, String told, ScannerState state) {
        ScannerRun run = new ScannerRun("code", Kind.CODE, "code", "1", state, 5, 1, Map.of(), Map.of());
        Project project = new Project(name, null, null, "tree", null, null, directory);
        return new Part(
                name,
                new Facts("1", Instant.EPOCH, 1, project, List.of(), List.of(), new Coverage(List.of(run), List.of())),
                told);
    }
}
