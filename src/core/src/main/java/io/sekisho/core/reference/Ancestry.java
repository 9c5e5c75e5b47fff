package io.sekisho.core.reference;

/** Tells which commits lie before which. */
@FunctionalInterface
public interface Ancestry {
    /** @return whether the first is the second or lies before it; null when that cannot be told */
    Boolean isBefore(String first, String second) throws InterruptedException;
}
