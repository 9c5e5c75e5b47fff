package io.sekisho.core.view;

import io.sekisho.model.Action;
import io.sekisho.model.Cause;
import io.sekisho.model.Deadline;
import io.sekisho.model.FindingJudgement;
import io.sekisho.model.Status;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** What the judgement says of a finding, in the few words that a list has room for: {@code [blocks, new]}. */
public final class Marks {
    private Marks() {}

    /**
     * @param today the judgement's day
     * @return "" when there is nothing to say
     */
    public static String of(Wording wording, FindingJudgement judged, LocalDate today) {
        List<String> marks = each(wording, judged, today);
        return marks.isEmpty() ? "" : "[" + String.join(wording.of("cli.mark-comma"), marks) + "]";
    }

    /** The same one by one, the gravest first. */
    public static List<String> each(Wording wording, FindingJudgement judged, LocalDate today) {
        List<String> marks = new ArrayList<>();
        if (judged.action() == Action.FAIL) {
            marks.add(wording.of("cli.mark-blocks"));
        }
        if (judged.status() == Status.NEW) {
            marks.add(wording.of(judged.cause() == Cause.DISCLOSED ? "cli.mark-disclosed" : "cli.mark-new"));
        }
        if (judged.accepted() != null) {
            marks.add(wording.of("cli.mark-accepted"));
        } else if (judged.deadline() != null) {
            marks.add(deadline(wording, judged.deadline(), today));
        }
        return marks;
    }

    private static String deadline(Wording wording, Deadline deadline, LocalDate today) {
        if (!today.isBefore(deadline.failFrom())) {
            return wording.of("cli.mark-overdue", deadline.failFrom());
        }
        return today.isBefore(deadline.warnFrom())
                ? wording.of("cli.mark-grace", deadline.failFrom())
                : wording.of("cli.mark-due", deadline.failFrom());
    }
}
