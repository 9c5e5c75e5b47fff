package io.sekisho.core.writer.html;

import io.sekisho.core.view.Names;
import io.sekisho.model.Action;
import io.sekisho.model.FindingJudgement;
import io.sekisho.model.Kind;
import io.sekisho.model.Severity;
import io.sekisho.model.Status;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/** Boxes that choose what is listed. The stylesheet alone makes them work; searching needs the script, which then shows its field. */
final class Filters {
    private final Page page;
    private final Markup html;
    private final boolean scripted;

    Filters(Page page, boolean scripted) {
        this.page = page;
        this.html = page.html();
        this.scripted = scripted;
    }

    void write() {
        // No form: there is nothing to be sent, and Enter would try to.
        html.open(
                "div",
                "class",
                "filters",
                "role",
                scripted ? "search" : "group",
                "aria-label",
                page.text("html.filters"));
        if (scripted) {
            search();
        }
        List<FindingJudgement> judged = page.counting().counting().stream()
                .map(page.counting()::judgement)
                .toList();
        open("html.filter-severity");
        Set<Severity> severities = page.counting().counting().stream()
                .map(finding -> finding.severity())
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Severity.class)));
        severities.forEach(one -> box(one.key(), Names.of(one)));
        html.close();
        open("html.filter-kind");
        Set<Kind> kinds = page.counting().counting().stream()
                .map(finding -> finding.kind())
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Kind.class)));
        kinds.forEach(one -> box(one.key(), Names.of(one)));
        html.close();
        open("html.filter-effect");
        box("blocks", "html.effect-blocks");
        box("warns", "html.effect-warns");
        if (judged.stream().anyMatch(one -> one.action() == Action.IGNORE)) {
            box("passes", "html.effect-passes");
        }
        html.close();
        if (judged.stream().map(FindingJudgement::status).anyMatch(Objects::nonNull)) {
            open("html.filter-status");
            box(Status.NEW.key(), "html.status-new");
            box(Status.EXISTING.key(), "html.status-existing");
            html.close();
        }
        html.close();
    }

    private void search() {
        html.open("div", "class", "search", "hidden", "");
        html.leaf("label", page.text("html.search"), "for", "search");
        html.open("input", "type", "search", "id", "search", "autocomplete", "off", "spellcheck", "false");
        html.open("output", "id", "hits", "for", "search", "data-words", page.text("html.hits", "%1", "%2"));
        html.close().close();
    }

    private void open(String legend) {
        html.open("fieldset").leaf("legend", page.text(legend));
    }

    private void box(String word, String label) {
        html.open("label")
                .open("input", "type", "checkbox", "checked", "", "autocomplete", "off", "id", "show-" + word);
        html.leaf("span", page.text(label)).close();
    }
}
