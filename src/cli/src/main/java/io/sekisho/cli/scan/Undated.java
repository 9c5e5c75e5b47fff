package io.sekisho.cli.scan;

import io.sekisho.core.reference.Reference;
import io.sekisho.model.Finding;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Predicate;

/** Findings of which no earlier scan knows since when they are there. */
final class Undated implements Predicate<Finding> {
    private final Set<String> known;

    Undated(Reference reference) {
        this.known = new HashSet<>(reference.history().findings().keySet());
        if (reference.report() != null) {
            reference.report().judgement().findings().stream()
                    .filter(judged -> judged.firstSeen() != null)
                    .forEach(judged -> known.add(judged.fingerprint()));
        }
    }

    @Override
    public boolean test(Finding finding) {
        return !known.contains(finding.fingerprint());
    }
}
