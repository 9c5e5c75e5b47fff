package io.sekisho.core;

import io.sekisho.core.config.SeverityReader;
import io.sekisho.core.consolidate.Consolidator;
import io.sekisho.core.policy.Judge;
import io.sekisho.core.policy.Policy;
import io.sekisho.core.reference.History;
import io.sekisho.core.text.Language;
import io.sekisho.core.writer.AllWriters;
import io.sekisho.core.writer.Edition;
import io.sekisho.core.writer.FileSheets;
import io.sekisho.core.writer.JsonWriter;
import io.sekisho.core.writer.ReportWriter;
import io.sekisho.model.Coverage;
import io.sekisho.model.Facts;
import io.sekisho.model.Project;
import io.sekisho.model.Report;
import io.sekisho.model.ReportJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;

/**
 * Writes a report of many findings, then reads it and writes it in all formats, as {@code sekisho report} does:
 * {@code java -Xmx512m -cp <test class path> io.sekisho.core.FormatsBenchmark [COUNT]}. Target: 100,000 within 20 s.
 */
public final class FormatsBenchmark {
    private FormatsBenchmark() {}

    public static void main(String[] arguments) throws IOException {
        int count = arguments.length == 0 ? 100_000 : Integer.parseInt(arguments[0]);
        Path directory = Files.createTempDirectory("sekisho-formats");
        Path file = directory.resolve(JsonWriter.FILE_NAME);
        FileSheets.write(new JsonWriter(), Edition.of(synthetic(count), Language.EN), file);
        long start = System.nanoTime();
        Report report = ReportJson.read(file);
        System.out.printf("%-28s %6d ms %8d KiB%n", "read", millis(start), Files.size(file) >> 10);
        for (ReportWriter writer : AllWriters.list()) {
            long before = System.nanoTime();
            Path target = directory.resolve(writer.format().fileName());
            FileSheets.write(writer, AllWriters.edition(writer, report, History.EMPTY, Language.EN), target);
            System.out.printf("%-28s %6d ms %8d KiB%n", writer.format().id(), millis(before), Files.size(target) >> 10);
        }
        System.out.printf(
                "%d results, %d findings: all formats in %d ms, heap limit %d MiB%n",
                count,
                report.facts().findings().size(),
                millis(start),
                Runtime.getRuntime().maxMemory() >> 20);
        try (var files = Files.list(directory)) {
            for (Path one : files.toList()) {
                Files.delete(one);
            }
        }
        Files.delete(directory);
    }

    private static Report synthetic(int count) {
        Facts facts = new Facts(
                "benchmark",
                Instant.EPOCH,
                0,
                new Project("benchmark", null, null, "tree", null),
                new Consolidator(SeverityReader.shipped()).findings(SyntheticFindings.of(count)),
                List.of(),
                new Coverage(List.of(), List.of()));
        return new Report(facts, new Judge().judge(facts, Policy.defaults(), Clock.systemUTC()));
    }

    private static long millis(long since) {
        return (System.nanoTime() - since) / 1_000_000;
    }
}
