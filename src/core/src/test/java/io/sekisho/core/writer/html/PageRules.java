package io.sekisho.core.writer.html;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;

/** What holds for each page, whatever is on it: whole, without anything that could run, and with names for who cannot see it. */
final class PageRules {
    private PageRules() {}

    static Document parse(String page) {
        Parser parser = Parser.htmlParser().setTrackErrors(10);
        Document document = parser.parseInput(page, "");
        assertThat(parser.getErrors()).isEmpty();
        return document;
    }

    static Document check(String page) {
        Document document = parse(page);
        harmless(document);
        accessible(document);
        linked(document);
        return document;
    }

    private static void harmless(Document document) {
        for (Element element : document.getAllElements()) {
            assertThat(element.tagName())
                    .isNotIn("iframe", "object", "embed", "img", "base", "form", "frame", "applet");
            for (Attribute attribute : element.attributes()) {
                assertThat(attribute.getKey()).doesNotStartWith("on").isNotIn("style", "src", "srcdoc", "action");
                if (attribute.getKey().endsWith("href")) {
                    assertThat(attribute.getValue()).matches("https?://.*|#.*|sekisho-report\\.css");
                }
            }
        }
    }

    private static void accessible(Document document) {
        assertThat(document.select("html[lang]")).hasSize(1);
        assertThat(document.title()).isNotBlank();
        for (String once : new String[] {"h1", "main", "body > header", "body > footer", "body > nav[aria-label]"}) {
            assertThat(document.select(once)).as(once).hasSize(1);
        }
        int level = 0;
        for (Element heading : document.select("h1, h2, h3, h4, h5, h6")) {
            int next = heading.tagName().charAt(1) - '0';
            assertThat(next).as(heading.text()).isLessThanOrEqualTo(level + 1);
            assertThat(heading.text()).isNotBlank();
            level = next;
        }
        assertThat(document.select("th:not([scope])")).isEmpty();
        assertThat(document.select("table:not(:has(> caption))")).isEmpty();
        for (Element input : document.select("input")) {
            boolean named = input.closest("label") != null
                    || !document.select("label[for=" + input.id() + "]").isEmpty();
            assertThat(named).as(input.id()).isTrue();
        }
        assertThat(document.select("details:not(:has(> summary:first-child))")).isEmpty();
        assertThat(document.select("fieldset:not(:has(> legend))")).isEmpty();
        document.select("summary, th, label, legend")
                .forEach(named -> assertThat(named.text()).isNotBlank());
        assertThat(document.select("svg:not([aria-hidden=true], [role=img][aria-labelledby])"))
                .isEmpty();
    }

    private static void linked(Document document) {
        Set<String> ids = new HashSet<>();
        document.select("[id]")
                .forEach(element ->
                        assertThat(ids.add(element.id())).as(element.id()).isTrue());
        document.select("a[href^=#]")
                .forEach(link -> assertThat(ids).contains(link.attr("href").substring(1)));
        document.select("[aria-labelledby]").forEach(named -> assertThat(ids).contains(named.attr("aria-labelledby")));
    }
}
