package io.sekisho.cli;

import io.sekisho.cli.console.CliContext;
import io.sekisho.cli.console.ExitCode;

/** Starts Sekisho. */
public final class Main {
    private Main() {}

    /** @param arguments what the user typed */
    public static void main(String[] arguments) {
        ExitCode code = ExitCode.INTERNAL_ERROR;
        try {
            CliContext context = ProcessContext.of(System.getenv());
            StopSignal signal = StopSignal.interrupting(Thread.currentThread());
            try {
                code = run(context, arguments);
            } finally {
                signal.handled();
            }
        } catch (Throwable e) { // before a console is there
            e.printStackTrace();
        }
        code.end();
    }

    /** One run in the given world; ends no process. */
    static ExitCode run(CliContext context, String... arguments) {
        RunLog log = new RunLog(context);
        return new CommandRun(context, log).run(new Wiring(context).commands(), arguments);
    }
}
