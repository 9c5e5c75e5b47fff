package io.sekisho.cli.log;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.encoder.LayoutWrappingEncoder;
import ch.qos.logback.core.rolling.FixedWindowRollingPolicy;
import ch.qos.logback.core.rolling.RollingFileAppender;
import ch.qos.logback.core.rolling.SizeBasedTriggeringPolicy;
import ch.qos.logback.core.util.FileSize;
import io.sekisho.cli.console.CliContext;
import io.sekisho.cli.console.Console;
import io.sekisho.core.files.IoProblem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.logging.LogManager;
import org.slf4j.LoggerFactory;
import org.slf4j.bridge.SLF4JBridgeHandler;

/** The log of one run: everything that we and the tools say, under {@code SEKISHO_HOME/logs}; owner only. */
public final class RunLog implements AutoCloseable {
    /** A scan of a large project writes some hundred kilobytes; a library that loops must not fill the disk. */
    private static final FileSize LARGEST = new FileSize(20 * FileSize.MB_COEFFICIENT);

    private final CliContext context;
    private final LoggerContext logback;
    private boolean started;
    private Path file;

    /** Silences whatever would otherwise go to the console before {@link #start}. */
    public RunLog(CliContext context) {
        this.context = context;
        this.logback = (LoggerContext) LoggerFactory.getILoggerFactory();
        logback.reset();
        logback.getLogger(Logger.ROOT_LOGGER_NAME).setLevel(Level.INFO);
        LogManager.getLogManager().reset();
        SLF4JBridgeHandler.install();
    }

    /**
     * Begins to write, once: a command that runs another one, as the demo does, writes into one log. A home that cannot be
     * written costs the log file and a warning, not the run.
     *
     * @param verbose whether it all goes to standard error too
     */
    public void start(Console console, boolean verbose) {
        if (started) {
            return;
        }
        started = true;
        Logger root = logback.getLogger(Logger.ROOT_LOGGER_NAME);
        if (verbose) {
            root.addAppender(standardError());
        }
        try {
            file = new LogFiles(context.home().logs()).next(context.clock().instant());
            root.addAppender(toFile(file));
        } catch (IOException e) {
            file = null;
            console.warn("cli.no-log", context.home().logs(), IoProblem.of(e));
        }
    }

    /** @return null when there is none */
    public Path file() {
        return file;
    }

    private PrintAppender standardError() {
        PrintAppender appender = new PrintAppender(context.err(), layout("%-5level %logger{20} - %msg%n%nopex"));
        appender.setContext(logback);
        appender.start();
        return appender;
    }

    private RollingFileAppender<ILoggingEvent> toFile(Path target) {
        RollingFileAppender<ILoggingEvent> appender = new RollingFileAppender<>();
        appender.setContext(logback);
        appender.setFile(target.toString());
        appender.setEncoder(encoder());
        FixedWindowRollingPolicy rolling = new FixedWindowRollingPolicy();
        rolling.setContext(logback);
        rolling.setParent(appender);
        rolling.setFileNamePattern(target.toString().replaceFirst("\\.log$", "") + ".%i.log");
        rolling.setMinIndex(1);
        rolling.setMaxIndex(1);
        rolling.start();
        SizeBasedTriggeringPolicy<ILoggingEvent> size = new SizeBasedTriggeringPolicy<>();
        size.setContext(logback);
        size.setMaxFileSize(LARGEST);
        size.start();
        appender.setRollingPolicy(rolling);
        appender.setTriggeringPolicy(size);
        appender.start();
        return appender;
    }

    private LayoutWrappingEncoder<ILoggingEvent> encoder() {
        LayoutWrappingEncoder<ILoggingEvent> encoder = new LayoutWrappingEncoder<>();
        encoder.setContext(logback);
        encoder.setCharset(StandardCharsets.UTF_8);
        encoder.setLayout(layout("%d{HH:mm:ss.SSS} %-5level [%thread] %logger{36} - %msg%n%ex"));
        encoder.start();
        return encoder;
    }

    private MaskedLayout layout(String pattern) {
        MaskedLayout layout = new MaskedLayout(context.environment());
        layout.setContext(logback);
        layout.setPattern(pattern);
        layout.start();
        return layout;
    }

    /** Closes the file; what is logged from now on goes nowhere. */
    @Override
    public void close() {
        logback.reset();
        logback.getLogger(Logger.ROOT_LOGGER_NAME).setLevel(Level.OFF);
    }
}
