package io.sekisho.core.scan;

import static org.assertj.core.api.Assertions.assertThat;

import io.sekisho.core.consolidate.Fingerprints;
import io.sekisho.core.plan.PackageCaches;
import io.sekisho.core.plan.PlanRequest;
import io.sekisho.core.plan.Planner;
import io.sekisho.core.plan.ScanPlan;
import io.sekisho.model.ScannerState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What every scanner must do; inherit it, say which scanner, and fill a small project in which it finds something. */
@Timeout(120)
public abstract class ScannerContractTest {
    /** How soon after an interrupt a scan must have ended. */
    private static final Duration SOON = Duration.ofSeconds(10);

    @TempDir
    Path temp;

    /** Ready to run: with whatever tool or data it needs, and without the network. */
    protected abstract Scanner scanner() throws Exception;

    /** Fills an empty directory with a project in which the scanner finds something. */
    protected abstract void fill(Path project) throws Exception;

    /** How the project becomes a plan; the whole tree by default. */
    protected ScanPlan plan(Path project) throws Exception {
        return new Planner(new PackageCaches(temp.resolve("m2"), temp.resolve("gradle"))).plan(PlanRequest.of(project));
    }

    @Test
    void introducesItself() throws Exception {
        ScannerDescription description = scanner().description();
        assertThat(description.id()).matches("[a-z]+");
        assertThat(description.name()).isNotBlank();
        assertThat(description.homePage()).startsWith("https://");
        assertThat(scanner().description()).isEqualTo(description);
    }

    @Test
    void anEmptyProjectEndsWithoutFindings() throws Exception {
        ScanResult result = scan(plan(directory("empty")));
        assertThat(result.findings()).isEmpty();
        assertThat(result.state()).isIn(ScannerState.COMPLETED, ScannerState.NOTHING_TO_SCAN);
    }

    @Test
    void findsTheSameTwiceAndLeavesTheProjectAsItWas() throws Exception {
        Path project = directory("project");
        fill(project);
        ScanPlan plan = plan(project);
        Map<String, String> before = state(project);
        ScanResult first = scan(plan);
        ScanResult second = scan(plan);
        assertThat(first.findings()).isNotEmpty();
        assertThat(sorted(first)).isEqualTo(sorted(second));
        assertThat(first.inputs()).isEqualTo(second.inputs());
        assertThat(state(project)).isEqualTo(before);
    }

    @Test
    void saysPlacesRelativeToTheProjectUnderItsOwnId() throws Exception {
        Path project = directory("project");
        fill(project);
        String id = scanner().description().id();
        assertThat(scan(plan(project)).findings()).allSatisfy(raw -> {
            assertThat(raw.kind()).isEqualTo(scanner().description().kind());
            assertThat(raw.occurrence().scanner()).isEqualTo(id);
            assertThat(raw.occurrence().location().path())
                    .doesNotStartWith("/")
                    .doesNotContain("..")
                    .doesNotContain(temp.toString());
            assertThat(raw.identity()).isNotEmpty().noneMatch(part -> part.contains(temp.toString()));
        });
    }

    @Test
    void readsAProjectWithHostileFileNames() throws Exception {
        Path project = directory("pro ject'\"$(touch x);`id`-日本");
        fill(project);
        for (String name : List.of("-rf", "--help", "a\nb", "$(id)", "a'b\"c", "%s{0}", "日本語.txt", "x;y|z&", " ")) {
            Files.writeString(project.resolve(name), "nothing");
        }
        ScanResult result = scan(plan(project));
        assertThat(result.findings()).isNotEmpty();
        assertThat(result.state()).isEqualTo(ScannerState.COMPLETED);
    }

    @Test
    void anInterruptEndsItSoon() throws Exception {
        Path project = directory("project");
        fill(project);
        ScanPlan plan = plan(project);
        Scanner scanner = scanner();
        AtomicReference<Throwable> thrown = new AtomicReference<>();
        Thread thread = new Thread(() -> {
            try {
                scanner.scan(context(plan));
            } catch (Throwable e) {
                thrown.set(e);
            }
        });
        List<ProcessHandle> before = children();
        thread.start();
        thread.interrupt();
        thread.join(SOON.toMillis());
        assertThat(thread.isAlive()).isFalse();
        if (thrown.get() != null) {
            assertThat(thrown.get()).isInstanceOfAny(InterruptedException.class, ScannerException.class);
        }
        List<ProcessHandle> left = new ArrayList<>(children());
        left.removeAll(before);
        for (ProcessHandle child : left) {
            assertThat(child.onExit().get(SOON.toMillis(), TimeUnit.MILLISECONDS))
                    .isNotNull();
        }
    }

    private static List<ProcessHandle> children() {
        return ProcessHandle.current()
                .descendants()
                .filter(ProcessHandle::isAlive)
                .toList();
    }

    private ScanResult scan(ScanPlan plan) throws Exception {
        return scanner().scan(context(plan));
    }

    private ScanContext context(ScanPlan plan) throws IOException {
        return new ScanContext(plan, Files.createTempDirectory(temp, "work-"), Progress.NONE);
    }

    private Path directory(String name) throws IOException {
        return Files.createDirectories(temp.resolve(name)).toRealPath();
    }

    private static List<String> sorted(ScanResult result) {
        List<String> all = new ArrayList<>();
        result.findings().forEach(raw -> all.add(Fingerprints.of(raw.kind(), raw.identity()) + " " + raw));
        Collections.sort(all);
        return all;
    }

    private static Map<String, String> state(Path project) throws IOException {
        Map<String, String> state = new TreeMap<>();
        try (Stream<Path> files = Files.walk(project)) {
            for (Path file : files.toList()) {
                String content =
                        Files.isRegularFile(file) ? Files.size(file) + " " + Files.getLastModifiedTime(file) : "";
                state.put(project.relativize(file).toString(), content);
            }
        }
        return state;
    }
}
