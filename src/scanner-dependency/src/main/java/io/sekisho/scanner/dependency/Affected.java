package io.sekisho.scanner.dependency;

import java.util.function.Predicate;

/**
 * Versions of a product that one vulnerability concerns.
 *
 * @param vulnerability its id
 * @param versions whether a version is among them
 * @param from the version that they begin with, or after; null when they begin with the first there is
 * @param fixed the first version that is not, as published; null when it is not known
 * @param last the last version known to be; null when it is not known
 */
record Affected(String vulnerability, Predicate<String> versions, String from, String fixed, String last) {

    /** Old entries name every version that was known to be affected, one by one. */
    boolean isSingle() {
        return fixed == null && last != null && last.equals(from);
    }
}
