package io.sekisho.core.writer.table;

import io.sekisho.core.text.Language;
import io.sekisho.core.writer.Edition;
import io.sekisho.model.FindingJudgement;
import io.sekisho.model.Gap;
import io.sekisho.model.GapJudgement;
import io.sekisho.model.Judgement;
import io.sekisho.model.Report;
import io.sekisho.model.StandardState;
import io.sekisho.model.SuppressedOccurrence;
import java.io.IOException;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/** Lines on the scan as a whole, on what is suppressed, on the standard's items and on what was not seen. */
final class PolicyRows {
    /** One suppression, as far as its author wrote it once. */
    private record Entry(String source, String reason, LocalDate expires) {
        private static final Comparator<Entry> ORDER = Comparator.comparing(Entry::source)
                .thenComparing(entry -> String.valueOf(entry.reason()))
                .thenComparing(entry -> String.valueOf(entry.expires()));
    }

    private final Rows rows;
    private final Report report;
    private final Language language;

    PolicyRows(Rows rows, Edition edition) {
        this.rows = rows;
        this.report = edition.report();
        this.language = edition.language();
    }

    void scan() throws IOException {
        Judgement judgement = report.judgement();
        long whole = 0;
        for (int i = 0; i < judgement.findings().size(); i++) {
            int places = report.facts().findings().get(i).occurrences().size();
            whole += judgement.findings().get(i).suppressed().size() == places ? 1 : 0;
        }
        long suppressed = whole;
        rows.add(
                "scan",
                row -> row.text(Column.TOOL_VERSION, report.facts().tool())
                        .word(Column.OUTCOME, judgement.verdict().outcome().key())
                        .flag(Column.COMPLETE, judgement.verdict().complete())
                        .word(Column.GATE_MODE, judgement.verdict().mode())
                        .word(Column.FAIL_ON, judgement.verdict().failOn())
                        .number(Column.DURATION_MS, report.facts().durationMillis())
                        .text(
                                Column.REFERENCE_COMMIT,
                                judgement.reference() == null
                                        ? null
                                        : judgement.reference().commit())
                        .number(Column.FINDINGS, (long) judgement.findings().size())
                        .number(Column.SUPPRESSED, suppressed));
    }

    /** In the order of where they are written. */
    void suppressions() throws IOException {
        Map<Entry, long[]> counts = new HashMap<>();
        for (FindingJudgement judged : report.judgement().findings()) {
            Entry last = null;
            for (SuppressedOccurrence one : judged.suppressed()) {
                Entry entry = new Entry(one.source(), one.explanation(), one.expires());
                long[] count = counts.computeIfAbsent(entry, any -> new long[2]);
                count[0] += entry.equals(last) ? 0 : 1;
                count[1]++;
                last = entry;
            }
        }
        Map<Entry, long[]> sorted = new TreeMap<>(Entry.ORDER);
        sorted.putAll(counts);
        for (Map.Entry<Entry, long[]> one : sorted.entrySet()) {
            LocalDate expires = one.getKey().expires();
            rows.add(
                    "suppression",
                    row -> row.text(Column.SUPPRESSION_SOURCE, one.getKey().source())
                            .text(Column.REASON, one.getKey().reason())
                            .day(Column.EXPIRES_ON, expires)
                            .number(
                                    Column.DAYS_LEFT,
                                    expires == null ? null : ChronoUnit.DAYS.between(rows.today(), expires))
                            .number(Column.FINDINGS, one.getValue()[0])
                            .number(Column.PLACES, one.getValue()[1]));
        }
    }

    void standard() throws IOException {
        StandardState standard = report.judgement().standard();
        if (standard == null) {
            return;
        }
        for (StandardState.Item item : standard.items()) {
            rows.add(
                    "standard-item",
                    row -> row.text(Column.STANDARD_ID, standard.id())
                            .text(Column.STANDARD_VERSION, standard.version())
                            .text(Column.ITEM_ID, item.id())
                            .text(Column.ITEM_TITLE, item.title().get(language.key()))
                            .word(Column.ITEM_STATE, item.state().key())
                            .number(Column.FINDINGS, (long) item.findings().size())
                            .number(Column.SUPPRESSED, item.suppressed()));
        }
    }

    void gaps() throws IOException {
        for (GapJudgement judged : report.judgement().gaps()) {
            Gap gap = report.facts().coverage().gaps().get(judged.index());
            rows.add(
                    "gap",
                    row -> row.word(Column.GAP_TYPE, gap.type().key())
                            .word(Column.GAP_EFFECT, judged.effect().key())
                            .text(Column.SCANNER, gap.scanner())
                            .text(Column.MESSAGE, rows.wording().of(gap.message()))
                            .number(Column.PLACES, gap.count()));
        }
    }
}
