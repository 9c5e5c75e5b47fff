package io.sekisho.core.process;

import java.io.IOException;
import java.time.Duration;

/** A foreign program did not end in time and was killed. */
public class ProcessTimeoutException extends IOException {
    private static final long serialVersionUID = 1L;

    public ProcessTimeoutException(String program, Duration timeout) {
        super(program + " did not end within " + timeout.toSeconds() + " s and was stopped");
    }
}
