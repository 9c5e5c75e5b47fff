package io.sekisho.core.writer;

import io.sekisho.core.reference.History;
import io.sekisho.core.text.Language;
import io.sekisho.core.writer.cloud.AsffWriter;
import io.sekisho.core.writer.cloud.SccWriter;
import io.sekisho.core.writer.cyclonedx.CycloneDxWriter;
import io.sekisho.core.writer.gitlab.CodeQualityWriter;
import io.sekisho.core.writer.gitlab.ReportType;
import io.sekisho.core.writer.gitlab.SecurityReportWriter;
import io.sekisho.core.writer.html.HtmlWriter;
import io.sekisho.core.writer.junit.JUnitWriter;
import io.sekisho.core.writer.markdown.MarkdownWriter;
import io.sekisho.core.writer.sarif.SarifWriter;
import io.sekisho.core.writer.table.CsvWriter;
import io.sekisho.core.writer.table.NdjsonWriter;
import io.sekisho.core.writer.vex.OpenVexWriter;
import io.sekisho.model.Report;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Every format beside the report itself; {@code FormatsPageTest} holds it against the command line's list. */
public final class AllWriters {
    private AllWriters() {}

    public static List<ReportWriter> list() {
        return List.of(
                HtmlWriter.selfContained(),
                HtmlWriter.linked(),
                new SecurityReportWriter(ReportType.SAST),
                new SecurityReportWriter(ReportType.SECRET_DETECTION),
                new SecurityReportWriter(ReportType.DEPENDENCY_SCANNING),
                new CodeQualityWriter(),
                new SarifWriter(),
                new JUnitWriter(),
                new MarkdownWriter(),
                new CycloneDxWriter(),
                new OpenVexWriter(),
                new CsvWriter(),
                new NdjsonWriter(),
                new AsffWriter(),
                new SccWriter());
    }

    /** What a user gets who sets only what has to be set, as its example. */
    public static Edition edition(ReportWriter writer, Report report, History history, Language language) {
        Map<String, String> options = new HashMap<>();
        for (Format.Option option : writer.format().options()) {
            options.put(option.name(), option.usual() == null ? option.example() : option.usual());
        }
        return new Edition(report, history, language, options);
    }
}
