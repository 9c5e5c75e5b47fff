package io.sekisho.core.writer.junit;

import io.sekisho.core.text.Line;
import io.sekisho.core.view.Counting;
import io.sekisho.core.view.FindingText;
import io.sekisho.core.view.Links;
import io.sekisho.core.view.Names;
import io.sekisho.core.view.RelativePath;
import io.sekisho.core.view.Wording;
import io.sekisho.core.writer.Edition;
import io.sekisho.model.Action;
import io.sekisho.model.Finding;
import io.sekisho.model.FindingJudgement;
import io.sekisho.model.Location;
import io.sekisho.model.Occurrence;
import io.sekisho.model.SuppressedOccurrence;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A finding as a test: what fails the gate fails, what warns is skipped, so that CI systems show it without stopping, and what
 * does not count passes. In observe mode nothing stops the pipeline, so nothing fails.
 */
final class FindingCase {
    private static final int LONGEST = 300;
    private static final int LONGEST_ADVICE = 1_000;
    private static final int MOST_PLACES = 20;
    /** Enough of a fingerprint for {@code sekisho explain}. */
    private static final int FINGERPRINT = 15;

    private final Wording wording;
    private final FindingText text;
    private final boolean enforces;

    FindingCase(Edition edition) {
        this.wording = edition.wording();
        this.text = new FindingText(
                wording, "staged".equals(edition.report().facts().project().scope()));
        this.enforces = !"observe".equals(edition.report().judgement().verdict().mode());
    }

    Case.Result result(FindingJudgement judged) {
        if (!Counting.counts(judged)) {
            return Case.Result.PASSED;
        }
        return enforces && judged.action() == Action.FAIL ? Case.Result.FAILURE : Case.Result.SKIPPED;
    }

    Case of(Edition.Entry entry) {
        Finding finding = entry.finding();
        FindingJudgement judged = entry.judgement();
        List<Occurrence> counting = counting(entry);
        List<Occurrence> shown = counting.isEmpty() ? finding.occurrences() : counting;
        Location first = shown.stream()
                .filter(Occurrence::inTree)
                .findFirst()
                .orElse(shown.get(0))
                .location();
        String path = XmlText.of(RelativePath.of(first));
        String what = XmlText.of(text.what(finding, 0).replace("  ", " "));
        String fingerprint = finding.fingerprint();
        String mark = fingerprint.substring(0, Math.min(FINGERPRINT, fingerprint.length()));
        return new Case(
                Line.cut(what, LONGEST) + " (" + Line.cut(path, LONGEST) + ") [" + XmlText.of(mark) + "]",
                path,
                0,
                result(judged),
                finding.severity().key(),
                message(finding),
                body(entry, shown));
    }

    private static List<Occurrence> counting(Edition.Entry entry) {
        Set<Integer> suppressed = entry.judgement().suppressed().stream()
                .map(SuppressedOccurrence::index)
                .collect(Collectors.toSet());
        List<Occurrence> all = entry.finding().occurrences();
        return IntStream.range(0, all.size())
                .filter(index -> !suppressed.contains(index))
                .mapToObj(all::get)
                .toList();
    }

    /** The severity and what to do. */
    private String message(Finding finding) {
        String severity = wording.of(Names.of(finding.severity()));
        return XmlText.of(wording.of("junit.message", severity, Line.cut(text.advice(finding), LONGEST_ADVICE)));
    }

    private String body(Edition.Entry entry, List<Occurrence> shown) {
        Finding finding = entry.finding();
        FindingJudgement judged = entry.judgement();
        StringBuilder body = new StringBuilder();
        for (Occurrence occurrence : shown.subList(0, Math.min(MOST_PLACES, shown.size()))) {
            line(body, place(occurrence));
        }
        if (shown.size() > MOST_PLACES) {
            line(body, wording.of("cli.more-places", shown.size() - MOST_PLACES));
        }
        if (finding.message() != null) {
            line(body, Line.cut(finding.message(), LONGEST));
        }
        if (judged.reason() != null) {
            line(body, wording.of(judged.reason()));
        }
        if (judged.unblock() != null) {
            line(body, wording.of(judged.unblock()));
        }
        for (SuppressedOccurrence one :
                judged.suppressed().subList(0, Math.min(1, judged.suppressed().size()))) {
            line(
                    body,
                    wording.of("junit.suppressed", judged.suppressed().size(), one.source(), said(one.explanation())));
        }
        Links.of(finding).forEach(link -> line(body, link));
        return body.append("sekisho explain ")
                .append(XmlText.of(finding.fingerprint()))
                .toString();
    }

    private static String said(String reason) {
        return reason == null ? "-" : reason;
    }

    private static String place(Occurrence occurrence) {
        Location location = occurrence.location();
        String line = location.startLine() == 0 ? "" : ":" + location.startLine();
        String commit = occurrence.inTree() || occurrence.commit() == null
                ? ""
                : " @" + occurrence.commit().id();
        return RelativePath.of(location) + line + commit;
    }

    private static void line(StringBuilder body, String line) {
        body.append(XmlText.of(line)).append('\n');
    }
}
