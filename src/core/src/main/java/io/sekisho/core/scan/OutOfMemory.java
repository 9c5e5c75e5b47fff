package io.sekisho.core.scan;

/** Libraries catch {@link OutOfMemoryError} and wrap it; what it means is the same. */
public final class OutOfMemory {
    private static final int DEEPEST = 20;

    private OutOfMemory() {}

    /** @param thrown null for none; its chain of causes may be a circle */
    public static boolean isBehind(Throwable thrown) {
        Throwable at = thrown;
        for (int depth = 0; at != null && depth < DEEPEST; depth++) {
            if (at instanceof OutOfMemoryError) {
                return true;
            }
            at = at.getCause();
        }
        return false;
    }
}
