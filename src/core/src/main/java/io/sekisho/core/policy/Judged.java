package io.sekisho.core.policy;

import io.sekisho.core.reference.History;
import io.sekisho.core.reference.Reference;
import io.sekisho.model.Facts;
import io.sekisho.model.Judgement;
import io.sekisho.model.Report;

/** A judgement, and what the next scan is to know of it. */
public final class Judged {
    private final Facts facts;
    private final Judgement judgement;
    private final Reference reference;
    private final Statuses statuses;
    private final SuppressionUse use;

    Judged(Facts facts, Judgement judgement, Reference reference, Statuses statuses, SuppressionUse use) {
        this.facts = facts;
        this.judgement = judgement;
        this.reference = reference;
        this.statuses = statuses;
        this.use = use;
    }

    public Judgement judgement() {
        return judgement;
    }

    /** @return what is to be kept beside the report */
    public History history() {
        return Histories.after(reference, new Report(facts, judgement), statuses, use);
    }
}
