package io.sekisho.core.policy;

import io.sekisho.core.plan.Globs;
import io.sekisho.model.Occurrence;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Holds for places in some files.
 *
 * @param globs as written
 * @param predicate whether any of them matches a path
 */
public record Paths(Set<String> globs, Predicate<String> predicate) implements Condition {
    public Paths {
        globs = Set.copyOf(globs);
        Objects.requireNonNull(predicate, "predicate");
    }

    @Override
    public ConditionKey key() {
        return ConditionKey.PATH;
    }

    @Override
    public boolean holds(Subject subject, Occurrence place) {
        return predicate.test(place.location().path());
    }

    @Override
    public boolean covers(Condition other) {
        return other instanceof Paths narrower
                && narrower.globs.stream().allMatch(one -> globs.stream().anyMatch(glob -> Globs.covers(glob, one)));
    }
}
