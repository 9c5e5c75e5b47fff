package io.sekisho.core.enrich;

import io.sekisho.core.fetch.FetchException;
import io.sekisho.core.fetch.FetchLimits;
import io.sekisho.core.fetch.Fetched;
import io.sekisho.core.fetch.Fetched.Validators;
import io.sekisho.core.fetch.Fetcher;
import io.sekisho.core.fetch.Location;
import io.sekisho.core.files.IoProblem;
import io.sekisho.model.Text;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;

/**
 * Fetches a list, looks at all of it, and stores it; whatever goes wrong, the one before stays. A list that is cut off at the end
 * of a line looks whole, and one that is dated in the future would keep all true ones out: both are refused.
 */
public final class EnrichmentUpdate {
    /** From one day to the next these lists grow; less than this share of the one before is no whole list. */
    private static final double LEAST_SHARE = 0.8;

    /** What an update did. */
    public enum Outcome {
        UPDATED,
        /** The source has what is stored already. */
        UNCHANGED,
        /** The source has an older one, which was not taken. */
        OLDER
    }

    /**
     * How it went.
     *
     * @param stored what counts now
     */
    public record Result(Outcome outcome, StoredList stored) {}

    private final EnrichmentStore store;
    private final Fetcher fetcher;
    private final Clock clock;

    public EnrichmentUpdate(EnrichmentStore store, Clock clock) {
        this(store, clock, FetchLimits.LIST);
    }

    EnrichmentUpdate(EnrichmentStore store, Clock clock, FetchLimits limits) {
        this.store = store;
        this.fetcher = new Fetcher(limits);
        this.clock = clock;
    }

    /**
     * @param location an http(s) address or a path
     * @param directory relative paths are relative to it
     * @param smaller whether a list may have lost more than a fifth of its entries
     * @throws EnrichException when it does not answer, is damaged, cut off, or cannot be stored
     */
    public Result update(ListKind kind, String location, Path directory, boolean smaller)
            throws EnrichException, InterruptedException {
        Optional<StoredList> before = usable(kind);
        String source = Location.display(location);
        boolean same = before.isPresent() && before.get().source().equals(source);
        Fetched fetched =
                fetch(fetcher, location, directory, same ? before.get().validators() : Validators.NONE);
        if (fetched.isUnchanged()) {
            return new Result(Outcome.UNCHANGED, store.touch(kind, before.get().seenAt(clock.instant())));
        }
        byte[] content = fetched.content();
        EnrichmentList list = kind.parse(content, source);
        LocalDate today = today();
        if (isAhead(list.date(), today)) {
            throw new EnrichException(
                    Text.of("enrich.dated-ahead", kind.key(), source, list.date(), today),
                    Text.of("enrich.dated-ahead-step"),
                    null);
        }
        if (before.isPresent() && list.date().isBefore(before.get().date())) {
            return new Result(Outcome.OLDER, before.get());
        }
        if (before.isPresent() && before.get().sha256().equals(EnrichmentStore.sha256(content))) {
            return new Result(Outcome.UNCHANGED, store.touch(kind, before.get().seenAt(clock.instant())));
        }
        if (before.isPresent() && !smaller) {
            whole(kind, list, before.get());
        }
        StoredList describing = new StoredList(
                StoredList.FORMAT,
                null,
                null,
                source,
                list.date(),
                list.entries(),
                clock.instant(),
                fetched.validators().etag(),
                fetched.validators().lastModified());
        return new Result(Outcome.UPDATED, store.put(kind, content, describing));
    }

    /** @throws EnrichException when it has so much less than the stored one that it was cut off */
    static void whole(ListKind kind, EnrichmentList list, StoredList before) throws EnrichException {
        if (list.entries() < LEAST_SHARE * before.entries()) {
            throw new EnrichException(
                    Text.of("enrich.shrunk", kind.key(), list.source(), list.entries(), before.entries()),
                    Text.of("enrich.shrunk-step"),
                    null);
        }
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    /** Publishers may live a day ahead of UTC. */
    private static boolean isAhead(LocalDate date, LocalDate today) {
        return date.isAfter(today.plusDays(1));
    }

    /** One that is damaged, or of a day that has not come, is replaced like none. */
    private Optional<StoredList> usable(ListKind kind) {
        try {
            Optional<StoredList> stored = store.find(kind).filter(one -> !isAhead(one.date(), today()));
            if (stored.isPresent()) {
                store.read(kind, stored.get());
            }
            return stored;
        } catch (EnrichException e) {
            return Optional.empty();
        }
    }

    /** @throws EnrichException that names the source without credentials */
    static Fetched fetch(Fetcher fetcher, String location, Path directory, Validators known)
            throws EnrichException, InterruptedException {
        try {
            if (Location.isRemote(location)) {
                return fetcher.get(location, known);
            }
            Path file =
                    Location.path(location, directory).orElseThrow(() -> new FetchException("not a path", true, null));
            return new Fetched(fetcher.read(file), Validators.NONE);
        } catch (FetchException e) {
            throw new EnrichException(
                    Text.of("enrich.unreadable", Location.display(location), IoProblem.saidBy(e)),
                    Text.of("enrich.unreadable-step"),
                    e);
        }
    }
}
