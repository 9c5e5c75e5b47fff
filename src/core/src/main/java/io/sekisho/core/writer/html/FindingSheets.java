package io.sekisho.core.writer.html;

import io.sekisho.core.view.Exploited;
import io.sekisho.core.view.Marks;
import io.sekisho.core.writer.Edition.Entry;
import io.sekisho.model.Finding;
import io.sekisho.model.FindingJudgement;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;

/** Findings one below the other, each a line that opens into all that is known of it. */
final class FindingSheets {
    private final Page page;
    private final Markup html;
    private final Nature nature;
    private final Decision decision;
    private final Places places;
    private final WayOut wayOut;

    FindingSheets(Page page) {
        this.page = page;
        this.html = page.html();
        Terms terms = new Terms(page);
        this.nature =
                new Nature(page, terms, new Exploited(page.edition().report().facts()));
        this.decision = new Decision(page, terms);
        this.places = new Places(page);
        this.wayOut = new WayOut(page, terms);
    }

    /** @return how many there was room for */
    long write(Stream<Entry> entries) {
        long shown = 0;
        for (Iterator<Entry> each = entries.iterator(); each.hasNext(); ) {
            Entry entry = each.next();
            if (page.anchors().of(entry.finding().fingerprint()) != null) {
                sheet(entry.finding(), entry.judgement());
                shown++;
            }
        }
        return shown;
    }

    private void sheet(Finding finding, FindingJudgement judged) {
        html.open("details", "class", classes(finding, judged));
        html.open("summary");
        page.chip(finding.severity());
        html.leaf("span", page.words().what(finding, 0), "class", "what");
        marks(judged);
        html.leaf("span", page.words().where(finding), "class", "at");
        html.close();
        // The anchor is inside, so that a browser opens the details when it is led there.
        html.open("div", "class", "sheet", "id", page.anchors().claim(finding.fingerprint()));
        html.open("dl");
        wayOut.write(finding, judged);
        html.close();
        places.write(finding, judged);
        html.open("dl");
        nature.write(finding);
        decision.write(judged);
        html.close().close().close();
    }

    /** What the filters ask for. */
    private static String classes(Finding finding, FindingJudgement judged) {
        String status = judged.status() == null ? "uncompared" : judged.status().key();
        String effect = switch (judged.action()) {
            case FAIL -> "blocks";
            case WARN -> "warns";
            case IGNORE -> "passes";
        };
        return String.join(
                " ",
                "finding",
                "is-" + finding.severity().key(),
                "is-" + finding.kind().key(),
                "is-" + status,
                "is-" + effect);
    }

    private void marks(FindingJudgement judged) {
        List<String> marks = Marks.each(page.wording(), judged, page.edition().today());
        if (!marks.isEmpty()) {
            html.open("span", "class", "marks");
            marks.forEach(mark -> html.leaf("span", mark, "class", "mark").text(" "));
            html.close();
        }
    }
}
