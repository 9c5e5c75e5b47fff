package io.sekisho.core.writer.html;

import io.sekisho.core.view.Names;
import io.sekisho.model.Finding;
import io.sekisho.model.FindingJudgement;
import io.sekisho.model.Kind;
import io.sekisho.model.Occurrence;
import io.sekisho.model.SuppressedOccurrence;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Every place of a finding, with the line itself, what brings it in, what is new and what is suppressed. */
final class Places {
    private static final int MOST_OPEN = 10;

    private final Page page;
    private final Markup html;

    Places(Page page) {
        this.page = page;
        this.html = page.html();
    }

    void write(Finding finding, FindingJudgement judged) {
        List<Occurrence> all = finding.occurrences();
        Map<Integer, SuppressedOccurrence> suppressed = judged.suppressed().stream()
                .collect(Collectors.toMap(SuppressedOccurrence::index, one -> one, (one, other) -> one));
        Set<Integer> fresh = new HashSet<>(judged.fresh());
        html.leaf("p", page.text("explain.where", all.size()), "class", "label");
        html.open("ul", "class", "places");
        for (int i = 0; i < all.size(); i++) {
            if (i == MOST_OPEN) {
                html.open("li").open("details").leaf("summary", page.text("html.more", all.size() - MOST_OPEN));
                html.open("ul", "class", "places");
            }
            place(finding, all.get(i), fresh.contains(i), suppressed.get(i));
        }
        if (all.size() > MOST_OPEN) {
            html.close().close().close();
        }
        html.close();
    }

    private void place(Finding finding, Occurrence place, boolean fresh, SuppressedOccurrence suppressed) {
        html.open("li").leaf("span", Names.of(place.location()), "class", "at");
        if (fresh) {
            mark("cli.mark-new");
        }
        if (suppressed != null) {
            mark("explain.mark-suppressed");
        }
        if (!place.inTree() && finding.kind() == Kind.SECRET) {
            mark("explain.mark-history");
        }
        if (place.snippet() != null && !place.snippet().isBlank()) {
            html.open("pre").leaf("code", place.snippet().strip()).close();
        }
        if (place.artifact() != null) {
            line(place.artifact());
        }
        if (place.dependencyPath().size() > 1) {
            line(page.text("explain.through", path(place)));
        }
        if (place.commit() != null) {
            String day = place.commit().date() == null
                    ? ""
                    : ", " + LocalDate.ofInstant(place.commit().date(), ZoneOffset.UTC);
            line(page.text("explain.commit", Names.ofCommit(place.commit().id()) + day));
        }
        if (suppressed != null) {
            line(Reason.of(page, suppressed));
        }
        html.close();
    }

    /** As people name packages, with the versions in use. */
    private static String path(Occurrence place) {
        return place.dependencyPath().stream()
                .map(url -> {
                    int at = url.lastIndexOf('@');
                    String version = at < url.lastIndexOf('/') ? "" : " " + url.substring(at + 1);
                    return Names.ofPackage(url) + version;
                })
                .collect(Collectors.joining(" › "));
    }

    private void mark(String code) {
        html.text(" ").leaf("span", page.text(code), "class", "mark");
    }

    private void line(String said) {
        html.leaf("div", said, "class", "aside");
    }
}
