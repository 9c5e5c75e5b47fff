package io.sekisho.cli.log;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes what libraries print to standard output and standard error, and logs it line by line. */
public final class StreamToLog extends OutputStream {
    private static final int LONGEST = 8192;

    private static final PrintStream OUT = System.out;
    private static final PrintStream ERR = System.err;

    private final Logger logger;
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();

    private StreamToLog(String name) {
        this.logger = LoggerFactory.getLogger(name);
    }

    /** From now on {@code System.out} and {@code System.err} are the log; whoever speaks to the user has other streams. */
    public static void capture() {
        System.setOut(new PrintStream(new StreamToLog("stdout"), true, StandardCharsets.UTF_8));
        System.setErr(new PrintStream(new StreamToLog("stderr"), true, StandardCharsets.UTF_8));
    }

    /** Gives the process's own streams back. */
    public static void release() {
        System.setOut(OUT);
        System.setErr(ERR);
    }

    @Override
    public synchronized void write(int octet) {
        if (octet == '\n' || line.size() >= LONGEST) {
            String said = line.toString(StandardCharsets.UTF_8).stripTrailing();
            line.reset();
            if (!said.isEmpty()) {
                logger.info("{}", said);
            }
        }
        if (octet != '\n') {
            line.write(octet);
        }
    }
}
