package io.sekisho.scanner.dependency.database;

import io.sekisho.model.Gap;
import io.sekisho.model.GapType;
import io.sekisho.model.Text;
import java.util.Objects;

/** A database cannot be used, or an act on it failed; what was there before is still there. */
public class DatabaseException extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient Gap gap;

    /**
     * @param type {@link GapType#DATABASE_MISSING} when there is none to read, {@link GapType#DATABASE_PARTIAL} when it is
     *     damaged or the update failed
     * @param message what is wrong, naming the file or address
     * @param nextStep what to do about it
     * @param cause null when there is none
     */
    public DatabaseException(GapType type, Text message, Text nextStep, Throwable cause) {
        super(Objects.requireNonNull(message, "message").toString(), cause);
        this.gap = Gap.of(type, "dependency", message, nextStep);
    }

    /** As a fact for the report. */
    public Gap gap() {
        return gap;
    }

    /** What went wrong, to be rendered in the user's language. */
    public Text text() {
        return gap.message();
    }
}
