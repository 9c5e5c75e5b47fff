package io.sekisho.core.writer.cloud;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sekisho.core.text.Line;
import io.sekisho.core.view.Counting;
import io.sekisho.core.view.Primary;
import io.sekisho.core.writer.Edition;
import io.sekisho.model.Finding;
import io.sekisho.model.GoneFinding;
import io.sekisho.model.Kind;
import io.sekisho.model.Location;
import io.sekisho.model.Severity;
import java.time.LocalDate;
import java.util.List;

/**
 * A finding in AWS' words. Lengths are those of the API reference for AwsSecurityFinding. What is gone, suppressed or
 * ignored by a rule is archived; the workflow's status is left to Security Hub's users, whose field that is.
 */
final class AsffFinding {
    private static final int TITLE = 256;
    private static final int DESCRIPTION = 1024;
    private static final int ADVICE = 512;
    private static final int ID = 512;
    private static final int FIELD = 1024;
    private static final int MOST_ITEMS = 32;

    private final Known known;
    private final Account account;

    AsffFinding(Known known, Account account) {
        this.known = known;
        this.account = account;
    }

    /** The scan as a whole, so that a repository without findings, or one that was not seen whole, is there too. */
    ObjectNode scan() {
        Severity severity = known.passed() ? Severity.INFO : Severity.MEDIUM;
        ObjectNode node = common(known.scanId(), "sekisho/scan", severity, "Software and Configuration Checks", null);
        node.put("Title", Line.cut(known.verdict(), TITLE)).put("Description", known.reasons(DESCRIPTION));
        node.putObject("Compliance").put("Status", known.passed() ? "PASSED" : known.failed() ? "FAILED" : "WARNING");
        resource(node, null);
        return node.put("RecordState", "ACTIVE");
    }

    ObjectNode of(Edition.Entry entry) {
        Finding finding = entry.finding();
        ObjectNode node = common(
                known.id(finding.fingerprint()),
                generator(finding.kind(), finding.rule().id()),
                finding.severity(),
                type(finding.kind(), Cve.of(finding.vulnerability()).isPresent()),
                entry.judgement().firstSeen());
        node.put("Title", known.title(finding, TITLE)).put("Description", known.description(finding, DESCRIPTION));
        ObjectNode advice = node.putObject("Remediation").putObject("Recommendation");
        advice.put("Text", known.advice(finding, ADVICE));
        String page = known.page(finding, ADVICE);
        if (page != null) {
            advice.put("Url", page);
        }
        resource(node, Primary.place(finding).location());
        if (finding.vulnerability() != null) {
            AsffVulnerability.add(node.putArray("Vulnerabilities").addObject(), finding);
        }
        List<String> items = known.items(finding);
        if (!items.isEmpty()) {
            ArrayNode related =
                    node.putObject("Compliance").put("Status", "FAILED").putArray("RelatedRequirements");
            items.stream()
                    .limit(MOST_ITEMS)
                    .forEach(item -> related.add(Line.of(known.standard().id() + "/" + item, 64)));
        }
        fields(node, entry);
        return node.put("RecordState", Counting.counts(entry.judgement()) ? "ACTIVE" : "ARCHIVED");
    }

    private void fields(ObjectNode node, Edition.Entry entry) {
        ObjectNode fields = node.putObject("ProductFields");
        fields.put("sekisho/fingerprint", entry.finding().fingerprint());
        fields.put(
                "sekisho/places", String.valueOf(entry.finding().occurrences().size()));
        fields.put("sekisho/gate", entry.judgement().action().key());
        if (entry.judgement().status() != null) {
            fields.put("sekisho/status", entry.judgement().status().key());
        }
        if (!entry.judgement().suppressed().isEmpty()) {
            fields.put("sekisho/suppressed", known.reason(entry, FIELD));
        }
    }

    /** The same under a fingerprint that it had before it was moved: it is there under another id now. */
    ObjectNode moved(Edition.Entry entry, String former) {
        ObjectNode node = of(entry);
        return node.put("Id", Line.cut(known.id(former), ID)).put("RecordState", "ARCHIVED");
    }

    /** What an earlier scan found, and this one would have found if it were there. */
    ObjectNode fixed(GoneFinding gone) {
        ObjectNode node = common(
                known.id(gone.fingerprint()),
                generator(gone.kind(), gone.rule() == null ? "unknown" : gone.rule()),
                gone.severity() == null ? Severity.INFO : gone.severity(),
                type(gone.kind(), Cve.isOne(gone.rule())),
                gone.firstSeen());
        String title = Line.of(gone.title(), TITLE);
        title = title.isEmpty() ? Line.of(gone.fingerprint(), TITLE) : title;
        node.put("Title", title).put("Description", title);
        resource(node, gone.path() == null ? null : Location.file(gone.path()));
        return node.put("RecordState", "ARCHIVED");
    }

    private ObjectNode common(String id, String generator, Severity severity, String type, LocalDate firstSeen) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("SchemaVersion", "2018-10-08");
        node.put("Id", Line.cut(id, ID)).put("ProductArn", account.productArn());
        node.put("GeneratorId", Line.of(generator, ID)).put("AwsAccountId", account.id());
        node.putArray("Types").add(type);
        String first = known.firstSeen(firstSeen);
        if (first != null) {
            node.put("FirstObservedAt", first);
        }
        node.put("LastObservedAt", known.scannedAt());
        node.put("CreatedAt", first == null ? known.scannedAt() : first).put("UpdatedAt", known.scannedAt());
        node.putObject("Severity").put("Label", label(severity)).put("Original", severity.key());
        ObjectNode provider = node.putObject("FindingProviderFields");
        provider.putObject("Severity").put("Label", label(severity)).put("Original", severity.key());
        provider.putArray("Types").add(type);
        return node;
    }

    /** Security Hub groups by resource: that is the repository. */
    private void resource(ObjectNode node, Location place) {
        ObjectNode resource = node.putArray("Resources").addObject();
        resource.put("Type", "Other").put("Id", known.repository());
        resource.put("Partition", account.partition()).put("Region", account.region());
        ObjectNode details = resource.putObject("Details").putObject("Other");
        details.put("repository", known.repository());
        put(details, "branch", known.facts().project().branch());
        put(details, "commit", known.facts().project().commit());
        if (place != null) {
            put(details, "path", place.path());
            put(details, "line", place.startLine() == 0 ? null : String.valueOf(place.startLine()));
        }
    }

    private static void put(ObjectNode node, String key, String value) {
        String line = Line.of(value, FIELD);
        if (!line.isEmpty()) {
            node.put(key, line);
        }
    }

    private static String generator(Kind kind, String rule) {
        return "sekisho/" + kind.key() + "/" + rule;
    }

    /** From the taxonomy of types that ASFF prescribes. */
    private static String type(Kind kind, boolean isCve) {
        if (kind == Kind.SECRET) {
            return "Sensitive Data Identifications/Passwords";
        }
        return "Software and Configuration Checks/Vulnerabilities" + (isCve ? "/CVE" : "");
    }

    private static String label(Severity severity) {
        return severity == Severity.INFO ? "INFORMATIONAL" : severity.name();
    }
}
