package io.sekisho.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.sekisho.core.text.Language;
import io.sekisho.core.view.Wording;
import io.sekisho.core.writer.AllWriters;
import io.sekisho.core.writer.Format;
import io.sekisho.core.writer.ReportWriter;
import io.sekisho.core.writer.Withholding;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** {@code docs/formats.md} is written from the formats themselves. */
class FormatsPageTest {
    private static final Path PAGE = Path.of(System.getProperty("sekisho.root"), "docs", "formats.md");

    @Test
    void thePageSaysWhatTheFormatsSay() throws Exception {
        Golden.check(PAGE, page(), "-Dtest=FormatsPageTest");
    }

    /** What is measured and attacked in core's tests is what users get. */
    @Test
    void everyFormatIsTestedWithAllOthers() {
        assertThat(Wiring.formats())
                .extracting(writer -> writer.format().id())
                .containsExactlyInAnyOrderElementsOf(AllWriters.list().stream()
                        .map(writer -> writer.format().id())
                        .toList());
    }

    private static String page() {
        Wording wording = Wording.in(Language.EN);
        StringBuilder page = new StringBuilder();
        page.append("# Report formats\n\n");
        page.append("Written from the formats by `FormatsPageTest`; do not edit.\n\n");
        page.append(
                "`sekisho scan`, `gate`, `merge` and `report` write any of them with `--to FORMAT=FILE`, as often as "
                        + "wanted; a directory takes the usual file name. `--language ja` writes what Sekisho says in Japanese; "
                        + "what a tool said is quoted. `--set FORMAT.NAME=VALUE` sets an option, and so does the variable in the "
                        + "last column.\n\n");
        page.append("The report itself, `sekisho-report.json`, is always written; "
                + "its schema is `sekisho-report.schema.json` ([contracts](contracts.md)).\n");
        for (ReportWriter writer : Wiring.formats()) {
            format(page, writer, wording);
        }
        return page.toString();
    }

    private static void format(StringBuilder page, ReportWriter writer, Wording wording) {
        Format format = writer.format();
        page.append("\n## ").append(format.id()).append("\n\n");
        page.append(wording.of("format." + format.id())).append("\n\n");
        page.append("- File: `").append(format.fileName()).append("`\n");
        page.append("- Follows: ").append(link(format)).append('\n');
        if (writer instanceof Withholding) {
            page.append(
                    "- Not written where its reader would draw a wrong conclusion from the report; the reason is told, and an "
                            + "earlier file is removed.\n");
        }
        if (!format.options().isEmpty()) {
            page.append("\n| option | means | usual | example | variable |\n|---|---|---|---|---|\n");
        }
        for (Format.Option option : format.options()) {
            page.append("| `")
                    .append(format.id())
                    .append('.')
                    .append(option.name())
                    .append("` | ");
            page.append(wording.of("format." + format.id() + "-" + option.name()))
                    .append(" | ");
            page.append(
                    option.usual() == null ? "to be set" : option.usual().isEmpty() ? "" : "`" + option.usual() + "`");
            page.append(" | `").append(option.example()).append("` | `");
            page.append(("SEKISHO_" + format.id() + "_" + option.name())
                    .toUpperCase(Locale.ROOT)
                    .replace('-', '_'));
            page.append("` |\n");
        }
    }

    private static String link(Format format) {
        return format.page().startsWith("https://")
                ? "[" + format.standard() + "](" + format.page() + ")"
                : format.standard();
    }
}
