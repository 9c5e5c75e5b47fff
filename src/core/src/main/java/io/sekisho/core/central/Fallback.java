package io.sekisho.core.central;

import io.sekisho.model.Gap;
import io.sekisho.model.GapType;
import io.sekisho.model.Text;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/** What applies where a source gives nothing that could be used: the last verified copy, if there is one, and a gap. */
final class Fallback {
    /** How long the last verified copy is as good as its source. */
    private static final Duration GRACE = Duration.ofHours(24);

    /** Two machines' clocks may differ by so much. */
    private static final Duration SKEW = Duration.ofMinutes(5);

    private final Clock clock;

    Fallback(Clock clock) {
        this.clock = clock;
    }

    /** The source did not answer. */
    CentralPolicy away(PolicyReference reference, PolicyCopy copy, String reason) {
        if (copy == null || !Proof.holds(reference, copy)) {
            return with(
                    copy,
                    reference,
                    gap(GapType.POLICY_UNREADABLE, Text.of("central.away", reference.shown(), reason), "away-step"));
        }
        Duration age = Duration.between(copy.verifiedAt(), clock.instant());
        if (age.compareTo(SKEW.negated()) < 0) {
            return with(
                    copy,
                    reference,
                    gap(
                            GapType.POLICY_UNREADABLE,
                            Text.of("central.copy-future", reference.shown(), reason, seconds(copy)),
                            "copy-future-step"));
        }
        boolean good = age.compareTo(GRACE) <= 0;
        return with(
                copy,
                reference,
                gap(
                        good ? GapType.POLICY_STALE : GapType.POLICY_UNREADABLE,
                        Text.of(
                                good ? "central.copy" : "central.copy-old",
                                reference.shown(),
                                reason,
                                age.isNegative() ? 0 : age.toHours(),
                                seconds(copy)),
                        "away-step"));
    }

    /** When it was verified, as people read it. */
    private static Instant seconds(PolicyCopy copy) {
        return copy.verifiedAt().truncatedTo(ChronoUnit.SECONDS);
    }

    /** The source answered with what must not be used. */
    CentralPolicy refused(PolicyReference reference, PolicyCopy copy, Text why, String step) {
        return with(copy, reference, gap(GapType.POLICY_UNREADABLE, why, step));
    }

    /** What was once verified stays the floor, so that nothing is judged by less than before. */
    private static CentralPolicy with(PolicyCopy copy, PolicyReference reference, Gap gap) {
        if (copy == null) {
            return new CentralPolicy(
                    reference, label(reference, null, null), null, List.of(gap), false, null, null, null);
        }
        return new CentralPolicy(
                reference,
                label(reference, copy.serial(), copy.verifiedAt()),
                copy.content(),
                List.of(gap),
                false,
                Proof.of(reference, new Delivery(copy.content(), copy.signature(), copy.validators())),
                copy.serial(),
                copy.verifiedAt());
    }

    /** Origins in the policy begin with it, so it ends before a colon can. */
    static String label(PolicyReference reference, Long serial, Instant copied) {
        List<String> known = new ArrayList<>();
        if (serial != null) {
            known.add("serial " + serial);
        }
        if (copied != null) {
            known.add("copy of " + copied.truncatedTo(ChronoUnit.SECONDS));
        }
        return "central policy " + reference.shown() + (known.isEmpty() ? "" : " (" + String.join(", ", known) + ")");
    }

    static Gap gap(GapType type, Text message, String step) {
        return Gap.of(type, null, message, Text.of("central." + step));
    }
}
