package io.sekisho.core.writer.html;

import io.sekisho.core.writer.Edition.Entry;
import io.sekisho.core.writer.html.Anchors.Group;
import io.sekisho.model.FindingJudgement;
import java.time.LocalDate;
import java.util.stream.Stream;

/** What does not count, and why: wholly suppressed, suppressed in part, ignored by a rule. */
final class SuppressedPart implements Part {
    private final Page page;
    private final Markup html;

    SuppressedPart(Page page) {
        this.page = page;
        this.html = page.html();
    }

    @Override
    public String id() {
        return "suppressed";
    }

    @Override
    public boolean isEmpty() {
        return notCounted(true).findAny().isEmpty()
                && notCounted(false).findAny().isEmpty()
                && inPart().findAny().isEmpty();
    }

    @Override
    public void write() {
        reviewed();
        if (notCounted(true).findAny().isPresent()) {
            sheets("html.suppressed-whole", true);
        }
        if (notCounted(false).findAny().isPresent()) {
            sheets("html.ignored", false);
        }
    }

    private void sheets(String heading, boolean suppressed) {
        long all = notCounted(suppressed).count();
        html.open("div", "class", "group").leaf("h3", page.text(heading, all));
        long shown = new FindingSheets(page).write(notCounted(suppressed));
        if (shown < all) {
            html.leaf("p", page.text("html.cut", all - shown, page.anchors().shown()), "class", "cut");
        }
        html.close();
    }

    /** Which entries, with reason and expiry, cover what: the list that a reviewer goes through. */
    private void reviewed() {
        if (page.counting().suppressedOccurrences() == 0) {
            return;
        }
        html.open("table", "class", "exceptions").leaf("caption", page.text("html.suppressed-caption"));
        html.open("thead").open("tr");
        for (String column : new String[] {"finding", "reason", "expires"}) {
            html.leaf("th", page.text("html.column-" + column), "scope", "col");
        }
        html.close().close().open("tbody");
        page.edition().entries().stream()
                .filter(entry -> !entry.judgement().suppressed().isEmpty())
                .filter(entry -> page.anchors().of(entry.finding().fingerprint()) != null)
                .forEach(this::row);
        html.close().close();
    }

    private void row(Entry entry) {
        entry.judgement().suppressed().stream()
                .map(one -> new Said(one.source(), one.explanation(), one.expires()))
                .distinct()
                .forEach(said -> {
                    html.open("tr").open("td").open("ul", "class", "plain");
                    page.mention(entry.finding());
                    html.close().close();
                    html.open("td")
                            .text(said.reason())
                            .open("div", "class", "aside")
                            .text(said.source());
                    html.close().close();
                    html.leaf(
                            "td",
                            said.expires() == null
                                    ? page.text("html.never")
                                    : said.expires().toString(),
                            "data-label",
                            page.text("html.column-expires"));
                    html.close();
                });
    }

    private record Said(String source, String reason, LocalDate expires) {}

    private Stream<Entry> notCounted(boolean suppressed) {
        return Group.NOT_COUNTED.of(page.edition()).filter(entry -> isWhole(entry) == suppressed);
    }

    private Stream<Entry> inPart() {
        return page.edition().entries().stream()
                .filter(entry -> !entry.judgement().suppressed().isEmpty() && !isWhole(entry));
    }

    private static boolean isWhole(Entry entry) {
        FindingJudgement judged = entry.judgement();
        return judged.suppressed().size() == entry.finding().occurrences().size();
    }
}
