package io.sekisho.core.writer.cloud;

import io.sekisho.core.reference.History;
import io.sekisho.core.writer.Edition;
import io.sekisho.model.Finding;
import io.sekisho.model.GoneFinding;
import io.sekisho.model.Status;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What a platform is to close: all that the history remembers as fixed, not only what this scan saw go, so that what one upload
 * missed the next one mends. What a scan could not see stays as it is.
 */
final class Closed {
    private final Edition edition;
    private final Set<String> here = new HashSet<>();

    Closed(Edition edition) {
        this.edition = edition;
        edition.report().facts().findings().forEach(finding -> here.add(finding.fingerprint()));
    }

    /** By fingerprint. */
    Iterable<GoneFinding> fixed() {
        Map<String, GoneFinding> all = new TreeMap<>();
        edition.history().gone().values().forEach(gone -> add(gone.finding(), all));
        edition.report().judgement().gone().forEach(gone -> add(gone, all));
        return all.values();
    }

    /** What the report itself says counts more than what is beside it. */
    private void add(GoneFinding gone, Map<String, GoneFinding> all) {
        if (gone.status() == Status.FIXED && !here.contains(gone.fingerprint())) {
            all.put(gone.fingerprint(), gone);
        } else {
            all.remove(gone.fingerprint());
        }
    }

    /** Fingerprints that a finding had before it was moved, under which the platform has it, too. */
    List<String> formerly(Finding finding) {
        History.Seen seen = edition.history().findings().get(finding.fingerprint());
        return seen == null
                ? List.of()
                : seen.formerly().stream().filter(one -> !here.contains(one)).toList();
    }
}
