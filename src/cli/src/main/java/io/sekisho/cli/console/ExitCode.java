package io.sekisho.cli.console;

import io.sekisho.model.Verdict;

/** What the process ends with; the same for every command. Where several hold, {@link #gravest} decides. */
public enum ExitCode {
    PASSED(0),
    GATE_FAILED(1),
    WRONG_USAGE(2),
    INCOMPLETE(3),
    INTERNAL_ERROR(4);

    /** How long other people's shutdown hooks may take. */
    private static final long PATIENCE_MILLIS = 10_000;

    private final int number;

    ExitCode(int number) {
        this.number = number;
    }

    public int number() {
        return number;
    }

    /** What the gate's decision means for the process. */
    public static ExitCode of(Verdict verdict) {
        for (ExitCode code : values()) {
            if (code.number == verdict.exitCode()) {
                return code;
            }
        }
        throw new IllegalArgumentException("exit code " + verdict.exitCode());
    }

    /** 4 before 2 before 1 before 3 before 0. */
    public static ExitCode gravest(ExitCode one, ExitCode other) {
        return one.gravity() >= other.gravity() ? one : other;
    }

    /**
     * Ends the process and what it started; nothing else in Sekisho does. Does not wait for threads that a stopped scanner left behind, nor for
     * a library's shutdown hook that hangs.
     */
    public void end() {
        ProcessHandle.current().descendants().forEach(ProcessHandle::destroyForcibly);
        Thread last = new Thread(this::halt, "end");
        last.setDaemon(true);
        last.start();
        System.exit(number);
    }

    private void halt() {
        try {
            Thread.sleep(PATIENCE_MILLIS);
        } catch (InterruptedException e) {
            // Somebody wants it sooner.
        }
        Runtime.getRuntime().halt(number);
    }

    private int gravity() {
        return switch (this) {
            case PASSED -> 0;
            case INCOMPLETE -> 1;
            case GATE_FAILED -> 2;
            case WRONG_USAGE -> 3;
            case INTERNAL_ERROR -> 4;
        };
    }
}
