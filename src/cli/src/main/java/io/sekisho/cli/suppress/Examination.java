package io.sekisho.cli.suppress;

import io.sekisho.core.policy.Suppression;
import io.sekisho.core.policy.SuppressionLimits;
import io.sekisho.core.policy.SuppressionRemark;
import io.sekisho.core.policy.SuppressionRemark.Type;
import io.sekisho.core.policy.SuppressionReview;
import io.sekisho.core.policy.SuppressionUse;
import io.sekisho.core.reference.History;
import io.sekisho.model.Coverage;
import io.sekisho.model.Facts;
import io.sekisho.model.Project;
import io.sekisho.model.Text;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Everything that can be said of entries: what a judgement says, and how they stand to one another. */
final class Examination {
    private final List<Suppression> entries;
    private final LastScan scan;
    private final SuppressionLimits limits;
    private final LocalDate today;
    private final LocalDate soon;
    private final boolean strict;

    Examination(
            List<Suppression> entries,
            LastScan scan,
            SuppressionLimits limits,
            LocalDate today,
            LocalDate soon,
            boolean strict) {
        this.entries = entries;
        this.scan = scan;
        this.limits = limits;
        this.today = today;
        this.soon = soon;
        this.strict = strict;
    }

    /** In the order of the entries. */
    List<SuppressionRemark> remarks() {
        List<SuppressionRemark> all = new ArrayList<>(judged());
        Set<Suppression> idle = all.stream()
                .filter(remark -> remark.type() == Type.EXPIRED || remark.type() == Type.REFUSED)
                .map(SuppressionRemark::suppression)
                .collect(Collectors.toSet());
        List<String> coverages = entries.stream().map(Suppression::coverage).toList();
        for (int i = 0; i < entries.size(); i++) {
            Suppression entry = entries.get(i);
            Optional<SuppressionRemark> other = other(i, coverages, idle);
            other.ifPresent(all::add);
            if (strict && entry.owner() == null && !limits.required().contains("owner")) {
                all.add(new SuppressionRemark(
                        Type.UNOWNED, entry, Text.of("suppress.unowned", entry.source(), entry.reason())));
            }
        }
        if (strict) {
            all.addAll(covering(all));
        }
        Map<Suppression, Integer> order = new HashMap<>();
        entries.forEach(entry -> order.putIfAbsent(entry, order.size()));
        all.sort((one, another) -> Integer.compare(order.get(one.suppression()), order.get(another.suppression())));
        return all;
    }

    private List<SuppressionRemark> judged() {
        // Without a report, what needs none is still said; nothing is called unused.
        Facts facts = scan.isThere() ? scan.reference().report().facts() : nothing();
        int days = (int) ChronoUnit.DAYS.between(today, soon);
        History history = scan.reference().history();
        SuppressionReview review =
                new SuppressionReview(SuppressionUse.of(entries, facts), facts, limits, history, today, days);
        List<SuppressionRemark> all = new ArrayList<>(review.remarks());
        if (!scan.isThere()) {
            for (Suppression entry : entries) {
                if (!today.isAfter(entry.expires()) && !entry.expires().isAfter(soon)) {
                    all.add(new SuppressionRemark(
                            Type.EXPIRING,
                            entry,
                            Text.of("suppress.expiring", entry.source(), entry.expires(), entry.reason())));
                }
            }
        }
        return all;
    }

    private static Facts nothing() {
        return new Facts(
                "",
                Instant.EPOCH,
                0,
                new Project("", null, null, "staged", null),
                List.of(),
                List.of(),
                new Coverage(List.of(), List.of()));
    }

    /** One that another entry makes needless; one that does not count makes none. */
    private Optional<SuppressionRemark> other(int at, List<String> coverages, Set<Suppression> idle) {
        Suppression entry = entries.get(at);
        for (int i = 0; i < entries.size(); i++) {
            Suppression one = entries.get(i);
            if (i == at || idle.contains(one)) {
                continue;
            }
            boolean covers = one.coversAllOf(entry);
            boolean same = coverages.get(i).equals(coverages.get(at)) || covers && entry.coversAllOf(one);
            if (same && (i < at || idle.contains(entry))) {
                return Optional.of(new SuppressionRemark(
                        Type.DUPLICATE,
                        entry,
                        Text.of("suppress.duplicate", entry.source(), one.source(), one.expires(), entry.expires())));
            }
            if (!same && covers && !one.expires().isBefore(entry.expires())) {
                return Optional.of(new SuppressionRemark(
                        Type.SHADOWED, entry, Text.of("suppress.shadowed", entry.source(), one.source())));
            }
        }
        return Optional.empty();
    }

    private List<SuppressionRemark> covering(List<SuppressionRemark> said) {
        Set<String> named = new HashSet<>();
        said.stream()
                .filter(remark -> remark.type() == Type.UNUSED || remark.type() == Type.EXPIRED)
                .forEach(remark -> named.add(remark.suppression().source()));
        List<SuppressionRemark> unused = new ArrayList<>();
        scan.use(entries).ifPresent(use -> {
            for (int i = 0; i < entries.size(); i++) {
                Suppression entry = entries.get(i);
                if (use.occurrences(i) == 0 && !named.contains(entry.source())) {
                    unused.add(new SuppressionRemark(
                            Type.UNUSED, entry, Text.of("suppress.covers-nothing", entry.source(), entry.reason())));
                }
            }
        });
        return unused;
    }
}
