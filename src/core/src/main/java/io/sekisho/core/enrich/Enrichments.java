package io.sekisho.core.enrich;

import io.sekisho.core.fetch.FetchLimits;
import io.sekisho.core.fetch.Fetched.Validators;
import io.sekisho.core.fetch.Fetcher;
import io.sekisho.core.files.IoProblem;
import io.sekisho.core.files.TrustedFiles;
import io.sekisho.model.Gap;
import io.sekisho.model.GapType;
import io.sekisho.model.Text;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Gets the lists for one scan. Only an address on the command line is called; one in the environment or the configuration says
 * where {@code enrichment update} goes, and the scan takes what that stored.
 */
public final class Enrichments {
    /** A list older than this misses what became known since. */
    public static final long MOST_DAYS = 7;

    private final EnrichmentStore store;
    private final Fetcher fetcher;
    private final LocalDate today;
    private final boolean offline;
    private final Path directory;

    /**
     * @param directory relative paths of command line and environment are relative to it
     * @param offline whether the network is forbidden
     */
    public Enrichments(EnrichmentStore store, Path directory, Clock clock, boolean offline) {
        this(store, directory, clock, offline, FetchLimits.LIST);
    }

    Enrichments(EnrichmentStore store, Path directory, Clock clock, boolean offline, FetchLimits limits) {
        this.store = store;
        this.fetcher = new Fetcher(limits);
        this.today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        this.offline = offline;
        this.directory = directory;
    }

    /**
     * @param kev null for what is stored
     * @param epss null for what is stored
     * @param near where relative paths of the configuration are read
     * @param needs what the policy asks for
     * @throws EnrichException when a file on the command line is not there or damaged: wrong usage
     */
    public Enricher enricher(EnrichmentSource kev, EnrichmentSource epss, TrustedFiles near, Needs needs)
            throws EnrichException, InterruptedException {
        List<Gap> gaps = new ArrayList<>();
        EnrichmentList listed = list(ListKind.KEV, kev, near, gaps).orElse(null);
        EnrichmentList scores = list(ListKind.EPSS, epss, near, gaps).orElse(null);
        return new Enricher((KevFile) listed, (EpssFile) scores, needs, gaps);
    }

    /** Nothing but what is on the command line: for a report of an earlier scan, to which nothing is added unasked. */
    public Enricher asked(EnrichmentSource kev, EnrichmentSource epss, Needs needs)
            throws EnrichException, InterruptedException {
        List<Gap> gaps = new ArrayList<>();
        EnrichmentList listed = kev == null
                ? null
                : list(ListKind.KEV, kev, TrustedFiles.NONE, gaps).orElse(null);
        EnrichmentList scores = epss == null
                ? null
                : list(ListKind.EPSS, epss, TrustedFiles.NONE, gaps).orElse(null);
        return new Enricher((KevFile) listed, (EpssFile) scores, needs, gaps);
    }

    private Optional<EnrichmentList> list(ListKind kind, EnrichmentSource source, TrustedFiles near, List<Gap> gaps)
            throws EnrichException, InterruptedException {
        Optional<EnrichmentList> list;
        try {
            list = given(kind, source, near);
        } catch (EnrichException e) {
            if (source.by() == EnrichmentSource.By.COMMAND_LINE && !source.isRemote()) {
                throw e;
            }
            list = stored(kind, gaps);
            gaps.add(instead(kind, e, list));
            list.ifPresent(one -> age(kind, one, gaps));
            return list;
        }
        if (list.isEmpty()) {
            list = stored(kind, gaps);
            boolean configured = source != null && source.by() == EnrichmentSource.By.CONFIGURATION;
            if (list.isEmpty() && gaps.isEmpty() && configured) {
                gaps.add(Gap.of(
                        GapType.ENRICHMENT_MISSING,
                        null,
                        Text.of("enrich.not-fetched", kind.key(), source.from(), source.shown()),
                        Text.of("enrich.missing-step", kind.key())));
            }
        }
        list.ifPresent(one -> age(kind, one, gaps));
        return list;
    }

