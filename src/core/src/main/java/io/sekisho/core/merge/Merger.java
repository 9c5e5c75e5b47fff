package io.sekisho.core.merge;

import io.sekisho.core.consolidate.Consolidator;
import io.sekisho.model.Component;
import io.sekisho.model.Coverage;
import io.sekisho.model.Enrichment;
import io.sekisho.model.Facts;
import io.sekisho.model.Finding;
import io.sekisho.model.Gap;
import io.sekisho.model.GapType;
import io.sekisho.model.ScannedParts;
import io.sekisho.model.ScannerRun;
import io.sekisho.model.Text;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Joins the parts of a scan that was split: by kind over jobs (each saw the same directory), or by module (each saw its own). No
 * fingerprint changes, nothing that a part could not see is forgotten, and what one part left out because another one did it is no
 * hole.
 */
public final class Merger {
    private final Consolidator consolidator;

    public Merger(Consolidator consolidator) {
        this.consolidator = consolidator;
    }

    /**
     * @param parts at least one, in the order in which the user named them; the first one's words win where parts differ
     * @param missing parts that were named and cannot be read
     */
    public Facts merge(List<Part> parts, Collection<Gap> missing) {
        return merge(parts, missing, null);
    }

    /**
     * @param parts at least one, in the order in which the user named them; the first one's words win where parts differ
     * @param missing parts that were named and cannot be read
     * @param earlier an earlier scan of the whole, which tells of which directories it was put together then; null for none
     */
    public Facts merge(List<Part> parts, Collection<Gap> missing, Facts earlier) {
        if (parts.isEmpty()) {
            throw new IllegalArgumentException("no part");
        }
        Directories directories = Directories.of(parts, earlier == null ? Set.of() : ScannedParts.of(earlier));
        List<Facts> all = parts.stream()
                .map(part -> new Relocation(directories.of(part)).facts(part.facts()))
                .toList();
        List<Finding> findings = consolidator.join(
                all.stream().flatMap(facts -> facts.findings().stream()).toList());
        List<Component> components = consolidator.components(
                all.stream().flatMap(facts -> facts.components().stream()).toList());
        List<ScannerRun> runs = ScannerRuns.of(
                all.stream()
                        .flatMap(facts -> facts.coverage().scanners().stream())
                        .toList(),
                findings);
        List<Gap> gaps = new ArrayList<>(missing);
        gaps.addAll(strangers(parts));
        gaps.addAll(new Holes(parts, all, directories).gaps());
        Instant start = all.stream()
                .map(Facts::startedAt)
                .min(Comparator.naturalOrder())
                .orElseThrow();
        return new Facts(
                all.get(0).tool(),
                start,
                all.stream()
                        .mapToLong(facts -> end(facts) - start.toEpochMilli())
                        .max()
                        .orElse(0),
                Projects.join(all, directories),
                findings,
                components,
                new Coverage(runs, consolidator.gaps(gaps)),
                enrichments(all));
    }

    private static long end(Facts facts) {
        return facts.startedAt().toEpochMilli() + facts.durationMillis();
    }

    /** Parts of different commits are no parts of one scan. */
    private static List<Gap> strangers(List<Part> parts) {
        Set<String> commits = parts.stream()
                .map(part -> part.facts().project().commit())
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
        if (commits.size() < 2) {
            return List.of();
        }
        String first = parts.stream()
                .map(part -> part.facts().project().commit())
                .filter(Objects::nonNull)
                .findFirst()
                .orElseThrow();
        return parts.stream()
                .filter(part -> part.facts().project().commit() != null
                        && !part.facts().project().commit().equals(first))
                .map(part -> Gap.of(
                        GapType.PART_MISSING,
                        null,
                        Text.of(
                                "merge.other-commit",
                                part.name(),
                                part.facts().project().commit(),
                                first),
                        Text.of("merge.other-commit-step")))
                .toList();
    }

    /** Of lists of different days the older one: a verdict is as old as the oldest data in it. */
    private static List<Enrichment> enrichments(List<Facts> all) {
        Map<String, Enrichment> oldest = new TreeMap<>();
        all.stream()
                .flatMap(facts -> facts.enrichments().stream())
                .forEach(one -> oldest.merge(one.id(), one, Merger::older));
        return List.copyOf(oldest.values());
    }

    private static Enrichment older(Enrichment one, Enrichment other) {
        return Stream.of(one, other)
                .min(Comparator.comparing(Enrichment::date, Comparator.nullsFirst(Comparator.naturalOrder())))
                .orElseThrow();
    }
}
