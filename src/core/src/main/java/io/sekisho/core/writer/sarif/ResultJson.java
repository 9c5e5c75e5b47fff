package io.sekisho.core.writer.sarif;

import com.fasterxml.jackson.core.JsonGenerator;
import io.sekisho.core.text.Printable;
import io.sekisho.core.view.FindingText;
import io.sekisho.core.view.RelativePath;
import io.sekisho.core.writer.Edition;
import io.sekisho.model.Finding;
import io.sekisho.model.FindingJudgement;
import io.sekisho.model.Location;
import io.sekisho.model.Occurrence;
import java.io.IOException;
import java.util.Optional;

/** One place of a finding. */
final class ResultJson {
    /** Which of a finding's places, and how it is known; {@code ruleIndex} is its rule's position in the run. */
    record Place(Edition.Entry entry, int index, String id, int ruleIndex) {}

    private final FindingText text;
    private final Verdicts verdicts;

    ResultJson(Edition edition, Verdicts verdicts) {
        this.text = new FindingText(
                edition.wording(),
                "staged".equals(edition.report().facts().project().scope()));
        this.verdicts = verdicts;
    }

    void write(Place place, JsonGenerator json) throws IOException {
        Finding finding = place.entry().finding();
        FindingJudgement judged = place.entry().judgement();
        Occurrence occurrence = finding.occurrences().get(place.index());
        json.writeStartObject();
        json.writeStringField("ruleId", RuleJson.id(finding.rule()));
        json.writeNumberField("ruleIndex", place.ruleIndex());
        json.writeStringField("level", RuleJson.level(finding.severity()));
        json.writeObjectFieldStart("message");
        json.writeStringField("text", SarifText.message(finding, text));
        json.writeEndObject();
        location(finding, occurrence, json);
        json.writeObjectFieldStart("fingerprints");
        json.writeStringField("sekisho/v1", finding.fingerprint());
        json.writeEndObject();
        json.writeObjectFieldStart("partialFingerprints");
        json.writeStringField("primaryLocationLineHash", place.id() + ":1");
        json.writeEndObject();
        if (verdicts.suppresses()) {
            suppressions(verdicts.exception(judged, place.index()), json);
        }
        String state = verdicts.baselineState(judged, place.index());
        if (state != null) {
            json.writeStringField("baselineState", state);
        }
        // GitLab takes it before all else, and GitHub knows one severity a rule only: a rule's findings may differ.
        json.writeNumberField("rank", Math.round(SecuritySeverity.of(finding) * 10));
        properties(finding, judged, occurrence, json);
        json.writeEndObject();
    }

    private static void location(Finding finding, Occurrence occurrence, JsonGenerator json) throws IOException {
        Location location = occurrence.location();
        json.writeArrayFieldStart("locations");
        json.writeStartObject();
        json.writeObjectFieldStart("physicalLocation");
        json.writeObjectFieldStart("artifactLocation");
        json.writeStringField("uri", RelativePath.uri(location));
        json.writeEndObject();
        json.writeObjectFieldStart("region");
        // GitHub wants a line, of whole files too; GitLab would take all of a rule's whole files for one.
        json.writeNumberField("startLine", Math.max(1, location.startLine()));
        json.writeNumberField("endLine", Math.max(1, location.endLine()));
        if (occurrence.snippet() != null && location.startLine() > 0) {
            json.writeObjectFieldStart("snippet");
            json.writeStringField("text", Printable.of(occurrence.snippet()));
            json.writeEndObject();
        }
        json.writeEndObject();
        json.writeEndObject();
        logical(finding, json);
        json.writeEndObject();
        json.writeEndArray();
    }

    private static void logical(Finding finding, JsonGenerator json) throws IOException {
        String name = null;
        String kind = "module";
        if (finding.vulnerability() != null) {
            name = finding.vulnerability().packageUrl();
        } else if (finding.code() != null && finding.code().className() != null) {
            boolean inMethod = finding.code().method() != null;
            name = finding.code().className() + (inMethod ? "." + finding.code().method() : "");
            kind = inMethod ? "function" : "type";
        }
        if (name != null) {
            json.writeArrayFieldStart("logicalLocations");
            json.writeStartObject();
            json.writeStringField("fullyQualifiedName", Printable.of(name));
            json.writeStringField("kind", kind);
            json.writeEndObject();
            json.writeEndArray();
        }
    }

    private static void suppressions(Optional<Verdicts.Exception> exception, JsonGenerator json) throws IOException {
        json.writeArrayFieldStart("suppressions");
        if (exception.isPresent()) {
            json.writeStartObject();
            json.writeStringField("kind", "external");
            json.writeStringField("status", "accepted");
            json.writeStringField("justification", exception.get().justification());
            json.writeObjectFieldStart("properties");
            set("source", exception.get().source(), json);
            set("expires", exception.get().expires(), json);
            json.writeEndObject();
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void properties(Finding finding, FindingJudgement judged, Occurrence occurrence, JsonGenerator json)
            throws IOException {
        json.writeObjectFieldStart("properties");
        set("severity", finding.severity().key(), json);
        set("security-severity", String.valueOf(SecuritySeverity.of(finding)), json);
        set("action", judged.action().key(), json);
        set("cause", judged.cause() == null ? null : judged.cause().key(), json);
        set("firstSeen", judged.firstSeen() == null ? null : judged.firstSeen().toString(), json);
        set("artifact", occurrence.artifact(), json);
        set("commit", occurrence.commit() == null ? null : occurrence.commit().id(), json);
        json.writeEndObject();
    }

    private static void set(String field, String value, JsonGenerator json) throws IOException {
        if (value != null) {
            json.writeStringField(field, Printable.of(value));
        }
    }
}
