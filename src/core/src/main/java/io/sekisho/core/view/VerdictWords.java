package io.sekisho.core.view;

import io.sekisho.model.Cause;
import io.sekisho.model.FindingJudgement;
import io.sekisho.model.Status;

/** The codes of the sentences that say what a judgement decided, and why it was new. */
public final class VerdictWords {
    private VerdictWords() {}

    /** Above the reason: that it blocks, warns, waits or is let pass. */
    public static String decision(FindingJudgement judged) {
        return switch (judged.action()) {
            case FAIL -> "explain.why-fail";
            case WARN -> "explain.why-warn";
            case IGNORE -> judged.deadline() == null ? "explain.why-ignore" : "explain.why-grace";
        };
    }

    public static String status(FindingJudgement judged) {
        if (judged.status() == null) {
            return "explain.not-compared";
        }
        if (judged.status() != Status.NEW) {
            return "explain.existing";
        }
        return judged.cause() == null
                ? "explain.new"
                : judged.cause() == Cause.DISCLOSED ? "explain.new-disclosed" : "explain.new-introduced";
    }
}
