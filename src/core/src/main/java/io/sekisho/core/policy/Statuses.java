package io.sekisho.core.policy;

import io.sekisho.core.reference.Reference;
import io.sekisho.model.BaselineState;
import io.sekisho.model.Cause;
import io.sekisho.model.Facts;
import io.sekisho.model.Finding;
import io.sekisho.model.GoneFinding;
import io.sekisho.model.Status;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;

/** Compares facts with what earlier scans knew, and with the accepted debt. */
final class Statuses {
    /**
     * @param status null when there is nothing to compare with
     * @param cause null unless status is new
     * @param fresh positions of the occurrences that are new; empty unless status is new
     * @param firstSeen earliest day of which there is evidence
     * @param accepted whether the baseline accepts every occurrence of it
     */
    record Answer(Status status, Cause cause, List<Integer> fresh, LocalDate firstSeen, boolean accepted) {}

    private final Facts facts;

    Statuses(Facts facts, Reference reference, Baseline baseline, LocalDate today) {
        this.facts = facts;
    }

    Answer of(Finding finding) {
        LocalDate seen = LocalDate.ofInstant(facts.startedAt(), ZoneOffset.UTC);
        return new Answer(null, null, List.of(), seen, false);
    }

    List<GoneFinding> gone() {
        return List.of();
    }

    /** @return null without a baseline */
    BaselineState baseline() {
        return null;
    }
}
