package io.sekisho.core.writer.html;

import io.sekisho.core.view.FirstSteps;
import io.sekisho.core.view.Names;
import io.sekisho.model.Finding;
import io.sekisho.model.Kind;
import io.sekisho.model.Occurrence;
import java.util.List;

/** What to do first: every act with all that it removes. */
final class ActsPart implements Part {
    private static final int MOST_PLACES = 20;
    private static final int MOST_OPEN = 10;

    private final Page page;
    private final Markup html;
    private final FirstSteps first;
    private final List<FirstSteps.Step> steps;

    ActsPart(Page page) {
        this.page = page;
        this.html = page.html();
        this.first = new FirstSteps(page.counting());
        this.steps = first.steps();
    }

    @Override
    public String id() {
        return "acts";
    }

    @Override
    public boolean isEmpty() {
        return steps.isEmpty();
    }

    @Override
    public void write() {
        list(0, Math.min(MOST_OPEN, steps.size()));
        if (steps.size() > MOST_OPEN) {
            html.open("details", "class", "more")
                    .leaf("summary", page.text("html.acts-more", steps.size() - MOST_OPEN));
            list(MOST_OPEN, steps.size());
            html.close();
        }
    }

    private void list(int from, int to) {
        html.open("ol", "class", "acts", "start", String.valueOf(from + 1));
        for (int i = from; i < to; i++) {
            FirstSteps.Step step = steps.get(i);
            boolean blocks = step.findings().stream().anyMatch(page.counting()::isFailing);
            html.open("li", "id", "act-" + (i + 1)).open("details").open("summary");
            html.leaf("span", first.say(step, page.wording()), "class", "act");
            if (blocks) {
                html.text(" ").leaf("span", page.text("cli.mark-blocks"), "class", "mark blocks");
            }
            html.close();
            where(step.findings());
            page.mentions(step.findings());
            html.close().close();
        }
        html.close();
    }

    /** The lines of the build files, for what is repaired there. */
    private void where(List<Finding> step) {
        if (step.get(0).kind() != Kind.DEPENDENCY) {
            return;
        }
        List<String> places = step.stream()
                .flatMap(finding -> finding.occurrences().stream())
                .map(Occurrence::location)
                .filter(place -> place.startLine() > 0)
                .map(Names::of)
                .distinct()
                .toList();
        places.stream()
                .limit(MOST_PLACES)
                .forEach(place -> html.open("p", "class", "at").text(place).close());
        if (places.size() > MOST_PLACES) {
            html.leaf("p", page.text("explain.more-places", places.size() - MOST_PLACES));
        }
    }
}
