package io.sekisho.core.policy;

import io.sekisho.core.reference.History.Sight;
import io.sekisho.core.reference.Loss;
import io.sekisho.model.Facts;
import io.sekisho.model.Gap;
import io.sekisho.model.Kind;
import io.sekisho.model.ScannerRun;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** How far scans saw, and whether a later one saw less far than an earlier one. */
final class Sights {
    private Sights() {}

    static Sight of(Facts facts) {
        return new Sight(
                facts.coverage().gaps(), Clocks.updated(facts), facts.project().directory());
    }

    /** Only what may matter to findings of a kind, for it is kept with each. */
    static Sight of(Facts facts, Kind kind) {
        Set<String> ids = facts.coverage().scanners().stream()
                .filter(run -> run.kind() == kind)
                .map(ScannerRun::scanner)
                .collect(Collectors.toSet());
        List<Gap> gaps = facts.coverage().gaps().stream()
                .filter(gap -> Loss.of(gap.type()) == Loss.ANY || Loss.of(gap.type()) == Loss.FILES)
                .filter(gap -> gap.scanner() == null || ids.contains(gap.scanner()))
                .map(gap -> new Gap(gap.type(), gap.scanner(), gap.message(), null, gap.paths(), gap.count()))
                .toList();
        return new Sight(
                gaps,
                kind == Kind.DEPENDENCY ? Clocks.updated(facts) : null,
                facts.project().directory());
    }

    /** Of one directory a scan of another tells nothing, and each names paths in its own way. Null for what is not known. */
    static boolean isElsewhere(String directory, String other) {
        return directory != null && other != null && !directory.equals(other);
    }

    /** What only newer data know is not repaired because older ones, as another agent may have them, do not tell of it. */
    static boolean isOlder(Instant now, Instant then) {
        return now != null && then != null && now.isBefore(then);
    }
}
