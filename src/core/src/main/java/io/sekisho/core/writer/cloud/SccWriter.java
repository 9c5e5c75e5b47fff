package io.sekisho.core.writer.cloud;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sekisho.core.view.ProposedChange;
import io.sekisho.core.writer.Edition;
import io.sekisho.core.writer.Format;
import io.sekisho.core.writer.ReportWriter;
import io.sekisho.core.writer.Sheets;
import io.sekisho.core.writer.Withholding;
import io.sekisho.core.writer.table.Repository;
import io.sekisho.model.GoneFinding;
import io.sekisho.model.Text;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Findings for Google's Security Command Center: each line is the body of a request that creates or updates one. */
public final class SccWriter implements ReportWriter, Withholding {
    private static final Format FORMAT = new Format(
            "scc",
            "sekisho-scc.jsonl",
            "Security Command Center API v2, Finding",
            "https://cloud.google.com/security-command-center/docs/reference/rest/v2/organizations.sources.locations.findings",
            List.of(
                    new Format.Option(
                            "source",
                            null,
                            Pattern.compile(
                                    "(organizations|folders|projects)/[0-9]+/sources/[0-9]+(/locations/[a-z][a-z0-9-]*)?"),
                            "organizations/123/sources/456"),
                    Repository.OPTION));

    private final ObjectMapper mapper = new ObjectMapper();

    @Override
    public Format format() {
        return FORMAT;
    }

    @Override
    public Optional<Text> withheld(Edition edition) {
        return ProposedChange.target(edition.report()).map(target -> Text.of("data.cloud-proposed", target));
    }

    @Override
    public void write(Edition edition, Sheets sheets) throws IOException {
        SccFinding findings =
                new SccFinding(new Known(edition), edition.options().get("source"));
        Closed closed = new Closed(edition);
        sheets.main(out -> {
            line(out, findings.scan());
            for (Edition.Entry entry : edition.entries()) {
                line(out, findings.of(entry));
                for (String former : closed.formerly(entry.finding())) {
                    line(out, findings.moved(entry, former));
                }
            }
            for (GoneFinding gone : closed.fixed()) {
                line(out, findings.fixed(gone));
            }
        });
    }

    private void line(OutputStream out, ObjectNode finding) throws IOException {
        out.write(mapper.writeValueAsBytes(finding));
        out.write('\n');
    }
}
