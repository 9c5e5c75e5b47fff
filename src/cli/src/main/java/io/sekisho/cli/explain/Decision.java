package io.sekisho.cli.explain;

import io.sekisho.core.text.Printable;
import io.sekisho.core.view.Names;
import io.sekisho.core.view.VerdictWords;
import io.sekisho.model.Action;
import io.sekisho.model.BaselineState;
import io.sekisho.model.Deadline;
import io.sekisho.model.FindingJudgement;
import io.sekisho.model.ReferenceInfo;
import io.sekisho.model.SuppressedOccurrence;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;

/** Why it blocks or not: which rule, since when, until when. */
final class Decision {
    private final Sheet sheet;
    private final Subject subject;
    private final FindingJudgement judged;

    Decision(Sheet sheet, Subject subject) {
        this.sheet = sheet;
        this.subject = subject;
        this.judged = subject.judgement();
    }

    void write() {
        sheet.heading(VerdictWords.decision(judged));
        if (judged.rule() != null) {
            sheet.line(
                    "explain.rule",
                    sheet.text(
                            "explain.rule-at",
                            Printable.of(judged.rule().name()),
                            Printable.of(judged.rule().source())));
        }
        if (judged.reason() != null) {
            sheet.line("explain.reason", sheet.text(judged.reason()));
        }
        if (judged.action() == Action.FAIL
                && subject.report().judgement().verdict().mode().equals("observe")) {
            sheet.more(sheet.text("explain.observed"));
        }
        sheet.line("explain.status", status());
        if (judged.firstSeen() != null) {
            sheet.line("explain.since", sheet.text("explain.first-seen", judged.firstSeen()));
        }
        until();
    }

    private String status() {
        String said = sheet.text(VerdictWords.status(judged));
        ReferenceInfo reference = subject.report().judgement().reference();
        if (reference == null) {
            return said;
        }
        String at = Names.ofCommit(reference.commit());
        String branch = reference.branch() == null ? "" : Printable.of(reference.branch()) + "@";
        return said + " "
                + sheet.text(
                        "explain.compared",
                        (branch + at).strip(),
                        LocalDate.ofInstant(reference.scannedAt(), ZoneOffset.UTC));
    }

    private void until() {
        Deadline deadline = judged.deadline();
        if (deadline != null) {
            sheet.line(
                    "explain.until",
                    sheet.text("explain.deadline", deadline.warnFrom(), deadline.failFrom(), deadline.startsOn()));
        }
        if (judged.accepted() != null) {
            BaselineState baseline = subject.report().judgement().baseline();
            sheet.line(
                    "explain.until",
                    baseline == null
                            ? sheet.text("explain.accepted", Printable.of(judged.accepted()))
                            : sheet.text("explain.accepted-until", Printable.of(judged.accepted()), baseline.until()));
        }
        suppressed();
    }

    /** Of one that is suppressed in places only, the others count on: the day is not the finding's. */
    private void suppressed() {
        Map<String, Integer> said = new LinkedHashMap<>();
        int all = subject.finding().occurrences().size();
        boolean partly = judged.suppressed().size() < all;
        for (SuppressedOccurrence one : judged.suppressed()) {
            if (one.expires() != null) {
                said.merge(
                        sheet.text("explain.suppressed-until", Printable.of(one.source()), one.expires()),
                        1,
                        Integer::sum);
            }
        }
        said.forEach((line, places) -> sheet.line(
                partly ? "explain.partly" : "explain.until",
                partly ? sheet.text("explain.suppressed-partly", places, all, line) : line));
    }
}
