package io.sekisho.core.writer.cloud;

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

/** Findings for AWS Security Hub: each line is a whole request for BatchImportFindings. */
public final class AsffWriter implements ReportWriter, Withholding {
    private static final Format FORMAT = new Format(
            "asff",
            "sekisho-asff.jsonl",
            "AWS Security Finding Format 2018-10-08",
            "https://docs.aws.amazon.com/securityhub/latest/userguide/securityhub-findings-format.html",
            List.of(
                    new Format.Option("account", null, Pattern.compile("[0-9]{12}"), "123456789012"),
                    new Format.Option("region", null, Pattern.compile("[a-z]{2,4}(-[a-z]+)+-[0-9]"), "ap-northeast-1"),
                    new Format.Option(
                            "product",
                            "default",
                            Pattern.compile("default|[A-Za-z0-9._-]+/[A-Za-z0-9._-]+"),
                            "company/product"),
                    Repository.OPTION));

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
        sheets.main(out -> write(edition, out));
    }

    private static void write(Edition edition, OutputStream out) throws IOException {
        AsffFinding findings = new AsffFinding(new Known(edition), Account.of(edition));
        AsffBatches batches = new AsffBatches(out);
        Closed closed = new Closed(edition);
        batches.add(findings.scan());
        for (Edition.Entry entry : edition.entries()) {
            batches.add(findings.of(entry));
            for (String former : closed.formerly(entry.finding())) {
                batches.add(findings.moved(entry, former));
            }
        }
        for (GoneFinding gone : closed.fixed()) {
            batches.add(findings.fixed(gone));
        }
        batches.end();
    }
}
