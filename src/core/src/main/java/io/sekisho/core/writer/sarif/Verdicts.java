package io.sekisho.core.writer.sarif;

import io.sekisho.core.text.Printable;
import io.sekisho.core.view.Counting;
import io.sekisho.core.view.Wording;
import io.sekisho.core.writer.Edition;
import io.sekisho.model.FindingJudgement;
import io.sekisho.model.Status;
import io.sekisho.model.SuppressedOccurrence;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What the judgement says of each place: whether it counts, and whether it is new. */
final class Verdicts {
    /** Why a place does not count. */
    record Exception(String justification, String source, String expires) {}

    /** What is said of a finding's places, by their positions. */
    private record Places(FindingJudgement judged, Map<Integer, SuppressedOccurrence> suppressed, Set<Integer> fresh) {}

    private final Wording wording;
    private final boolean suppresses;
    private Places places;

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
        SuppressedOccurrence one = of(judged).suppressed().get(index);
        if (one != null) {
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

    /** @return null when there was nothing to compare with */
    String baselineState(FindingJudgement judged, int index) {
        if (judged.status() == null) {
            return null;
        }
        boolean isNew = judged.status() == Status.NEW
                && (judged.fresh().isEmpty() || of(judged).fresh().contains(index));
        return isNew ? "new" : "unchanged";
    }

    /** Places of one finding are asked for one after the other, and there may be a hundred thousand. */
    private Places of(FindingJudgement judged) {
        if (places == null || places.judged() != judged) {
            Map<Integer, SuppressedOccurrence> suppressed = new HashMap<>();
            judged.suppressed().forEach(one -> suppressed.putIfAbsent(one.index(), one));
            places = new Places(judged, suppressed, new HashSet<>(judged.fresh()));
        }
        return places;
    }
}
