package io.sekisho.core.standard;

import io.sekisho.model.Kind;
import java.util.List;
import java.util.Set;

/**
 * What speaks against an item.
 *
 * @param scanners kinds of which each must have completed or had nothing to look at, and one at least completed, before the
 *     absence of a violation is told
 * @param violatedBy a finding that meets one of them violates the item
 * @param undecidedBy a finding that meets one of them might violate it, and the scan cannot tell: without a violation the item
 *     is then not assessed
 */
public record Evidence(Set<Kind> scanners, List<Condition> violatedBy, List<Condition> undecidedBy) {
    /** Nothing could. */
    public static final Evidence NONE = new Evidence(Set.of(), List.of(), List.of());

    public Evidence {
        scanners = Set.copyOf(scanners);
        violatedBy = List.copyOf(violatedBy);
        undecidedBy = List.copyOf(undecidedBy);
    }
}
