package io.sekisho.core;

import io.sekisho.core.config.SeverityReader;
import io.sekisho.core.consolidate.Consolidator;
import io.sekisho.core.policy.Judge;
import io.sekisho.core.policy.Policy;
import io.sekisho.core.scan.RawFinding;
import io.sekisho.core.text.Language;
import io.sekisho.core.writer.Edition;
import io.sekisho.core.writer.FileSheets;
import io.sekisho.core.writer.JsonWriter;
import io.sekisho.model.Coverage;
import io.sekisho.model.Facts;
import io.sekisho.model.Project;
import io.sekisho.model.Report;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;

/**
 * Consolidates, judges and writes synthetic findings and prints what that took. Not a test: run it by hand with
 * {@code java -Xmx512m -cp <test class path> io.sekisho.core.ConsolidateBenchmark [COUNT]}. Target: 100,000 within 10 s.
 */
public final class ConsolidateBenchmark {
    private ConsolidateBenchmark() {}

    public static void main(String[] arguments) throws IOException {
        int count = arguments.length == 0 ? 100_000 : Integer.parseInt(arguments[0]);
        List<RawFinding> raw = SyntheticFindings.of(count);
        Path file = Files.createTempFile("sekisho-benchmark", ".json");
        long start = System.nanoTime();
        Facts facts = new Facts(
                "benchmark",
                Instant.EPOCH,
                0,
                new Project("benchmark", null, null, "tree", null),
                new Consolidator(SeverityReader.shipped()).findings(raw),
                List.of(),
                new Coverage(List.of(), List.of()));
        Report report = new Report(facts, new Judge().judge(facts, Policy.defaults(), Clock.systemUTC()));
        long judged = System.nanoTime();
        FileSheets.write(new JsonWriter(), Edition.of(report, Language.EN), file);
        long written = System.nanoTime();
        System.out.printf(
                "%d results, %d findings: consolidated and judged in %d ms, %d KiB written in %d ms, heap limit %d MiB%n",
                count,
                facts.findings().size(),
                (judged - start) / 1_000_000,
                Files.size(file) >> 10,
                (written - judged) / 1_000_000,
                Runtime.getRuntime().maxMemory() >> 20);
        Files.delete(file);
    }
}
