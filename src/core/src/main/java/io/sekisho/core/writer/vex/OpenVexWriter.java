package io.sekisho.core.writer.vex;

import io.sekisho.core.writer.Edition;
import io.sekisho.core.writer.Format;
import io.sekisho.core.writer.ReportWriter;
import io.sekisho.core.writer.Sheets;
import io.sekisho.core.writer.Withholding;
import io.sekisho.model.Kind;
import io.sekisho.model.Report;
import io.sekisho.model.Text;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** How the project stands to each vulnerability in it, as the suppressions say, for tools that filter by VEX. */
public final class OpenVexWriter implements ReportWriter, Withholding {
    private static final Format FORMAT = new Format(
            "openvex",
            "sekisho.openvex.json",
            "OpenVEX 0.2.0",
            "https://github.com/openvex/spec/blob/v0.2.0/OPENVEX-SPEC.md",
            List.of(new Format.Option("author", "", Pattern.compile(".{0,200}"), "Shop team"), Product.OPTION));

    @Override
    public Format format() {
        return FORMAT;
    }

    /** The specification demands a statement. */
    @Override
    public Optional<Text> withheld(Edition edition) {
        return edition.report().facts().findings().stream().anyMatch(finding -> finding.kind() == Kind.DEPENDENCY)
                ? Optional.empty()
                : Optional.of(Text.of("data.vex-nothing"));
    }

    @Override
    public void write(Edition edition, Sheets sheets) throws IOException {
        Report report = edition.report();
        String typed = edition.options().get("author").strip();
        String author = typed.isEmpty() ? report.facts().project().name() : typed;
        OpenVex document = new OpenVex(report, Product.of(edition), author, edition.wording());
        List<Claim> claims = Claims.of(report).all();
        sheets.main(out -> document.write(claims, out));
    }
}
