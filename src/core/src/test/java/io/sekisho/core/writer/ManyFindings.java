package io.sekisho.core.writer;

import io.sekisho.core.SyntheticFindings;
import io.sekisho.core.config.SeverityReader;
import io.sekisho.core.consolidate.Consolidator;
import io.sekisho.core.files.AtomicFile.Content;
import io.sekisho.core.policy.Judge;
import io.sekisho.core.policy.Policy;
import io.sekisho.model.Coverage;
import io.sekisho.model.Facts;
import io.sekisho.model.Kind;
import io.sekisho.model.Project;
import io.sekisho.model.Report;
import io.sekisho.model.ScannerRun;
import io.sekisho.model.ScannerState;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.ref.SoftReference;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * A report of many findings, and sheets that keep nothing of what is written but its size and what the writer holds meanwhile. A tenth
 * of the 100,000 that {@code FormatsBenchmark} writes tells the same in a tenth of the time: whoever built the file up in memory would
 * hold more than is allowed.
 */
final class ManyFindings implements Sheets {
    static final int COUNT = 10_000;

    private static final long FIRST_LOOK = 2 << 20;

    /** Made once for all writers' tests; given up where the heap is short of room. */
    private static SoftReference<Report> made = new SoftReference<>(null);

    private final long before = live();
    private long written;
    private long nextLook = FIRST_LOOK;
    private long held;
    private int largest;

    static synchronized Report report() {
        Report report = made.get();
        if (report == null) {
            Facts facts = new Facts(
                    "test",
                    Instant.EPOCH,
                    0,
                    new Project("many", "c".repeat(40), null, "history", null),
                    new Consolidator(SeverityReader.shipped()).findings(SyntheticFindings.of(COUNT)),
                    List.of(),
                    new Coverage(
                            Arrays.stream(Kind.values())
                                    .map(kind -> new ScannerRun(
                                            kind.key(),
                                            kind,
                                            kind.key(),
                                            "1",
                                            ScannerState.COMPLETED,
                                            5,
                                            COUNT,
                                            Map.of(),
                                            Map.of()))
                                    .toList(),
                            List.of()));
            Clock clock = Clock.fixed(Instant.EPOCH, ZoneOffset.UTC);
            report = new Report(facts, new Judge().judge(facts, Policy.defaults(), clock));
            made = new SoftReference<>(report);
        }
        return report;
    }

    @Override
    public void main(Content content) throws IOException {
        content.writeTo(new OutputStream() {
            @Override
            public void write(int one) {
                count(1);
            }

            @Override
            public void write(byte[] bytes, int from, int length) {
                count(length);
            }
        });
    }

    @Override
    public void beside(String name, Content content) throws IOException {
        main(content);
    }

    /** Looks seldom, since each look collects garbage: as often as the output doubles. */
    private void count(int bytes) {
        largest = Math.max(largest, bytes);
        written += bytes;
        if (written >= nextLook) {
            nextLook *= 2;
            held = Math.max(held, live() - before);
        }
    }

    private static long live() {
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }

    /** In bytes. */
    long written() {
        return written;
    }

    /** The most that was alive beside the report while it was written, in bytes; 0 where little was written. */
    long held() {
        return held;
    }

    /** How many bytes were written at once. */
    int largest() {
        return largest;
    }
}
