package io.sekisho.cli.suppress.exchange;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sekisho.cli.console.Console;
import io.sekisho.core.policy.SuppressionVex.Justification;
import io.sekisho.core.policy.SuppressionVex.Status;
import io.sekisho.model.Report;
import io.sekisho.model.Text;
import java.nio.charset.StandardCharsets;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;

/**
 * Writes claims down. The same report and the same entries give the same document, whenever it is asked for.
 *
 * @param report what it is about
 * @param product package URL of the whole
 * @param author who answers for it
 * @param console in whose language sentences of ours are
 */
public record Vex(Report report, String product, String author, Console console) {
    private static final Comparator<Claim> ORDER = Comparator.comparing(Claim::vulnerability)
            .thenComparing(Claim::status)
            .thenComparing(claim -> String.valueOf(claim.justification()))
            .thenComparing(claim -> String.valueOf(claim.reason()))
            .thenComparing(claim -> String.valueOf(claim.accepted()))
            .thenComparing(claim -> String.join(" ", claim.aliases()))
            .thenComparing(claim -> String.valueOf(claim.helpUri()));

    /** In the form of OpenVEX 0.2.0, which knows no document without a statement. */
    public String openVex(List<Claim> claims) {
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        root.put("@context", "https://openvex.dev/ns/v0.2.0").put("@id", "");
        root.put("author", author).put("timestamp", timestamp()).put("version", 1);
        root.put("tooling", "Sekisho " + report.facts().tool());
        ArrayNode statements = root.putArray("statements");
        grouped(claims).forEach((claim, purls) -> {
            ObjectNode statement = statements.addObject();
            ObjectNode vulnerability = statement.putObject("vulnerability").put("name", claim.vulnerability());
            if (!claim.aliases().isEmpty()) {
                claim.aliases().forEach(vulnerability.putArray("aliases")::add);
            }
            ObjectNode whole = component(statement.putArray("products").addObject(), product);
            ArrayNode parts = whole.putArray("subcomponents");
            purls.forEach(purl -> component(parts.addObject(), purl));
            statement.put("status", claim.status().key());
            String reason = sentence(claim);
            switch (claim.status()) {
                case NOT_AFFECTED -> {
                    if (claim.justification() == null) {
                        statement.put("impact_statement", reason);
                    } else {
                        statement.put("justification", claim.justification().key());
                        statement.put("status_notes", reason);
                    }
                }
                case AFFECTED -> statement.put("action_statement", reason);
                case FIXED, UNDER_INVESTIGATION -> {
                    if (reason != null) {
                        statement.put("status_notes", reason);
                    }
                }
            }
        });
        return identified(root, "@id");
    }

    private static ObjectNode component(ObjectNode node, String purl) {
        node.put("@id", purl).putObject("identifiers").put("purl", purl);
        return node;
    }

    /** In the form of CycloneDX 1.6; what it speaks of is listed in it, so that every reference leads somewhere. */
    public String cycloneDx(List<Claim> claims) {
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        root.put("bomFormat", "CycloneDX").put("specVersion", "1.6").put("serialNumber", "");
        root.put("version", 1);
        ObjectNode metadata = root.putObject("metadata").put("timestamp", timestamp());
        metadata.putObject("tools")
                .putArray("components")
                .addObject()
                .put("type", "application")
                .put("name", "Sekisho")
                .put("version", report.facts().tool());
        metadata.putArray("authors").addObject().put("name", author);
        ObjectNode whole = metadata.putObject("component")
                .put("type", "application")
                .put("bom-ref", product)
                .put("name", report.facts().project().name());
        if (report.facts().project().commit() != null) {
            whole.put("version", report.facts().project().commit());
        }
        whole.put("purl", product);
        ArrayNode components = root.putArray("components");
        claims.stream()
                .map(Claim::packageUrl)
                .filter(purl -> !purl.equals(product))
                .distinct()
                .sorted()
                .forEach(purl -> Purls.describe(
                        purl,
                        components
                                .addObject()
                                .put("type", "library")
                                .put("bom-ref", purl)
                                .put("purl", purl)));
        ArrayNode vulnerabilities = root.putArray("vulnerabilities");
        grouped(claims).forEach((claim, purls) -> {
            ObjectNode one = vulnerabilities.addObject().put("id", claim.vulnerability());
            source(one, claim);
            analysis(one.putObject("analysis"), claim);
            ArrayNode affects = one.putArray("affects");
            purls.forEach(purl -> affects.addObject().put("ref", purl));
        });
        return identified(root, "serialNumber");
    }

    private static void source(ObjectNode one, Claim claim) {
        String id = claim.vulnerability();
        if (id.startsWith("CVE-")) {
            one.putObject("source").put("name", "NVD").put("url", "https://nvd.nist.gov/vuln/detail/" + id);
        } else if (id.startsWith("GHSA-")) {
            one.putObject("source").put("name", "GitHub").put("url", "https://github.com/advisories/" + id);
        } else if (claim.helpUri() != null) {
            one.putObject("source").put("url", claim.helpUri());
        }
    }

    private void analysis(ObjectNode analysis, Claim claim) {
        analysis.put(
                "state",
                switch (claim.status()) {
                    case NOT_AFFECTED -> "not_affected";
                    case AFFECTED -> "exploitable";
                    case FIXED -> "resolved";
                    case UNDER_INVESTIGATION -> "in_triage";
                });
        String justification = justification(claim.justification());
        if (justification != null) {
            analysis.put("justification", justification);
        }
        if (claim.accepted() != null) {
            analysis.putArray("response").add("will_not_fix");
        }
        String reason = sentence(claim);
        if (reason != null) {
            analysis.put(
                    "detail",
                    claim.justification() != null && justification == null
                            ? claim.justification().key() + ": " + reason
                            : reason);
        }
    }

    /** @return null for what CycloneDX has no word for */
    private static String justification(Justification justification) {
        if (justification == null) {
            return null;
        }
        return switch (justification) {
            case COMPONENT_NOT_PRESENT, VULNERABLE_CODE_NOT_PRESENT -> "code_not_present";
            case VULNERABLE_CODE_NOT_IN_EXECUTE_PATH -> "code_not_reachable";
            case INLINE_MITIGATIONS_ALREADY_EXIST -> "protected_by_mitigating_control";
            case VULNERABLE_CODE_CANNOT_BE_CONTROLLED_BY_ADVERSARY -> null;
        };
    }

    /** What is said alike is said once, of all its packages. */
    private static Map<Claim, TreeSet<String>> grouped(List<Claim> claims) {
        Map<Claim, TreeSet<String>> all = new TreeMap<>(ORDER);
        claims.forEach(claim -> all.computeIfAbsent(claim.ofAnyPackage(), any -> new TreeSet<>())
                .add(claim.packageUrl()));
        return all;
    }

    private String sentence(Claim claim) {
        String reason = claim.reason() == null ? "" : Defaults.line(claim.reason());
        if (claim.status() == Status.AFFECTED) {
            return claim.accepted() == null
                    ? console.render(Text.of("exchange.vex-affected", reason))
                    : console.render(Text.of("exchange.vex-accepted", claim.accepted(), reason));
        }
        return reason.isEmpty() ? null : reason;
    }

    private String timestamp() {
        return report.judgement().judgedAt().truncatedTo(ChronoUnit.SECONDS).toString();
    }

    /** By what it says, so that another document has another id. */
    private static String identified(ObjectNode root, String key) {
        byte[] content = root.toString().getBytes(StandardCharsets.UTF_8);
        return root.put(key, "urn:uuid:" + UUID.nameUUIDFromBytes(content)).toPrettyString();
    }
}
