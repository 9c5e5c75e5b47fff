package io.sekisho.core.enrich;

import java.util.ArrayList;
import java.util.List;

/**
 * What a policy asks for by its rules and grace periods.
 *
 * @param kev whether it asks for known exploitation
 * @param epss whether it asks for the probability of exploitation
 */
public record Needs(boolean kev, boolean epss) {
    /** It asks for neither. */
    public static final Needs NONE = new Needs(false, false);

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
