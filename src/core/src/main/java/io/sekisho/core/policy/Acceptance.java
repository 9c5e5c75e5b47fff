package io.sekisho.core.policy;

import io.sekisho.core.reference.History;
import io.sekisho.core.reference.Reference;
import io.sekisho.model.BaselineState;
import io.sekisho.model.Facts;
import io.sekisho.model.Finding;
import io.sekisho.model.Text;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** What a baseline accepts of the facts, and what its ratchet leaves of it. */
final class Acceptance {
    /** How long before its end a baseline is announced to run out. */
    static final int SOON_DAYS = 30;

    private final Baseline baseline;
    private final LocalDate today;
    private final Comparison known;
    private final Coverages coverages;
    private final boolean lostHistory;
    private final Comparison comparison;
    private final Map<String, Integer> allowed = new TreeMap<>();
    private final Map<String, Set<String>> formerly = new HashMap<>();
    private long remaining;
    private long refused;

    /**
     * @param known what the reference tells of the same facts; null without one
     */
    Acceptance(
            Facts facts,
            Baseline baseline,
            Reference reference,
            Comparison known,
            Coverages coverages,
            LocalDate today) {
        this.baseline = baseline;
        this.known = known;
        this.coverages = coverages;
        this.lostHistory = reference.history().accepted() == null;
        this.today = today;
        Map<String, Earlier> entries = new TreeMap<>();
        for (Baseline.Entry entry : baseline.entries()) {
            entries.put(
                    entry.fingerprint(),
                    new Earlier(
                            entry.fingerprint(),
                            entry.kind(),
                            entry.count(),
                            Set.of(),
                            Set.copyOf(entry.likenesses())));
        }
        Map<String, Earlier> renamed = new TreeMap<>(entries);
        for (Finding finding : facts.findings()) {
            former(finding, reference.history(), known).stream()
                    .filter(entries::containsKey)
                    .filter(renamed::containsKey)
                    .findFirst()
                    .ifPresent(former -> {
                        Earlier entry = renamed.remove(former);
                        renamed.put(
                                finding.fingerprint(),
                                new Earlier(finding.fingerprint(), entry.kind(), entry.count(), Set.of(), Set.of()));
                        formerly.put(finding.fingerprint(), Set.of(former));
                    });
        }
        this.comparison = new Comparison(facts, renamed);
        renamed.values().forEach(entry -> allowed.put(entry.fingerprint(), allowed(entry, reference)));
        count(facts);
    }

    private static Set<String> former(Finding finding, History history, Comparison known) {
        Set<String> all = new HashSet<>();
        History.Seen seen = history.findings().get(finding.fingerprint());
        if (seen != null) {
            all.addAll(seen.formerly());
        }
        if (known != null) {
            for (String former : known.movedFrom(finding)) {
                all.add(former);
                History.Seen before = history.findings().get(former);
                if (before != null) {
                    all.addAll(before.formerly());
                }
            }
        }
        return all;
    }

    /** With the ratchet no more than earlier scans still accepted. */
    private int allowed(Earlier entry, Reference reference) {
        int listed = Math.max(1, entry.count());
        Map<String, Integer> accepted = reference.history().accepted();
        if (!baseline.ratchet() || accepted == null) {
            return listed;
        }
        int left = accepted.getOrDefault(entry.fingerprint(), 0);
        for (String former : formerly.getOrDefault(entry.fingerprint(), Set.of())) {
            left = Math.max(left, accepted.getOrDefault(former, 0));
        }
        return Math.min(listed, left);
    }

    private void count(Facts facts) {
        for (Finding finding : facts.findings()) {
            if (entry(finding) != null) {
                if (accepts(finding)) {
                    remaining++;
                } else {
                    refused++;
                }
            }
        }
    }

    /** @return fingerprint of the entry that lists it; null when none does */
    private String entry(Finding finding) {
        if (comparison.known(finding) != null) {
            return finding.fingerprint();
        }
        return comparison.movedFrom(finding).stream().findFirst().orElse(null);
    }

    /** Whether every unit of it is accepted. */
    boolean accepts(Finding finding) {
        String entry = entry(finding);
        if (entry == null || baseline.isOver(today) || comparison.surplus(finding) > 0) {
            return false;
        }
        return units(finding) <= allowed.get(entry) && !cameBack(finding);
    }

    /** Where the history was lost, the reference still tells what had been paid off. */
    private boolean cameBack(Finding finding) {
        return baseline.ratchet()
                && lostHistory
                && known != null
                && known.surplus(finding) > 0
                && coverages.sawBefore(finding);
    }

    private static int units(Finding finding) {
        return Math.max(1, Units.of(finding).size());
    }

    /** What is still accepted after this scan: never more than before, and of what was seen no more than there is. */
    Map<String, Integer> after(Facts facts) {
        Map<String, Integer> now = new HashMap<>();
        for (Finding finding : facts.findings()) {
            String entry = entry(finding);
            if (entry != null) {
                now.merge(entry, units(finding), Integer::sum);
            }
        }
        Map<String, Integer> after = new TreeMap<>();
        allowed.forEach((entry, count) -> {
            boolean seen = now.containsKey(entry);
            int left = seen ? Math.min(count, now.get(entry)) : coverages.sees(entry) ? 0 : count;
            if (left > 0) {
                after.put(entry, left);
            }
        });
        return after;
    }

    BaselineState state() {
        return new BaselineState(
                baseline.source(), baseline.until(), baseline.entries().size(), remaining, refused);
    }

    /** What the list's owner should know. */
    List<Text> notes() {
        List<Text> notes = new ArrayList<>();
        if (baseline.isOver(today)) {
            notes.add(Text.of("status.baseline-over", baseline.source(), baseline.until(), refused));
            return notes;
        }
        if (refused > 0) {
            notes.add(Text.of("status.baseline-refused", baseline.source(), refused));
        }
        if (remaining > 0 && !baseline.until().isAfter(today.plusDays(SOON_DAYS))) {
            notes.add(Text.of("status.baseline-ends", baseline.source(), baseline.until(), remaining));
        }
        long paid = baseline.entries().size() - remaining - refused;
        if (paid > 0) {
            notes.add(Text.of("status.baseline-paid", baseline.source(), paid));
        }
        return notes;
    }
}
