package io.sekisho.core.enrich;

import io.sekisho.model.Coverage;
import io.sekisho.model.Enrichment;
import io.sekisho.model.Epss;
import io.sekisho.model.Facts;
import io.sekisho.model.Finding;
import io.sekisho.model.Gap;
import io.sekisho.model.GapType;
import io.sekisho.model.Kev;
import io.sekisho.model.Kind;
import io.sekisho.model.ScannerRun;
import io.sekisho.model.ScannerState;
import io.sekisho.model.Text;
import io.sekisho.model.Vulnerability;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Lays KEV and EPSS data beside findings.
 *
 * @param kev null when there is none but a scanner's own
 * @param epss null when there is none
 * @param needs what the policy asks for
 * @param sources what data was asked for and could not be had, or is old
 */
public record Enricher(KevFile kev, EpssFile epss, Needs needs, List<Gap> sources) {
    /** There is no data, and nobody asks for any. */
    public static final Enricher NONE = new Enricher(null, null, Needs.NONE, List.of());

    /** How many entries the catalogue of a scanner's own database has. */
    private static final String SCANNERS_OWN = "database.kev";

    private static final String MISSING = "enrich.missing";

    private static final String MISSING_FOR_OTHERS = "enrich.missing-for-others";

    private static final String UNMATCHED = "enrich.unmatched";

    /** What {@link #gaps} says of itself, and says anew when it is asked again. */
    private static final Set<String> OWN_GAPS = Set.of(MISSING, MISSING_FOR_OTHERS, UNMATCHED);

    public Enricher {
        sources = List.copyOf(sources);
    }

    /** The same findings with what the data says of their vulnerabilities. */
    public List<Finding> enrich(List<Finding> findings) {
        return kev == null && epss == null
                ? findings
                : findings.stream().map(this::enrich).toList();
    }

    private Finding enrich(Finding finding) {
        Vulnerability known = finding.vulnerability();
        if (known == null) {
            return finding;
        }
        Kev listed = kev(known);
        Epss forecast = epss(known);
        if (listed == known.kev() && forecast == known.epss()) {
            return finding;
        }
        return finding.about(known.enriched(listed, forecast));
    }

    /** The catalogue's dates win; what a scanner knew is not forgotten. Of several ids, the one that was listed first. */
    private Kev kev(Vulnerability known) {
        if (kev == null) {
            return known.kev();
        }
        Kev own = known.kev();
        return ids(known)
                .map(kev::get)
                .filter(Objects::nonNull)
                .min(Comparator.comparing(Kev::dateAdded))
                .map(listed -> own == null
                        ? listed
                        : new Kev(
                                listed.dateAdded(),
                                listed.dueDate() == null ? own.dueDate() : listed.dueDate(),
                                listed.ransomware() || own.ransomware()))
                .orElse(own);
    }

    /** Of several ids, the one that is most likely exploited. */
    private Epss epss(Vulnerability known) {
        return epss == null
                ? known.epss()
                : ids(known)
                        .map(epss::get)
                        .filter(Objects::nonNull)
                        .max(Comparator.comparingDouble(Epss::probability))
                        .orElse(known.epss());
    }

    private static Stream<String> ids(Vulnerability known) {
        return Stream.concat(Stream.of(known.id()), known.aliases().stream());
    }

    /**
     * What data was used, that of a scanner's own included.
     *
     * @param runs what ran
     */
    public List<Enrichment> enrichments(List<ScannerRun> runs) {
        List<Enrichment> used = new ArrayList<>();
        for (EnrichmentList list : lists()) {
            used.add(new Enrichment(key(list), list.source(), list.date(), list.entries()));
        }
        for (ScannerRun run : runs) {
            String own = run.properties().getOrDefault(SCANNERS_OWN, "0");
            if (own.matches("[1-9][0-9]{0,9}")) {
                used.add(new Enrichment(ListKind.KEV.key(), run.name() + "'s database", null, Long.parseLong(own)));
            }
        }
        used.sort(Comparator.comparing(Enrichment::id));
        return used;
    }

    private List<EnrichmentList> lists() {
        return Stream.<EnrichmentList>of(kev, epss).filter(Objects::nonNull).toList();
    }

    private static String key(EnrichmentList list) {
        return (list instanceof KevFile ? ListKind.KEV : ListKind.EPSS).key();
    }

