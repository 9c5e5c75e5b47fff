package io.sekisho.cli;

import io.sekisho.cli.console.CliContext;
import io.sekisho.cli.console.ExitCode;
import io.sekisho.cli.log.RunLog;
import io.sekisho.cli.log.StreamToLog;
import java.io.PrintStream;

/** Starts Sekisho. */
public final class Main {
    private Main() {}

    /** @param arguments what the user typed */
    public static void main(String[] arguments) {
        PrintStream terminal = System.err;
        ExitCode code = ExitCode.INTERNAL_ERROR;
        try {
            CliContext context = ProcessContext.of(System.getenv());
            StopSignal signal = StopSignal.interrupting(Thread.currentThread());
            StreamToLog.capture();
            try {
                code = run(context, arguments);
            } finally {
                signal.handled();
            }
        } catch (Throwable e) { // before a console is there
            e.printStackTrace(terminal);
        }
        code.end();
    }

    private static ExitCode run(CliContext context, String... arguments) {
        try (RunLog log = new RunLog(context)) {
            return new CommandRun(context, log).run(new Wiring(context, log).commands(), arguments);
        }
    }
}
