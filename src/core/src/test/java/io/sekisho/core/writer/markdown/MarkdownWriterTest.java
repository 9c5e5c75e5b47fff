package io.sekisho.core.writer.markdown;

import static org.assertj.core.api.Assertions.assertThat;

import io.sekisho.core.text.Language;
import io.sekisho.core.writer.Edition;
import io.sekisho.core.writer.PaperSheets;
import io.sekisho.core.writer.ReportWriter;
import io.sekisho.core.writer.ReportWriterContractTest;
import io.sekisho.core.writer.SampleReports;
import io.sekisho.model.Judgement;
import io.sekisho.model.Outcome;
import io.sekisho.model.Report;
import io.sekisho.model.Verdict;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.commonmark.ext.autolink.AutolinkExtension;
import org.commonmark.ext.gfm.strikethrough.StrikethroughExtension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Code;
import org.commonmark.node.Node;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;
import org.junit.jupiter.api.Test;

class MarkdownWriterTest extends ReportWriterContractTest {
    private static final Parser PARSER = Parser.builder()
            .extensions(List.of(TablesExtension.create(), StrikethroughExtension.create(), AutolinkExtension.create()))
            .build();

    @Override
    protected ReportWriter writer() {
        return new MarkdownWriter();
    }

    /** What the project says has no meaning in Markdown: it is found within code spans, and there alone. */
    @Test
    void hostileTextStandsInCodeSpans() throws IOException {
        for (Language language : Language.values()) {
            String page = write(SampleReports.hostile(), language).text();
            Set<String> kinds = new TreeSet<>();
            StringBuilder plain = new StringBuilder();
            StringBuilder code = new StringBuilder();
            PARSER.parse(page).accept(new AbstractVisitor() {
                @Override
                public void visit(Text node) {
                    plain.append(node.getLiteral()).append('\n');
                }

                @Override
                public void visit(Code node) {
                    code.append(node.getLiteral()).append('\n');
                }

                @Override
                protected void visitChildren(Node parent) {
                    kinds.add(parent.getClass().getSimpleName());
                    super.visitChildren(parent);
                }
            });
            assertThat(kinds)
                    .isSubsetOf(
                            "Document",
                            "Heading",
                            "Paragraph",
                            "BulletList",
                            "OrderedList",
                            "ListItem",
                            "TableBlock",
                            "TableHead",
                            "TableBody",
                            "TableRow",
                            "TableCell");
            assertThat(plain).doesNotContain("<script", "alert(1)", "javascript", "&amp;", "cmd()");
            assertThat(code).contains("<script>alert(1)</script>", "_[x](javascript:alert(1))");
        }
    }

    @Test
    void quotesWhateverIsInACodeSpan() {
        assertThat(Markdown.code("a`b``c")).isEqualTo("```a`b``c```");
        assertThat(Markdown.code("`a`")).isEqualTo("`` `a` ``");
        assertThat(Markdown.code("a|b\nc")).isEqualTo("`a\\|b\\x0ac`");
        assertThat(Markdown.code("")).isEqualTo("` `");
        assertThat(Markdown.code("x".repeat(1_000_000))).hasSizeLessThan(500);
    }

    @Test
    void mentionsReferencesAndQuickActionsAreNoWordsOfOurs() {
        for (String hostile :
                List.of("@all", "/close", "#1", "!2", "www.evil.example", "a@b.c", "~label", "-", "&nbsp;")) {
            assertThat(Markdown.wording(Language.EN).of("cli.first-rule-once", hostile, hostile))
                    .contains("`" + hostile + "`");
        }
    }

    @Test
    void listsAsManyFindingsAsWasAskedFor() throws IOException {
        Edition two = new Edition(
                SampleReports.full(),
                edition(SampleReports.full(), Language.EN).history(),
                Language.EN,
                Map.of("findings", "2"));
        assertThat(PaperSheets.of(writer(), two).text()).contains("Findings (2 of ");
    }

    /** Whoever reads the title alone must not take a part for the whole. */
    @Test
    void theTitleOfAFailedScanSaysThatItIsIncompleteToo() throws IOException {
        Report failed = SampleReports.full();
        Verdict was = failed.judgement().verdict();
        for (boolean complete : new boolean[] {true, false}) {
            Verdict verdict = new Verdict(Outcome.FAILED, complete, was.mode(), was.failOn(), 1, was.reasons());
            Judgement judged = failed.judgement();
            Report report = failed.judged(new Judgement(
                    judged.judgedAt(),
                    judged.policySources(),
                    verdict,
                    judged.findings(),
                    judged.gaps(),
                    judged.notes()));
            assertThat(write(report, Language.EN).text())
                    .startsWith(complete ? "## FAILED: " : "## FAILED and incomplete: ");
        }
    }
}
