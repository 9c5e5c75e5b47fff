package io.sekisho.core.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.sekisho.model.Text;
import org.junit.jupiter.api.Test;

class PrintableTest {
    @Test
    void leavesWhatPeopleWriteAlone() {
        assertThat(Printable.of("src/メイン/Ünï 💥 \\ \"'`$(x)")).isEqualTo("src/メイン/Ünï 💥 \\ \"'`$(x)");
    }

    @Test
    void showsWhatWouldActAsItsNumber() {
        assertThat(Printable.of("\u001b]0;title\u0007")).isEqualTo("\\x1b]0;title\\x07");
        assertThat(Printable.of("a\r\nb\u0085c\u2028d")).isEqualTo("a\\x0d\\x0ab\\x85c\\u2028d");
        assertThat(Printable.of("\u202egpj.exe\u2066\u200f\u061c\ufeff"))
                .isEqualTo("\\u202egpj.exe\\u2066\\u200f\\u061c\\ufeff");
        assertThat(Printable.of("a\udb40\udc41b")).isEqualTo("a\\ue0041b");
        assertThat(Printable.of("\ud800")).isEqualTo("\\ud800");
        assertThat(Printable.of("a\tb")).isEqualTo("a b");
        assertThat(Printable.of((String) null)).isEmpty();
    }

    @Test
    void aHostileCodeOfAForeignReportIsHarmlessToo() {
        assertThat(Printable.of(Text.of("x.\u001b[31m", "\u0007"))).isEqualTo(Text.of("x.\\x1b[31m", "\\x07"));
    }
}
