package io.sekisho.scanner.dependency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.sekisho.core.scan.Progress;
import io.sekisho.model.Gap;
import io.sekisho.model.GapType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.owasp.dependencycheck.Engine;
import org.owasp.dependencycheck.analyzer.AbstractAnalyzer;
import org.owasp.dependencycheck.analyzer.AnalysisPhase;
import org.owasp.dependencycheck.analyzer.exception.AnalysisException;
import org.owasp.dependencycheck.dependency.Dependency;
import org.owasp.dependencycheck.utils.Settings;

class AnalyzerFailuresTest {
    @TempDir
    Path temp;

    @Test
    void anAnalyzerThatLacksAClassIsAScannerThatFailedAndADamagedFileIsNoted() throws Exception {
        Settings settings = ScanSettings.in(Files.createDirectories(temp.resolve("tmp")));
        try (ScanEngine engine = new ScanEngine(settings, Progress.NONE)) {
            Dependency sound = new Dependency(
                    Files.writeString(temp.resolve("sound.jar"), "x").toFile());
            Dependency damaged = new Dependency(
                    Files.writeString(temp.resolve("damaged.jar"), "y").toFile());
            engine.setDependencies(List.of(sound, damaged));
            for (var task : engine.getAnalysisTasks(new Failing(), null)) {
                task.call();
            }
            List<Gap> gaps = AnalyzerFailures.gaps(engine.failures(), name());
            assertThat(gaps)
                    .extracting(Gap::type, Gap::paths)
                    .containsExactly(
                            tuple(GapType.SCANNER_FAILED, List.of("sound.jar")),
                            tuple(GapType.UNREADABLE_FILE, List.of("damaged.jar")));
        } finally {
            settings.cleanup(true);
        }
    }

    private static UnaryOperator<String> name() {
        return file -> Path.of(file).getFileName().toString();
    }

    private static final class Failing extends AbstractAnalyzer {
        @Override
        protected void analyzeDependency(Dependency dependency, Engine engine) throws AnalysisException {
            if (dependency.getFilePath().endsWith("damaged.jar")) {
                throw new AnalysisException("no central directory");
            }
            throw new NoClassDefFoundError("org/example/Lost");
        }

        @Override
        public String getName() {
            return "Failing";
        }

        @Override
        public AnalysisPhase getAnalysisPhase() {
            return AnalysisPhase.INFORMATION_COLLECTION;
        }

        @Override
        protected String getAnalyzerEnabledSettingKey() {
            return Settings.KEYS.ANALYZER_JAR_ENABLED;
        }
    }
}
