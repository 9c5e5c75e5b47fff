package io.sekisho.core.consolidate;

import static java.util.Comparator.comparing;
import static java.util.Comparator.comparingInt;
import static java.util.Comparator.naturalOrder;
import static java.util.Comparator.nullsFirst;

import io.sekisho.core.scan.RawFinding;
import io.sekisho.model.Component;
import io.sekisho.model.Finding;
import io.sekisho.model.Gap;
import io.sekisho.model.Location;
import io.sekisho.model.Occurrence;
import java.util.Comparator;
import java.util.function.Function;

/** The orders in which reports list things: total, so that the same input gives the same bytes whichever scanner ends first. */
final class Order {
    private static final Comparator<Location> LOCATION =
            comparing(Location::path).thenComparingInt(Location::startLine).thenComparingInt(Location::endLine);

    static final Comparator<Occurrence> OCCURRENCES = comparing(Occurrence::location, LOCATION)
            .thenComparing(orNull(Occurrence::artifact))
            .thenComparing(orNull(occurrence ->
                    occurrence.commit() == null ? null : occurrence.commit().id()))
            .thenComparing(Occurrence::scanner)
            .thenComparing(orNull(Occurrence::module))
            .thenComparing(occurrence -> String.join(" ", occurrence.dependencyPath()))
            .thenComparing(orNull(Occurrence::snippet))
            .thenComparing(orNull(Occurrence::toolSuppression))
            .thenComparing(Occurrence::inTree);

    static final Comparator<Finding> FINDINGS = comparing(Finding::severity)
            .thenComparing(Finding::kind)
            .thenComparing(finding -> finding.occurrences().get(0).location(), LOCATION)
            .thenComparing(Finding::fingerprint);

    /** Which of several equal results lends the finding its rule and words. */
    static final Comparator<RawFinding> RAW = comparing(
                    (RawFinding raw) -> raw.rule().id())
            .thenComparing(RawFinding::occurrence, OCCURRENCES)
            .thenComparing(orNull(RawFinding::message))
            .thenComparing(raw -> String.valueOf(raw.vulnerability()))
            .thenComparing(raw -> String.valueOf(raw.remedy()))
            .thenComparing(raw -> String.valueOf(raw.secret()));

    static final Comparator<Component> COMPONENTS = comparing(Component::name)
            .thenComparing(orNull(Component::version))
            .thenComparing(orNull(Component::packageUrl))
            .thenComparing(orNull(Component::sha256));

    static final Comparator<Gap> GAPS = comparing(Gap::type)
            .thenComparing(orNull(Gap::scanner))
            .thenComparing(gap -> gap.message().code())
            .thenComparing(gap -> String.join(" ", gap.message().arguments()))
            .thenComparing(gap -> String.join(" ", gap.paths()))
            .thenComparing(comparingInt(gap -> (int) Math.min(Integer.MAX_VALUE, gap.count())));

    private Order() {}

    private static <T> Comparator<T> orNull(Function<T, String> key) {
        return comparing(key, nullsFirst(naturalOrder()));
    }
}
