package io.sekisho.scanner.dependency.database;

import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.github.jeremylong.openvulnerability.client.nvd.DefCveItem;
import io.github.jeremylong.openvulnerability.client.nvd.NvdApiException;
import io.github.jeremylong.openvulnerability.client.nvd.NvdCveClient;
import io.github.jeremylong.openvulnerability.client.nvd.NvdCveClientBuilder;
import io.sekisho.core.scan.Progress;
import io.sekisho.model.Text;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** Fetches CVEs from NVD's API with Dependency-Check's own client, which keeps to NVD's rate limits, into feed files. */
final class NvdApi {
    /** NVD answers no longer span; an older snapshot is fetched anew. */
    static final Duration LONGEST_SPAN = Duration.ofDays(120);

    private static final int PAGE = 2000;

    private final int retries;
    private final JsonMapper json = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .build();

    NvdApi(int retries) {
        this.retries = retries;
    }

    /**
     * @param since only what changed since then; null for all
     * @return pages as feeds; none when nothing changed
     */
    List<Feed> fetch(NvdSource.Api source, Instant since, Path staging, Progress progress)
            throws DatabaseException, InterruptedException {
        String shown = source.endpoint() == null ? "NVD API" : Fetcher.display(source.endpoint());
        List<Feed> pages = new ArrayList<>();
        try (NvdCveClient client = client(source, since)) {
            Files.createDirectories(staging);
            long received = 0;
            while (client.hasNext()) {
                if (Thread.interrupted()) {
                    throw new InterruptedException();
                }
                Collection<DefCveItem> items = client.next();
                if (client.getLastStatusCode() != 200 || items == null) {
                    throw Failure.of("database-api", "database-api-step", shown, "HTTP " + client.getLastStatusCode());
                }
                received += items.size();
                progress.at(Text.of("dependency.database-downloading", shown), received, client.getTotalAvailable());
                if (!items.isEmpty()) {
                    pages.add(page(items, staging.resolve("page-" + pages.size() + ".json"), shown));
                }
            }
            if (received < client.getTotalAvailable()) {
                throw Failure.of(
                        "database-api", "database-api-step", shown, received + " / " + client.getTotalAvailable());
            }
            return pages;
        } catch (IOException | NvdApiException e) {
            throw Failure.because(e, "database-api", "database-api-step", shown, reason(e, source));
        } catch (DatabaseException | InterruptedException | RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw Failure.because(e, "database-api", "database-api-step", shown, reason(e, source));
        }
    }

    private NvdCveClient client(NvdSource.Api source, Instant since) {
        NvdCveClientBuilder builder = NvdCveClientBuilder.aNvdCveApi()
                .withResultsPerPage(PAGE)
                .withMaxRetryCount(retries)
                .withrequestsPerThirtySeconds(source.key() == null ? 5 : 50);
        if (source.key() != null) {
            builder.withApiKey(source.key());
        }
        if (source.endpoint() != null) {
            builder.withEndpoint(source.endpoint());
        }
        if (since != null) {
            builder.withLastModifiedFilter(
                    since.atZone(ZoneOffset.UTC), since.plus(LONGEST_SPAN).atZone(ZoneOffset.UTC));
        }
        return builder.build();
    }

    private Feed page(Collection<DefCveItem> items, Path file, String shown) throws IOException {
        json.writeValue(
                file.toFile(),
                Map.of(
                        "format",
                        "NVD_CVE",
                        "version",
                        "2.0",
                        "resultsPerPage",
                        items.size(),
                        "startIndex",
                        0,
                        "totalResults",
                        items.size(),
                        "vulnerabilities",
                        items));
        return new Feed(file, shown, 0, false, null);
    }

    /** The client's messages quote requests; the key must never come out that way. */
    private static String reason(Exception e, NvdSource.Api source) {
        String message = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
        return source.key() == null ? message : message.replace(source.key(), "***");
    }
}
