package io.sekisho.cli.scan;

import io.sekisho.core.config.Config;
import io.sekisho.core.config.Written;
import io.sekisho.core.enrich.EnrichmentSource;
import io.sekisho.core.enrich.EnrichmentSource.By;
import io.sekisho.core.enrich.ListKind;
import java.util.EnumMap;
import java.util.Map;

/** The KEV and EPSS lists that a configuration names. */
final class NamedLists {
    private NamedLists() {}

    static Map<ListKind, EnrichmentSource> of(Config config) {
        Map<ListKind, EnrichmentSource> lists = new EnumMap<>(ListKind.class);
        for (ListKind kind : ListKind.values()) {
            Written<String> place = kind == ListKind.KEV
                    ? config.enrichment().kev()
                    : config.enrichment().epss();
            if (place != null) {
                lists.put(kind, new EnrichmentSource(place.value(), By.CONFIGURATION, place.source()));
            }
        }
        return lists;
    }
}
