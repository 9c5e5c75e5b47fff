package io.sekisho.core.writer.table;

import io.sekisho.core.view.Counting;
import io.sekisho.core.view.Exploited;
import io.sekisho.core.view.FindingText;
import io.sekisho.core.view.Links;
import io.sekisho.core.view.Primary;
import io.sekisho.core.writer.Edition;
import io.sekisho.model.Finding;
import io.sekisho.model.FindingJudgement;
import io.sekisho.model.GoneFinding;
import io.sekisho.model.Occurrence;
import io.sekisho.model.Severity;
import io.sekisho.model.StandardState;
import io.sekisho.model.Status;
import io.sekisho.model.Vulnerability;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A line for each finding that is there, and for each that is there no more. */
final class FindingRows {
    private final Rows rows;
    private final Exploited exploited;
    private final FindingText text;
    private final Map<String, List<String>> items = new HashMap<>();

    /** @param standard null when the policy names none */
    FindingRows(Rows rows, Exploited exploited, boolean staged, StandardState standard) {
        this.rows = rows;
        this.exploited = exploited;
        this.text = new FindingText(rows.wording(), staged);
        if (standard != null) {
            for (StandardState.Item item : standard.items()) {
                item.findings()
                        .forEach(one -> items.computeIfAbsent(one, any -> new ArrayList<>(1))
                                .add(item.id()));
            }
        }
    }

    void add(Edition.Entry entry) throws IOException {
        rows.add("finding", row -> {
            finding(row, entry.finding());
            judgement(row, entry);
        });
    }

    private void finding(Row row, Finding finding) throws IOException {
        Occurrence place = Primary.place(finding);
        row.word(Column.FINGERPRINT, finding.fingerprint())
                .word(Column.KIND, finding.kind().key());
        severity(row, finding.severity());
        row.text(Column.RULE_ID, finding.rule().id())
                .text(Column.TITLE, text.what(finding, 0))
                .text(Column.PATH, place.location().path())
                .number(
                        Column.LINE,
                        place.location().startLine() == 0
                                ? null
                                : (long) place.location().startLine())
                .number(Column.PLACES, (long) finding.occurrences().size())
                .number(Column.CVSS, Primary.score(finding))
                .numbers(Column.CWES, finding.rule().cwes())
                .words(Column.STANDARD_ITEMS, items.getOrDefault(finding.fingerprint(), List.of()))
                .text(Column.ADVICE, text.advice(finding))
                .text(Column.URL, Links.of(finding).stream().findFirst().orElse(null));
        if (finding.vulnerability() != null) {
            vulnerability(row, finding.vulnerability());
            row.flag(Column.KNOWN_EXPLOITED, exploited.of(finding));
        }
        if (finding.remedy() != null) {
            row.text(Column.FIXED_VERSION, finding.remedy().fixedVersion());
        }
    }

    private static void severity(Row row, Severity severity) throws IOException {
        if (severity != null) {
            row.word(Column.SEVERITY, severity.key()).number(Column.SEVERITY_RANK, (long) severity.ordinal());
        }
    }

    private static void vulnerability(Row row, Vulnerability vulnerability) throws IOException {
        row.text(Column.COMPONENT, vulnerability.component())
                .text(Column.COMPONENT_VERSION, vulnerability.componentVersion())
                .text(Column.PACKAGE_URL, vulnerability.packageUrl())
                .number(
                        Column.EPSS,
                        vulnerability.epss() == null
                                ? null
                                : vulnerability.epss().probability());
    }

    private void judgement(Row row, Edition.Entry entry) throws IOException {
        FindingJudgement judged = entry.judgement();
        row.number(Column.SUPPRESSED_PLACES, (long) judged.suppressed().size())
                .flag(Column.IS_COUNTED, Counting.counts(judged))
                .word(Column.ACTION, judged.action().key())
                .text(
                        Column.GATE_RULE,
                        judged.rule() == null ? null : judged.rule().name())
                .word(
                        Column.STATUS,
                        judged.status() == null ? null : judged.status().key())
                .word(
                        Column.CAUSE,
                        judged.cause() == null ? null : judged.cause().key())
                .day(Column.FIRST_SEEN, judged.firstSeen())
                .number(Column.AGE_DAYS, Rows.days(judged.firstSeen(), rows.today()))
                .day(
                        Column.DEADLINE,
                        judged.deadline() == null ? null : judged.deadline().failFrom())
                .text(Column.ACCEPTED_BY, judged.accepted());
    }

    void add(GoneFinding gone) throws IOException {
        rows.add("gone", row -> {
            row.word(Column.FINGERPRINT, gone.fingerprint())
                    .word(Column.KIND, gone.kind().key());
            severity(row, gone.severity());
            row.text(Column.RULE_ID, gone.rule())
                    .text(Column.TITLE, gone.title())
                    .text(Column.PATH, gone.path())
                    .word(Column.STATUS, gone.status().key())
                    .day(Column.FIRST_SEEN, gone.firstSeen());
            if (gone.status() == Status.FIXED) {
                row.day(Column.FIXED_ON, rows.scannedOn())
                        .number(Column.DAYS_TO_FIX, Rows.days(gone.firstSeen(), rows.scannedOn()));
            }
        });
    }
}
