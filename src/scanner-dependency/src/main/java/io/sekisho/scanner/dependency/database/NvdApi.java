package io.sekisho.scanner.dependency.database;

import io.sekisho.core.scan.Progress;
import io.sekisho.model.Text;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Fetches CVEs from NVD's API 2.0, page by page, each page a feed file. Not with Dependency-Check's client: its HTTP library
 * writes every header, and so the key, into a debug log.
 */
final class NvdApi {
    /** The longest span that NVD answers for; an older snapshot is fetched anew. */
    static final Duration LONGEST_SPAN = Duration.ofDays(120);

    private static final String NVD = "https://services.nvd.nist.gov/rest/json/cves/2.0";
    private static final int PAGE = 2000;
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    private final Fetcher fetcher;
    private final FeedReader reader;
    private final Duration window;

    /** @param window in which NVD allows 5 requests, or 50 with a key: 30 seconds */
    NvdApi(Fetcher fetcher, FeedReader reader, Duration window) {
        this.fetcher = fetcher;
        this.reader = reader;
        this.window = window;
    }

    /**
     * @param since only what changed since then; null for all
     * @return pages as feeds; none when nothing changed
     */
    List<Feed> fetch(NvdSource.Api source, Instant since, Path staging, Progress progress)
            throws DatabaseException, InterruptedException {
        String endpoint = source.endpoint() == null ? NVD : source.endpoint();
        String shown = Fetcher.display(endpoint);
        boolean key = source.key() != null && !source.key().isBlank();
        Map<String, String> headers = key ? Map.of("apiKey", source.key().strip()) : Map.of();
        List<Feed> pages = new ArrayList<>();
        long received = 0;
        long total = 1;
        try {
            Files.createDirectories(staging);
            while (received < total) {
                if (received > 0) {
                    Thread.sleep(window.dividedBy(key ? 50 : 5).toMillis());
                }
                Path file = staging.resolve("page-" + pages.size() + ".json");
                fetcher.fetch(address(endpoint, since, received), headers, staging.resolve("page.part"), file);
                Feed page = new Feed(file, shown, 0, false, null);
                FeedReader.Size size = reader.headers(page, (id, published, modified) -> {});
                if (size.count() == 0 && received < size.total()) {
                    throw Failure.of("database-api", "database-api-step", shown, received + " / " + size.total());
                }
                received += size.count();
                total = size.total();
                progress.at(Text.of("dependency.database-downloading", shown), received, total);
                if (size.count() > 0) {
                    pages.add(page);
                }
            }
            return pages;
        } catch (IOException | IllegalArgumentException e) {
            throw Failure.because(e, "database-api", "database-api-step", shown, SnapshotUpdater.reason(e));
        }
    }

    private static String address(String endpoint, Instant since, long start) {
        String query = (endpoint.contains("?") ? "&" : "?") + "resultsPerPage=" + PAGE + "&startIndex=" + start;
        return since == null
                ? endpoint + query
                : endpoint + query + "&lastModStartDate=" + TIME.format(since) + "&lastModEndDate="
                        + TIME.format(since.plus(LONGEST_SPAN));
    }
}
