package io.sekisho.core.policy;

import io.sekisho.model.BaselineState;
import io.sekisho.model.Facts;
import io.sekisho.model.Finding;
import io.sekisho.model.Kind;
import io.sekisho.model.Text;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * What a baseline accepts of the facts, and what its ratchet leaves of it. Each finding draws the units that it has from the entry
 * of its own fingerprint, then from those of fingerprints that it had before it was moved; no unit is drawn twice, and
 * what was there before comes before what came.
 */
final class Acceptance {
    private final Baseline baseline;
    private final LocalDate today;
    private final Coverages coverages;
    private final Map<String, Baseline.Entry> entries = new LinkedHashMap<>();
    private final Map<String, Integer> listed = new HashMap<>();
    private final Map<String, Integer> allowed;
    private final Map<String, Map<String, Integer>> drawn = new HashMap<>();
    private final Map<String, Integer> need = new HashMap<>();
    private final Map<String, Set<String>> sources = new HashMap<>();
    private BaselineState state;

    /**
     * @param left what earlier scans left of the list; null when none had read it
     * @param there whether a finding was there before: it comes before what came
     */
    Acceptance(
            Facts facts,
            Baseline baseline,
            Map<String, Integer> left,
            KnownNames names,
            Predicate<Finding> there,
            Coverages coverages,
            LocalDate today) {
        this.baseline = baseline;
        this.today = today;
        this.coverages = coverages;
        for (Baseline.Entry entry : baseline.entries()) {
            entries.put(entry.fingerprint(), entry);
            listed.put(entry.fingerprint(), entry.units());
        }
        this.allowed = Allowance.units(baseline, left);
        facts.findings().forEach(finding -> need.put(finding.fingerprint(), need(finding)));
        Map<Boolean, List<Finding>> parts = facts.findings().stream().collect(Collectors.partitioningBy(there));
        for (List<Finding> some : List.of(parts.get(true), parts.get(false))) {
            some.stream().filter(names::hasOwn).forEach(finding -> draw(finding, Set.of(finding.fingerprint())));
            some.forEach(finding -> draw(finding, names.former(finding)));
        }
        alike(facts);
    }

    /** What a secret took while it was in the tree is paid off once only the history has it, where nobody can repair it. */
    private int need(Finding finding) {
        Baseline.Entry own = entries.get(finding.fingerprint());
        return own != null && own.count() > 0 && Units.isHistoryOnly(finding) ? 0 : Units.accepted(finding);
    }

    /** What the list itself says of what was moved: the reference may know nothing of it. */
    private void alike(Facts facts) {
        Map<String, Deque<String>> by = new HashMap<>();
        for (boolean refused : new boolean[] {false, true}) {
            for (Baseline.Entry entry : baseline.entries()) {
                if (listed.get(entry.fingerprint()) > 0 && isRefused(entry.fingerprint()) == refused) {
                    entry.likenesses()
                            .forEach(likeness -> by.computeIfAbsent(likeness, none -> new ArrayDeque<>())
                                    .add(entry.fingerprint()));
                }
            }
        }
        if (by.isEmpty()) {
            return;
        }
        Map<String, String> renames = Likeness.renames(facts.project().change());
        for (Finding finding : facts.findings()) {
            if (need.get(finding.fingerprint()) > 0 && finding.kind() != Kind.DEPENDENCY) {
                for (String likeness : Likeness.now(finding, renames)) {
                    drawAlike(finding, by.getOrDefault(Likeness.hash(likeness), new ArrayDeque<>()));
                }
            }
        }
    }

    /** Each entry is asked until it has nothing left, and never again; one that is refused speaks for as many units as it lists. */
    private void drawAlike(Finding finding, Deque<String> from) {
        int refused = 0;
        while (need.get(finding.fingerprint()) > refused && !from.isEmpty()) {
            String entry = from.peek();
            if (listed.get(entry) > 0) {
                draw(finding, Set.of(entry));
            }
            if (listed.get(entry) == 0 || isRefused(entry)) {
                from.remove();
                refused += listed.get(entry);
            }
        }
    }

