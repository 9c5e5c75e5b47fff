package io.sekisho.core.writer.sarif;

import io.sekisho.core.text.Printable;
import io.sekisho.core.view.Counting;
import io.sekisho.core.view.Wording;
import io.sekisho.core.writer.Edition;
import io.sekisho.model.FindingJudgement;
import io.sekisho.model.Status;
import io.sekisho.model.SuppressedOccurrence;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What the judgement says of each place: whether it counts, and whether it is new. */
final class Verdicts {
    /** Why a place does not count. */
    record Exception(String justification, String source, String expires) {}

    private final Wording wording;
    private final boolean suppresses;

    Verdicts(Edition edition) {
        this.wording = edition.wording();
        this.suppresses = edition.report().judgement().findings().stream()
                .anyMatch(judged -> !judged.suppressed().isEmpty() || !Counting.counts(judged));
    }

    /** Whether any place does not count: then each result has to say whether it does (SARIF 2.1.0 section 3.27.23). */
    boolean suppresses() {
        return suppresses;
    }

    /** Positions of the places that do not count. */
    static Set<Integer> suppressed(Edition.Entry entry) {
        Stream<Integer> positions = Counting.counts(entry.judgement())
                ? entry.judgement().suppressed().stream().map(SuppressedOccurrence::index)
                : IntStream.range(0, entry.finding().occurrences().size()).boxed();
        return positions.collect(Collectors.toSet());
    }

    /** Empty for what counts. */
    Optional<Exception> exception(FindingJudgement judged, int index) {
        Optional<SuppressedOccurrence> suppressed = find(judged, index);
        if (suppressed.isPresent()) {
            SuppressedOccurrence one = suppressed.get();
            String reason = one.explanation() == null ? one.source() : one.explanation();
            return Optional.of(new Exception(
                    Printable.of(reason),
                    Printable.of(one.source()),
                    one.expires() == null ? null : one.expires().toString()));
        }
        if (Counting.counts(judged)) {
            return Optional.empty();
        }
        String rule = judged.rule() == null ? null : Printable.of(judged.rule().source());
        return Optional.of(new Exception(judged.reason() == null ? "" : wording.of(judged.reason()), rule, null));
    }

    private static Optional<SuppressedOccurrence> find(FindingJudgement judged, int index) {
        List<SuppressedOccurrence> all = judged.suppressed();
        return all.stream().filter(one -> one.index() == index).findFirst();
    }

    /** @return null when there was nothing to compare with */
    static String baselineState(FindingJudgement judged, int index) {
        if (judged.status() == null) {
            return null;
        }
        boolean isNew = judged.status() == Status.NEW
                && (judged.fresh().isEmpty() || judged.fresh().contains(index));
        return isNew ? "new" : "unchanged";
    }
}
