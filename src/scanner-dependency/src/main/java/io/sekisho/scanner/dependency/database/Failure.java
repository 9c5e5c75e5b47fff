package io.sekisho.scanner.dependency.database;

import io.sekisho.model.GapType;
import io.sekisho.model.Text;

/** Makes the exceptions of this package: a message and the step that follows, both keys of the bundle {@code dependency}. */
final class Failure {
    private Failure() {}

    /** A database that is there but cannot be used, or an update that failed; arguments go to both texts. */
    static DatabaseException of(String message, String step, Object... arguments) {
        return because(null, message, step, arguments);
    }

    static DatabaseException because(Throwable cause, String message, String step, Object... arguments) {
        return make(GapType.DATABASE_PARTIAL, cause, message, step, arguments);
    }

    static DatabaseException missing(String message, String step, Object... arguments) {
        return make(GapType.DATABASE_MISSING, null, message, step, arguments);
    }

    private static DatabaseException make(GapType type, Throwable cause, String message, String step, Object... args) {
        return new DatabaseException(
                type, Text.of("dependency." + message, args), Text.of("dependency." + step, args), cause);
    }
}
