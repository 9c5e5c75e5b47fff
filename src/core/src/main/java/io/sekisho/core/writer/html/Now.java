package io.sekisho.core.writer.html;

import io.sekisho.core.view.Counting;
import io.sekisho.core.view.FirstSteps;
import io.sekisho.core.view.Gaps;
import io.sekisho.model.Finding;
import io.sekisho.model.Gap;
import io.sekisho.model.Outcome;
import io.sekisho.model.Report;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

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
        long left = acts(failing);
        gaps.stream().limit(MOST_GAPS).forEach(gap -> html.leaf("li", page.text(gap.nextStep())));
        if (failing.isEmpty() && gaps.isEmpty()) {
            html.open("li")
                    .leaf("a", page.text("html.now-notes"), "href", "#policy")
                    .close();
        }
        html.close();
        if (left > 0) {
            html.open("p")
                    .leaf("a", page.text("html.now-acts", left), "href", "#acts")
                    .close();
        }
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

    /** @return how many more block: what these acts do not remove */
    private long acts(List<Finding> failing) {
        FirstSteps steps = new FirstSteps(counting);
        List<FirstSteps.Step> all = steps.steps();
        Set<String> removed = new HashSet<>();
        int said = 0;
        for (int i = 0; i < all.size() && said < MOST_ACTS; i++) {
            if (all.get(i).findings().stream().anyMatch(counting::isFailing)) {
                html.open("li").leaf("a", steps.say(all.get(i), page.wording()), "href", "#act-" + (i + 1));
                blocking(all.get(i).findings());
                html.close();
                all.get(i).findings().forEach(finding -> removed.add(finding.fingerprint()));
                said++;
            }
        }
        if (said == 0) {
            failing.stream()
                    .filter(finding -> page.anchors().of(finding.fingerprint()) != null)
                    .limit(MOST_ACTS)
                    .peek(finding -> removed.add(finding.fingerprint()))
                    .forEach(page::mention);
        }
        return failing.stream()
                .filter(finding -> !removed.contains(finding.fingerprint()))
                .count();
    }

    /** Said where it is not all of them: the others may wait. */
    private void blocking(List<Finding> step) {
        long many = step.stream().filter(counting::isFailing).count();
        if (many < step.size()) {
            html.text(" ").leaf("span", page.text("html.now-blocking", many, step.size()), "class", "mark blocks");
        }
    }

    /** What makes the scan incomplete and somebody knows how to mend. */
    private List<Gap> closable() {
        return Gaps.incomplete(report).stream()
                .filter(gap -> gap.nextStep() != null)
                .toList();
    }
}
