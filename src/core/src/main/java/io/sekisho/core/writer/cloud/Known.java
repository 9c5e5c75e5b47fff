package io.sekisho.core.writer.cloud;

import io.sekisho.core.text.Line;
import io.sekisho.core.view.FindingText;
import io.sekisho.core.view.Gaps;
import io.sekisho.core.view.Links;
import io.sekisho.core.view.Wording;
import io.sekisho.core.writer.Edition;
import io.sekisho.core.writer.table.Repository;
import io.sekisho.model.Facts;
import io.sekisho.model.Finding;
import io.sekisho.model.Outcome;
import io.sekisho.model.Report;
import io.sekisho.model.StandardState;
import io.sekisho.model.SuppressedOccurrence;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** What both clouds are told of a scan, in sentences. */
final class Known {
    private final Report report;
    private final Wording wording;
    private final FindingText text;
    private final String repository;
    private final Map<String, List<String>> items = new HashMap<>();

    Known(Edition edition) {
        this.report = edition.report();
        this.wording = edition.wording();
        this.text = new FindingText(wording, report.facts().project().scope().equals("staged"));
        this.repository = Repository.of(edition);
        StandardState standard = report.judgement().standard();
        if (standard != null) {
            for (StandardState.Item item : standard.items()) {
                item.findings()
                        .forEach(one -> items.computeIfAbsent(one, any -> new ArrayList<>(1))
                                .add(item.id()));
            }
        }
    }

    Facts facts() {
        return report.facts();
    }

    String repository() {
        return repository;
    }

    /** Same in all scans of the repository. */
    String id(String fingerprint) {
        return "sekisho/" + repository + "/" + fingerprint;
    }

    /** Id of the line on the scan as a whole, which each scan replaces. */
    String scanId() {
        return id("scan");
    }

    String title(Finding finding, int most) {
        return Line.of(text.what(finding, 0), most);
    }

    /** The tool's explanation, else its message, else the rule's name. */
    String description(Finding finding, int most) {
        String said = finding.rule().description();
        said = said == null || said.isBlank() ? finding.message() : said;
        String line = Line.of(said == null || said.isBlank() ? finding.rule().name() : said, most);
        return line.isEmpty() ? Line.of(finding.rule().id(), most) : line;
    }

    String advice(Finding finding, int most) {
        return Line.of(text.advice(finding), most);
    }

    /** @return null when there is none that a console could link to */
    String page(Finding finding, int most) {
        return Links.of(finding).stream()
                .filter(link -> link.length() <= most && isPage(link))
                .findFirst()
                .orElse(null);
    }

    private static boolean isPage(String link) {
        try {
            URI uri = URI.create(link);
            return uri.getHost() != null && uri.getScheme().matches("https?");
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /** Items of the standard that a finding violates. */
    List<String> items(Finding finding) {
        return items.getOrDefault(finding.fingerprint(), List.of());
    }

    /** @return null when the policy names none */
    StandardState standard() {
        return report.judgement().standard();
    }

    /** Why it is suppressed; the first reason of several. */
    String reason(Edition.Entry entry, int most) {
        SuppressedOccurrence first = entry.judgement().suppressed().get(0);
        return Line.of(Objects.requireNonNullElse(first.explanation(), first.source()), most);
    }

    boolean passed() {
        return report.judgement().verdict().outcome() == Outcome.PASSED;
    }

    boolean failed() {
        return report.judgement().verdict().outcome() == Outcome.FAILED;
    }

    String verdict() {
        return wording.of("data.scan-" + report.judgement().verdict().outcome().key(), repository);
    }

    /** The verdict's reasons, then what was not seen. */
    String reasons(int most) {
        List<String> all = new ArrayList<>();
        report.judgement().verdict().reasons().forEach(reason -> all.add(wording.of(reason)));
        Gaps.incomplete(report).forEach(gap -> all.add(wording.of(gap.message())));
        return Line.of(all.isEmpty() ? verdict() : String.join(" ", all), most);
    }

    /** When it was last looked at. */
    String scannedAt() {
        return time(report.facts().startedAt());
    }

    /** @return the scan's time where the day lies after it; null where the day is not known */
    String firstSeen(LocalDate day) {
        if (day == null) {
            return null;
        }
        Instant at = report.facts().startedAt();
        Instant first = day.atStartOfDay().toInstant(ZoneOffset.UTC);
        return time(first.isAfter(at) ? at : first);
    }

    private static String time(Instant at) {
        return at.truncatedTo(ChronoUnit.MILLIS).toString();
    }
}
