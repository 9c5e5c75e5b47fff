package io.sekisho.core.writer.gitlab;

import com.fasterxml.jackson.core.JsonGenerator;
import io.sekisho.core.text.Printable;
import io.sekisho.core.view.Wording;
import io.sekisho.core.writer.Edition;
import io.sekisho.model.Facts;
import io.sekisho.model.Gap;
import io.sekisho.model.GapJudgement;
import io.sekisho.model.GapJudgement.Effect;
import io.sekisho.model.Report;
import io.sekisho.model.ScannerRun;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Who scanned, when, and what the reader should know of it. */
final class Scan {
    static final String VENDOR = "Sekisho";

    private static final String UNKNOWN = "unknown";

    private final ReportType type;
    private final Report report;
    private final Wording wording;
    private final boolean isWhole;

    Scan(ReportType type, Edition edition, boolean isWhole) {
        this.type = type;
        this.report = edition.report();
        this.wording = edition.wording();
        this.isWhole = isWhole;
    }

    void write(Listing listing, JsonGenerator json) throws IOException {
        Facts facts = report.facts();
        json.writeObjectFieldStart("scan");
        tool("analyzer", "sekisho", VENDOR, facts.tool(), json);
        ScannerRun run = run();
        tool(
                "scanner",
                scannerId(run == null ? type.main().key() : run.scanner()),
                run == null ? VENDOR : run.name(),
                run == null ? facts.tool() : run.version(),
                json);
        json.writeStringField("type", type.word());
        json.writeStringField("start_time", Times.plain(facts.startedAt()));
        json.writeStringField("end_time", Times.plain(facts.startedAt().plusMillis(facts.durationMillis())));
        json.writeStringField("status", isWhole ? "success" : "failure");
        json.writeArrayFieldStart("messages");
        messages(listing, json);
        json.writeEndArray();
        json.writeEndObject();
    }

    /** No other analyzer's. */
    static String scannerId(String scanner) {
        return "sekisho_" + Printable.of(scanner);
    }

    private ScannerRun run() {
        return report.facts().coverage().scanners().stream()
                .filter(run -> run.kind() == type.main())
                .findFirst()
                .orElse(null);
    }

    private static void tool(String field, String id, String name, String version, JsonGenerator json)
            throws IOException {
        json.writeObjectFieldStart(field);
        json.writeStringField("id", id);
        json.writeStringField("name", said(name));
        json.writeStringField("version", said(version));
        json.writeObjectFieldStart("vendor");
        json.writeStringField("name", VENDOR);
        json.writeEndObject();
        json.writeEndObject();
    }

    private static String said(String text) {
        String printable = Printable.of(text);
        return printable.isBlank() ? UNKNOWN : printable;
    }

    private void messages(Listing listing, JsonGenerator json) throws IOException {
        Set<String> scanners = report.facts().coverage().scanners().stream()
                .filter(run -> type.holds(run.kind()))
                .map(ScannerRun::scanner)
                .collect(Collectors.toSet());
        List<Gap> gaps = report.facts().coverage().gaps();
        for (GapJudgement judged : report.judgement().gaps()) {
            Gap gap = gaps.get(judged.index());
            boolean isOurs = gap.scanner() == null || scanners.contains(gap.scanner());
            boolean isGrave = judged.effect() == Effect.INCOMPLETE;
            if (isOurs || isGrave) {
                message(isOurs && isGrave ? "warn" : "info", wording.of(gap.message()), json);
            }
        }
        if (listing.suppressed() > 0) {
            message("info", wording.of("gitlab.suppressed", listing.suppressed()), json);
        }
        if (listing.ignored() > 0) {
            message("info", wording.of("gitlab.ignored", listing.ignored()), json);
        }
    }

    private static void message(String level, String value, JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeStringField("level", level);
        json.writeStringField("value", value);
        json.writeEndObject();
    }
}
