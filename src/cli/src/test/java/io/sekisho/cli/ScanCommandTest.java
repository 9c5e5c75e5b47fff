package io.sekisho.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.sekisho.cli.console.ExitCode;
import io.sekisho.core.scan.ScanResult;
import io.sekisho.model.Gap;
import io.sekisho.model.GapType;
import io.sekisho.model.Kind;
import io.sekisho.model.Outcome;
import io.sekisho.model.ScannerState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class ScanCommandTest {
    @TempDir
    Path temp;

    @Test
    void passesWhenNothingIsFoundAndNothingMissed() throws Exception {
        World world = world();
        World.Result result = world.run("scan");
        assertThat(result.exit()).isEqualTo(ExitCode.PASSED);
        assertThat(result.out())
                .contains("PASSED  exit code 0")
                .contains(world.reportFile().toString());
        assertThat(world.report().judgement().verdict().outcome()).isEqualTo(Outcome.PASSED);
    }

    @Test
    void failsOnACriticalFinding() throws Exception {
        World world = world(FakeScanner.critical());
        World.Result result = world.run("scan");
        assertThat(result.exit()).isEqualTo(ExitCode.GATE_FAILED);
        assertThat(result.out()).contains("FAILED  exit code 1", "aws-access-token", "src/A.java:7");
        assertThat(world.report().facts().findings()).hasSize(1);
    }

    @Test
    void theThresholdOnTheCommandLineGoesBeforeTheConfigurations() throws Exception {
        World world = world(FakeScanner.critical());
        world.write(".sekisho/config.yml", "gate:\n  fail-on: low\n");
        World.Result result = world.run("scan", "--fail-on", "none");
        assertThat(result.exit()).isEqualTo(ExitCode.PASSED);
        assertThat(world.report().judgement().policySources())
                .containsExactly("defaults", ".sekisho/config.yml (work tree)", "--fail-on");
    }

    @Test
    void aScannerThatCrashesHangsOrRunsOutOfMemoryLeavesTheOthersFindings() throws Exception {
        World world = world(
                FakeScanner.critical(),
                new FakeScanner(Kind.CODE, context -> {
                    throw new OutOfMemoryError("planted");
                }),
                new FakeScanner(Kind.DEPENDENCY, context -> {
                    Thread.sleep(60_000);
                    return null;
                }));
        World.Result result = world.run("scan", "--timeout", "1s", "--fail-on", "none");
        assertThat(result.exit()).isEqualTo(ExitCode.INCOMPLETE);
        assertThat(world.report().facts().findings()).hasSize(1);
        assertThat(gaps(world)).containsExactly("SCANNER_TIMED_OUT dependency", "SCANNER_OUT_OF_MEMORY code");
        assertThat(result.out()).contains("Give it longer with --timeout").contains("ran out of memory");
    }

    @Test
    void aFailedGateOutweighsAnIncompleteScan() throws Exception {
        World world = world(FakeScanner.critical(), new FakeScanner(Kind.CODE, context -> {
            throw new NoClassDefFoundError("x/Y");
        }));
        World.Result result = world.run("scan");
        assertThat(result.exit()).isEqualTo(ExitCode.GATE_FAILED);
        assertThat(result.out()).contains("FAILED and incomplete  exit code 1");
    }

    @Test
    void aScannerThatCannotBeStoppedDoesNotKeepTheReport() throws Exception {
        CountDownLatch end = new CountDownLatch(1);
        World world = world(FakeScanner.critical(), new FakeScanner(Kind.CODE, context -> {
            while (end.getCount() > 0) {
                try {
                    end.await();
                } catch (InterruptedException e) {
                    // deaf
                }
            }
            return null;
        }));
        World.Result result = world.run("scan", "--timeout", "1s");
        end.countDown();
        assertThat(result.exit()).isEqualTo(ExitCode.GATE_FAILED);
        assertThat(gaps(world)).containsExactly("SCANNER_TIMED_OUT code");
        assertThat(world.log()).contains("ends with the process: [code]");
    }

    @Test
    void whatAFlagLeavesOutMakesTheScanIncomplete() throws Exception {
        World world = world(FakeScanner.clean(Kind.SECRET), FakeScanner.clean(Kind.CODE));
        World.Result result = world.run("scan", "--only", "secret");
        assertThat(result.exit()).isEqualTo(ExitCode.INCOMPLETE);
        assertThat(gaps(world)).containsExactly("SCOPE_NARROWED code");
        assertThat(result.out()).contains("Scan again without --only.");
    }

    @Test
    void whatTheConfigurationLeavesOutIsNotedAndAFlagSwitchesItOnAgain() throws Exception {
        World world = world(FakeScanner.clean(Kind.SECRET), FakeScanner.clean(Kind.CODE));
        world.write(".sekisho/config.yml", "scanners:\n  code:\n    enabled: false\n");
        assertThat(world.run("scan").exit()).isEqualTo(ExitCode.PASSED);
        assertThat(gaps(world)).containsExactly("SCOPE_CONFIGURED code");

        assertThat(world.run("scan", "--only", "secret").exit()).isEqualTo(ExitCode.PASSED);
        assertThat(world.run("scan", "--only", "secret,code").exit()).isEqualTo(ExitCode.PASSED);
        assertThat(gaps(world)).isEmpty();
    }

    @Test
    void theTimeOutOfTheConfigurationHolds() throws Exception {
        World world = world(new FakeScanner(Kind.CODE, context -> {
            Thread.sleep(60_000);
            return null;
        }));
        world.write(".sekisho/config.yml", "scanners:\n  code:\n    timeout: 1s\n");
        assertThat(world.run("scan").exit()).isEqualTo(ExitCode.INCOMPLETE);
        assertThat(gaps(world)).containsExactly("SCANNER_TIMED_OUT code");
    }

    @Test
    void stagedScansForSecretsOnlyAndIsGreen() throws Exception {
        World world = world(FakeScanner.clean(Kind.SECRET), FakeScanner.clean(Kind.CODE));
        git(world, "init", "-q");
        World.Result result = world.run("scan", "--staged");
        assertThat(result.exit()).as(result.err()).isEqualTo(ExitCode.PASSED);
        assertThat(states(world)).containsExactly("secret COMPLETED", "code LEFT_OUT");
        assertThat(world.report().facts().project().scope()).isEqualTo("staged");
    }

    @Test
    void stagedOutsideARepositoryIsWrongUsage() throws Exception {
        World.Result result = world(FakeScanner.clean(Kind.SECRET)).run("scan", "--staged");
        assertThat(result.exit()).isEqualTo(ExitCode.WRONG_USAGE);
        assertThat(result.out()).isEmpty();
    }

    @Test
    void aMissingDirectoryIsWrongUsage() throws Exception {
        World.Result result = world().run("scan", "nowhere");
        assertThat(result.exit()).isEqualTo(ExitCode.WRONG_USAGE);
        assertThat(result.err()).contains("There is no directory").contains("nowhere");
    }

    @Test
    void everyMistakeInTheConfigurationIsNamedBeforeAnythingIsScanned() throws Exception {
        World world = world(new FakeScanner(Kind.CODE, context -> {
            throw new IllegalStateException("must not run");
        }));
        world.write(".sekisho/config.yml", "gate:\n  fail-onn: high\nlanguage: fr\n");
        World.Result result = world.run("scan");
        assertThat(result.exit()).isEqualTo(ExitCode.WRONG_USAGE);
        assertThat(result.err())
                .contains(".sekisho/config.yml:2", "did you mean \"fail-on\"", ".sekisho/config.yml:3", "work tree");
        assertThat(world.reportFile()).doesNotExist();
    }

    @Test
    void aMergeRequestCannotBringItsOwnPolicy() throws Exception {
        World world = world(FakeScanner.critical());
        git(world, "init", "-q", "-b", "main");
        world.write(".sekisho/config.yml", "version: 1\n");
        git(world, "add", ".sekisho");
        git(world, "commit", "-q", "-m", "first");
        git(world, "update-ref", "refs/remotes/origin/main", "HEAD");
        world.write(".sekisho/config.yml", "gate:\n  fail-on: none\n");
        world.environment.put("CI_MERGE_REQUEST_TARGET_BRANCH_NAME", "main");
        assertThat(world.run("scan").exit()).isEqualTo(ExitCode.GATE_FAILED);

        world.environment.put("CI_MERGE_REQUEST_TARGET_BRANCH_NAME", "gone");
        World.Result unreadable = world.run("scan", "--fail-on", "none");
        assertThat(unreadable.exit()).isEqualTo(ExitCode.INCOMPLETE);
        assertThat(unreadable.out()).contains("refs/heads/gone:refs/remotes/origin/gone");
    }

    @Test
    void aReportThatCannotBeWrittenStopsTheScanBeforeItBegins() throws Exception {
        World world = world(new FakeScanner(Kind.CODE, context -> {
            throw new IllegalStateException("must not run");
        }));
        world.write("file", "x");
        for (String output : List.of("file", "file/report")) {
            World.Result result = world.run("scan", "--output", output);
            assertThat(result.exit()).isEqualTo(ExitCode.WRONG_USAGE);
            assertThat(result.err())
                    .contains(world.directory.resolve("file") + " is a file, but --output names a directory")
                    .contains("Name a directory")
                    .doesNotContain("Exception");
        }
        assertThat(world.run("--language=ja", "scan", "--output", "file").err()).contains("はファイルです");
    }

    @Test
    void aVerdictIsShownEvenWhenItsReportCannotBeWrittenAnyMore() throws Exception {
        World[] world = new World[1];
        world[0] = world(new FakeScanner(Kind.SECRET, context -> {
            try {
                Files.delete(world[0].reportFile().getParent());
                Files.writeString(world[0].reportFile().getParent(), "in the way");
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
            return FakeScanner.result(FakeScanner.secret("a"));
        }));
        World.Result result = world[0].run("scan");
        assertThat(result.exit()).isEqualTo(ExitCode.WRONG_USAGE);
        assertThat(result.out()).contains("FAILED  exit code 1").doesNotContain("Report  ");
        assertThat(result.err()).contains("cannot be written");
    }

    @Test
    void anEarlierReportIsNotTakenForThatOfAStoppedScan() throws Exception {
        World world = world(FakeScanner.clean(Kind.CODE));
        world.run("scan");
        assertThat(world.reportFile()).exists();

        CountDownLatch running = new CountDownLatch(1);
        World stopped = new World(temp, new FakeScanner(Kind.CODE, context -> {
            running.countDown();
            Thread.sleep(60_000);
            return null;
        }));
        AtomicReference<World.Result> result = new AtomicReference<>();
        Thread user = new Thread(() -> result.set(stopped.run("scan")));
        user.start();
        running.await();
        user.interrupt();
        user.join();
        assertThat(result.get().err()).contains("Stopped before the end.");
        assertThat(stopped.reportFile()).doesNotExist();
        assertThat(stopped.reportFile().resolveSibling("sekisho-history.json"))
                .as("what earlier scans knew is not lost")
                .exists();
        assertThat(stopped.home.resolve("cache/work")).isEmptyDirectory();
    }

    @Test
    void onlyOurOwnReportIsNotTheProjects() throws Exception {
        World world = world(new FakeScanner(Kind.DEPENDENCY, context -> {
            assertThat(context.plan().archives())
                    .as("nothing can hide beside a report")
                    .extracting(path -> path.getFileName().toString())
                    .containsExactly("old.jar");
            return FakeScanner.result();
        }));
        world.write("sekisho-report/old.jar", "x");
        world.write("sekisho-report/sekisho-report.json", "{}");
        world.run("scan");
        assertThat(world.report().facts().coverage().scanners())
                .filteredOn(run -> run.kind() == Kind.DEPENDENCY)
                .allMatch(run -> run.state() == ScannerState.COMPLETED);
    }

    @Test
    void missingFilesThatTheUserNamedAreWrongUsage() throws Exception {
        World world = world();
        assertThat(world.run("scan", "--sarif", "none.sarif").err()).contains("none.sarif", "--sarif");
        assertThat(world.run("scan", "--gitleaks", "none").exit()).isEqualTo(ExitCode.WRONG_USAGE);
        assertThat(world.run("scan", "--only", "external").err()).contains("--sarif FILE");
    }

    @Test
    void aRunThatWasKilledIsTidiedUpByTheNext() throws Exception {
        World world = world();
        Path work = Files.createDirectories(world.home.resolve("cache/work"));
        Files.createDirectories(work.resolve("run-1/sekisho-2/secret"));
        Files.writeString(work.resolve("run-1/sekisho-2/secret/report.json"), "x");
        Path lock = Files.createFile(work.resolve("run-1.lock"));
        Files.setLastModifiedTime(
                lock,
                java.nio.file.attribute.FileTime.from(java.time.Instant.now().minusSeconds(90)));
        world.run("scan");
        assertThat(work).isEmptyDirectory();
    }

    @Test
    void speaksJapaneseWhenAskedToByFlagOrConfiguration() throws Exception {
        World world = world();
        assertThat(world.run("scan", "--language", "ja").out()).contains("合格  終了コード 0");
        world.write(".sekisho/config.yml", "language: ja\n");
        assertThat(world.run("scan").out()).contains("合格");
        assertThat(world.run("scan", "--language", "en").out()).contains("PASSED");
    }

    @Test
    void hostileFileNamesCannotActOnTheTerminal() throws Exception {
        World world = world(new FakeScanner(
                Kind.SECRET,
                context -> FakeScanner.result(FakeScanner.secret("a\u001b[2J\u202e\nPASSED  exit code 0"))));
        World.Result result = world.run("scan");
        assertThat(result.out()).doesNotContain("\u001b", "\u202e").doesNotContain("\nPASSED");
        assertThat(result.out()).contains("\\x1b[2J", "\\u202e", "\\x0a");
    }

    @Test
    void aDirectoryInWhichNothingIsReadIsNotGreenUnlessOnlyTheStagedWasAskedFor() throws Exception {
        FakeScanner nothing = new FakeScanner(Kind.CODE, context -> ScanResult.nothing("1", List.of()));
        FakeScanner noFiles = new FakeScanner(
                Kind.SECRET,
                context -> new ScanResult(
                        "1", ScannerState.COMPLETED, List.of(), List.of(), List.of(), Map.of("files", 0L), Map.of()));
        World world = world(nothing, noFiles);
        World.Result result = world.run("scan");
        assertThat(result.exit()).isEqualTo(ExitCode.INCOMPLETE);
        assertThat(result.out()).contains("Nothing to scan was found in", "sekisho scan PATH");
        assertThat(gaps(world)).containsExactly("NOTHING_TO_SCAN null");
        assertThat(world(nothing, FakeScanner.clean(Kind.SECRET)).run("scan").exit())
                .isEqualTo(ExitCode.PASSED);
        git(world, "init", "-q");
        World.Result staged = world.run("scan", "--staged");
        assertThat(staged.exit()).isEqualTo(ExitCode.PASSED);
        assertThat(staged.out().lines()).as("a hook that passes says one line").hasSize(1);
        assertThat(staged.err()).isEmpty();
    }

    @Test
    void whatIsOnlyStagedIsNotCalledLeaked() throws Exception {
        World world = world(FakeScanner.critical());
        git(world, "init", "-q");
        World.Result result = world.run("scan", "--staged");
        assertThat(result.exit()).isEqualTo(ExitCode.GATE_FAILED);
        assertThat(result.out()).contains("Do not commit it").doesNotContain("Revoke");
    }

    @Test
    void aClockBeforeTheScannedCommitIsSaidAndNotGreen() throws Exception {
        World world = world();
        git(world, "init", "-q");
        git(world, "commit", "-q", "--allow-empty", "-m", "x");
        world.now = Instant.parse("2026-11-19T00:00:00Z");
        assertThat(world.run("scan").exit()).as("a day is forgiven").isEqualTo(ExitCode.PASSED);
        world.now = Instant.parse("2026-11-18T23:59:59Z");
        World.Result result = world.run("scan");
        assertThat(result.exit()).isEqualTo(ExitCode.INCOMPLETE);
        assertThat(gaps(world)).contains("CLOCK_BEHIND null");
        assertThat(result.out().replaceAll("\\s+", " "))
                .contains("clock says 2026-11-18", "was made on 2026-11-20", "set the clock");
    }

    @Test
    void aReportOfADayThatTheGatesClockHasNotSeenIsNotGreen() throws Exception {
        World world = world();
        world.run("scan");
        world.now = World.NOW.minus(Duration.ofDays(30));
        World.Result result = world.run("gate", world.reportFile().toString());
        assertThat(result.exit()).as(result.err()).isEqualTo(ExitCode.INCOMPLETE);
        assertThat(result.out().replaceAll("\\s+", " ")).contains("clock says 2026-10-25", "2026-11-24");
        world.now = World.NOW.minus(Duration.ofHours(20));
        assertThat(world.run("gate", world.reportFile().toString()).exit()).isEqualTo(ExitCode.PASSED);
    }

    @Test
    void noteIsGreen() throws Exception {
        Gap note = Gap.of(GapType.TOOL_NOTE, "code", io.sekisho.model.Text.of("core.left-out-by-flag", "a", "b"), null);
        World world = world(new FakeScanner(
                Kind.CODE,
                context -> new ScanResult(
                        "1", ScannerState.COMPLETED, List.of(), List.of(), List.of(note), Map.of(), Map.of())));
        World.Result result = world.run("scan");
        assertThat(result.exit()).isEqualTo(ExitCode.PASSED);
        assertThat(result.out()).contains("Also noted");
    }

    private World world(FakeScanner... scanners) throws IOException {
        return new World(temp, scanners);
    }

    private static void git(World world, String... arguments) throws IOException, InterruptedException {
        List<String> command = Stream.concat(
                        Stream.of("git", "-c", "user.name=a", "-c", "user.email=a@example.org"), Stream.of(arguments))
                .toList();
        Process process = new ProcessBuilder(command)
                .directory(world.directory.toFile())
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes());
        assertThat(process.waitFor()).as(said).isZero();
    }

    private static List<String> gaps(World world) throws IOException {
        return world.report().facts().coverage().gaps().stream()
                .map(gap -> gap.type() + " " + gap.scanner())
                .toList();
    }

    private static List<String> states(World world) throws IOException {
        return world.report().facts().coverage().scanners().stream()
                .map(run -> run.scanner() + " " + run.state())
                .toList();
    }
}
