package io.sekisho.cli;

import io.sekisho.core.process.ChildProcess;
import io.sekisho.core.scan.ScanContext;
import io.sekisho.core.scan.ScanResult;
import io.sekisho.model.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Sekisho as a process of its own whose code scanner misbehaves as {@code -Dfake=} says. */
public final class FakeMain {
    private FakeMain() {}

    public static void main(String[] arguments) {
        FakeScanner bad = new FakeScanner(Kind.CODE, FakeMain::misbehave);
        Session.run(
                (context, log) -> new Wiring(context, log, (world, request, config, trusted) -> {
                    swallowAnInterrupt();
                    return List.of(FakeScanner.critical(), bad);
                }),
                arguments);
    }

    /** Some libraries do, when {@code -Dswallow} is given. */
    private static void swallowAnInterrupt() {
        if (System.getProperty("swallow") != null) {
            try {
                Files.createFile(Path.of("waiting"));
                Thread.sleep(60_000);
            } catch (InterruptedException | IOException e) {
                // swallowed
            }
        }
    }

    private static ScanResult misbehave(ScanContext context) throws InterruptedException {
        try {
            switch (System.getProperty("fake")) {
                case "child" -> {
                    Files.writeString(context.workDirectory().resolve("part.json"), "half");
                    ChildProcess.run(
                            List.of("sh", "-c", "sleep 613 & sleep 614"), null, Map.of(), Duration.ofMinutes(20));
                }
                case "memory" -> {
                    List<byte[]> all = new ArrayList<>();
                    while (true) {
                        all.add(new byte[1 << 20]);
                    }
                }
                case "deaf" -> {
                    new ProcessBuilder("sleep", "615").start();
                    while (true) {
                        try {
                            Thread.sleep(60_000);
                        } catch (InterruptedException e) {
                            // deaf
                        }
                    }
                }
                case "noisy" -> {
                    System.out.println("noise on stdout");
                    System.err.println("noise on stderr");
                }
                default -> throw new IllegalStateException("-Dfake is missing");
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return FakeScanner.result();
    }
}
