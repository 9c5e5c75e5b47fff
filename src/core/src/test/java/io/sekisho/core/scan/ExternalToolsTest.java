package io.sekisho.core.scan;

import static org.assertj.core.api.Assertions.assertThat;

import io.sekisho.model.Kind;
import io.sekisho.model.ScannerRun;
import io.sekisho.model.ScannerState;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ExternalToolsTest {
    private static final Map<String, String> ONE = ExternalTools.property(new TreeMap<>(
            Map.of("CodeQL", List.of("2.1"), "CodeQL CLI", List.of("2.0", "2.1"), "Semgrep", List.of(""))));

    @Test
    void aToolIsNotAnotherWhoseNameItsNameBegins() {
        assertThat(ExternalTools.names(run(ONE))).containsExactly("CodeQL", "CodeQL CLI", "Semgrep");
        assertThat(ExternalTools.runs(run(ONE), "CodeQL")).containsExactly("CodeQL\t2.1");
        assertThat(ExternalTools.runs(run(ONE), "Semgrep")).containsExactly("Semgrep");
        assertThat(ExternalTools.names(run(Map.of()))).isEmpty();
    }

    @Test
    void partsOfAScanReadWhatOneOfThemRead() {
        Map<String, String> other = ExternalTools.property(new TreeMap<>(Map.of("Trivy", List.of("0.5"))));
        assertThat(ExternalTools.names(run(ExternalTools.both(ONE, other))))
                .containsExactly("CodeQL", "CodeQL CLI", "Semgrep", "Trivy");
        assertThat(ExternalTools.both(Map.of(), Map.of())).isEmpty();
    }

    private static ScannerRun run(Map<String, String> properties) {
        return new ScannerRun("external", Kind.EXTERNAL, "e", null, ScannerState.COMPLETED, 1, 0, Map.of(), properties);
    }
}
