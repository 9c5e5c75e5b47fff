package io.sekisho.cli.log;

import ch.qos.logback.classic.PatternLayout;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import java.io.PrintStream;

/** Prints events to a stream that knows its own encoding, and leaves it open. */
final class PrintAppender extends AppenderBase<ILoggingEvent> {
    private final PrintStream stream;
    private final PatternLayout layout;

    PrintAppender(PrintStream stream, PatternLayout layout) {
        this.stream = stream;
        this.layout = layout;
    }

    @Override
    protected void append(ILoggingEvent event) {
        stream.print(layout.doLayout(event));
    }
}
