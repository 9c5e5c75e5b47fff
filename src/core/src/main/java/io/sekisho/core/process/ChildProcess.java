package io.sekisho.core.process;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs a foreign program: no shell, standard input closed or fed, both outputs drained, the whole process tree killed when the
 * caller is interrupted or the time is over. No program inherits a key or password that is meant for Sekisho alone.
 */
public final class ChildProcess {
    private static final Logger LOG = LoggerFactory.getLogger(ChildProcess.class);

    /**
     * What came back.
     *
     * @param exitCode the program's
     * @param out standard output
     * @param err standard error, decoded as UTF-8
     */
    public record Result(int exitCode, byte[] out, String err) {
        public String text() {
            return new String(out, StandardCharsets.UTF_8);
        }

        public boolean ok() {
            return exitCode == 0;
        }
    }

    /** They are read from the environment by us; whatever a scanned project makes git or npm run has no business with them. */
    private static final Set<String> OURS_ALONE = Set.of(
            "SEKISHO_FINGERPRINT_KEY",
            "SEKISHO_FINGERPRINT_KEY_OLD",
            "SEKISHO_DATABASE_PASSWORD",
            "SEKISHO_POLICY",
            "NVD_API_KEY");

    /** How long an output may say nothing and yet not end, once its program has. */
    private static final Duration GRACE = Duration.ofSeconds(3);

    private ChildProcess() {}

    /**
     * @param directory working directory; null for ours
     * @param environment added to ours, from which keys and passwords of Sekisho's are taken away; a null value removes the
     *     variable
     * @throws IOException when the program cannot be started, or the time is over ({@link ProcessTimeoutException})
     */
    public static Result run(List<String> command, Path directory, Map<String, String> environment, Duration timeout)
            throws IOException, InterruptedException {
        return run(command, directory, environment, new byte[0], timeout);
    }

    /**
     * The same with something to read.
     *
     * @param input the program's standard input; a program that ends without reading it all is no error
     */
    public static Result run(
            List<String> command, Path directory, Map<String, String> environment, byte[] input, Duration timeout)
            throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(command);
        if (directory != null) {
            builder.directory(directory.toFile());
        }
        builder.environment().keySet().removeAll(OURS_ALONE);
        environment.forEach((name, value) -> {
            if (value == null) {
                builder.environment().remove(name);
            } else {
                builder.environment().put(name, value);
            }
        });
        Process process = builder.start();
        try {
            feed(process.getOutputStream(), input, command.get(0));
            Drain out = Drain.start(process.getInputStream(), command.get(0) + " stdout");
            Drain err = Drain.start(process.getErrorStream(), command.get(0) + " stderr");
            if (!process.waitFor(timeout.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new ProcessTimeoutException(command.get(0), timeout);
            }
            return new Result(process.exitValue(), out.bytes(), new String(err.bytes(), StandardCharsets.UTF_8));
        } finally {
            kill(process);
        }
    }

    /** On a thread of its own: whoever reads nothing must not keep us from noticing that its time is over. */
    private static void feed(OutputStream in, byte[] input, String program) throws IOException {
        if (input.length == 0) {
            in.close();
            return;
        }
        Thread thread = new Thread(
                () -> {
                    try (in) {
                        in.write(input);
                    } catch (IOException e) {
                        // It ended without reading everything: its exit code tells whether that is a failure.
                        return;
                    }
                },
                program + " stdin");
        thread.setDaemon(true);
        thread.start();
    }

    /** Ends a process and all that it started. */
    public static void kill(Process process) {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }

    private static final class Drain extends Thread {
        private final InputStream in;
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        private volatile IOException failure;

        static Drain start(InputStream in, String name) {
            Drain drain = new Drain(in, name);
            drain.start();
            return drain;
        }

        private Drain(InputStream in, String name) {
            super(name);
            setDaemon(true);
            this.in = in;
        }

        @Override
        public void run() {
            try (in) {
                in.transferTo(bytes);
            } catch (IOException e) {
                failure = e;
            }
        }

        /**
         * Called when the program has ended. All that it wrote is in the pipe then; if that is read and the pipe does not end, a
         * process that the program left behind holds it open, and may do so for ever.
         */
        byte[] bytes() throws IOException, InterruptedException {
            int before;
            do {
                before = bytes.size();
                join(GRACE.toMillis());
            } while (isAlive() && bytes.size() > before);
            if (isAlive()) {
                LOG.warn("{} is still held open by a process that was left behind", getName());
            }
            if (failure != null) {
                throw failure;
            }
            return bytes.toByteArray();
        }
    }
}
