package io.sekisho.cli;

import io.sekisho.cli.console.ExitCode;

/**
 * Starts Sekisho. Names no class of a library, so that it is loaded, and can say 4, even where the installation is damaged; the
 * JVM itself would say 1, which is the gate's.
 */
public final class Main {
    private Main() {}

    /** @param arguments what the user typed */
    public static void main(String[] arguments) {
        try {
            Session.run(arguments);
        } catch (Throwable e) { // before a console is there
            e.printStackTrace();
            ExitCode.INTERNAL_ERROR.end();
        }
    }
}
