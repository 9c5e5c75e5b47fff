package io.sekisho.core.view;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuotedMarkdownTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "/approve; \\/approve",
                "**a**; \\*\\*a\\*\\*",
                "SQL_INJECTION_JDBC in g:a <2.0; SQL_INJECTION_JDBC in g:a \\<2.0",
                "_a_; \\_a\\_",
                "see :tada: x; see \\:tada: x",
                "a@example.org; a`@`example.org",
                "![x](y); \\!\\[x\\](y)",
                "12) x; 12\\) x",
                "4.10.4 with 1.14.0; 4\\.10.4 with 1.14.0",
                "www.evil.example; www\\.evil.example",
                "https://a.example/b#c.; <https://a.example/b#c>.",
                "xhttps://a.example; xhttps\\://a.example",
                "javascript:alert(1); javascript:alert(1)",
                "&lt x; \\&lt x",
                "{+ x +}; \\{+ x +\\}",
            })
    void keepsTextText(String hostile, String quoted) {
        assertThat(QuotedMarkdown.of(hostile)).isEqualTo(quoted);
    }

    @Test
    void keepsLinesAndShowsWhatIsInvisible() {
        assertThat(QuotedMarkdown.of("a\r\n    # b\u202e\n```\u0000")).isEqualTo("a\n\\# b\\\\u202e\n\\`\\`\\`\\\\x00");
    }

    @Test
    void aMegabyteTakesNoTime() {
        assertThat(QuotedMarkdown.of(":a".repeat(500_000))).hasSizeGreaterThan(1_000_000);
        assertThat(QuotedMarkdown.of("https://".repeat(125_000))).hasSizeGreaterThan(1_000_000);
    }
}
