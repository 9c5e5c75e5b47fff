package io.sekisho.cli.doctor;

import io.sekisho.cli.doctor.Check.Topic;
import io.sekisho.core.enrich.EnrichException;
import io.sekisho.core.enrich.EnrichmentStore;
import io.sekisho.core.enrich.Enrichments;
import io.sekisho.core.enrich.ListKind;
import io.sekisho.core.enrich.StoredList;
import io.sekisho.model.Gap;
import io.sekisho.model.GapType;
import io.sekisho.model.Kind;
import io.sekisho.model.Text;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The stored lists of what is exploited (KEV) and likely to be (EPSS): whether they are there, how old and where from. */
final class EnrichmentExamination implements Examination {
    @Override
    public List<Check> of(Place place) {
        List<Check> checks = new ArrayList<>();
        if (place.scans(Kind.DEPENDENCY)) {
            for (ListKind kind : ListKind.values()) {
                checks.addAll(of(place, kind));
            }
        }
        return checks;
    }

    private static List<Check> of(Place place, ListKind kind) {
        EnrichmentStore store = new EnrichmentStore(place.context().home().enrichment());
        boolean needed = place.settings().policy().needs().contains(kind.key());
        Check.Level missing = needed ? place.level(GapType.ENRICHMENT_MISSING) : Check.Level.NOTE;
        try {
            Optional<StoredList> stored = store.find(kind);
            if (stored.isEmpty()) {
                Text text = Text.of(needed ? "enrich.doctor-needed" : "enrich.doctor-none", kind.name());
                return List.of(new Check(missing, Topic.ENRICHMENT, text, Text.of("enrich.doctor-step")));
            }
            store.read(kind, stored.get());
            return of(place, kind, stored.get());
        } catch (EnrichException e) {
            return List.of(new Check(missing, Topic.ENRICHMENT, e.text(), e.nextStep()));
        }
    }

    private static List<Check> of(Place place, ListKind kind, StoredList stored) {
        LocalDate today = place.context().today();
        List<Check> checks = new ArrayList<>();
        checks.add(Check.ok(
                Topic.ENRICHMENT,
                Text.of(
                        "enrich.doctor",
                        kind.name(),
                        String.format(Locale.ROOT, "%,d", stored.entries()),
                        Math.max(0, ChronoUnit.DAYS.between(stored.date(), today)),
                        stored.source())));
        Optional<Gap> old = Enrichments.ageGap(kind, stored.date(), stored.source(), today);
        old.ifPresent(
                gap -> checks.add(new Check(place.level(gap.type()), Topic.ENRICHMENT, gap.message(), gap.nextStep())));
        return checks;
    }
}
