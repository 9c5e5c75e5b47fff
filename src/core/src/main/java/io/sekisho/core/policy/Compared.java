package io.sekisho.core.policy;

import io.sekisho.model.BaselineState;
import io.sekisho.model.Cause;
import io.sekisho.model.Finding;
import io.sekisho.model.GoneFinding;
import io.sekisho.model.Memory;
import io.sekisho.model.ReferenceInfo;
import io.sekisho.model.Status;
import io.sekisho.model.Text;
import java.time.LocalDate;
import java.util.List;

/** What facts are, compared with earlier scans and with the accepted debt. */
interface Compared {
    /**
     * @param status null when there is nothing to compare with
     * @param cause null unless status is new
     * @param fresh positions of the occurrences that are new; empty unless status is new
     * @param firstSeen earliest day of which there is evidence
     * @param accepted whether the baseline accepts every occurrence of it
     */
    record Answer(Status status, Cause cause, List<Integer> fresh, LocalDate firstSeen, boolean accepted) {}

    Answer of(Finding finding);

    /** What the reference had and is no more there. */
    List<GoneFinding> gone();

    /** @return null without a baseline */
    BaselineState baseline();

    /** What the baseline's owner should know. */
    List<Text> notes();

    /** @return what was compared with; null for nothing */
    ReferenceInfo reference();

    /** What earlier scans knew and these answers do not tell. */
    Memory memory();
}
