package io.sekisho.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sekisho.core.plan.ScanPlan;
import io.sekisho.core.plan.ScanScope;
import io.sekisho.core.policy.Policy;
import io.sekisho.core.scan.ScannerDescription;
import io.sekisho.core.scan.ScannerException;
import io.sekisho.model.Gap;
import io.sekisho.model.GapType;
import io.sekisho.model.Outcome;
import io.sekisho.model.ScannerRun;
import io.sekisho.model.Text;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
class PipelineTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-24T00:00:00Z"), ZoneOffset.UTC);

    @TempDir
    Path temp;

    private final List<String> heard = Collections.synchronizedList(new ArrayList<>());

    @Test
    void scannersRunAtOnce() throws Exception {
        CyclicBarrier meeting = new CyclicBarrier(2);
        SampleScanner.Body meets = context -> {
            try {
                meeting.await(10, TimeUnit.SECONDS);
            } catch (Exception e) {
                throw new IllegalStateException("the other scanner did not run beside this one", e);
            }
            return SampleScanner.result("x");
        };
        PipelineResult result = run(new SampleScanner("a", meets), new SampleScanner("b", meets));
        assertThat(states(result)).containsExactly("a COMPLETED", "b COMPLETED");
        assertThat(result.report().judgement().verdict().complete()).isTrue();
    }

    @Test
    void anErrorOfOneScannerCostsItsOwnFindingsOnly() throws Exception {
        PipelineResult result = run(
                SampleScanner.finding("good"),
                new SampleScanner("linkage", context -> {
                    throw new NoClassDefFoundError("x/Y");
                }),
                new SampleScanner("stack", context -> {
                    throw new StackOverflowError();
                }),
                new SampleScanner("memory", context -> {
                    throw new OutOfMemoryError("planted");
                }),
                new SampleScanner("runtime", context -> {
                    throw new IllegalStateException("a message that might quote a password");
                }));
        assertThat(states(result))
                .containsExactly("good COMPLETED", "linkage FAILED", "stack FAILED", "memory FAILED", "runtime FAILED");
        assertThat(gaps(result))
                .containsExactly(
                        "SCANNER_FAILED linkage",
                        "SCANNER_FAILED runtime",
                        "SCANNER_FAILED stack",
                        "SCANNER_OUT_OF_MEMORY memory");
        assertThat(result.report().facts().findings()).hasSize(1);
        assertThat(result.report().facts().coverage().gaps().toString()).doesNotContain("password");
        assertThat(result.report().judgement().verdict().exitCode()).isEqualTo(3);
        assertThat(result.abandoned()).isEmpty();
    }

    @Test
    void whatAFailingScannerSawUntilThenIsKept() throws Exception {
        Gap gap = Gap.of(GapType.DATABASE_PARTIAL, "half", Text.of("x.y"), null);
        PipelineResult result = run(new SampleScanner("half", context -> {
            throw new ScannerException(gap, SampleScanner.result("half"), null);
        }));
        assertThat(states(result)).containsExactly("half FAILED");
        assertThat(result.report().facts().findings()).hasSize(1);
        assertThat(result.report().facts().coverage().gaps()).containsExactly(gap);
    }

    @Test
    void aScannerThatTakesTooLongIsStopped() throws Exception {
        AtomicBoolean stopped = new AtomicBoolean();
        SampleScanner slow = new SampleScanner("slow", context -> {
            try {
                Thread.sleep(60_000);
            } catch (InterruptedException e) {
                stopped.set(true);
                throw e;
            }
            return null;
        });
        PipelineResult result = run(
                List.of(
                        ScannerTask.of(slow, Duration.ofMillis(200)),
                        ScannerTask.of(SampleScanner.finding("good"), Duration.ofMinutes(1))),
                List.of());
        assertThat(states(result)).containsExactly("slow TIMED_OUT", "good COMPLETED");
        assertThat(gaps(result)).containsExactly("SCANNER_TIMED_OUT slow");
        assertThat(result.report().facts().findings()).hasSize(1);
        assertThat(stopped).isTrue();
        assertThat(result.abandoned()).isEmpty();
    }

    @Test
    void aScannerThatIgnoresTheInterruptIsAbandonedAndNamed() throws Exception {
        CountDownLatch end = new CountDownLatch(1);
        SampleScanner deaf = new SampleScanner("deaf", context -> {
            while (end.getCount() > 0) {
                try {
                    end.await();
                } catch (InterruptedException e) {
                    // deaf
                }
            }
            context.progress().at(Text.of("x.late"), 1, 1);
            return SampleScanner.result("deaf");
        });
        PipelineResult result = run(List.of(ScannerTask.of(deaf, Duration.ofMillis(100))), List.of());
        assertThat(states(result)).containsExactly("deaf TIMED_OUT");
        assertThat(result.abandoned()).containsExactly("deaf");
        end.countDown();
        Thread.sleep(50);
        assertThat(heard).containsExactly("started deaf", "finished deaf");
    }

    @Test
    void theUsersInterruptStopsAllScannersAndRemovesTheirDirectories() throws Exception {
        CountDownLatch running = new CountDownLatch(2);
        CountDownLatch stopped = new CountDownLatch(2);
        SampleScanner.Body waits = context -> {
            running.countDown();
            try {
                Files.writeString(context.workDirectory().resolve("secret.json"), "x");
                Thread.sleep(60_000);
            } catch (IOException e) {
                throw new IllegalStateException(e);
            } finally {
                stopped.countDown();
            }
            return null;
        };
        AtomicReference<Throwable> thrown = new AtomicReference<>();
        Thread user = new Thread(() -> {
            try {
                run(new SampleScanner("a", waits), new SampleScanner("b", waits));
            } catch (Exception e) {
                thrown.set(e);
            }
        });
        user.start();
        running.await();
        user.interrupt();
        user.join();
        assertThat(stopped.await(0, TimeUnit.SECONDS)).isTrue();
        assertThat(thrown.get()).isInstanceOf(InterruptedException.class);
        assertThat(left()).isEmpty();
    }

    @Test
    void eachScannerHasAPrivateDirectoryThatIsRemoved() throws Exception {
        List<Path> seen = Collections.synchronizedList(new ArrayList<>());
        SampleScanner.Body litters = context -> {
            try {
                assertThat(context.workDirectory()).isEmptyDirectory();
                Files.createDirectories(context.workDirectory().resolve("a/b"));
                Files.writeString(context.workDirectory().resolve("a/b/c"), "x");
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
            seen.add(context.workDirectory());
            return SampleScanner.result("x");
        };
        run(new SampleScanner("a", litters), new SampleScanner("b", litters));
        assertThat(seen).hasSize(2).doesNotHaveDuplicates().noneMatch(Files::exists);
        assertThat(left()).isEmpty();
    }

    @Test
    void whatIsLeftOutIsSaid() throws Exception {
        ScannerTask task = ScannerTask.of(SampleScanner.finding("code"), Duration.ofMinutes(1));
        PipelineResult flag = run(List.of(task.leftOutByFlag("--only")), List.of());
        assertThat(states(flag)).containsExactly("code LEFT_OUT");
        assertThat(gaps(flag)).containsExactly("SCOPE_NARROWED code");
        assertThat(flag.report().judgement().verdict().outcome()).isEqualTo(Outcome.INCOMPLETE);

        PipelineResult file = run(List.of(task.leftOutByConfiguration(".sekisho/config.yml:3")), List.of());
        assertThat(gaps(file)).containsExactly("SCOPE_CONFIGURED code");
        assertThat(file.report().judgement().verdict().outcome()).isEqualTo(Outcome.PASSED);
        assertThat(heard).isEmpty();
    }

    @Test
    void gapsOfThePlanAndOfTheCallerAreInTheReport() throws Exception {
        Gap unreadable = Gap.of(GapType.TARGET_UNREADABLE, null, Text.of("x.y"), null);
        PipelineResult result = run(List.of(), List.of(unreadable));
        assertThat(gaps(result)).containsExactly("SOURCES_WITHOUT_CLASSES null", "TARGET_UNREADABLE null");
    }

    @Test
    void anUnwritableTemporaryDirectoryIsAnErrorNotAnEmptyReport() throws Exception {
        Path file = Files.createFile(temp.resolve("file"));
        PipelineRequest request = request(List.of(), List.of(), file);
        assertThatThrownBy(() -> new Pipeline(CLOCK, PipelineListener.NONE).run(request))
                .isInstanceOf(IOException.class);
    }

    private PipelineResult run(SampleScanner... scanners) throws Exception {
        return run(
                Arrays.stream(scanners)
                        .map(scanner -> ScannerTask.of(scanner, Duration.ofMinutes(1)))
                        .toList(),
                List.of());
    }

    private PipelineResult run(List<ScannerTask> tasks, List<Gap> gaps) throws Exception {
        return new Pipeline(CLOCK, Duration.ofMillis(500), new Recorder(heard))
                .run(request(tasks, gaps, temp.resolve("work")));
    }

    private PipelineRequest request(List<ScannerTask> tasks, List<Gap> gaps, Path temporary) {
        List<Gap> own = tasks.isEmpty()
                ? List.of(Gap.of(GapType.SOURCES_WITHOUT_CLASSES, null, Text.of("x.z"), null))
                : List.of();
        ScanPlan plan = new ScanPlan(
                temp,
                null,
                ScanScope.of(ScanScope.Reach.TREE),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                own);
        return new PipelineRequest(
                "test",
                plan,
                tasks,
                gaps,
                io.sekisho.core.config.SeverityReader.shipped(),
                Policy.defaults(),
                temporary);
    }

    private List<Path> left() throws IOException {
        try (Stream<Path> files = Files.list(temp.resolve("work"))) {
            return files.toList();
        }
    }

    private static List<String> states(PipelineResult result) {
        return result.report().facts().coverage().scanners().stream()
                .map(run -> run.scanner() + " " + run.state())
                .toList();
    }

    private static List<String> gaps(PipelineResult result) {
        return result.report().facts().coverage().gaps().stream()
                .map(gap -> gap.type() + " " + gap.scanner())
                .toList();
    }

    private record Recorder(List<String> heard) implements PipelineListener {
        @Override
        public void started(ScannerDescription scanner) {
            heard.add("started " + scanner.id());
        }

        @Override
        public void progressed(ScannerDescription scanner, Text step, long done, long total) {
            heard.add("progressed " + scanner.id());
        }

        @Override
        public void finished(ScannerRun run) {
            heard.add("finished " + run.scanner());
        }
    }
}
