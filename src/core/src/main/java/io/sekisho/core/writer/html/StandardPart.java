package io.sekisho.core.writer.html;

import io.sekisho.model.Finding;
import io.sekisho.model.StandardState;
import io.sekisho.model.StandardState.Item;
import io.sekisho.model.StandardState.State;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** How the project stands against the policy's standard, item by item, with what violates it. */
final class StandardPart implements Part {
    private final Page page;
    private final Markup html;
    private final StandardState standard;
    private final Map<String, Finding> findings = new HashMap<>();

    StandardPart(Page page) {
        this.page = page;
        this.html = page.html();
        this.standard = page.edition().report().judgement().standard();
        if (standard != null) {
            page.counting().counting().forEach(finding -> findings.put(finding.fingerprint(), finding));
        }
    }

    @Override
    public String id() {
        return "standard";
    }

    @Override
    public boolean isEmpty() {
        return standard == null;
    }

    @Override
    public void write() {
        String version = standard.version() == null ? "" : " " + standard.version();
        html.leaf("p", page.words(standard.title()) + version, "class", "lead");
        html.leaf(
                "p",
                page.text(
                        "standard.counts",
                        count(State.VIOLATED),
                        count(State.NO_VIOLATION_FOUND),
                        count(State.NOT_ASSESSED),
                        count(State.NOT_ASSESSABLE)));
        html.open("table")
                .leaf("caption", page.text("html.standard-caption"))
                .open("thead")
                .open("tr");
        for (String column : List.of("item", "state", "evidence")) {
            html.leaf("th", page.text("html.column-" + column), "scope", "col");
        }
        html.close().close();
        byCategory().forEach(this::category);
        html.close();
    }

    private long count(State state) {
        return standard.items().stream().filter(item -> item.state() == state).count();
    }

    private List<List<Item>> byCategory() {
        List<List<Item>> all = new ArrayList<>();
        Map<String, String> category = null;
        for (Item item : standard.items()) {
            if (all.isEmpty() || !item.category().equals(category)) {
                all.add(new ArrayList<>());
                category = item.category();
            }
            all.get(all.size() - 1).add(item);
        }
        return all;
    }

    private void category(List<Item> items) {
        html.open("tbody").open("tr");
        html.leaf("th", page.words(items.get(0).category()), "scope", "rowgroup", "colspan", "3", "class", "category");
        html.close();
        items.forEach(this::item);
        html.close();
    }

    private void item(Item item) {
        html.open("tr").open("th", "scope", "row");
        html.leaf("span", item.id(), "class", "number")
                .text(" " + page.words(item.title()))
                .close();
        html.open("td")
                .leaf(
                        "span",
                        page.text("standard.state-" + item.state().key()),
                        "class",
                        "state " + item.state().key());
        html.close().open("td");
        evidence(item);
        html.close().close();
    }

    private void evidence(Item item) {
        if (!item.findings().isEmpty()) {
            html.open("details")
                    .leaf("summary", page.text("html.show", item.findings().size()));
            page.mentions(item.findings().stream()
                    .map(findings::get)
                    .filter(Objects::nonNull)
                    .toList());
            html.close();
        }
        if (item.suppressed() > 0) {
            html.leaf("p", page.text("standard.suppressed", item.suppressed()), "class", "aside");
        }
        if (item.reason() != null) {
            html.leaf("p", page.text(item.reason()), "class", "aside");
        } else if (!item.note().isEmpty() && item.findings().isEmpty()) {
            html.leaf("p", page.words(item.note()), "class", "aside");
        }
    }
}
