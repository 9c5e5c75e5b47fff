package io.sekisho.core.writer.junit;

/**
 * A test case.
 *
 * @param name the same at each scan, unique in its suite
 * @param file null when it is about none
 * @param seconds how long it took
 * @param result how it went
 * @param type of what went wrong, one word
 * @param message one line; "" for none
 * @param text what a person reads who opens it
 */
record Case(String name, String file, double seconds, Result result, String type, String message, String text) {
    /** What CI systems tell apart. */
    enum Result {
        PASSED,
        SKIPPED,
        FAILURE,
        ERROR
    }

    static Case passed(String name, double seconds, String text) {
        return new Case(name, null, seconds, Result.PASSED, "", "", text);
    }
}