    private boolean isRefused(String entry) {
        return allowed.getOrDefault(entry, 0) == 0;
    }

    /** @param from fingerprints of entries, or of such as the history knows only */
    private void draw(Finding finding, Set<String> from) {
        if (from.isEmpty()) {
            return;
        }
        String fingerprint = finding.fingerprint();
        for (String entry : from) {
            if (isListed(entry, finding)) {
                sources.computeIfAbsent(fingerprint, none -> new LinkedHashSet<>(2))
                        .add(entry);
            }
        }
        Set<String> named = sources.getOrDefault(fingerprint, Set.of());
        if (named.isEmpty() || need.get(fingerprint) == 0) {
            return;
        }
        for (String entry : named) {
            int room = Math.min(need.get(fingerprint), listed.get(entry));
            List<String> pools = new ArrayList<>(List.of(entry));
            pools.addAll(from);
            for (String pool : pools) {
                int units = Math.min(room, allowed.getOrDefault(pool, 0));
                if (units > 0) {
                    listed.merge(entry, -units, Integer::sum);
                    allowed.merge(pool, -units, Integer::sum);
                    drawn.computeIfAbsent(entry, none -> new TreeMap<>()).merge(fingerprint, units, Integer::sum);
                    need.merge(fingerprint, -units, Integer::sum);
                    room -= units;
                }
            }
        }
    }

    private boolean isListed(String entry, Finding finding) {
        Baseline.Entry known = entries.get(entry);
        return known != null && known.kind() == finding.kind() && (known.count() > 0 || Units.isHistoryOnly(finding));
    }

    /** Fingerprints of the entries that list it, under its own or a former one. */
    Set<String> entries(Finding finding) {
        return sources.getOrDefault(finding.fingerprint(), Set.of());
    }

    /** How many units each finding drew from an entry, by the findings' fingerprints. */
    Map<String, Integer> drawnFrom(Baseline.Entry entry) {
        return drawn.getOrDefault(entry.fingerprint(), Map.of());
    }

    /** Whether every unit of it is accepted. */
    boolean accepts(Finding finding) {
        return baseline.counts(today) && isCovered(finding.fingerprint());
    }

    private boolean isCovered(String fingerprint) {
        return sources.containsKey(fingerprint) && need.get(fingerprint) == 0;
    }

    /** What is still accepted after this scan: never more than before, and of what was seen no more than there is. */
    Map<String, Integer> after() {
        Map<String, Integer> after = new TreeMap<>();
        drawn.forEach((entry, by) -> after.put(
                entry, by.values().stream().mapToInt(Integer::intValue).sum()));
        allowed.forEach((fingerprint, left) -> {
            Baseline.Entry entry = entries.get(fingerprint);
            if (left > 0 && entry != null && !coverages.sees(entry)) {
                after.merge(fingerprint, left, Integer::sum);
            }
        });
        return after;
    }

    BaselineState state() {
        if (state == null) {
            state = counted();
        }
        return state;
    }

    private BaselineState counted() {
        Set<String> there = new HashSet<>();
        sources.values().forEach(there::addAll);
        long refused = refused();
        return new BaselineState(
                baseline.source(),
                baseline.until(),
                entries.size(),
                Math.max(0, there.size() - refusedEntries().size()),
                refused,
                paid());
    }

    private long refused() {
        return baseline.counts(today)
                ? sources.keySet().stream().filter(one -> !isCovered(one)).count()
                : sources.size();
    }

    private Set<String> refusedEntries() {
        Set<String> all = new HashSet<>();
        sources.forEach((fingerprint, from) -> {
            if (!baseline.counts(today) || !isCovered(fingerprint)) {
                all.addAll(from);
            }
        });
        return all;
    }

    /** Entries of which nothing is left, as far as this scan could see. */
    private long paid() {
        Set<String> there = new HashSet<>();
        sources.values().forEach(there::addAll);
        return entries.values().stream()
                .filter(entry -> !there.contains(entry.fingerprint()) && coverages.sees(entry))
                .count();
    }

    /** What the list's owner should know. */
    List<Text> notes() {
        return BaselineNotes.of(baseline, state(), today);
    }
}
