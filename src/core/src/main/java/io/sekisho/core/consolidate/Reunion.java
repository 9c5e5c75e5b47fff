package io.sekisho.core.consolidate;

import io.sekisho.core.scan.RawFinding;
import io.sekisho.model.Finding;
import io.sekisho.model.Kind;
import io.sekisho.model.Occurrence;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Says of the findings of several scans what a single one would have said, which sees the results of all scanners at once: what another
 * tool says of a finding of ours belongs to it, and a line that holds a secret is quoted as the secret scanner masked it. What one of
 * the scans folded into a finding of ours stays there.
 */
final class Reunion {
    /** What another tool says at one place of a finding of ours. */
    private record Guest(Finding finding, Occurrence place) {}

    private final SeverityTable severities;
    private final Map<String, Finding> found;
    private final OtherTools otherTools = new OtherTools();
    private final SecretLines secretLines = new SecretLines();

    /** @param found by fingerprint */
    Reunion(SeverityTable severities, Map<String, Finding> found) {
        this.severities = severities;
        this.found = found;
        boolean any = found.values().stream().anyMatch(one -> one.kind() == Kind.EXTERNAL);
        for (Finding finding : found.values()) {
            for (Occurrence place : finding.occurrences()) {
                RawFinding raw = raw(finding, place);
                secretLines.add(raw);
                if (any) {
                    otherTools.add(raw, finding.fingerprint());
                }
            }
        }
    }

    /** In no order, each once. */
    List<Finding> findings() {
        List<Finding> all = new ArrayList<>(found.size());
        Map<String, List<Guest>> guests = new TreeMap<>();
        for (Finding finding : found.values()) {
            List<Occurrence> own = new ArrayList<>(finding.occurrences().size());
            for (Occurrence place : finding.occurrences()) {
                RawFinding raw = raw(finding, place);
                Occurrence masked = secretLines.masked(raw).occurrence();
                Optional<String> owner = otherTools.sameAs(raw);
                if (owner.isPresent()) {
                    guests.computeIfAbsent(owner.get(), none -> new ArrayList<>(1))
                            .add(new Guest(finding, masked));
                } else {
                    own.add(masked);
                }
            }
            if (!own.isEmpty()) {
                all.add(own.equals(finding.occurrences()) ? finding : finding.at(own));
            }
        }
        all.replaceAll(one -> with(one, guests.getOrDefault(one.fingerprint(), List.of())));
        return all;
    }

    /** Ours lends its words; how grave it is says the gravest, of several alike the one whose rule comes first. */
    private Finding with(Finding ours, List<Guest> guests) {
        if (guests.isEmpty()) {
            return ours;
        }
        Finding all = ours.at(
                Overlap.of(ours.occurrences(), guests.stream().map(Guest::place).toList()));
        Finding first = ours;
        Occurrence at = ours.occurrences().get(0);
        for (Guest guest : guests) {
            Grade grade = severities.grade(raw(guest.finding(), guest.place()));
            Finding its = guest.finding();
            int order = grade.severity().compareTo(all.severity());
            order = order == 0 ? its.rule().id().compareTo(first.rule().id()) : order;
            if (order < 0 || order == 0 && Order.OCCURRENCES.compare(guest.place(), at) < 0) {
                all = all.graded(grade.severity(), grade.reason());
                first = its;
                at = guest.place();
            }
        }
        return all;
    }

    private static RawFinding raw(Finding finding, Occurrence place) {
        return new RawFinding(
                finding.kind(),
                List.of(),
                finding.rule(),
                finding.message(),
                place,
                finding.vulnerability(),
                finding.secret(),
                finding.code(),
                finding.external(),
                finding.remedy());
    }
}
