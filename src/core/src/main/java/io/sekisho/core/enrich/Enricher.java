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

    public Enricher {
        sources = List.copyOf(sources);
    }

    /** The same data for another policy. */
    public Enricher neededBy(Needs others) {
        return new Enricher(kev, epss, others, sources);
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
     * @param runs what ran: where nobody looked for vulnerable dependencies, nothing is missed
     */
    public List<Gap> gaps(List<ScannerRun> runs) {
        return gaps(runs, enrichments(runs));
    }

    private List<Gap> gaps(List<ScannerRun> runs, List<Enrichment> used) {
        List<Gap> gaps = new ArrayList<>(sources);
        boolean looked = runs.stream()
                .anyMatch(run -> run.kind() == Kind.DEPENDENCY
                        && run.state() != ScannerState.LEFT_OUT
                        && run.state() != ScannerState.NOTHING_TO_SCAN);
        for (ListKind kind : looked ? needs.kinds() : List.<ListKind>of()) {
            if (used.stream().noneMatch(one -> one.id().equals(kind.key()))) {
                gaps.add(Gap.of(
                        GapType.ENRICHMENT_MISSING,
                        null,
                        Text.of(MISSING, kind.key().toUpperCase(Locale.ROOT)),
                        Text.of("enrich.missing-step", kind.key())));
            }
        }
        return gaps;
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
        List<Gap> gaps = facts.coverage().gaps().stream()
                .filter(gap -> !gap.message().code().equals(MISSING))
                .filter(gap -> !isAboutAny(gap, replaced))
                .toList();
        return new Facts(
                        facts.tool(),
                        facts.startedAt(),
                        facts.durationMillis(),
                        facts.project(),
                        enrich(facts.findings()),
                        facts.components(),
                        new Coverage(runs, gaps),
                        used)
                .withGaps(gaps(runs, used));
    }

    /** The first argument of each message about a list is its name. */
    private static boolean isAboutAny(Gap gap, List<String> keys) {
        boolean ours = gap.type() == GapType.ENRICHMENT_MISSING || gap.type() == GapType.ENRICHMENT_STALE;
        return ours
                && !gap.message().arguments().isEmpty()
                && keys.contains(gap.message().arguments().get(0).toLowerCase(Locale.ROOT));
    }
}
