package io.sekisho.core.writer.html;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.sekisho.core.text.Language;
import io.sekisho.core.writer.Edition;
import io.sekisho.core.writer.FileSheets;
import io.sekisho.core.writer.JudgedSamples;
import io.sekisho.core.writer.SampleReports;
import io.sekisho.model.Report;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Has Chromium and axe look at the pages where {@code npm install} was run beside {@code check.mjs}; CONTRIBUTING.md says how. */
class BrowserCheckTest {
    private static final Path MODULE =
            Path.of(System.getProperty("sekisho.root")).resolve("src/core");
    private static final Path CHECK = MODULE.resolve("src/test/browser");
    private static final Path PAGES = MODULE.resolve("target/pages");

    @Test
    void aBrowserFindsNothingToComplainAbout() throws IOException, InterruptedException {
        write();
        assumeTrue(Files.isDirectory(CHECK.resolve("node_modules")), "run npm install in src/core/src/test/browser");
        Process process = new ProcessBuilder("node", "check.mjs", PAGES.toString())
                .directory(CHECK.toFile())
                .inheritIO()
                .start();
        try {
            assertThat(process.waitFor(10, TimeUnit.MINUTES)).as("done in time").isTrue();
            assertThat(process.exitValue()).isZero();
        } finally {
            process.destroyForcibly();
        }
    }

    private static void write() throws IOException {
        Files.createDirectories(PAGES);
        Map<String, Report> reports = Map.of(
                "everything", JudgedSamples.plain(),
                "hostile", JudgedSamples.hostile(),
                "incomplete", SampleReports.incomplete(),
                "passed", SampleReports.empty());
        for (Map.Entry<String, Report> report : reports.entrySet()) {
            for (Language language : Language.values()) {
                String name = report.getKey() + "-" + language.key();
                Edition edition = JudgedSamples.edition(report.getValue(), language);
                FileSheets.write(HtmlWriter.selfContained(), edition, PAGES.resolve(name + ".html"));
                FileSheets.write(HtmlWriter.linked(), edition, PAGES.resolve(name + "-linked.html"));
            }
        }
    }
}
