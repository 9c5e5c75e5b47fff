package io.sekisho.core.writer.cloud;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sekisho.core.text.Line;
import io.sekisho.core.view.Counting;
import io.sekisho.core.view.Primary;
import io.sekisho.core.writer.Edition;
import io.sekisho.model.CvssScore;
import io.sekisho.model.Finding;
import io.sekisho.model.GoneFinding;
import io.sekisho.model.Kind;
import io.sekisho.model.Location;
import io.sekisho.model.Severity;
import io.sekisho.model.Vulnerability;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;

/**
 * A finding in the words of Security Command Center's API. The same finding has the same name in every scan, so that writing it
 * again updates it; one that is fixed becomes inactive. Muting is left to those who work there.
 */
final class SccFinding {
    private static final int TEXT = 2000;
    private static final int CATEGORY = 255;
    private static final int NAME_LENGTH = 32;

    private final Known known;
    private final String source;

    SccFinding(Known known, String source) {
        this.known = known;
        this.source = source;
    }

    /** The scan as a whole: active while the gate fails or not everything was seen. */
    ObjectNode scan() {
        Severity severity = known.passed() ? Severity.INFO : Severity.MEDIUM;
        ObjectNode node = common(known.scanId(), "SCAN_VERDICT", severity, known.passed() ? "INACTIVE" : "ACTIVE");
        node.put("findingClass", "OBSERVATION")
                .put("description", Line.cut(known.verdict() + " " + known.reasons(TEXT), TEXT));
        properties(node, null);
        return node;
    }

    ObjectNode of(Edition.Entry entry) {
        Finding finding = entry.finding();
        ObjectNode node = common(
                known.id(finding.fingerprint()),
                category(finding.kind(), finding.rule().id()),
                finding.severity(),
                Counting.counts(entry.judgement()) ? "ACTIVE" : "INACTIVE");
        node.put("findingClass", "VULNERABILITY");
        node.put("description", Line.cut(known.title(finding, TEXT) + ". " + known.description(finding, TEXT), TEXT));
        node.put("nextSteps", known.advice(finding, TEXT));
        String page = known.page(finding, TEXT);
        if (page != null) {
            node.put("externalUri", page);
        }
        if (finding.vulnerability() != null) {
            vulnerability(node.putObject("vulnerability"), finding);
        }
        if (!known.items(finding).isEmpty()) {
            ObjectNode compliance = node.putArray("compliances").addObject();
            compliance.put("standard", Line.of(known.standard().id(), CATEGORY));
            if (known.standard().version() != null) {
                compliance.put("version", Line.of(known.standard().version(), CATEGORY));
            }
            known.items(finding).forEach(compliance.putArray("ids")::add);
        }
        ObjectNode properties = properties(node, Primary.place(finding).location());
        properties.put("fingerprint", finding.fingerprint());
        properties.put("places", finding.occurrences().size());
        properties.put("gate", entry.judgement().action().key());
        put(properties, "firstSeen", known.firstSeen(entry.judgement().firstSeen()));
        if (finding.vulnerability() != null) {
            put(properties, "vulnerability", finding.vulnerability().id());
        }
        if (!entry.judgement().suppressed().isEmpty()) {
            properties.put("suppressed", known.reason(entry, TEXT));
        }
        return node;
    }

    /** The same under a fingerprint that it had before it was moved: it is there under another name now. */
    ObjectNode moved(Edition.Entry entry, String former) {
        ObjectNode node = of(entry);
        return node.put("name", source + "/findings/" + name(known.id(former))).put("state", "INACTIVE");
    }

    ObjectNode fixed(GoneFinding gone) {
        ObjectNode node = common(
                known.id(gone.fingerprint()),
                category(gone.kind(), gone.rule() == null ? "" : gone.rule()),
                gone.severity() == null ? Severity.INFO : gone.severity(),
                "INACTIVE");
        node.put("findingClass", "VULNERABILITY").put("description", Line.of(gone.title(), TEXT));
        properties(node, gone.path() == null ? null : Location.file(gone.path()))
                .put("fingerprint", gone.fingerprint());
        return node;
    }

    private ObjectNode common(String id, String category, Severity severity, String state) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("name", source + "/findings/" + name(id)).put("parent", source);
        node.put("resourceName", known.repository()).put("state", state);
        node.put("category", category).put("eventTime", known.scannedAt());
        return node.put("severity", severity == Severity.INFO ? "LOW" : severity.name());
    }

    private ObjectNode properties(ObjectNode node, Location place) {
        ObjectNode properties = node.putObject("sourceProperties");
        properties.put("repository", known.repository());
        put(properties, "branch", known.facts().project().branch());
        put(properties, "commit", known.facts().project().commit());
        if (place != null) {
            put(properties, "path", place.path());
            if (place.startLine() > 0) {
                properties.put("line", place.startLine());
            }
        }
        return properties;
    }

    private static void vulnerability(ObjectNode node, Finding finding) {
        Vulnerability vulnerability = finding.vulnerability();
        String fixed = finding.remedy() == null ? null : finding.remedy().fixedVersion();
        Cve.of(vulnerability).ifPresent(id -> cve(node.putObject("cve").put("id", id), vulnerability, fixed));
        ObjectNode offending = node.putObject("offendingPackage");
        put(offending, "packageName", vulnerability.component());
        put(offending, "packageVersion", vulnerability.componentVersion());
        put(offending, "cpeUri", vulnerability.cpe());
        if (fixed != null) {
            ObjectNode other = node.putObject("fixedPackage");
            put(other, "packageName", vulnerability.component());
            put(other, "packageVersion", fixed);
        }
    }

    /** That we know of no fix and no attack proves neither. */
    private static void cve(ObjectNode cve, Vulnerability vulnerability, String fixed) {
        vulnerability.cvss().stream()
                .filter(score -> String.valueOf(score.version()).startsWith("3"))
                .findFirst()
                .map(CvssScore::score)
                .ifPresent(score -> cve.putObject("cvssv3").put("baseScore", score));
        if (fixed != null) {
            cve.put("upstreamFixAvailable", true);
        }
        if (vulnerability.kev() != null) {
            cve.put("observedInTheWild", true);
        }
    }

    private static void put(ObjectNode node, String key, String value) {
        String line = Line.of(value, TEXT);
        if (!line.isEmpty()) {
            node.put(key, line);
        }
    }

    private static String category(Kind kind, String rule) {
        String words = switch (kind) {
            case DEPENDENCY -> "VULNERABLE_DEPENDENCY";
            case SECRET -> "SECRET_" + rule;
            case CODE -> "CODE_" + rule;
            case EXTERNAL -> "EXTERNAL_" + rule;
        };
        return Line.cut(words.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]+", "_"), CATEGORY);
    }

    /** Letters and digits only, at most 32. */
    private static String name(String id) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(id.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash).substring(0, NAME_LENGTH);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
