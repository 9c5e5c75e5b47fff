package io.sekisho.scanner.external;

import com.fasterxml.jackson.databind.JsonNode;
import io.sekisho.core.plan.Module;
import io.sekisho.core.plan.ScanPlan;
import io.sekisho.core.scan.RawFinding;
import io.sekisho.model.ExternalDetail;
import io.sekisho.model.Occurrence;
import io.sekisho.model.Rule;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Turns one SARIF result into a finding. */
final class ResultTranslator {
    private static final int MAX_NAME = 200;
    private static final int MAX_DESCRIPTION = 800;
    private static final int MAX_SNIPPET = 500;

    /** Grype adds the package to the id, which then is nobody else's: {@code CVE-2021-44228-log4j-core}. */
    private static final Pattern VULNERABILITY =
            Pattern.compile("((?:CVE-\\d{4}-\\d{4,7})|(?:GHSA(?:-[0-9a-z]{4}){3}))-.+");

    private final ScanPlan plan;
    private final Spots spots;
    private final Lines lines;
    private final SecretPlaces secretPlaces;

    /** @param secretPlaces is told where results about secrets point */
    ResultTranslator(ScanPlan plan, Spots spots, Lines lines, SecretPlaces secretPlaces) {
        this.plan = plan;
        this.spots = spots;
        this.lines = lines;
        this.secretPlaces = secretPlaces;
    }

    Spot spot(SarifRun run, JsonNode result) {
        return spots.of(run, result);
    }

    RawFinding translate(SarifRun run, JsonNode result, Spot spot) {
        JsonNode described = run.rule(result);
        List<Integer> cwes = Weaknesses.of(run, described, result);
        boolean secret = Secrets.isSecret(run, described, result, cwes);
        // What secret scanners find is a credential in the code, though few say so; it folds with our own by that.
        Rule rule = rule(described, result, secret && cwes.isEmpty() ? List.of(798) : cwes);
        if (secret) {
            secretPlaces.add(spot.location());
        }
        String quoted = quoted(result);
        String message = message(run, described, result, spot, secret, quoted);
        String suppression = Verdicts.suppression(result);
        ExternalDetail detail = new ExternalDetail(
                run.toolName(), Verdicts.level(run, described, result), Verdicts.securitySeverity(described, result));
        Advisory advisory = secret
                ? Advisory.NONE
                : Advisories.of(
                        rule,
                        described,
                        result,
                        message,
                        detail,
                        spot.location().path());
        return RawFinding.external(
                List.of(run.toolName(), rule.id(), spot.identity(), anchor(result, spot, secret, quoted, message)),
                rule,
                message,
                new Occurrence(
                        ExternalScanner.ID,
                        spot.location(),
                        null,
                        module(spot),
                        null,
                        true,
                        List.of(),
                        secret ? null : snippet(spot, quoted),
                        secret ? Secrets.mask(suppression, quoted) : suppression),
                detail,
                advisory.vulnerability(),
                advisory.remedy());
    }

    private static Rule rule(JsonNode described, JsonNode result, List<Integer> cwes) {
        String given =
                result.path("ruleId").asText(result.path("rule").path("id").asText(""));
        String id = Words.line(given.isEmpty() ? described.path("id").asText("") : given, MAX_NAME);
        Matcher vulnerability = VULNERABILITY.matcher(id == null ? "" : id);
        String name = Words.line(
                described
                        .path("shortDescription")
                        .path("text")
                        .asText(described.path("name").asText("")),
                MAX_NAME);
        String description = described
                .path("fullDescription")
                .path("text")
                .asText(described.path("help").path("text").asText(""));
        String page = described.path("helpUri").asText("");
        return new Rule(
                vulnerability.matches() ? vulnerability.group(1) : id == null ? "unnamed-rule" : id,
                name,
                Words.text(Words.withoutTags(description), MAX_DESCRIPTION),
                cwes,
                page.matches("https?://[^\\s\"'<>]{1,1000}") ? page : null);
    }

    /** What the tool looked at outside the project has no place in the report but here. */
    private static String message(
            SarifRun run, JsonNode described, JsonNode result, Spot spot, boolean secret, String quoted) {
        String text = Messages.of(run, described, result);
        String masked = secret ? Secrets.mask(text, quoted) : text;
        if (spot.elsewhere() == null) {
            return masked;
        }
        return masked == null ? spot.elsewhere() : masked + "\n" + spot.elsewhere();
    }

    /** Fingerprints, x1: the tool's own mark, else the line, else the message. */
    private String anchor(JsonNode result, Spot spot, boolean secret, String quoted, String message) {
        String mark = ToolFingerprint.of(result);
        if (mark != null) {
            return mark;
        }
        String line = lines.at(spot.location());
        if (line == null && quoted != null && spot.location().startLine() > 0) {
            line = quoted;
        }
        if (line != null) {
            return Words.foldSpace(secret ? Secrets.maskLine(line, quoted) : line);
        }
        return message == null ? "" : Words.foldSpace(message);
    }

    private static String quoted(JsonNode result) {
        for (JsonNode location : result.path("locations")) {
            String text = location.path("physicalLocation")
                    .path("region")
                    .path("snippet")
                    .path("text")
                    .asText("");
            if (!text.isBlank()) {
                return text;
            }
        }
        return null;
    }

    private String snippet(Spot spot, String quoted) {
        String line = quoted == null ? lines.at(spot.location()) : quoted;
        return Words.text(line, MAX_SNIPPET);
    }

    private String module(Spot spot) {
        if (spot.outside() || spot.elsewhere() != null) {
            return null;
        }
        String path = spot.location().path();
        return plan.modules().stream()
                .map(Module::directory)
                .filter(directory -> directory.isEmpty() || path.startsWith(directory + "/"))
                .max(Comparator.comparingInt(String::length))
                .orElse(null);
    }
}
