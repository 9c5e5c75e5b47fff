package io.sekisho.core.writer.html;

import io.sekisho.core.view.Counting;
import io.sekisho.core.view.FirstSteps;
import io.sekisho.core.view.Gaps;
import io.sekisho.model.Finding;
import io.sekisho.model.Gap;
import io.sekisho.model.Outcome;
import io.sekisho.model.Report;
import java.util.List;

/** The two or three things that turn this verdict into a green one. */
final class Now {
    private static final int MOST_ACTS = 3;
    private static final int MOST_GAPS = 2;

    private final Page page;
    private final Markup html;
    private final Report report;
    private final Counting counting;

    Now(Page page) {
        this.page = page;
        this.html = page.html();
        this.report = page.edition().report();
        this.counting = page.counting();
    }

    void write() {
        html.leaf("h3", page.text("html.now"));
        List<Finding> failing =
                counting.counting().stream().filter(counting::isFailing).toList();
        List<Gap> gaps = closable();
        boolean green = report.judgement().verdict().outcome() == Outcome.PASSED;
        if (green && failing.isEmpty() && gaps.isEmpty()) {
            nothing();
            return;
        }
        html.open("ol");
        acts(failing);
        gaps.stream().limit(MOST_GAPS).forEach(gap -> html.leaf("li", page.text(gap.nextStep())));
        if (failing.isEmpty() && gaps.isEmpty()) {
            html.open("li")
                    .leaf("a", page.text("html.now-notes"), "href", "#policy")
                    .close();
        }
        html.close();
        if (gaps.size() > MOST_GAPS) {
            html.open("p")
                    .leaf("a", page.text("html.now-gaps", gaps.size() - MOST_GAPS), "href", "#not-seen")
                    .close();
        }
    }

    private void nothing() {
        int left = counting.counting().size();
        html.leaf("p", left == 0 ? page.text("html.now-clean") : page.text("html.now-warned", left), "class", "calm");
    }

    private void acts(List<Finding> failing) {
        if (failing.isEmpty()) {
            return;
        }
        FirstSteps steps = new FirstSteps(counting);
        List<FirstSteps.Step> all = steps.steps();
        int said = 0;
        for (int i = 0; i < all.size() && said < MOST_ACTS; i++) {
            if (all.get(i).findings().stream().anyMatch(counting::isFailing)) {
                html.open("li")
                        .leaf("a", steps.say(all.get(i), page.wording()), "href", "#act-" + (i + 1))
                        .close();
                said++;
            }
        }
        if (said == 0) {
            failing.stream()
                    .filter(finding -> page.anchors().of(finding.fingerprint()) != null)
                    .limit(MOST_ACTS)
                    .forEach(page::mention);
        }
    }

    /** What makes the scan incomplete and somebody knows how to mend. */
    private List<Gap> closable() {
        return Gaps.incomplete(report).stream()
                .filter(gap -> gap.nextStep() != null)
                .toList();
    }
}
