package io.sekisho.cli.console;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ColumnsTest {
    @ParameterizedTest
    @CsvSource({"abc,3", "日本,4", "カタカナ,8", "ｶﾅ,2", "（）,4", "é,1", "…,1", "💥,2", "한글,4"})
    void countsTerminalColumns(String text, int columns) {
        assertThat(Columns.width(text)).isEqualTo(columns);
    }

    @Test
    void combiningMarksTakeNoColumn() {
        assertThat(Columns.width("e\u0301")).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({"abcdef,6,abcdef", "abcdef,5,abcd…", "日本語,5,日本…", "日本語,4,日…", "日本語,6,日本語"})
    void cutsAtTheEnd(String text, int columns, String cut) {
        assertThat(Columns.cut(text, columns)).isEqualTo(cut);
    }

    @ParameterizedTest
    @CsvSource({"src/main/Java.java,10,…Java.java", "a/日本.java,9,…本.java", "short,10,short"})
    void cutsAPathAtItsStart(String text, int columns, String cut) {
        assertThat(Columns.cutStart(text, columns)).isEqualTo(cut);
    }

    @Test
    void wrapsAtSpacesAndInsideJapanese() {
        assertThat(Columns.wrap("one two three", 8)).containsExactly("one two", "three");
        assertThat(Columns.wrap("確認できません。次へ", 14)).containsExactly("確認できませ", "ん。次へ");
        assertThat(Columns.wrap("abcdefghij", 4)).containsExactly("abcd", "efgh", "ij");
        assertThat(Columns.wrap("", 4)).isEmpty();
    }

    @Test
    void fillsUpByColumnsNotByCharacters() {
        assertThat(Columns.left("高", 4) + "|").isEqualTo("高  |");
        assertThat(Columns.right("高", 4)).isEqualTo("  高");
    }
}