    /** @return empty where only what is stored is to be used */
    private Optional<EnrichmentList> given(ListKind kind, EnrichmentSource source, TrustedFiles near)
            throws EnrichException, InterruptedException {
        if (source == null) {
            return Optional.empty();
        }
        boolean typed = source.by() == EnrichmentSource.By.COMMAND_LINE;
        if (source.isRemote() && (!typed || offline)) {
            return Optional.empty();
        }
        if (source.by() == EnrichmentSource.By.CONFIGURATION && !isAbsolute(source)) {
            return Optional.of(kind.parse(ofRepository(source, near), source.location()));
        }
        byte[] content = EnrichmentUpdate.fetch(fetcher, source.location(), directory, Validators.NONE)
                .content();
        EnrichmentList list = kind.parse(content, source.shown());
        if (source.isRemote()) {
            Optional<StoredList> before = find(kind);
            if (before.isPresent()) {
                EnrichmentUpdate.whole(kind, list, before.get());
            }
        }
        return Optional.of(list);
    }

    /** What is damaged is told where it is used. */
    private Optional<StoredList> find(ListKind kind) {
        try {
            return store.find(kind);
        } catch (EnrichException e) {
            return Optional.empty();
        }
    }

    private static boolean isAbsolute(EnrichmentSource source) throws EnrichException {
        String location = source.location();
        try {
            return location.regionMatches(true, 0, "file:", 0, 5)
                    || Path.of(location).isAbsolute();
        } catch (InvalidPathException e) {
            throw unreadable(source, "not a path", e);
        }
    }

    private static byte[] ofRepository(EnrichmentSource source, TrustedFiles near) throws EnrichException {
        String reason = "no such file";
        try {
            Optional<byte[]> content = near.read(source.location());
            if (content.isPresent() && content.get().length <= FetchLimits.LIST.bytes()) {
                return content.get();
            }
            reason = content.isPresent() ? "more than the limit of " + FetchLimits.LIST.bytes() + " bytes" : reason;
        } catch (IOException e) {
            reason = IoProblem.of(e);
        }
        throw unreadable(source, reason, null);
    }

    private static EnrichException unreadable(EnrichmentSource source, String reason, Exception cause) {
        return new EnrichException(
                Text.of("enrich.unreadable", source.location(), reason), Text.of("enrich.unreadable-step"), cause);
    }

    private Optional<EnrichmentList> stored(ListKind kind, List<Gap> gaps) {
        try {
            Optional<StoredList> stored = store.find(kind);
            return stored.isEmpty() ? Optional.empty() : Optional.of(store.read(kind, stored.get()));
        } catch (EnrichException e) {
            gaps.add(Gap.of(GapType.ENRICHMENT_MISSING, null, e.text(), e.nextStep()));
            return Optional.empty();
        }
    }

    private static Gap instead(ListKind kind, EnrichException e, Optional<EnrichmentList> stored) {
        String said = String.join(": ", e.text().arguments());
        return stored.isPresent()
                ? Gap.of(
                        GapType.ENRICHMENT_STALE,
                        null,
                        Text.of("enrich.instead", kind.key(), said, stored.get().date()),
                        e.nextStep())
                : Gap.of(
                        GapType.ENRICHMENT_MISSING,
                        null,
                        Text.of("enrich.nothing-instead", kind.key(), said),
                        e.nextStep());
    }

    private void age(ListKind kind, EnrichmentList list, List<Gap> gaps) {
        ageGap(kind, list.date(), list.source(), today).ifPresent(gaps::add);
    }

    /** @return a note when a list of that day is too old, or of a day that has not come */
    public static Optional<Gap> ageGap(ListKind kind, LocalDate date, String source, LocalDate today) {
        long days = ChronoUnit.DAYS.between(date, today);
        if (days >= -1 && days <= MOST_DAYS) {
            return Optional.empty();
        }
        String code = days < 0 ? "enrich.future" : "enrich.stale";
        return Optional.of(Gap.of(
                GapType.ENRICHMENT_STALE,
                null,
                Text.of(code, kind.key(), source, date, Math.abs(days)),
                Text.of(days < 0 ? "enrich.future-step" : "enrich.missing-step", kind.key())));
    }
}
