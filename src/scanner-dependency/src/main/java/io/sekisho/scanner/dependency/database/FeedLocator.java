package io.sekisho.scanner.dependency.database;

import io.sekisho.core.files.IoProblem;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.stream.Stream;

/** Turns what a user gives as {@code --nvd-feed} (a file, a directory, an address of either) into feed files on this machine. */
final class FeedLocator {
    /** A feed's name in a directory; 1.x is the format that NVD retired in 2023. */
    private static final String FEED_NAME = "nvdcve-(?!1\\.).*\\.json(\\.gz)?";

    private final Fetcher fetcher;
    private final Path staging;
    private final int lastYear;

    /**
     * @param staging where downloads go
     * @param lastYear the newest year to ask a mirror for
     */
    FeedLocator(Fetcher fetcher, Path staging, int lastYear) {
        this.fetcher = fetcher;
        this.staging = staging;
        this.lastYear = lastYear;
    }

    /** @throws DatabaseException when there is no feed at that place; says what is looked for */
    List<Feed> locate(String location) throws DatabaseException, InterruptedException {
        try {
            Files.createDirectories(staging);
            if (!Fetcher.isRemote(location)) {
                return local(location.startsWith("file:") ? Path.of(java.net.URI.create(location)) : Path.of(location));
            }
            boolean single = location.replaceFirst("[?#].*", "").matches(".*\\.json(\\.gz)?");
            List<Feed> feeds = single && !location.contains("{0}") ? List.of(download(location)) : mirror(location);
            if (feeds.isEmpty()) {
                throw Failure.of("database-feed-none", "database-feed-none-step", Fetcher.display(location));
            }
            return feeds;
        } catch (IOException | IllegalArgumentException e) {
            throw Failure.because(
                    e,
                    "database-feed-fetch",
                    "database-feed-fetch-step",
                    Fetcher.display(location),
                    IoProblem.saidBy(e));
        }
    }

    private static List<Feed> local(Path path) throws IOException, DatabaseException {
        if (Files.isRegularFile(path)) {
            return List.of(withMeta(path));
        }
        if (!Files.isDirectory(path)) {
            throw Failure.of("database-feed-missing", "database-feed-missing-step", path);
        }
        List<Path> files;
        try (Stream<Path> list = Files.list(path)) {
            files = list.filter(p ->
                            p.getFileName().toString().toLowerCase(Locale.ROOT).matches(FEED_NAME))
                    .filter(Files::isRegularFile)
                    .sorted()
                    .toList();
        }
        if (files.isEmpty()) {
            throw Failure.of("database-feed-none", "database-feed-none-step", path);
        }
        List<Feed> feeds = new ArrayList<>();
        for (Path file : files) {
            feeds.add(withMeta(file));
        }
        return feeds;
    }

    private static Feed withMeta(Path file) throws IOException {
        Path meta = file.resolveSibling(Feed.metaName(file.getFileName().toString()));
        boolean told = !meta.equals(file) && Files.isRegularFile(meta);
        return Feed.of(file, file.toString(), told ? sha256(Files.readString(meta, StandardCharsets.UTF_8)) : null);
    }

    /** The pattern comes from the mirror's {@code cache.properties}, from the user ({@code {0}}), or is one of two usual ones. */
    private List<Feed> mirror(String location) throws IOException, InterruptedException {
        List<String> patterns = new ArrayList<>();
        if (location.contains("{0}")) {
            patterns.add(location);
        } else {
            String base = location.endsWith("/") ? location : location + "/";
            try {
                Properties properties = new Properties();
                properties.load(new StringReader(text(base + "cache.properties")));
                patterns.add(base + properties.getProperty("prefix", "nvdcve-") + "{0}.json.gz");
            } catch (Fetcher.NotThere e) {
                patterns.add(base + "nvdcve-{0}.json.gz");
                patterns.add(base + "nvdcve-2.0-{0}.json.gz");
            }
        }
        for (String pattern : patterns) {
            List<Feed> feeds = new ArrayList<>();
            for (int year = Feed.FIRST_YEAR; year <= lastYear; year++) {
                add(feeds, pattern.replace("{0}", Integer.toString(year)));
            }
            add(feeds, pattern.replace("{0}", "modified"));
            if (!feeds.isEmpty()) {
                return feeds;
            }
        }
        return List.of();
    }

    /** A year that a mirror lacks is no error here: it is a gap of the finished database. */
    private void add(List<Feed> feeds, String location) throws IOException, InterruptedException {
        try {
            feeds.add(download(location));
        } catch (Fetcher.NotThere e) {
            org.slf4j.LoggerFactory.getLogger(FeedLocator.class).info("not there: {}", Fetcher.display(location));
        }
    }

    private Feed download(String location) throws IOException, InterruptedException {
        String name = location.replaceFirst("[?#].*", "").replaceFirst(".*/", "");
        Path target = staging.resolve(name.replaceAll("[^A-Za-z0-9._-]", "_"));
        fetcher.fetch(location, staging.resolve(target.getFileName() + ".part"), target);
        String sha256 = null;
        try {
            sha256 = sha256(text(location.replaceFirst("\\.json(\\.gz)?(?=$|[?#])", ".meta")));
        } catch (Fetcher.NotThere e) {
            // Not every mirror has them.
        }
        return Feed.of(target, Fetcher.display(location), sha256);
    }

    private String text(String location) throws IOException, InterruptedException {
        Path file = staging.resolve("text");
        fetcher.fetch(location, staging.resolve("text.part"), file);
        return Files.readString(file, StandardCharsets.UTF_8);
    }

    private static String sha256(String meta) {
        return meta.lines()
                .map(String::strip)
                .filter(line -> line.matches("sha256:[0-9A-Fa-f]{64}"))
                .map(line -> line.substring(7))
                .findFirst()
                .orElse(null);
    }
}
