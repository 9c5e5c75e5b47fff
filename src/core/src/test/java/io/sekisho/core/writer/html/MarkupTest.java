package io.sekisho.core.writer.html;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sekisho.core.writer.SampleReports;
import java.io.IOException;
import java.io.StringWriter;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MarkupTest {
    private final StringWriter out = new StringWriter();
    private final Markup html = new Markup(out);

    private Element first(String tag) throws IOException {
        html.end();
        return PageRules.parse(out.toString()).selectFirst(tag);
    }

    @Test
    void textAndAttributesStayWhatTheyAre() throws IOException {
        html.open("html").open("head").leaf("title", "t").close().open("body");
        html.leaf("p", "a<b>&\"'c", "title", "\"><script>'&");
        Element read = first("p");
        assertThat(read.text()).isEqualTo("a<b>&\"'c");
        assertThat(read.attr("title")).isEqualTo("\"><script>'&");
        assertThat(read.children()).isEmpty();
    }

    @Test
    void aTextWithoutEndIsCut() throws IOException {
        html.open("html").open("head").leaf("title", "t").close().open("body").leaf("p", "💥".repeat(500_000));
        assertThat(first("p").text()).hasSizeLessThan(11_000).endsWith("💥…");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "javascript:alert(1)",
                "JavaScript:alert(1)",
                " https://example.org",
                "data:text/html,x",
                "//example.org",
                "https://user@example.org/",
                "https://example.org/\"onclick=x",
                "https://example.org/\u202egpj",
                "file:///etc/passwd",
                "../x.css"
            })
    void nobodyIsLedAnywhereButToTheWeb(String address) throws IOException {
        assertThatThrownBy(() -> html.open("a", "href", address)).isInstanceOf(IllegalArgumentException.class);
        html.open("html").open("head").leaf("title", "t").close().open("body").link(address);
        assertThat(first("body").select("a")).isEmpty();
        assertThat(out.toString()).contains("<code>");
    }

    @Test
    void webPagesAreLinks() throws IOException {
        html.open("html").open("head").leaf("title", "t").close().open("body");
        html.link("https://example.org:8443/a%20b?c=d&e=(f)#g");
        assertThat(first("a").attr("href")).isEqualTo("https://example.org:8443/a%20b?c=d&e=(f)#g");
    }

    @ParameterizedTest
    @ValueSource(strings = {"onclick", "style", "src"})
    void whatCouldRunOrLoadSomethingIsRefused(String attribute) {
        assertThatThrownBy(() -> html.open("p", attribute, SampleReports.HOSTILE))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
