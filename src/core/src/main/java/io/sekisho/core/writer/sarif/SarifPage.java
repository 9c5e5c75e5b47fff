package io.sekisho.core.writer.sarif;

import com.fasterxml.jackson.core.JsonGenerator;
import io.sekisho.core.text.Printable;
import io.sekisho.core.view.Names;
import io.sekisho.core.view.WebAddress;
import io.sekisho.core.view.Wording;
import io.sekisho.core.writer.Edition;
import io.sekisho.core.writer.JsonPage;
import io.sekisho.model.Facts;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The file around the results. */
final class SarifPage {
    private final Facts facts;
    private final Wording wording;
    private final String category;
    private final Optional<String> repository;

    SarifPage(Edition edition) {
        this.facts = edition.report().facts();
        this.wording = edition.wording();
        this.category = edition.options().get(SarifWriter.CATEGORY);
        this.repository = WebAddress.of(edition.options().get(SarifWriter.REPOSITORY));
    }

    void write(List<RunDraft> runs, OutputStream out) throws IOException {
        try (JsonGenerator json = JsonPage.on(out)) {
            json.writeStartObject();
            json.writeStringField("$schema", "https://json.schemastore.org/sarif-2.1.0.json");
            json.writeStringField("version", "2.1.0");
            json.writeArrayFieldStart("runs");
            for (RunDraft run : runs) {
                json.writeRaw('\n');
                run(run, json, out);
            }
            json.writeRaw('\n');
            json.writeEndArray();
            json.writeEndObject();
            json.writeRaw('\n');
        }
    }

    private void run(RunDraft run, JsonGenerator json, OutputStream out) throws IOException {
        json.writeStartObject();
        tool(run, json, out);
        json.writeObjectFieldStart("conversion");
        json.writeObjectFieldStart("tool");
        json.writeObjectFieldStart("driver");
        json.writeStringField("name", "Sekisho");
        version(facts.tool(), json);
        json.writeEndObject();
        json.writeEndObject();
        json.writeEndObject();
        json.writeObjectFieldStart("automationDetails");
        json.writeStringField("id", category + "/" + run.id() + "/");
        json.writeEndObject();
        invocation(run, json);
        provenance(json);
        json.writeStringField("columnKind", "utf16CodeUnits");
        json.writeArrayFieldStart("results");
        json.flush();
        run.resultsTo(out);
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void tool(RunDraft run, JsonGenerator json, OutputStream out) throws IOException {
        json.writeObjectFieldStart("tool");
        json.writeObjectFieldStart("driver");
        json.writeStringField("name", run.name());
        version(run.version(), json);
        json.writeArrayFieldStart("rules");
        json.flush();
        run.rulesTo(out);
        json.writeEndArray();
        json.writeEndObject();
        json.writeEndObject();
    }

    private static void version(String version, JsonGenerator json) throws IOException {
        if (version != null && !version.isBlank()) {
            json.writeStringField("version", Printable.of(version));
        }
    }

    private void invocation(RunDraft run, JsonGenerator json) throws IOException {
        json.writeArrayFieldStart("invocations");
        json.writeStartObject();
        json.writeBooleanField("executionSuccessful", run.isSuccessful());
        json.writeStringField("startTimeUtc", time(facts.startedAt()));
        json.writeStringField("endTimeUtc", time(facts.startedAt().plusMillis(facts.durationMillis())));
        json.writeArrayFieldStart("toolExecutionNotifications");
        if (!run.cut().isEmpty()) {
            String counts = run.cut().entrySet().stream()
                    .map(count -> count.getValue() + " " + wording.of(Names.of(count.getKey())))
                    .collect(Collectors.joining(", "));
            notification("results-cut", "warning", wording.of("sarif.cut", counts), json);
        }
        for (RunDraft.Notice notice :
                run.notices().subList(0, Math.min(run.notices().size(), Limits.NOTIFICATIONS))) {
            notification(notice.id(), notice.level(), notice.text(), json);
        }
        if (run.notices().size() > Limits.NOTIFICATIONS) {
            int more = run.notices().size() - Limits.NOTIFICATIONS;
            notification("notices-cut", "warning", wording.of("sarif.more-notices", more), json);
        }
        json.writeEndArray();
        json.writeEndObject();
        json.writeEndArray();
    }

    private static String time(Instant time) {
        return time.truncatedTo(ChronoUnit.SECONDS).toString();
    }

    private static void notification(String id, String level, String text, JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeObjectFieldStart("descriptor");
        json.writeStringField("id", id);
        json.writeEndObject();
        json.writeStringField("level", level);
        json.writeObjectFieldStart("message");
        json.writeStringField("text", SarifText.line(text));
        json.writeEndObject();
        json.writeEndObject();
    }

    /** A report does not say where its repository is, so the user has to. */
    private void provenance(JsonGenerator json) throws IOException {
        if (repository.isEmpty()) {
            return;
        }
        json.writeArrayFieldStart("versionControlProvenance");
        json.writeStartObject();
        json.writeStringField("repositoryUri", repository.get());
        if (facts.project().commit() != null) {
            json.writeStringField("revisionId", Printable.of(facts.project().commit()));
        }
        if (facts.project().branch() != null) {
            json.writeStringField("branch", Printable.of(facts.project().branch()));
        }
        json.writeEndObject();
        json.writeEndArray();
    }
}
