package io.sekisho.cli.console;

/** What the process ends with; the same for every command. Where several hold, {@link #gravest} decides. */
public enum ExitCode {
    PASSED(0),
    GATE_FAILED(1),
    WRONG_USAGE(2),
    INCOMPLETE(3),
    INTERNAL_ERROR(4);

    private final int number;

    ExitCode(int number) {
        this.number = number;
    }

    public int number() {
        return number;
    }

    /** 4 before 2 before 1 before 3 before 0. */
    public static ExitCode gravest(ExitCode one, ExitCode other) {
        return one.gravity() >= other.gravity() ? one : other;
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