    /**
     * What the policy asks for and nobody knows, and what is wrong with the data that there is.
     *
     * @param runs what ran: where nobody looked for vulnerabilities, nothing is missed
     * @param findings what they found
     */
    public List<Gap> gaps(List<ScannerRun> runs, List<Finding> findings) {
        return gaps(runs, findings, enrichments(runs));
    }

    private List<Gap> gaps(List<ScannerRun> runs, List<Finding> findings, List<Enrichment> used) {
        List<Gap> gaps = new ArrayList<>(sources);
        boolean looked = runs.stream()
                .anyMatch(run -> run.kind() == Kind.DEPENDENCY
                        && run.state() != ScannerState.LEFT_OUT
                        && run.state() != ScannerState.NOTHING_TO_SCAN);
        List<Finding> others = findings.stream()
                .filter(one -> one.kind() == Kind.EXTERNAL && one.vulnerability() != null)
                .toList();
        boolean named = others.stream().anyMatch(one -> one.vulnerability().isCve());
        for (ListKind kind : needs.kinds()) {
            List<Enrichment> its =
                    used.stream().filter(one -> one.id().equals(kind.key())).toList();
            if (looked && its.isEmpty()) {
                gaps.add(missing(MISSING, kind));
            } else if (named && its.stream().noneMatch(one -> one.date() != null)) {
                // A scanner's own catalogue, which has no date here, is laid beside that scanner's findings only.
                gaps.add(missing(MISSING_FOR_OTHERS, kind));
            }
        }
        if (!needs.kinds().isEmpty()) {
            unmatched(others.stream()
                            .filter(one -> !one.vulnerability().isCve())
                            .toList())
                    .ifPresent(gaps::add);
        }
        return gaps;
    }

    private static Gap missing(String code, ListKind kind) {
        return Gap.of(
                GapType.ENRICHMENT_MISSING,
                null,
                Text.of(code, kind.key().toUpperCase(Locale.ROOT)),
                Text.of("enrich.missing-step", kind.key()));
    }

    private static Optional<Gap> unmatched(List<Finding> unnamed) {
        if (unnamed.isEmpty()) {
            return Optional.empty();
        }
        String tools = unnamed.stream()
                .map(one -> one.external().tool())
                .distinct()
                .sorted()
                .collect(Collectors.joining(", "));
        return Optional.of(new Gap(
                GapType.ENRICHMENT_UNMATCHED,
                "external",
                Text.of(
                        UNMATCHED,
                        tools,
                        unnamed.size(),
                        unnamed.get(0).vulnerability().id()),
                Text.of("enrich.unmatched-step"),
                unnamed.stream()
                        .map(one -> one.occurrences().get(0).location().path())
                        .toList(),
                unnamed.size()));
    }

    /**
     * Facts of an earlier scan under today's data and another policy: what they knew stays, what is known now is added, and the
     * list of what was used says so.
     */
    public Facts renew(Facts facts) {
        List<ScannerRun> runs = facts.coverage().scanners();
        List<String> replaced = lists().stream().map(Enricher::key).toList();
        List<Enrichment> used = Stream.concat(
                        facts.enrichments().stream().filter(one -> !replaced.contains(one.id())),
                        enrichments(runs).stream())
                .distinct()
                .sorted(Comparator.comparing(Enrichment::id))
                .toList();
        List<Finding> findings = enrich(facts.findings());
        List<Gap> gaps = facts.coverage().gaps().stream()
                .filter(gap -> !OWN_GAPS.contains(gap.message().code()))
                .filter(gap -> !isAboutAny(gap, replaced))
                .toList();
        return new Facts(
                        facts.tool(),
                        facts.startedAt(),
                        facts.durationMillis(),
                        facts.project(),
                        findings,
                        facts.components(),
                        new Coverage(runs, gaps),
                        used)
                .withGaps(gaps(runs, findings, used));
    }

    /** The first argument of each message about a list is its name. */
    private static boolean isAboutAny(Gap gap, List<String> keys) {
        boolean ours = gap.type() == GapType.ENRICHMENT_MISSING || gap.type() == GapType.ENRICHMENT_STALE;
        return ours
                && !gap.message().arguments().isEmpty()
                && keys.contains(gap.message().arguments().get(0).toLowerCase(Locale.ROOT));
    }
}
