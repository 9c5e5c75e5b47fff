package io.sekisho.cli.suppress;

import static org.assertj.core.api.Assertions.assertThat;

import io.sekisho.core.config.SuppressionReader;
import io.sekisho.core.policy.Suppression;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What people wrote is not touched: each case gives the bytes before and after. */
class EntryInsertionTest {
    private static final String NEW = "# C\n- rule: r\n  reason: x\n  expires: 2027-01-01\n";

    /** A text in which «» marks where the entry comes to stand, indented by its argument. */
    private record Case(String name, String text) {
        String before() {
            return text.replaceAll("«[^»]*»", "");
        }

        @Override
        public String toString() {
            return name;
        }
    }

    static List<Case> cases() {
        String one = "  - rule: a\n    reason: y\n    expires: 2027-01-01\n";
        String more = "  # C\n  - rule: r\n    reason: x\n    expires: 2027-01-01\n";
        return List.of(
                new Case("no file", "«version: 1\nsuppressions:\n" + more + "»"),
                new Case("comments only", "# ours\n# with\ta tab\n«version: 1\nsuppressions:\n" + more + "»"),
                new Case("only a version", "version: 1   \n# end\n«suppressions:\n" + more + "»"),
                new Case("no line end", "version: 1«\nsuppressions:\n" + more + "»"),
                new Case("nothing below the key", "suppressions:   # none yet \n«" + more + "»\n# end\n"),
                new Case("key at the end", "suppressions:«\n" + more + "»"),
                new Case("key before others", "suppressions:\n«" + more + "»version: 1\n"),
                new Case("after the last", "suppressions:\n" + one + "«" + more + "»"),
                new Case("list before the version", "suppressions:\n" + one + "«" + more + "»version: 1\n"),
                new Case(
                        "comments everywhere",
                        "# top\t\nsuppressions: # key\n  # above\n  - rule: a # rule   \n    # between\n    reason: y\n"
                                + "    expires: 2027-01-01  # day\n    # of this entry\n«" + more
                                + "»  # of the list\n# end\n"),
                new Case(
                        "empty lines between",
                        "suppressions:\n" + one + "\n  # why\n" + one + "«\n" + more + "»\n\n# end\n"),
                new Case("not indented", "suppressions:\n- rule: a\n  reason: y\n  expires: 2027-01-01\n«" + NEW + "»"),
                new Case(
                        "wide dash",
                        "suppressions:\n    -   rule: a\n        reason: y\n        expires: 2027-01-01\n«    # C\n"
                                + "    -   rule: r\n        reason: x\n        expires: 2027-01-01\n»"),
                new Case(
                        "dash alone",
                        "suppressions:\n  -\n    rule: a\n    reason: y\n    expires: 2027-01-01\n«" + more + "»"),
                new Case(
                        "comment beside the dash",
                        "suppressions:\n  - # why\n    # - not this one\n\n    rule: a\n    reason: y\n"
                                + "    expires: 2027-01-01\n«" + more + "»"),
                new Case("no line end after the last", "suppressions:\n" + one.stripTrailing() + "«\n" + more + "»"),
                new Case(
                        "folded reason at the end",
                        "suppressions:\n  - rule: a\n    expires: 2027-01-01\n    reason: >\n      of two\n      lines\n«"
                                + more + "»# end\n"),
                new Case(
                        "literal reason, then an empty line",
                        "suppressions:\n  - rule: a\n    expires: 2027-01-01\n    reason: |\n      one\n«" + more
                                + "»\nversion: 1\n"),
                new Case(
                        "quoted reason over lines",
                        "suppressions:\n  - rule: a\n    expires: 2027-01-01\n    reason: \"one\n      two # no comment\"\n«"
                                + more + "»"),
                new Case(
                        "entries in braces",
                        "suppressions:\n  - {rule: a, reason: y, expires: 2027-01-01}   # one\n«" + more + "»"),
                new Case(
                        "on one line",
                        "suppressions: [{rule: a, reason: y, expires: 2027-01-01}"
                                + "«, {rule: r, reason: x, expires: 2027-01-01}»]  # all\nversion: 1\n"),
                new Case(
                        "in brackets over lines",
                        "suppressions: [\n  {rule: a, reason: y, expires: 2027-01-01}«,» # one\n«  # C\n"
                                + "  {rule: r, reason: x, expires: 2027-01-01}\n»]\n"),
                new Case(
                        "in brackets with a comma at the end",
                        "suppressions: [\n  {rule: a, reason: y, expires: 2027-01-01}, # one\n«  # C\n"
                                + "  {rule: r, reason: x, expires: 2027-01-01},\n»]\n"),
                new Case(
                        "beyond the basic plane",
                        "# 𝕏𝕐 日本語\nsuppressions:\n  - rule: 𝒶\n    reason: 理由\n    expires: 2027-01-01\n«" + more
                                + "»# 終\n"),
                new Case(
                        "vex below",
                        "suppressions:\n" + one + "    vex:\n      status: fixed # since 2\n«" + more + "»"));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void theEntryIsAllThatIsNew(Case one) throws Exception {
        check(one.before(), one.text().replaceAll("[«»]", ""));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void windowsLineEndsStay(Case one) throws Exception {
        String before = one.before().replace("\n", "\r\n");
        if (before.contains("\r\n")) {
            check(before, one.text().replaceAll("[«»]", "").replace("\n", "\r\n"));
        }
    }

    private static void check(String before, String after) throws Exception {
        assertThat(EntryInsertion.into(before, List.of(draft()))).contains(after);
        List<Suppression> old = read(before);
        List<Suppression> now = read(after);
        assertThat(now).hasSize(old.size() + 1);
        for (int i = 0; i < old.size(); i++) {
            assertThat(now.get(i).at("")).isEqualTo(old.get(i).at(""));
        }
        assertThat(now.get(old.size()).rule()).isEqualTo("r");
    }

    @ParameterizedTest
    @ValueSource(strings = {"suppressions: []\n", "suppressions:   [ ]\n", "suppressions:\n  []\n"})
    void emptyBracketsGiveWay(String before) throws Exception {
        String after = EntryInsertion.into(before, List.of(draft())).orElseThrow();
        assertThat(after)
                .isEqualTo("suppressions:\n" + (before.contains("\n  ") ? "\n" : "")
                        + "  # C\n  - rule: r\n    reason: x\n    expires: 2027-01-01\n");
        assertThat(read(after)).hasSize(1);
    }

    @Test
    void theCommentBesideEmptyBracketsStays() throws Exception {
        String after = EntryInsertion.into("version: 1\nsuppressions: []  # none\t\n# end", List.of(draft(), draft()))
                .orElseThrow();
        assertThat(after)
                .startsWith("version: 1\nsuppressions:  # none\t\n  # C\n  - rule: r\n")
                .endsWith("    expires: 2027-01-01\n# end");
        assertThat(read(after)).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{version: 1, suppressions: []}",
                "suppressions: [ # none\n  ]\n",
                "- a\n",
                "a: [\n",
                "suppressions: {a: b}\n"
            })
    void whatCannotBeAddedToIsLeftAlone(String text) {
        assertThat(EntryInsertion.into(text, List.of(draft()))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "plain words",
                "it's; 100% (sure)",
                "- a list?",
                "a: b # c",
                "a #b",
                "ends with a colon:",
                "\"quoted\" \\ back",
                "two\nlines\r\nthree",
                "tab\there",
                "\u202Eevil\u202C \u0007 \u001b[31m",
                "a\u2028\u0085\uFEFF",
                "null",
                "Yes",
                "007",
                "1e5",
                "2026-01-02",
                "2026-01-02T00:00",
                "[a, b]",
                "{a: b}",
                "&anchor",
                "*alias",
                "!!tag x",
                "%TAG",
                "@at",
                "`tick",
                "? key",
                "| literal",
                "> folded",
                "~",
                "c1:3f7a0c5e9b1d48e2a6f0917c2d5b8e43",
                ">=2.0,<2.15",
                "src/test/**",
                "**/*.pem",
                "pkg:npm/%40angular/core@1.0",
                "理由: 定数です。",
                "𝕏\uD83D\uDE00 😀",
                "<<<<<<< HEAD",
                "<"
            })
    void anyTextReadsAsItself(String text) throws Exception {
        Map<String, String> keys = new LinkedHashMap<>(draft().keys());
        keys.put("reason", text);
        EntryDraft draft = new EntryDraft(text, keys, Map.of("status", "fixed"));
        for (String before : List.of("", "suppressions: [{rule: a, reason: y, expires: 2027-01-01}]\n")) {
            Optional<String> after = EntryInsertion.into(before, List.of(draft));
            List<Suppression> read = read(after.orElseThrow());
            assertThat(read.get(read.size() - 1).reason()).isEqualTo(text.strip());
            assertThat(read.get(read.size() - 1).vex().status().key()).isEqualTo("fixed");
            // Nothing in the file turns the reading direction, ends a line or moves a cursor.
            assertThat(after.get().codePoints().filter(point -> point != '\n').mapToObj(Character::getType))
                    .doesNotContain((int) Character.CONTROL, (int) Character.FORMAT, (int) Character.LINE_SEPARATOR);
        }
    }

    @Test
    void whatIsPlainIsNotQuoted() {
        assertThat(YamlScalar.of("The input is a constant.")).isEqualTo("The input is a constant.");
        assertThat(YamlScalar.of("pkg:maven/org.apache.commons/commons-text"))
                .isEqualTo("pkg:maven/org.apache.commons/commons-text");
        assertThat(YamlScalar.of("a ")).isEqualTo("\"a \"");
        assertThat(YamlScalar.of("")).isEqualTo("\"\"");
        assertThat(YamlScalar.of("a, b")).isEqualTo("\"a, b\"");
        assertThat(YamlScalar.of("true")).isEqualTo("\"true\"");
    }

    private static EntryDraft draft() {
        return new EntryDraft("C", Map.of("expires", "2027-01-01", "rule", "r", "reason", "x"));
    }

    private static List<Suppression> read(String text) throws Exception {
        return SuppressionReader.read("f", text.getBytes(StandardCharsets.UTF_8));
    }
}
