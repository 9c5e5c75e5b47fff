package io.sekisho.scanner.dependency;

import java.util.function.Predicate;

/**
 * Versions of a product that one vulnerability concerns.
 *
 * @param vulnerability its id
 * @param versions whether a version is among them
 * @param fixed the first version that is not, as published; null when it is not known
 * @param last the last version known to be; null when it is not known
 */
record Affected(String vulnerability, Predicate<String> versions, String fixed, String last) {}
