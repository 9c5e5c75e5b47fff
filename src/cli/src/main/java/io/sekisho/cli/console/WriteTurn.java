package io.sekisho.cli.console;

import io.sekisho.model.Text;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Commands that read a policy file, change it and write it back take turns: of two at once, the later one would undo what the
 * earlier one wrote. The operating system holds the lock and drops it when its process dies, however it dies. It lies in
 * Sekisho's home, so nothing is left in the repository.
 */
public final class WriteTurn {
    private static final Logger LOG = LoggerFactory.getLogger(WriteTurn.class);
    private static final Duration LONGEST = Duration.ofSeconds(60);
    private static final Duration PAUSE = Duration.ofMillis(20);

    /** What is done in one turn. */
    @FunctionalInterface
    public interface Work {
        ExitCode run() throws CommandException, InterruptedException;
    }

    private WriteTurn() {}

    /**
     * Where no lock can be had, since the home cannot be written, the work is done without one.
     *
     * @param file relative to the working directory
     * @throws CommandException exit code 2: another command is at it still after a minute; nothing was done
     */
    public static ExitCode during(CliContext context, String file, Work work)
            throws CommandException, InterruptedException {
        return during(context, file, LONGEST, work);
    }

    static ExitCode during(CliContext context, String file, Duration longest, Work work)
            throws CommandException, InterruptedException {
        FileChannel channel = open(context, file);
        if (channel == null) {
            return work.run();
        }
        try {
            if (!isLocked(channel, System.nanoTime() + longest.toNanos())) {
                throw new CommandException(
                        ExitCode.WRONG_USAGE, Text.of("cli.busy", file), Text.of("cli.busy-step"), null);
            }
            return work.run();
        } finally {
            close(channel);
        }
    }

    private static boolean isLocked(FileChannel channel, long end) throws InterruptedException {
        while (true) {
            try {
                if (channel.tryLock() != null) {
                    return true;
                }
            } catch (OverlappingFileLockException e) {
                // Another thread of this process has it.
            } catch (IOException e) {
                LOG.warn("no locks on this file system: {}", e.toString());
                return true;
            }
            if (System.nanoTime() >= end) {
                return false;
            }
            Thread.sleep(PAUSE.toMillis());
        }
    }

    private static FileChannel open(CliContext context, String file) {
        try {
            Path place = context.workingDirectory().toRealPath().resolve(file);
            String name = UUID.nameUUIDFromBytes(place.toString().getBytes(StandardCharsets.UTF_8))
                    .toString();
            Path locks = Files.createDirectories(context.home().locks());
            return FileChannel.open(locks.resolve(name + ".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        } catch (IOException e) {
            LOG.warn("no lock for {}: {}", file, e.toString());
            return null;
        }
    }

    private static void close(FileChannel channel) {
        try {
            channel.close();
        } catch (IOException e) {
            LOG.warn("cannot close a lock: {}", e.toString());
        }
    }
}
