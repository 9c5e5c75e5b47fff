package io.sekisho.core.writer.gitlab;

import com.fasterxml.jackson.core.JsonGenerator;
import io.sekisho.core.text.Printable;
import io.sekisho.core.view.RelativePath;
import io.sekisho.core.writer.gitlab.Listing.Item;
import io.sekisho.model.Component;
import io.sekisho.model.Facts;
import io.sekisho.model.Finding;
import io.sekisho.model.Location;
import io.sekisho.model.Occurrence;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

/** The location of an entry, which each report type writes in another way. */
final class Places {
    /** What GitLab's own analyzer says of a secret that is in no commit. */
    private static final String NO_COMMIT = "0000000";

    private static final String UNKNOWN = "unknown";

    private final ReportType type;
    private final String commit;
    private final Map<String, Boolean> direct = new HashMap<>();

    Places(ReportType type, Facts facts) {
        this.type = type;
        this.commit =
                facts.project().commit() == null ? NO_COMMIT : facts.project().commit();
        for (Component component : facts.components()) {
            if (component.packageUrl() != null && component.direct() != null) {
                direct.put(component.packageUrl(), component.direct());
            }
        }
    }

    void write(Item item, JsonGenerator json) throws IOException {
        json.writeObjectFieldStart("location");
        json.writeStringField("file", RelativePath.of(item.occurrence().location()));
        switch (type) {
            case SAST -> {
                lines(item.occurrence().location(), json);
                if (item.finding().code() != null) {
                    name("class", item.finding().code().className(), json);
                    name("method", item.finding().code().method(), json);
                }
            }
            case SECRET_DETECTION -> {
                lines(item.occurrence().location(), json);
                commit(item.occurrence(), json);
            }
            case DEPENDENCY_SCANNING -> dependency(item.finding(), item.occurrence(), json);
        }
        json.writeEndObject();
    }

    static void lines(Location location, JsonGenerator json) throws IOException {
        if (location.startLine() > 0) {
            json.writeNumberField("start_line", location.startLine());
            json.writeNumberField("end_line", location.endLine());
        }
    }

    private static void name(String field, String name, JsonGenerator json) throws IOException {
        if (name != null) {
            json.writeStringField(field, Printable.of(name));
        }
    }

    private void commit(Occurrence occurrence, JsonGenerator json) throws IOException {
        json.writeObjectFieldStart("commit");
        if (occurrence.commit() == null) {
            json.writeStringField("sha", commit);
        } else {
            json.writeStringField("sha", Printable.of(occurrence.commit().id()));
            if (occurrence.commit().date() != null) {
                json.writeStringField("date", Times.zoned(occurrence.commit().date()));
            }
        }
        json.writeEndObject();
    }

    private void dependency(Finding finding, Occurrence occurrence, JsonGenerator json) throws IOException {
        String version = Printable.of(finding.vulnerability().componentVersion());
        json.writeObjectFieldStart("dependency");
        json.writeObjectFieldStart("package");
        json.writeStringField("name", Printable.of(finding.vulnerability().component()));
        json.writeEndObject();
        json.writeStringField("version", version.isEmpty() ? UNKNOWN : version);
        Boolean known = occurrence.dependencyPath().isEmpty()
                ? direct.get(finding.vulnerability().packageUrl())
                : Boolean.valueOf(occurrence.dependencyPath().size() == 1);
        if (known != null) {
            json.writeBooleanField("direct", known);
        }
        json.writeEndObject();
    }
}
