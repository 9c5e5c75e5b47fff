package io.sekisho.scanner.secret;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.sekisho.core.files.IoProblem;
import io.sekisho.core.process.ChildProcess;
import io.sekisho.model.Text;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs Gitleaks and believes nothing: of its exit codes only 0 and ours for "leaks found", of its log no error, and its report
 * only when it is whole. Whatever it wants to read from the scanned project to be quiet about something is kept from it.
 */
final class GitleaksRun {
    private static final Logger LOG = LoggerFactory.getLogger(GitleaksRun.class);
    private static final int LEAKS_FOUND = 42;
    /** The scan's own time-out interrupts us long before. */
    private static final Duration TIMEOUT = Duration.ofHours(12);

    private static final Pattern TROUBLE =
            Pattern.compile("(?m)^(?:\\S+ (?:ERR|FTL)\\b|.*partial scan|panic:|fatal error:|runtime:).*$");
    private static final ObjectMapper JSON =
            new ObjectMapper().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

    private final Gitleaks gitleaks;
    private final Path directory;
    private final Path config;
    private final Path template;
    private int runs;

    /** It failed; what it had reported until then is kept. */
    static final class Failure extends GitleaksException {
        private static final long serialVersionUID = 1L;

        private final transient List<Leak> seen;

        private Failure(String code, String step, List<Leak> seen, Object... arguments) {
            super(Text.of(code, arguments), Text.of(step, arguments), null);
            this.seen = seen;
        }

        List<Leak> seen() {
            return seen;
        }
    }

    /**
     * @param directory the scan's private work directory
     * @param config the rules, inside it
     */
    GitleaksRun(Gitleaks gitleaks, Path directory, Path config) throws IOException {
        this.gitleaks = gitleaks;
        this.directory = directory;
        this.config = config;
        this.template = directory.resolve("report.tmpl");
        try (InputStream in = GitleaksRun.class.getResourceAsStream("report.tmpl")) {
            Files.copy(in, template);
        }
        Files.createDirectories(directory.resolve("empty"));
    }

    /** Reads git's log of the repository that the environment names; everything is reported, the canary too. */
    List<Leak> git(Map<String, String> environment, List<String> logOptions)
            throws GitleaksException, IOException, InterruptedException {
        // An empty directory as the source: nothing to read a .gitleaksignore, .gitleaks.toml or .gitattributes from.
        return run(environment, "git", "empty", "--log-opts", String.join(" ", logOptions));
    }

    /** @param source relative to the work directory, which keeps the machine's own path from matching a rule */
    List<Leak> files(String source) throws GitleaksException, IOException, InterruptedException {
        String largest = String.valueOf(Blobs.LARGEST / 1_000_000);
        return run(Map.of(), "dir", source, "--max-target-megabytes", largest);
    }

    /** The same for files of ours that hold nothing encoded. */
    List<Leak> plainFiles(String source) throws GitleaksException, IOException, InterruptedException {
        return run(Map.of(), "dir", source, "--max-decode-depth", "0");
    }

    private List<Leak> run(Map<String, String> environment, String... what)
            throws GitleaksException, IOException, InterruptedException {
        Path report = directory.resolve("report-" + ++runs + ".json");
        List<String> command = new ArrayList<>(List.of(gitleaks.path().toString()));
        command.addAll(List.of(what));
        command.addAll(List.of(
                "--config",
                config.toAbsolutePath().toString(),
                "--gitleaks-ignore-path",
                directory.resolve("empty").toAbsolutePath().toString(),
                "--ignore-gitleaks-allow",
                "--redact",
                "--exit-code",
                String.valueOf(LEAKS_FOUND),
                "--no-banner",
                "--no-color",
                "--log-level",
                "info",
                "--report-format",
                "template",
                "--report-template",
                template.toAbsolutePath().toString(),
                "--report-path",
                report.toAbsolutePath().toString()));
        Map<String, String> changes = new HashMap<>(ToolEnvironment.changes());
        changes.putAll(environment);
        ChildProcess.Result result;
        long start = System.nanoTime();
        try {
            result = ChildProcess.run(command, directory, changes, TIMEOUT);
        } catch (IOException e) {
            throw new GitleaksException(
                    Text.of(
                            "secret.gitleaks-unusable",
                            gitleaks.path(),
                            ToolEnvironment.firstLine(IoProblem.saidBy(e))),
                    Text.of("secret.gitleaks-unusable-next", gitleaks.version()),
                    e);
        }
        LOG.debug(
                "gitleaks {}: exit code {} after {} ms\n{}",
                what[0],
                result.exitCode(),
                (System.nanoTime() - start) / 1_000_000,
                result.err());
        return checked(what[0], result, report);
    }

    private List<Leak> checked(String what, ChildProcess.Result result, Path report) throws GitleaksException {
        List<Leak> leaks = new ArrayList<>();
        boolean whole = false;
        try {
            whole = read(report, leaks);
        } catch (IOException e) {
            // Jackson's message would quote the text around the place.
            LOG.debug(
                    "report of gitleaks {} not readable: {}", what, e.getClass().getSimpleName());
        }
        var trouble = TROUBLE.matcher(result.err());
        if (trouble.find()) {
            throw failure("secret.run-failed", leaks, what, ToolEnvironment.firstLine(trouble.group()));
        }
        if (result.exitCode() != 0 && result.exitCode() != LEAKS_FOUND) {
            String said = result.err().strip();
            String last = said.substring(said.lastIndexOf('\n') + 1);
            throw failure("secret.run-exit-code", leaks, what, result.exitCode(), ToolEnvironment.firstLine(last));
        }
        if (!whole || (result.exitCode() == LEAKS_FOUND) == leaks.isEmpty()) {
            throw failure("secret.run-report", leaks, what, result.exitCode());
        }
        return leaks;
    }

    private Failure failure(String code, List<Leak> leaks, Object... arguments) {
        return new Failure(code, "secret.run-next", leaks, arguments);
    }

    /** @return whether the report is complete: it ends with the number of its own entries */
    private static boolean read(Path report, List<Leak> leaks) throws IOException {
        try (JsonParser parser = JSON.createParser(report.toFile())) {
            boolean starts = parser.nextToken() == JsonToken.START_OBJECT
                    && "leaks".equals(parser.nextFieldName())
                    && parser.nextToken() == JsonToken.START_ARRAY;
            if (!starts) {
                return false;
            }
            while (parser.nextToken() == JsonToken.START_OBJECT) {
                leaks.add(JSON.readValue(parser, Leak.class));
            }
            return "count".equals(parser.nextFieldName()) && parser.nextIntValue(-1) == leaks.size();
        }
    }
}
