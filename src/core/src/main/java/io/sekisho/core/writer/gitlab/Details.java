package io.sekisho.core.writer.gitlab;

import com.fasterxml.jackson.core.JsonGenerator;
import io.sekisho.core.text.Printable;
import io.sekisho.core.view.Wording;
import io.sekisho.core.writer.gitlab.Listing.Item;
import io.sekisho.model.FindingJudgement;
import io.sekisho.model.Occurrence;
import java.io.IOException;

/** What GitLab has no field for: why it blocks or not, since when it is there, the way in, the line. */
final class Details {
    private final Wording wording;

    Details(Wording wording) {
        this.wording = wording;
    }

    void write(Item item, JsonGenerator json) throws IOException {
        FindingJudgement judged = item.judged();
        Occurrence occurrence = item.occurrence();
        json.writeObjectFieldStart("details");
        if (judged.reason() != null) {
            text("decision", "gitlab.decision", wording.of(judged.reason()), json);
        }
        if (judged.unblock() != null) {
            text("unblock", "gitlab.unblock", wording.of(judged.unblock()), json);
        }
        if (judged.firstSeen() != null) {
            text("first_seen", "gitlab.first-seen", judged.firstSeen().toString(), json);
        }
        if (item.finding().vulnerability() != null
                && item.finding().vulnerability().affectedRange() != null) {
            text(
                    "affected",
                    "gitlab.affected",
                    Printable.of(item.finding().vulnerability().affectedRange()),
                    json);
        }
        if (occurrence.artifact() != null) {
            text("artifact", "gitlab.artifact", Printable.of(occurrence.artifact()), json);
        }
        if (!occurrence.dependencyPath().isEmpty()) {
            path(occurrence, json);
        }
        if (occurrence.snippet() != null) {
            start("line", "code", "gitlab.line", json);
            json.writeStringField("value", Printable.of(occurrence.snippet()));
            json.writeEndObject();
        }
        text("fingerprint", "gitlab.fingerprint", item.finding().fingerprint(), json);
        json.writeEndObject();
    }

    private void path(Occurrence occurrence, JsonGenerator json) throws IOException {
        start("path", "list", "gitlab.path", json);
        json.writeArrayFieldStart("items");
        for (String packageUrl : occurrence.dependencyPath()) {
            json.writeStartObject();
            json.writeStringField("type", "text");
            json.writeStringField("value", Printable.of(packageUrl));
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private void text(String field, String label, String value, JsonGenerator json) throws IOException {
        start(field, "text", label, json);
        json.writeStringField("value", value);
        json.writeEndObject();
    }

    private void start(String field, String type, String label, JsonGenerator json) throws IOException {
        json.writeObjectFieldStart(field);
        json.writeStringField("name", wording.of(label));
        json.writeStringField("type", type);
    }
}
