package io.sekisho.core.writer.html;

import io.sekisho.core.view.Gaps;
import io.sekisho.model.Gap;
import io.sekisho.model.GapJudgement.Effect;
import java.util.List;

/** What the scan could not see: what makes it incomplete first, each with its next step, then what is noted only. */
final class NotSeenPart implements Part {
    private final Page page;
    private final Markup html;
    private final List<Gap> incomplete;
    private final List<Gap> noted;

    NotSeenPart(Page page) {
        this.page = page;
        this.html = page.html();
        this.incomplete = Gaps.incomplete(page.edition().report());
        this.noted = Gaps.of(page.edition().report(), Effect.NOTED);
    }

    @Override
    public String id() {
        return "not-seen";
    }

    @Override
    public boolean isEmpty() {
        return incomplete.isEmpty() && noted.isEmpty();
    }

    boolean isIncomplete() {
        return !incomplete.isEmpty();
    }

    @Override
    public void write() {
        list(incomplete, "html.not-seen-incomplete", "gaps incomplete");
        list(noted, "html.not-seen-noted", "gaps");
    }

    private void list(List<Gap> gaps, String heading, String tone) {
        if (gaps.isEmpty()) {
            return;
        }
        html.leaf("h3", page.text(heading));
        html.open("ul", "class", tone);
        gaps.forEach(this::gap);
        html.close();
    }

    private void gap(Gap gap) {
        html.open("li").open("p");
        if (gap.scanner() != null) {
            html.leaf("span", gap.scanner(), "class", "mark").text(" ");
        }
        html.text(page.text(gap.message())).close();
        if (gap.nextStep() != null) {
            html.open("p", "class", "step")
                    .leaf("b", page.text("html.next-step"))
                    .text(" ");
            html.text(page.text(gap.nextStep())).close();
        }
        if (!gap.paths().isEmpty()) {
            html.open("details")
                    .leaf("summary", page.text("html.examples", gap.paths().size(), gap.count()));
            html.open("ul");
            gap.paths().forEach(path -> html.leaf("li", path, "class", "at"));
            html.close().close();
        }
        html.close();
    }
}
