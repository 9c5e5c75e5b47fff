package io.sekisho.cli.doctor;

import java.util.List;

/** Looks at one thing. Reads only, calls no network, and never fails: what is wrong is its answer. */
@FunctionalInterface
interface Examination {
    List<Check> of(Place place) throws InterruptedException;
}
