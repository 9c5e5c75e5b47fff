package io.sekisho.core.writer.vex;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.sekisho.core.text.Printable;
import io.sekisho.core.view.Wording;
import io.sekisho.model.Report;
import java.io.IOException;
import java.io.OutputStream;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Writes claims down in the form of OpenVEX 0.2.0, which knows no document without a statement. The same report and the same
 * claims give the same document.
 *
 * @param report what it is about
 * @param product package URL of the whole
 * @param author who answers for it
 * @param wording in whose language sentences of ours are
 */
public record OpenVex(Report report, String product, String author, Wording wording) {
    private static final Comparator<Claim> ORDER = Comparator.comparing(Claim::vulnerability)
            .thenComparing(Claim::status)
            .thenComparing(claim -> String.valueOf(claim.justification()))
            .thenComparing(claim -> String.valueOf(claim.reason()))
            .thenComparing(claim -> String.valueOf(claim.accepted()))
            .thenComparing(claim -> String.join(" ", claim.aliases()))
            .thenComparing(claim -> String.valueOf(claim.helpUri()))
            .thenComparing(Claim::packageUrl);

    private static final JsonFactory JSON = new JsonFactory();

    /** What is said alike is said once, of all its packages. */
    public void write(List<Claim> claims, OutputStream out) throws IOException {
        IdentifiedJson document = new IdentifiedJson(out, JSON::createGenerator);
        JsonGenerator json = document.json();
        json.writeStringField("@context", "https://openvex.dev/ns/v0.2.0");
        json.writeStringField("author", Printable.of(author));
        json.writeStringField(
                "timestamp",
                report.judgement().judgedAt().truncatedTo(ChronoUnit.SECONDS).toString());
        json.writeNumberField("version", 1);
        String tool = "Sekisho " + report.facts().tool();
        json.writeStringField(
                "tooling", report.judgement().verdict().complete() ? tool : wording.of("data.vex-incomplete", tool));
        json.writeArrayFieldStart("statements");
        List<Claim> sorted = claims.stream().sorted(ORDER).toList();
        List<String> packages = new ArrayList<>();
        for (int i = 0; i < sorted.size(); i++) {
            Claim claim = sorted.get(i);
            packages.add(claim.packageUrl());
            if (i + 1 == sorted.size() || !claim.saysAs(sorted.get(i + 1))) {
                statement(json, claim, packages.stream().distinct().toList());
                packages.clear();
            }
        }
        json.writeEndArray();
        document.end("@id");
    }

    private void statement(JsonGenerator json, Claim claim, List<String> packages) throws IOException {
        json.writeStartObject();
        json.writeObjectFieldStart("vulnerability");
        json.writeStringField("name", Printable.of(claim.vulnerability()));
        if (!claim.aliases().isEmpty()) {
            json.writeArrayFieldStart("aliases");
            for (String alias : claim.aliases()) {
                json.writeString(Printable.of(alias));
            }
            json.writeEndArray();
        }
        json.writeEndObject();
        json.writeArrayFieldStart("products");
        json.writeStartObject();
        component(json, product);
        json.writeArrayFieldStart("subcomponents");
        for (String purl : packages) {
            json.writeStartObject();
            component(json, purl);
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
        json.writeEndArray();
        json.writeStringField("status", claim.status().key());
        reason(json, claim, claim.sentence(wording));
        json.writeEndObject();
    }

    private static void component(JsonGenerator json, String purl) throws IOException {
        json.writeStringField("@id", purl);
        json.writeObjectFieldStart("identifiers");
        json.writeStringField("purl", purl);
        json.writeEndObject();
    }

    private static void reason(JsonGenerator json, Claim claim, String sentence) throws IOException {
        switch (claim.status()) {
            case NOT_AFFECTED -> {
                if (claim.justification() == null) {
                    json.writeStringField("impact_statement", sentence);
                } else {
                    json.writeStringField("justification", claim.justification().key());
                    note(json, sentence);
                }
            }
            case AFFECTED -> json.writeStringField("action_statement", sentence);
            case FIXED, UNDER_INVESTIGATION -> note(json, sentence);
        }
    }

    private static void note(JsonGenerator json, String sentence) throws IOException {
        if (sentence != null) {
            json.writeStringField("status_notes", sentence);
        }
    }
}
