package io.sekisho.core.writer.sarif;

import com.fasterxml.jackson.core.JsonGenerator;
import io.sekisho.core.view.OccurrenceIds;
import io.sekisho.core.writer.Edition;
import io.sekisho.core.writer.JsonPage;
import io.sekisho.model.Finding;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Set;

/**
 * Chooses results until the file is full: what counts before what is suppressed, the graver before the lesser, as the report is
 * sorted. The first one that has no room ends the choice, so that nothing less grave is told in its place.
 */
final class Selection {
    private final Edition edition;
    private final RunDrafts runs;
    private final Verdicts verdicts;
    private final ResultJson results;
    private long room;

    /** @param room in bytes, for rules and results */
    Selection(Edition edition, RunDrafts runs, Verdicts verdicts, long room) {
        this.edition = edition;
        this.runs = runs;
        this.verdicts = verdicts;
        this.results = new ResultJson(edition, verdicts);
        this.room = room;
    }

    void fill() throws IOException {
        choose(false);
        if (verdicts.suppresses()) {
            choose(true);
        }
    }

    private void choose(boolean suppressed) throws IOException {
        for (Edition.Entry entry : edition.entries()) {
            Set<Integer> apart = Verdicts.suppressed(entry);
            List<String> ids = null;
            int places = entry.finding().occurrences().size();
            for (int i = 0; i < places; i++) {
                boolean isTold = !runs.isWithheld(
                        entry.finding(), entry.finding().occurrences().get(i));
                if (isTold && apart.contains(i) == suppressed) {
                    ids = ids == null && room > 0 ? OccurrenceIds.of(entry.finding()) : ids;
                    choose(entry, i, ids);
                }
            }
        }
    }

    private void choose(Edition.Entry entry, int index, List<String> ids) throws IOException {
        Finding finding = entry.finding();
        RunDraft run = runs.of(finding, finding.occurrences().get(index));
        if (run == null) {
            runs.all().get(0).leaveOut(finding.severity());
        } else if (room <= 0 || run.isFull()) {
            run.leaveOut(finding.severity());
        } else {
            add(new ResultJson.Place(entry, index, ids.get(index), run.ruleIndex(RuleJson.id(finding.rule()))), run);
        }
    }

    private void add(ResultJson.Place place, RunDraft run) throws IOException {
        Finding finding = place.entry().finding();
        String ruleId = RuleJson.id(finding.rule());
        byte[] rule = run.hasRule(ruleId) ? new byte[0] : bytes(json -> RuleJson.write(finding, json));
        byte[] result = bytes(json -> results.write(place, json));
        int separators = 4;
        room -= rule.length + result.length + separators;
        if (room <= 0) {
            run.leaveOut(finding.severity());
            return;
        }
        if (rule.length > 0) {
            run.addRule(ruleId, rule);
        }
        run.addResult(result);
    }

    @FunctionalInterface
    private interface Piece {
        void write(JsonGenerator json) throws IOException;
    }

    private static byte[] bytes(Piece piece) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator json = JsonPage.on(bytes)) {
            piece.write(json);
        }
        return bytes.toByteArray();
    }
}
