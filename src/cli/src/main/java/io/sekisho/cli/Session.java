package io.sekisho.cli;

import io.sekisho.cli.console.CliContext;
import io.sekisho.cli.console.ExitCode;
import io.sekisho.cli.log.RunLog;
import io.sekisho.cli.log.StreamToLog;
import java.util.function.BiFunction;

/** One command line as a process: its streams, its signals, its end. */
final class Session {
    private Session() {}

    static void run(String... arguments) {
        run(Wiring::new, arguments);
    }

    /** With the wiring of one's choice. Does not return. */
    static void run(BiFunction<CliContext, RunLog, Wiring> wiring, String... arguments) {
        CliContext context = ProcessContext.of(System.getenv());
        StopSignal signal = StopSignal.interrupting(Thread.currentThread());
        ExitCode code;
        try (RunLog log = new RunLog(context)) {
            StreamToLog.capture();
            code = new CommandRun(context, log).run(wiring.apply(context, log).commands(), arguments);
        } finally {
            StreamToLog.release();
            signal.handled();
        }
        code.end();
    }
}
