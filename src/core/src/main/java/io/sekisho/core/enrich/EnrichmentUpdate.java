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
import java.util.Optional;

/** Fetches a list, looks at all of it, and stores it; whatever goes wrong, the one before stays. */
public final class EnrichmentUpdate {
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
     * @throws EnrichException when it does not answer, is damaged, or cannot be stored
     */
    public Result update(ListKind kind, String location, Path directory) throws EnrichException, InterruptedException {
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
        if (before.isPresent() && list.date().isBefore(before.get().date())) {
            return new Result(Outcome.OLDER, before.get());
        }
        if (before.isPresent() && before.get().sha256().equals(EnrichmentStore.sha256(content))) {
            return new Result(Outcome.UNCHANGED, store.touch(kind, before.get().seenAt(clock.instant())));
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

    /** A damaged one is replaced like none. */
    private Optional<StoredList> usable(ListKind kind) {
        try {
            Optional<StoredList> stored = store.find(kind);
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
