package io.sekisho.core.standard;

/** Whether something holds, as far as that is known. */
enum Answer {
    YES,
    UNKNOWN,
    NO;

    static Answer of(boolean holds) {
        return holds ? YES : NO;
    }

    /** Whether both hold: one that does not is enough for no. */
    Answer and(Answer other) {
        return compareTo(other) >= 0 ? this : other;
    }
}
