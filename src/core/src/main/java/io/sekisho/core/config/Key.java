package io.sekisho.core.config;

import java.util.Optional;
import java.util.function.BinaryOperator;

/**
 * One key of a configuration.
 *
 * @param path from the top, with points between, e.g. {@code gate.fail-on}
 * @param form how its value is written
 * @param byDefault what holds when nobody writes it; null for nothing
 * @param shownDefault that, for people
 * @param floor what is left of a value above a floor's; the arguments are the floor's and the other, either may be null
 * @param order from loose to strict, for people
 * @param effect texts' key of what it does
 */
record Key<T>(
        String path,
        Form<T> form,
        T byDefault,
        String shownDefault,
        BinaryOperator<T> floor,
        Order order,
        String effect) {
    /** Which of two values is the stricter. */
    enum Order {
        /** Neither: a repository says what it likes. */
        FREE,
        /** A floor that says it decides; a repository says what it likes under one that does not. */
        FLOOR_FIRST,
        /** The floor's, or the default, and no other. */
        FIXED,
        /** The first of those allowed is the loosest. */
        FIRST_IS_LOOSE,
        /** The first of those allowed is the strictest. */
        FIRST_IS_STRICT,
        LONGER,
        SHORTER,
        FEWER,
        MORE_FAILS,
        MORE
    }

    Optional<T> read(YamlMap map, String name) {
        return form.read().apply(map, name);
    }

    String shown(T value) {
        return value == null ? shownDefault : form.shown().apply(value);
    }

    /** The value that {@code own} comes to above a floor. */
    T above(T floor, T own) {
        return this.floor.apply(floor, own);
    }

    boolean isFloored() {
        return order != Order.FREE;
    }

    @Override
    public String toString() {
        return path;
    }
}
