package io.sekisho.core.enrich;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * What a policy asks for by its rules and grace periods.
 *
 * @param kev whether it asks for known exploitation
 * @param epss whether it asks for the probability of exploitation
 */
public record Needs(boolean kev, boolean epss) {
    /** It asks for neither. */
    public static final Needs NONE = new Needs(false, false);

    /** @param ids of the {@link io.sekisho.model.Enrichment}s that the policy asks for */
    public static Needs of(Set<String> ids) {
        return new Needs(ids.contains(ListKind.KEV.key()), ids.contains(ListKind.EPSS.key()));
    }

    List<ListKind> kinds() {
        List<ListKind> kinds = new ArrayList<>();
        if (kev) {
            kinds.add(ListKind.KEV);
        }
        if (epss) {
            kinds.add(ListKind.EPSS);
        }
        return kinds;
    }
}
