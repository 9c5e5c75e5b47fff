package io.sekisho.core.writer.html;

import io.sekisho.core.view.Names;
import io.sekisho.model.Finding;
import io.sekisho.model.FindingJudgement;
import io.sekisho.model.Kind;
import io.sekisho.model.Location;
import io.sekisho.model.Remedy;

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
        Remedy remedy = finding.remedy();
        Location place = finding.occurrences().get(0).location();
        if (finding.kind() == Kind.DEPENDENCY
                && remedy != null
                && remedy.fixedVersion() != null
                && place.startLine() > 0) {
            String what =
                    remedy.upgrade() == null ? finding.vulnerability().component() : Names.ofPackage(remedy.upgrade());
            html.leaf("p", page.text("explain.raise-at", what, Places.at(place), remedy.fixedVersion()));
        }
        html.close();
        terms.fact("explain.unblock", judged.unblock());
    }
}
