package io.sekisho.core.writer.html;

import io.sekisho.core.writer.html.Anchors.Group;
import java.util.List;

/** Every finding that counts, what blocks first. */
final class FindingsPart implements Part {
    private static final List<Group> GROUPS = List.of(Group.BLOCKS, Group.WARNS, Group.GRACE);

    private final Page page;
    private final Markup html;
    private final Filters filters;

    FindingsPart(Page page, boolean scripted) {
        this.page = page;
        this.html = page.html();
        this.filters = new Filters(page, scripted);
    }

    @Override
    public String id() {
        return "findings";
    }

    @Override
    public boolean isEmpty() {
        return false;
    }

    @Override
    public void write() {
        if (page.counting().counting().isEmpty()) {
            html.leaf("p", page.text("html.findings-none"), "class", "calm");
            return;
        }
        filters.write();
        GROUPS.forEach(this::group);
    }

    private void group(Group group) {
        long all = group.of(page.edition()).count();
        if (all == 0) {
            return;
        }
        html.open("div", "class", "group");
        html.leaf("h3", page.text("html.group-" + group.key(), all));
        long shown = new FindingSheets(page).write(group.of(page.edition()));
        if (shown < all) {
            html.leaf("p", page.text("html.cut", all - shown, page.anchors().shown()), "class", "cut");
        }
        html.close();
    }
}
