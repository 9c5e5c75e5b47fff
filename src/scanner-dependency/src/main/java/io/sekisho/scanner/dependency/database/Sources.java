package io.sekisho.scanner.dependency.database;

import io.sekisho.core.scan.Progress;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.IntStream;

/** Fetches what a request names into a staging directory and looks at all of it before anything is imported. */
final class Sources {
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final Duration TIMEOUT = Duration.ofSeconds(60);
    /** Doubled four times it outlasts NVD's window. */
    private static final Duration API_PAUSE = Duration.ofSeconds(3);

    private static final Duration WINDOW = Duration.ofSeconds(30);
    /** The largest real feed is a tenth of this. */
    private static final long LIMIT = 4L << 30;

    private final Path staging;
    private final Clock clock;
    private final FeedReader reader = new FeedReader();

    Sources(Path staging, Clock clock) {
        this.staging = staging;
        this.clock = clock;
    }

    static Fetcher fetcher(Progress progress) {
        return new Fetcher(PAUSE, TIMEOUT, LIMIT, progress);
    }

    /**
     * @return null when there is nothing to import
     * @param since for the API: only what changed since then; null for all
     */
    FeedIndex nvd(NvdSource source, Instant since, Progress progress) throws DatabaseException, InterruptedException {
        List<Feed> feeds = List.of();
        if (source instanceof NvdSource.Feeds given) {
            feeds = new FeedLocator(fetcher(progress), staging.resolve("feeds"), currentYear())
                    .locate(given.location());
        } else if (source instanceof NvdSource.Api api) {
            feeds = new NvdApi(new Fetcher(API_PAUSE, TIMEOUT, LIMIT, progress), reader, WINDOW)
                    .fetch(api, since, staging.resolve("api"), progress);
        }
        if (feeds.isEmpty()) {
            return null;
        }
        return FeedIndex.of(feeds, reader, currentYear());
    }

    Catalogues catalogues(Progress progress) {
        return new Catalogues(fetcher(progress), staging.resolve("catalogues"));
    }

    FeedReader reader() {
        return reader;
    }

    List<Integer> missing(List<Integer> present) {
        return IntStream.rangeClosed(Feed.FIRST_YEAR, currentYear())
                .boxed()
                .filter(year -> !present.contains(year))
                .toList();
    }

    private int currentYear() {
        return clock.instant().atZone(ZoneOffset.UTC).getYear();
    }

    static String describe(NvdSource source) {
        if (source instanceof NvdSource.Feeds feeds) {
            return Fetcher.display(feeds.location());
        }
        if (source instanceof NvdSource.Api api) {
            return api.endpoint() == null ? "NVD API 2.0" : Fetcher.display(api.endpoint());
        }
        return "kept";
    }
}
