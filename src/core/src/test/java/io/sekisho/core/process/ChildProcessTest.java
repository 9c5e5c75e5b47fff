package io.sekisho.core.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

class ChildProcessTest {
    private static final Duration TIMEOUT = Duration.ofSeconds(60);

    /** Stands for Sekisho: what it got in its environment, and what a program that it starts gets. */
    static final class Parent {
        public static void main(String[] arguments) throws Exception {
            System.out.println("parent " + System.getenv("SEKISHO_FINGERPRINT_KEY"));
            System.out.print(
                    ChildProcess.run(List.of("env"), null, Map.of(), TIMEOUT).text());
        }
    }

    @Test
    @EnabledOnOs({OS.LINUX, OS.MAC})
    void noKeyOrPasswordOfOursReachesAProgramThatWeStart() throws Exception {
        ChildProcess.Result result = ChildProcess.run(
                List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xshare:auto",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Parent.class.getName()),
                null,
                Map.of(
                        "SEKISHO_FINGERPRINT_KEY", "value-1",
                        "SEKISHO_FINGERPRINT_KEY_OLD", "value-2",
                        "SEKISHO_DATABASE_PASSWORD", "value-3",
                        "NVD_API_KEY", "value-4",
                        "OTHER", "value-5"),
                TIMEOUT);
        assertThat(result.err()).isEmpty();
        assertThat(result.text().lines().filter(line -> line.contains("value-")))
                .containsExactlyInAnyOrder("parent value-1", "OTHER=value-5");
    }

    @Test
    @Timeout(40)
    @EnabledOnOs({OS.LINUX, OS.MAC})
    void aProcessLeftBehindThatHoldsTheOutputsDoesNotHoldUs() throws Exception {
        ChildProcess.Result result =
                ChildProcess.run(List.of("sh", "-c", "sleep 60 & echo $!; sleep 0.5"), null, Map.of(), TIMEOUT);
        ProcessHandle.of(Long.parseLong(result.text().strip())).ifPresent(ProcessHandle::destroyForcibly);
        assertThat(result.exitCode()).isZero();
    }
}
