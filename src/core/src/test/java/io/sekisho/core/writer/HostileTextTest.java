package io.sekisho.core.writer;

import static org.assertj.core.api.Assertions.assertThat;

import io.sekisho.core.reference.History;
import io.sekisho.core.text.Language;
import io.sekisho.model.Report;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Formats times hostile strings: whatever a project calls its files, or a tool says, a file has no element, field, node or
 * formula that it has not for harmless words.
 */
class HostileTextTest {
    private static final List<String> HOSTILE = List.of(
            "<script>alert(1)</script>",
            "\"><img src=x onerror=alert(1)>",
            "</td></table></main><form action=//evil>",
            "[x](javascript:alert(1)) **b** _i_ `c` | d",
            "```\nfence\n```",
            "# heading\n\n- item\n\n> quote",
            "@all @here user@example.org",
            "/close /approve\n/close",
            "#1 !2 &3 ~label %milestone $snippet",
            "=cmd|' /C calc'!A0",
            "+1-1@SUM(A1)\t=2",
            "]]><!-- <![CDATA[ &amp; &#x0; <?xml?>",
            "\u001b[31mred\u001b]0;title\u0007",
            "\u202egnp.exe\u2066\u2069\u200f",
            "a\u0000b\u0001c\u007fd\u0085e",
            "\r\n\r\nSet-Cookie: x=y",
            "{0} '{'1} %s ${jndi:ldap://x}",
            "\ud800 lone \udfff",
            "..\\..\\etc\\passwd C:\\x",
            "\"quoted\",'comma';\\\\backslash\\n",
            "x".repeat(1_000_000));

    static Stream<Arguments> formats() {
        return AllWriters.list().stream()
                .map(writer -> Arguments.of(writer.format().id(), writer));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("formats")
    void staysText(String id, ReportWriter writer) throws IOException {
        for (Language language : Language.values()) {
            Map<String, byte[]> harmless =
                    write(writer, SampleReports.of("Harmless.\n\nIn two paragraphs,\nthree lines."), language);
            for (String text : HOSTILE) {
                String what = text.substring(0, Math.min(60, text.length()));
                Map<String, byte[]> hostile = write(writer, SampleReports.of(text), language);
                assertThat(hostile.keySet()).as(what).isEqualTo(harmless.keySet());
                for (Map.Entry<String, byte[]> file : hostile.entrySet()) {
                    String name = file.getKey().isEmpty() ? writer.format().fileName() : file.getKey();
                    assertThat(Structure.of(name, file.getValue()))
                            .as("%s in %s: %s", id, language, what)
                            .isSubsetOf(Structure.of(name, harmless.get(file.getKey())));
                    assertThat(new String(file.getValue(), StandardCharsets.UTF_8)
                                    .codePoints()
                                    .filter(HostileTextTest::isActive)
                                    .mapToObj(Integer::toHexString))
                            .as("%s in %s: %s", id, language, what)
                            .isEmpty();
                }
            }
        }
    }

    /** What moves a cursor, turns the reading direction or is no character. */
    private static boolean isActive(int point) {
        return point < 0x20 && point != '\n' && point != '\r' && point != '\t'
                || point >= 0x7f && point < 0xa0
                || point >= 0x202a && point <= 0x202e
                || point >= 0x2066 && point <= 0x2069
                || point == 0x200e
                || point == 0x200f;
    }

    private static Map<String, byte[]> write(ReportWriter writer, Report report, Language language) throws IOException {
        return PaperSheets.of(writer, AllWriters.edition(writer, report, History.EMPTY, language))
                .files();
    }
}
