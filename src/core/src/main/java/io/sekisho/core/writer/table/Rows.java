package io.sekisho.core.writer.table;

import com.fasterxml.jackson.core.JsonGenerator;
import io.sekisho.core.view.ProposedChange;
import io.sekisho.core.view.Wording;
import io.sekisho.core.writer.Edition;
import io.sekisho.model.Facts;
import io.sekisho.model.Project;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

/** Begins and ends lines: each says of which scan it is, so that one table holds the scans of all repositories. */
final class Rows {
    /** What fills a line. */
    @FunctionalInterface
    interface Filling {
        void fill(Row row) throws IOException;
    }

    private final JsonGenerator json;
    private final Row row;
    private final Wording wording;
    private final Project project;
    private final String repository;
    private final String scannedAt;
    private final String proposedTo;
    private final String id;
    private final LocalDate today;
    private final LocalDate scannedOn;

    Rows(JsonGenerator json, Edition edition, String repository) {
        Facts facts = edition.report().facts();
        this.json = json;
        this.row = new Row(json);
        this.wording = edition.wording();
        this.project = facts.project();
        this.repository = repository;
        this.scannedAt = facts.startedAt().truncatedTo(ChronoUnit.MILLIS).toString();
        this.proposedTo = ProposedChange.target(edition.report()).orElse(null);
        this.id = UUID.nameUUIDFromBytes(String.join("\n", repository, String.valueOf(project.commit()), scannedAt)
                        .getBytes(StandardCharsets.UTF_8))
                .toString();
        this.today = edition.today();
        this.scannedOn = LocalDate.ofInstant(facts.startedAt(), ZoneOffset.UTC);
    }

    void add(String type, Filling filling) throws IOException {
        json.writeStartObject();
        row.word(Column.RECORD_TYPE, type)
                .word(Column.SCAN_ID, id)
                .word(Column.REPOSITORY, repository)
                .text(Column.BRANCH, project.branch())
                .text(Column.COMMIT_ID, project.commit())
                .text(Column.PROPOSED_TO, proposedTo)
                .word(Column.SCANNED_AT, scannedAt);
        filling.fill(row);
        json.writeEndObject();
        json.writeRaw('\n');
    }

    Wording wording() {
        return wording;
    }

    /** The judgement's day, UTC. */
    LocalDate today() {
        return today;
    }

    /** The scan's day, UTC. */
    LocalDate scannedOn() {
        return scannedOn;
    }

    /** @return days from one to the other, 0 when it is earlier; null when it is not known */
    static Long days(LocalDate from, LocalDate to) {
        return from == null || to == null ? null : Math.max(0, ChronoUnit.DAYS.between(from, to));
    }
}
