package io.sekisho.core.writer.html;

import io.sekisho.core.view.VerdictWords;
import io.sekisho.core.view.Wording;
import io.sekisho.model.BaselineState;
import io.sekisho.model.Deadline;
import io.sekisho.model.FindingJudgement;

/** Why it blocks or not: which rule, since when, until when. */
final class Decision {
    private final Page page;
    private final Terms terms;
    private final Wording wording;

    Decision(Page page, Terms terms) {
        this.page = page;
        this.terms = terms;
        this.wording = page.wording();
    }

    void write(FindingJudgement judged) {
        terms.fact(VerdictWords.decision(judged), judged.reason());
        if (judged.rule() != null) {
            terms.fact(
                    "explain.rule",
                    wording.of(
                            "explain.rule-at",
                            judged.rule().name(),
                            judged.rule().source()));
        }
        terms.fact("explain.status", wording.of(VerdictWords.status(judged)));
        if (judged.firstSeen() != null) {
            terms.fact("explain.since", wording.of("explain.first-seen", judged.firstSeen()));
        }
        Deadline deadline = judged.deadline();
        if (deadline != null) {
            terms.fact(
                    "explain.until",
                    wording.of("explain.deadline", deadline.warnFrom(), deadline.failFrom(), deadline.startsOn()));
        }
        if (judged.accepted() != null) {
            BaselineState baseline = page.edition().report().judgement().baseline();
            terms.fact(
                    "explain.until",
                    baseline == null
                            ? wording.of("explain.accepted", judged.accepted())
                            : wording.of("explain.accepted-until", judged.accepted(), baseline.until()));
        }
        terms.fact("html.fingerprint", judged.fingerprint());
    }
}
