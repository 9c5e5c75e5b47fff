package io.sekisho.scanner.dependency.database;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * Which feed has the newest state of each CVE. The feed {@code modified} repeats what the year feeds hold, and importing an id
 * twice leaves orphans whose removal takes longer than the import itself.
 */
final class FeedIndex {
    /** NVD has published more than this in each year since 2002. */
    static final int FEWEST_A_YEAR = 1000;

    private record Winner(int feed, int ordinal, String lastModified) {}

    private final List<Feed> feeds;
    private final Map<String, Winner> winners = new HashMap<>();
    private final TreeSet<Integer> years = new TreeSet<>();
    private final Map<Integer, Integer> unnamedById = new HashMap<>();
    private final Map<Integer, Integer> unnamedByDate = new HashMap<>();
    private String newest = "";

    private FeedIndex(List<Feed> feeds) {
        this.feeds = feeds;
    }

    /**
     * Reads all feeds whole.
     *
     * @param currentYear of which a single CVE is enough to count as present
     * @throws DatabaseException when one is damaged or not what its name says, or when all are empty
     */
    static FeedIndex of(List<Feed> feeds, FeedReader reader, int currentYear) throws DatabaseException {
        FeedIndex index = new FeedIndex(feeds);
        for (int i = 0; i < feeds.size(); i++) {
            index.add(i, reader, currentYear);
        }
        index.unnamedById.forEach((year, count) -> {
            if (Math.min(count, index.unnamedByDate.getOrDefault(year, 0)) >= fewest(year, currentYear)) {
                index.years.add(year);
            }
        });
        if (index.winners.isEmpty()) {
            throw Failure.of(
                    "database-feed-empty",
                    "database-feed-empty-step",
                    feeds.get(0).label());
        }
        return index;
    }

    private void add(int number, FeedReader reader, int currentYear) throws DatabaseException {
        Feed feed = feeds.get(number);
        Map<Integer, Integer> byId = new HashMap<>();
        Map<Integer, Integer> byDate = new HashMap<>();
        int[] ordinal = {0};
        reader.headers(feed, (id, published, lastModified) -> {
            byId.merge(year(id.substring(4)), 1, Integer::sum);
            byDate.merge(year(published), 1, Integer::sum);
            Winner winner = new Winner(number, ordinal[0]++, lastModified);
            winners.merge(id, winner, (a, b) -> b.lastModified().compareTo(a.lastModified()) >= 0 ? b : a);
            newest = lastModified.compareTo(newest) > 0 ? lastModified : newest;
        });
        if (feed.changes()) {
            return;
        }
        if (feed.year() != 0) {
            // NVD sorts by the id's year, some mirrors by the date of publication.
            int inYear = Math.max(byId.getOrDefault(feed.year(), 0), byDate.getOrDefault(feed.year(), 0));
            if (ordinal[0] > 0 && inYear == 0) {
                throw Failure.of("database-feed-year", "database-feed-year-step", feed.label(), feed.year());
            }
            if (ordinal[0] >= fewest(feed.year(), currentYear)) {
                years.add(feed.year());
            }
            return;
        }
        // One file with all years, or the pages of the API.
        byId.forEach((year, count) -> unnamedById.merge(year, count, Integer::sum));
        byDate.forEach((year, count) -> unnamedByDate.merge(year, count, Integer::sum));
    }

    private static int fewest(int year, int currentYear) {
        return year >= currentYear ? 1 : FEWEST_A_YEAR;
    }

    /** 2002 stands for all that is older; 0 when the text does not begin with a year. */
    private static int year(String text) {
        return text.matches("\\d{4}.*") ? Math.max(Feed.FIRST_YEAR, Integer.parseInt(text.substring(0, 4))) : 0;
    }

    List<Feed> feeds() {
        return feeds;
    }

    /** Number of different CVEs. */
    int size() {
        return winners.size();
    }

    List<Integer> years() {
        return new ArrayList<>(years);
    }

    /** Ordinals in one feed that are to be imported, and their ids. */
    Map<Integer, String> of(int feed) {
        Map<Integer, String> ids = new HashMap<>();
        winners.forEach((id, winner) -> {
            if (winner.feed() == feed) {
                ids.put(winner.ordinal(), id);
            }
        });
        return ids;
    }

    /** The latest change of any CVE; NVD's times are UTC without saying so. */
    Instant newestModified() {
        try {
            return newest.endsWith("Z")
                    ? Instant.parse(newest)
                    : LocalDateTime.parse(newest).toInstant(ZoneOffset.UTC);
        } catch (DateTimeParseException e) {
            return null;
        }
    }
}
