package io.sekisho.core.writer.html;

import io.sekisho.core.view.Names;
import io.sekisho.core.writer.Edition;
import io.sekisho.model.Project;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;

/** One page, from top to bottom. */
final class PageWriter {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'").withZone(ZoneOffset.UTC);

    private final Edition edition;
    private final Dress dress;
    private final int most;

    /** @param most for how many findings a browser has room */
    PageWriter(Edition edition, Dress dress, int most) {
        this.edition = edition;
        this.dress = dress;
        this.most = most;
    }

    void write(OutputStream out) throws IOException {
        try {
            Markup html = new Markup(new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8), 1 << 16));
            Page page = Page.of(edition, html, most);
            html.open("html", "lang", edition.language().key());
            head(page);
            body(page);
            html.end();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private void head(Page page) {
        Markup html = page.html();
        html.open("head").open("meta", "charset", "utf-8");
        html.open("meta", "name", "viewport", "content", "width=device-width, initial-scale=1");
        html.open("meta", "name", "color-scheme", "content", "light dark");
        html.open("meta", "name", "referrer", "content", "no-referrer");
        html.open("meta", "http-equiv", "Content-Security-Policy", "content", dress.policy());
        String outcome =
                page.text(Names.of(edition.report().judgement().verdict().outcome()));
        html.leaf("title", outcome + " – " + project().name() + " – Sekisho");
        dress.head(html);
        html.close();
    }

    private void body(Page page) {
        Markup html = page.html();
        html.open("body").leaf("a", page.text("html.skip"), "class", "skip", "href", "#findings");
        top(page);
        List<Part> parts = parts(page);
        html.open("nav", "aria-label", page.text("html.nav")).open("ul");
        parts.forEach(part -> html.open("li")
                .leaf("a", page.text("html.part-" + part.id()), "href", "#" + part.id())
                .close());
        html.close().close();
        html.open("main");
        new FirstScreen(page).write();
        for (Part part : parts) {
            String heading = part.id() + "-title";
            html.open("section", "id", part.id(), "aria-labelledby", heading);
            html.leaf("h2", page.text("html.part-" + part.id()), "id", heading);
            part.write();
            html.close();
        }
        html.close();
        html.open("footer")
                .leaf("p", page.text("html.foot", edition.report().facts().tool()))
                .close();
        dress.foot(html);
    }

    private void top(Page page) {
        Markup html = page.html();
        html.open("header")
                .leaf("p", "Sekisho", "class", "brand")
                .leaf("h1", project().name());
        String commit = Names.ofCommit(project().commit());
        String branch = project().branch() == null ? "" : project().branch();
        String at = branch + (branch.isEmpty() || commit.isEmpty() ? "" : "@") + commit;
        html.open("p", "class", "scanned");
        if (!at.isEmpty()) {
            html.leaf("span", at, "class", "at").text(" ");
        }
        html.text(page.text("html.scanned", TIME.format(edition.report().facts().startedAt())));
        html.close().close();
    }

    private Project project() {
        return edition.report().facts().project();
    }

    /** What makes a scan incomplete comes before what it found; what is only noted, after. */
    private List<Part> parts(Page page) {
        NotSeenPart notSeen = new NotSeenPart(page);
        List<Part> all = new ArrayList<>(List.of(new GlancePart(page), new ActsPart(page)));
        if (notSeen.isIncomplete()) {
            all.add(notSeen);
        }
        all.addAll(List.of(new FindingsPart(page, dress.isScripted()), new StandardPart(page), new GonePart(page)));
        all.add(new SuppressedPart(page));
        if (!notSeen.isIncomplete()) {
            all.add(notSeen);
        }
        all.addAll(List.of(new PolicyPart(page), new ScannersPart(page)));
        return all.stream().filter(part -> !part.isEmpty()).toList();
    }
}
