package io.sekisho.cli.suppress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sekisho.cli.console.CommandException;
import io.sekisho.cli.suppress.SuppressionFile.FileChange;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is there when the writing comes to a bad end. */
class FileChangeTest {
    private static final String ONE = "# one\n".repeat(1 << 19);
    private static final String OTHER = "# other\n".repeat(1 << 19);

    @TempDir
    Path directory;

    /** In a process of its own: writes the one and the other in turn, until it is killed. */
    public static final class Writer {
        private Writer() {}

        public static void main(String[] arguments) throws CommandException {
            Path file = Path.of(arguments[0]);
            while (true) {
                new FileChange(file, ONE, OTHER).write();
                new FileChange(file, OTHER, ONE).write();
            }
        }
    }

    @Test
    void aKillLeavesTheOldFileOrTheNewOneWhole() throws Exception {
        Path file = directory.resolve("suppressions.yml");
        Files.writeString(file, ONE);
        for (int i = 0; i < 4; i++) {
            FileTime before = Files.getLastModifiedTime(file);
            Process writer = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-XX:TieredStopAtLevel=1",
                            "-cp",
                            System.getProperty("java.class.path"),
                            Writer.class.getName(),
                            file.toString())
                    .inheritIO()
                    .start();
            try {
                Instant end = Instant.now().plus(Duration.ofSeconds(30));
                while (Files.getLastModifiedTime(file).equals(before)) {
                    assertThat(writer.isAlive() && Instant.now().isBefore(end))
                            .as("writes")
                            .isTrue();
                    Thread.sleep(5);
                }
                Thread.sleep(7L * i);
            } finally {
                writer.destroyForcibly().waitFor();
            }
            String left = Files.readString(file);
            assertThat(left.equals(ONE) || left.equals(OTHER)).as("whole").isTrue();
            Files.writeString(file, ONE);
        }

        for (Path part : others(file)) {
            assertThat(part.getFileName().toString())
                    .startsWith(".suppressions.yml.")
                    .endsWith(".part");
            Files.setLastModifiedTime(part, FileTime.from(Instant.now().minus(Duration.ofHours(1))));
        }
        Files.writeString(directory.resolve(".suppressions.yml.new.part"), "another process is at it");
        new FileChange(file, ONE, OTHER).write();
        assertThat(others(file)).containsExactly(directory.resolve(".suppressions.yml.new.part"));
    }

    private List<Path> others(Path file) throws IOException {
        try (Stream<Path> all = Files.list(directory)) {
            return all.filter(one -> !one.equals(file)).toList();
        }
    }

    @Test
    void whatSomebodyElseWroteMeanwhileStays() throws Exception {
        Path file = directory.resolve("suppressions.yml");
        Files.writeString(file, "# theirs\n");
        assertThatThrownBy(() -> new FileChange(file, "", "# ours\n").write()).isInstanceOf(CommandException.class);
        assertThat(Files.readString(file)).isEqualTo("# theirs\n");
    }
}
