package io.sekisho.cli.progress;

import static org.assertj.core.api.Assertions.assertThat;

import io.sekisho.cli.console.CliContext;
import io.sekisho.cli.console.Columns;
import io.sekisho.cli.console.Console;
import io.sekisho.core.files.SekishoHome;
import io.sekisho.core.scan.ScannerDescription;
import io.sekisho.core.text.Language;
import io.sekisho.model.Kind;
import io.sekisho.model.ScannerRun;
import io.sekisho.model.ScannerState;
import io.sekisho.model.Text;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class ProgressTest {
    private static final ScannerDescription CODE =
            new ScannerDescription("code", Kind.CODE, "SpotBugs", "4.10.4", "https://example.org/");
    private static final ScannerDescription SECRET =
            new ScannerDescription("secret", Kind.SECRET, "Gitleaks", null, "https://example.org/");

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final PrintStream err = new PrintStream(bytes, true, StandardCharsets.UTF_8);
    private final LaneText text = new LaneText(new Console(
            new CliContext(Map.of(), Path.of("/"), new SekishoHome(Path.of("/")), err, err, Clock.systemUTC(), false),
            Language.EN));

    @Test
    void inALogThereIsALineForEachStartAndEnd() {
        try (Progress progress = new PlainProgress(err, text, Duration.ofHours(1))) {
            progress.started(CODE);
            progress.started(SECRET);
            progress.progressed(CODE, Text.of("core.severity-word", "x"), 1, 2);
            progress.finished(run(SECRET, ScannerState.TIMED_OUT));
            progress.finished(run(CODE, ScannerState.COMPLETED));
        }
        assertThat(said().lines())
                .containsExactly(
                        "  code       started: SpotBugs 4.10.4",
                        "  secret     started: Gitleaks",
                        "  secret     STOPPED after 1 min 02 s; 5 reported until then",
                        "  code       done in 1 min 02 s: 5 reported, from classes: 307");
    }

    @Test
    void inALogALongScanShowsThatItLives() throws Exception {
        try (Progress progress = new PlainProgress(err, text, Duration.ofMillis(50))) {
            progress.started(CODE);
            progress.progressed(CODE, Text.of("core.scanner-failed-step"), 12, 178);
            while (said().lines().count() < 3) {
                Thread.sleep(20);
            }
        }
        assertThat(said().lines().skip(1))
                .allMatch(line -> line.matches("  code       Run again .* 12/178  0\\.\\d s"));
        assertThat(said()).doesNotContain("\u001b");
    }

    @Test
    void onATerminalOneBlockIsDrawnOverItself() {
        String longName = "\u001b[2J" + "x".repeat(200);
        try (Progress progress = new LiveProgress(err, text)) {
            progress.started(CODE);
            progress.started(SECRET);
            progress.progressed(CODE, Text.of("core.severity-word", longName), 7, 0);
            progress.finished(run(SECRET, ScannerState.FAILED));
            progress.finished(run(CODE, ScannerState.NOTHING_TO_SCAN));
        }
        List<String> screen = Screen.after(said());
        assertThat(screen)
                .containsExactly(
                        "  code       nothing to scan", "  secret     FAILED after 1 min 02 s; 5 reported until then");
        assertThat(said()).doesNotContain("\u001b[2J");
        assertThat(said().split("[\r\n]"))
                .allMatch(line -> Columns.width(line.replaceAll("\u001b\\[[?0-9]*\\w", "")) < 80);
    }

    private String said() {
        return bytes.toString(StandardCharsets.UTF_8);
    }

    private static ScannerRun run(ScannerDescription scanner, ScannerState state) {
        return new ScannerRun(
                scanner.id(),
                scanner.kind(),
                scanner.name(),
                null,
                state,
                62_000,
                5,
                Map.of("classes", 307L),
                Map.of());
    }
}
