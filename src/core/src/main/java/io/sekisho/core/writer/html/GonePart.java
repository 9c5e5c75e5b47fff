package io.sekisho.core.writer.html;

import io.sekisho.model.GoneFinding;
import io.sekisho.model.Status;
import java.util.List;

/** What the reference had and this scan has not: repaired, or not seen this time. */
final class GonePart implements Part {
    private static final int MOST = 1_000;

    private final Page page;
    private final Markup html;
    private final List<GoneFinding> gone;

    GonePart(Page page) {
        this.page = page;
        this.html = page.html();
        this.gone = page.edition().report().judgement().gone();
    }

    @Override
    public String id() {
        return "gone";
    }

    @Override
    public boolean isEmpty() {
        return gone.isEmpty();
    }

    @Override
    public void write() {
        list(Status.NOT_SEEN, "html.gone-not-seen", "explain.gone-not-seen");
        list(Status.FIXED, "html.gone-fixed", "explain.gone-fixed");
    }

    private void list(Status status, String heading, String meaning) {
        List<GoneFinding> some =
                gone.stream().filter(one -> one.status() == status).toList();
        if (some.isEmpty()) {
            return;
        }
        html.leaf("h3", page.text(heading, some.size()));
        html.leaf("p", page.text(meaning), "class", "aside");
        html.open("details").leaf("summary", page.text("html.show", some.size()));
        html.open("ul", "class", "removes");
        some.stream().limit(MOST).forEach(this::one);
        html.close().close();
        if (some.size() > MOST) {
            html.leaf("p", page.text("html.cut", some.size() - MOST, MOST), "class", "cut");
        }
    }

    private void one(GoneFinding one) {
        html.open("li");
        if (one.severity() != null) {
            page.chip(one.severity());
            html.text(" ");
        }
        html.text(one.rule());
        if (one.title() != null && !one.title().equals(one.rule())) {
            html.text("  " + one.title());
        }
        html.text(" ").leaf("span", one.path(), "class", "at").close();
    }
}
