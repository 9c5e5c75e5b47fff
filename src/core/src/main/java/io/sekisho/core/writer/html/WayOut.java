package io.sekisho.core.writer.html;

import io.sekisho.core.view.Raising;
import io.sekisho.model.Finding;
import io.sekisho.model.FindingJudgement;

/** How to fix it, and what un-blocks it. */
final class WayOut {
    private final Page page;
    private final Terms terms;

    WayOut(Page page, Terms terms) {
        this.page = page;
        this.terms = terms;
    }

    void write(Finding finding, FindingJudgement judged) {
        Markup html = page.html();
        html.leaf("dt", page.text("html.fix")).open("dd", "class", "fix");
        html.leaf("p", page.words().advice(finding));
        new Raising(page.wording()).of(finding, judged).forEach(said -> html.leaf("p", said));
        html.close();
        terms.fact("explain.unblock", judged.unblock());
    }
}
