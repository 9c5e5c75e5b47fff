package io.sekisho.cli.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Keeps classes small enough to be read in one go. Split by reason to change, not by length. */
class FileSizeTest {
    private static final Path ROOT = Path.of(System.getProperty("sekisho.root"));
    private static final int MOST = 250;

    @Test
    void noClassIsLongerThanAPersonReadsInOneGo() throws IOException {
        List<Path> sources = sources();
        assertThat(sources).hasSizeGreaterThan(100);
        List<String> tooLong = new ArrayList<>();
        for (Path source : sources) {
            try (Stream<String> lines = Files.lines(source)) {
                long count = lines.count();
                if (count > MOST) {
                    tooLong.add(ROOT.relativize(source) + ": " + count + " lines");
                }
            }
        }
        assertThat(tooLong).as("longer than %d lines", MOST).isEmpty();
    }

    @Test
    void pipelineReadsLikeThePicture() throws IOException {
        Path pipeline = ROOT.resolve("src/core/src/main/java/io/sekisho/core/Pipeline.java");
        assertThat(Files.readAllLines(pipeline)).hasSizeLessThanOrEqualTo(150);
    }

    private static List<Path> sources() throws IOException {
        try (Stream<Path> files = Files.walk(ROOT.resolve("src"))) {
            return files.filter(file -> file.toString().replace('\\', '/').contains("/src/main/java/")
                            && !file.toString().contains("target")
                            && file.toString().endsWith(".java"))
                    .sorted()
                    .toList();
        }
    }
}
