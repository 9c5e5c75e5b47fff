package io.sekisho.core.writer.gitlab;

import com.fasterxml.jackson.core.JsonGenerator;
import io.sekisho.core.text.Line;
import io.sekisho.core.text.Printable;
import io.sekisho.core.view.FindingText;
import io.sekisho.core.view.Gaps;
import io.sekisho.core.view.RelativePath;
import io.sekisho.core.view.Wording;
import io.sekisho.core.writer.Edition;
import io.sekisho.core.writer.Format;
import io.sekisho.core.writer.JsonPage;
import io.sekisho.core.writer.ReportWriter;
import io.sekisho.core.writer.Sheets;
import io.sekisho.core.writer.Wholeness;
import io.sekisho.core.writer.Withholding;
import io.sekisho.core.writer.gitlab.Listing.Item;
import io.sekisho.model.Gap;
import io.sekisho.model.Kind;
import io.sekisho.model.Location;
import io.sekisho.model.Report;
import io.sekisho.model.Severity;
import io.sekisho.model.Text;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * GitLab's Code Quality, which its Free tier shows on a merge request. GitLab reads up to the first entry that is not valid and
 * says nothing, and of entries with the same fingerprint keeps the last. It compares with the target's file and shows what is
 * missing as resolved, so a kind that was not seen whole can neither be listed in part nor be left out unasked: there is no
 * file, unless its user does without that kind. That the scan was incomplete is an entry all the same.
 */
public final class CodeQualityWriter implements ReportWriter, Withholding {
    private static final int LONGEST = 1_000;

    private static final String KINDS = "kinds";

    private static final Format FORMAT = new Format(
            "code-quality",
            "gl-code-quality-report.json",
            "GitLab Code Quality",
            "https://docs.gitlab.com/ci/testing/code_quality/",
            List.of(new Format.Option(
                    KINDS,
                    "dependency,secret,code,external",
                    Pattern.compile("(dependency|secret|code|external)(,(dependency|secret|code|external))*"),
                    "secret,code")));

    @Override
    public Format format() {
        return FORMAT;
    }

    @Override
    public Optional<Text> withheld(Edition edition) {
        Wholeness wholeness = new Wholeness(edition.report());
        return kinds(edition).stream()
                .map(kind -> wholeness.lacks(kind, false))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static Set<Kind> kinds(Edition edition) {
        List<String> words = List.of(edition.options().get(KINDS).split(","));
        return Arrays.stream(Kind.values())
                .filter(kind -> words.contains(kind.key()))
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Kind.class)));
    }

    @Override
    public void write(Edition edition, Sheets sheets) throws IOException {
        sheets.main(out -> write(edition, out));
    }

    private static void write(Edition edition, OutputStream out) throws IOException {
        Wording wording = edition.wording();
        FindingText text = new FindingText(
                wording, "staged".equals(edition.report().facts().project().scope()));
        Listing listing = new Listing(edition, kinds(edition)::contains, occurrence -> occurrence.location());
        try (JsonGenerator json = JsonPage.on(out)) {
            json.writeStartArray();
            gaps(edition.report(), wording, json);
            listing.forEach(item -> finding(item, text, json));
            json.writeRaw('\n');
            json.writeEndArray();
            json.writeRaw('\n');
        }
    }

    private static void finding(Item item, FindingText text, JsonGenerator json) throws IOException {
        String what = text.what(item.finding(), 0).replace("  ", " ");
        entry(
                what + " — " + text.advice(item.finding()),
                item.finding().rule().id(),
                item.id(),
                severity(item.finding().severity()),
                item.occurrence().location(),
                json);
    }

    /** A scan that did not see everything is not shown as one that found nothing. */
    private static void gaps(Report report, Wording wording, JsonGenerator json) throws IOException {
        Set<String> taken = new HashSet<>();
        for (Gap gap : Gaps.incomplete(report)) {
            entry(
                    wording.of("gitlab.incomplete", wording.of(gap.message())),
                    gap.type().key(),
                    id(gap, taken),
                    "blocker",
                    Location.file(gap.paths().isEmpty() ? "." : gap.paths().get(0)),
                    json);
        }
    }

    /** The same in each scan, whatever other gaps it has: what is called otherwise is resolved and new to GitLab. */
    private static String id(Gap gap, Set<String> taken) {
        String id = String.join(
                "-",
                "gap",
                gap.type().key(),
                String.valueOf(gap.scanner()),
                gap.message().code());
        String one = id;
        for (int i = 2; !taken.add(one); i++) {
            one = id + "-" + i;
        }
        return one;
    }

    private static void entry(
            String description, String check, String id, String severity, Location location, JsonGenerator json)
            throws IOException {
        json.writeRaw('\n');
        json.writeStartObject();
        json.writeStringField("type", "issue");
        json.writeStringField("check_name", Printable.of(check));
        json.writeStringField("description", Line.cut(description, LONGEST));
        json.writeArrayFieldStart("categories");
        json.writeString("Security");
        json.writeEndArray();
        json.writeStringField("severity", severity);
        json.writeStringField("fingerprint", id);
        json.writeObjectFieldStart("location");
        json.writeStringField("path", RelativePath.of(location));
        json.writeObjectFieldStart("lines");
        json.writeNumberField("begin", Math.max(1, location.startLine()));
        json.writeNumberField("end", Math.max(1, location.endLine()));
        json.writeEndObject();
        json.writeEndObject();
        json.writeEndObject();
    }

    private static String severity(Severity severity) {
        return switch (severity) {
            case CRITICAL -> "blocker";
            case HIGH -> "critical";
            case MEDIUM -> "major";
            case LOW -> "minor";
            case INFO -> "info";
        };
    }
}
