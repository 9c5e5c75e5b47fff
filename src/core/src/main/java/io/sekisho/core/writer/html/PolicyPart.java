package io.sekisho.core.writer.html;

import io.sekisho.core.view.Names;
import io.sekisho.core.view.Notes;
import io.sekisho.model.Judgement;
import io.sekisho.model.ReferenceInfo;
import io.sekisho.model.Text;
import java.util.List;
import java.util.stream.Stream;

/** By what it was judged, and what the policy's owner should know. */
final class PolicyPart implements Part {
    private final Page page;
    private final Markup html;
    private final Judgement judgement;

    PolicyPart(Page page) {
        this.page = page;
        this.html = page.html();
        this.judgement = page.edition().report().judgement();
    }

    @Override
    public String id() {
        return "policy";
    }

    @Override
    public boolean isEmpty() {
        return false;
    }

    @Override
    public void write() {
        Notes notes = Notes.of(judgement.notes());
        notes(
                "html.notes",
                Stream.concat(notes.suppressions().stream(), notes.policy().stream())
                        .toList());
        notes("cli.proposed-heading", notes.proposed());
        html.open("dl");
        html.leaf("dt", page.text("html.policy-sources")).open("dd").open("ol", "class", "plain");
        judgement.policySources().forEach(source -> html.leaf("li", source));
        html.close().close();
        Terms terms = new Terms(page);
        terms.fact("html.policy-mode", judgement.verdict().mode());
        terms.fact("html.policy-threshold", judgement.verdict().failOn());
        terms.fact("html.policy-judged", Names.ofTime(judgement.judgedAt()));
        terms.fact("html.policy-reference", reference(judgement.reference()));
        html.close();
    }

    private void notes(String title, List<Text> notes) {
        if (!notes.isEmpty()) {
            html.leaf("h3", page.text(title));
            html.open("ul");
            notes.forEach(note -> html.leaf("li", page.text(note)));
            html.close();
        }
    }

    private String reference(ReferenceInfo reference) {
        return reference == null ? page.text("explain.not-compared") : Names.of(reference);
    }
}
