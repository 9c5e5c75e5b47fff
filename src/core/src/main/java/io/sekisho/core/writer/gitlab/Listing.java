package io.sekisho.core.writer.gitlab;

import io.sekisho.core.view.Counting;
import io.sekisho.core.view.OccurrenceIds;
import io.sekisho.core.writer.Edition;
import io.sekisho.model.Finding;
import io.sekisho.model.FindingJudgement;
import io.sekisho.model.Kind;
import io.sekisho.model.Occurrence;
import io.sekisho.model.SuppressedOccurrence;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * What GitLab is told: the places that count. Suppressed ones are left out, as GitLab's own analyzers leave out what is suppressed
 * in the sources: it knows no suppression in a report, so a merge request would be shown them as open.
 */
final class Listing {
    /**
     * One entry of a report.
     *
     * @param id see {@link OccurrenceIds}
     */
    record Item(Finding finding, FindingJudgement judged, Occurrence occurrence, String id) {}

    /** Takes one item after the other. */
    @FunctionalInterface
    interface Taker {
        void take(Item item) throws IOException;
    }

    private final Edition edition;
    private final Predicate<Kind> kinds;
    private final Function<Occurrence, Object> place;

    /** @param place of several occurrences of a finding with the same one, only one is listed, best one that is in the tree */
    Listing(Edition edition, Predicate<Kind> kinds, Function<Occurrence, Object> place) {
        this.edition = edition;
        this.kinds = kinds;
        this.place = place;
    }

    void forEach(Taker taker) throws IOException {
        for (Edition.Entry entry : edition.entries()) {
            if (kinds.test(entry.finding().kind()) && Counting.counts(entry.judgement())) {
                places(entry, taker);
            }
        }
    }

    private void places(Edition.Entry entry, Taker taker) throws IOException {
        Finding finding = entry.finding();
        List<Occurrence> all = finding.occurrences();
        List<String> ids = OccurrenceIds.of(finding);
        for (int index : listed(all, suppressed(entry.judgement()))) {
            taker.take(new Item(finding, entry.judgement(), all.get(index), ids.get(index)));
        }
    }

    private List<Integer> listed(List<Occurrence> all, Set<Integer> suppressed) {
        Set<Object> seen = new HashSet<>();
        List<Integer> listed = new ArrayList<>();
        for (boolean inTree : new boolean[] {true, false}) {
            for (int i = 0; i < all.size(); i++) {
                if (all.get(i).inTree() == inTree && !suppressed.contains(i) && seen.add(place.apply(all.get(i)))) {
                    listed.add(i);
                }
            }
        }
        listed.sort(null);
        return listed;
    }

    private static Set<Integer> suppressed(FindingJudgement judged) {
        return judged.suppressed().stream().map(SuppressedOccurrence::index).collect(Collectors.toSet());
    }

    /** How many occurrences are suppressed, and so not listed. */
    long suppressed() {
        return edition.entries().stream()
                .filter(entry -> kinds.test(entry.finding().kind()))
                .mapToLong(entry -> entry.judgement().suppressed().size())
                .sum();
    }

    /** How many findings a gate rule ignores for good, and which are so not listed. */
    long ignored() {
        return edition.entries().stream()
                .filter(entry -> kinds.test(entry.finding().kind()))
                .filter(entry -> !Counting.counts(entry.judgement())
                        && entry.judgement().suppressed().size()
                                < entry.finding().occurrences().size())
                .count();
    }
}
