package io.sekisho.scanner.dependency.database;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.sekisho.core.files.IoProblem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** The two small sources beside NVD: RetireJS' repository and CISA's catalogue of known exploited vulnerabilities. */
final class Catalogues {
    private final Fetcher fetcher;
    private final Path staging;

    Catalogues(Fetcher fetcher, Path staging) {
        this.fetcher = fetcher;
        this.staging = staging;
    }

    /** Copies it to the target after a look at its shape. */
    void retireJs(String location, Path target) throws DatabaseException, InterruptedException {
        Path file = fetch(location, target);
        JsonNode root = parse(file, location, "database-retirejs-format");
        boolean right = root.isObject() && root.size() > 0;
        for (JsonNode library : root) {
            right &= library.isObject() && (library.has("extractors") || library.has("vulnerabilities"));
        }
        accept(right, file, target, location, "database-retirejs-format");
    }

    /** @return number of entries */
    long kev(String location, Path target) throws DatabaseException, InterruptedException {
        Path file = fetch(location, target);
        JsonNode list = parse(file, location, "database-kev-format").path("vulnerabilities");
        boolean right = list.isArray() && !list.isEmpty();
        for (JsonNode entry : list) {
            right &= entry.path("cveID").asText().startsWith("CVE-");
        }
        accept(right, file, target, location, "database-kev-format");
        return list.size();
    }

    private Path fetch(String location, Path target) throws DatabaseException, InterruptedException {
        try {
            Files.createDirectories(staging);
            Path file = staging.resolve(target.getFileName());
            if (Fetcher.isRemote(location)) {
                fetcher.fetch(location, staging.resolve(target.getFileName() + ".part"), file);
            } else {
                Path from = location.startsWith("file:") ? Path.of(java.net.URI.create(location)) : Path.of(location);
                Files.copy(from, file, StandardCopyOption.REPLACE_EXISTING);
            }
            return file;
        } catch (IOException | IllegalArgumentException e) {
            throw Failure.because(
                    e,
                    "database-feed-fetch",
                    "database-feed-fetch-step",
                    Fetcher.display(location),
                    IoProblem.saidBy(e));
        }
    }

    private static JsonNode parse(Path file, String location, String problem) throws DatabaseException {
        try {
            JsonNode root = JsonMapper.builder().build().readTree(file.toFile());
            return root == null ? com.fasterxml.jackson.databind.node.MissingNode.getInstance() : root;
        } catch (IOException e) {
            throw Failure.because(e, problem, problem + "-step", Fetcher.display(location));
        }
    }

    private static void accept(boolean right, Path file, Path target, String location, String problem)
            throws DatabaseException {
        if (!right) {
            throw Failure.of(problem, problem + "-step", Fetcher.display(location));
        }
        try {
            Files.move(file, target, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw Failure.because(e, "database-unwritable", "database-unwritable-step", target, e);
        }
    }
}
