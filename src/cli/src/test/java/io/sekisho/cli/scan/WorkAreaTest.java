package io.sekisho.cli.scan;

import static org.assertj.core.api.Assertions.assertThat;

import io.sekisho.core.files.SekishoHome;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkAreaTest {
    @TempDir
    Path temp;

    private SekishoHome home;
    private Path base;

    @BeforeEach
    void home() throws Exception {
        home = new SekishoHome(temp.resolve("home"));
        base = Files.createDirectories(home.cache().resolve("work"));
    }

    @Test
    void whatAKilledRunLeftIsRemovedAndWhatRunsIsKept() throws Exception {
        Path left = left("run-1", base);
        Path young = Files.createDirectory(base.resolve("run-2"));
        Files.createFile(base.resolve("run-2.lock"));
        try (WorkArea area = WorkArea.open(home)) {
            assertThat(left).doesNotExist();
            assertThat(young).isDirectory();
            assertThat(area.directory()).isDirectory().hasParent(base);
        }
        try (var rest = Files.list(base)) {
            assertThat(rest.map(path -> path.getFileName().toString()))
                    .containsExactlyInAnyOrder("run-2", "run-2.lock");
        }
    }

    @Test
    void runsThatSweepAtTheSameTimeAllStayAtHome() throws Exception {
        for (int round = 0; round < 20; round++) {
            for (int i = 0; i < 20; i++) {
                left("run-" + round + "-" + i, base);
            }
            Callable<Path> run = () -> {
                try (WorkArea area = WorkArea.open(home)) {
                    return area.directory().getParent();
                }
            };
            ExecutorService threads = Executors.newFixedThreadPool(4);
            try {
                List<Path> parents = new ArrayList<>();
                for (Future<Path> parent : threads.invokeAll(
                        IntStream.range(0, 4).mapToObj(i -> run).toList())) {
                    parents.add(parent.get());
                }
                assertThat(parents).containsOnly(base);
            } finally {
                threads.shutdownNow();
            }
            assertThat(base).isEmptyDirectory();
        }
    }

    @Test
    void whereTheHomeCannotBeWrittenTheSystemsDirectoryIsUsedAndSweptAsWell() throws Exception {
        SekishoHome unwritable = new SekishoHome(Files.createFile(temp.resolve("file")));
        Path system = Path.of(System.getProperty("java.io.tmpdir"));
        Path left = left("sekisho-run-test-" + ProcessHandle.current().pid(), system);
        try (WorkArea area = WorkArea.open(unwritable)) {
            assertThat(area.directory()).isDirectory().hasParent(system);
            assertThat(left).doesNotExist();
        }
    }

    private static Path left(String name, Path base) throws Exception {
        Path directory = Files.createDirectory(base.resolve(name));
        Files.writeString(directory.resolve("file"), "left");
        Path lock = Files.createFile(base.resolve(name + ".lock"));
        Files.setLastModifiedTime(lock, FileTime.from(Instant.now().minus(Duration.ofHours(1))));
        return directory;
    }
}
