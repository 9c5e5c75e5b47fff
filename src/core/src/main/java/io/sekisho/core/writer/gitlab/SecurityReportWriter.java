package io.sekisho.core.writer.gitlab;

import com.fasterxml.jackson.core.JsonGenerator;
import io.sekisho.core.writer.Edition;
import io.sekisho.core.writer.Format;
import io.sekisho.core.writer.JsonPage;
import io.sekisho.core.writer.ReportWriter;
import io.sekisho.core.writer.Sheets;
import io.sekisho.core.writer.Wholeness;
import io.sekisho.core.writer.Withholding;
import io.sekisho.model.Kind;
import io.sekisho.model.Occurrence;
import io.sekisho.model.Text;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** A security report of GitLab, by the schemas of its project security-report-schemas, major version 15. */
public final class SecurityReportWriter implements ReportWriter, Withholding {
    private static final String VERSION = "version";

    private static final String SCHEMAS =
            "https://gitlab.com/gitlab-org/security-products/security-report-schemas/-/raw/v%s/dist/%s-report-format.json";

    private final ReportType type;
    private final Format format;

    public SecurityReportWriter(ReportType type) {
        this.type = type;
        this.format = new Format(
                "gitlab-" + type.dashed(),
                "gl-" + type.dashed() + "-report.json",
                "GitLab security report schemas 15",
                "https://gitlab.com/gitlab-org/security-products/security-report-schemas",
                List.of(new Format.Option(
                        VERSION, "15.2.1", Pattern.compile("15\\.[0-9]{1,3}\\.[0-9]{1,3}"), "15.1.4")));
    }

    @Override
    public Format format() {
        return format;
    }

    @Override
    public Optional<Text> withheld(Edition edition) {
        Wholeness wholeness = new Wholeness(edition.report());
        if (!wholeness.isKnown(type.main())) {
            return Optional.of(Text.of("report.lacks-scanner", type.main().key()));
        }
        Optional<Text> lacks = wholeness.lacks(type.main(), true);
        // Without results of other tools the external scanner is left out: there is nothing that it could have seen.
        return lacks.isEmpty() && type.holds(Kind.EXTERNAL) ? wholeness.lacks(Kind.EXTERNAL, false) : lacks;
    }

    @Override
    public void write(Edition edition, Sheets sheets) throws IOException {
        sheets.main(out -> write(edition, out));
    }

    private void write(Edition edition, OutputStream out) throws IOException {
        String version = edition.options().get(VERSION);
        Listing listing = new Listing(edition, type::holds, this::place);
        VulnerabilityJson vulnerability =
                new VulnerabilityJson(type, edition.report().facts(), edition.wording());
        try (JsonGenerator json = JsonPage.on(out)) {
            json.writeStartObject();
            json.writeStringField("version", version);
            json.writeStringField("schema", SCHEMAS.formatted(version, type.dashed()));
            new Scan(type, edition, withheld(edition).isEmpty()).write(listing, json);
            json.writeArrayFieldStart("vulnerabilities");
            listing.forEach(item -> {
                json.writeRaw('\n');
                vulnerability.write(item, json);
            });
            json.writeRaw('\n');
            json.writeEndArray();
            json.writeEndObject();
            json.writeRaw('\n');
        }
    }

    /** A package is the same to GitLab wherever a file brings it in, and a secret whatever commits have it. */
    private Object place(Occurrence occurrence) {
        return switch (type) {
            case SAST -> occurrence.location();
            case SECRET_DETECTION, DEPENDENCY_SCANNING -> occurrence.location().path();
        };
    }
}
