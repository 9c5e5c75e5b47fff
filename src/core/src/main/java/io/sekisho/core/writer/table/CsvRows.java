package io.sekisho.core.writer.table;

import io.sekisho.core.view.Exploited;
import io.sekisho.core.view.FindingText;
import io.sekisho.core.view.Links;
import io.sekisho.core.view.Primary;
import io.sekisho.core.view.Wording;
import io.sekisho.core.writer.Edition;
import io.sekisho.model.Finding;
import io.sekisho.model.FindingJudgement;
import io.sekisho.model.Gap;
import io.sekisho.model.GoneFinding;
import io.sekisho.model.Occurrence;
import io.sekisho.model.Project;
import io.sekisho.model.Remedy;
import io.sekisho.model.SuppressedOccurrence;
import io.sekisho.model.Vulnerability;
import java.io.IOException;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/** Fills lines; every kind of line has the same cells. */
final class CsvRows {
    /** In the order of the cells; what each is called in the head is the text {@code data.head-<name>}. */
    private static final List<String> HEAD = List.of(
            "severity",
            "kind",
            "action",
            "status",
            "rule",
            "title",
            "component",
            "version",
            "fixed-version",
            "path",
            "line",
            "places",
            "first-seen",
            "age",
            "deadline",
            "cvss",
            "epss",
            "exploited",
            "cwe",
            "suppressed",
            "reason",
            "expires",
            "advice",
            "why",
            "link",
            "artifact",
            "module",
            "repository",
            "branch",
            "commit",
            "scanned-at",
            "fingerprint");

    private final CsvLine line;
    private final Wording wording;
    private final FindingText text;
    private final Exploited exploited;
    private final Project project;
    private final String repository;
    private final String scannedAt;
    private final LocalDate today;

    CsvRows(Edition edition, CsvLine line) {
        this.line = line;
        this.wording = edition.wording();
        this.project = edition.report().facts().project();
        this.text = new FindingText(wording, project.scope().equals("staged"));
        this.exploited = new Exploited(edition.report().facts());
        this.repository = Repository.of(edition);
        this.scannedAt = edition.report()
                .facts()
                .startedAt()
                .truncatedTo(ChronoUnit.SECONDS)
                .toString();
        this.today = edition.today();
    }

    void head() throws IOException {
        for (String name : HEAD) {
            line.text(wording.of("data.head-" + name));
        }
        line.end();
    }

    /** A finding at the place that stands for it. */
    void finding(Edition.Entry entry, Occurrence place) throws IOException {
        List<SuppressedOccurrence> suppressed = entry.judgement().suppressed();
        long places = entry.finding().occurrences().size();
        String share =
                suppressed.isEmpty() ? "no" : suppressed.size() == places ? "yes" : suppressed.size() + "/" + places;
        row(entry, place, places, share, suppressed.isEmpty() ? null : suppressed.get(0));
    }

    /** A finding at each of its places. */
    void occurrences(Edition.Entry entry) throws IOException {
        Map<Integer, SuppressedOccurrence> suppressed = new HashMap<>();
        entry.judgement().suppressed().forEach(one -> suppressed.putIfAbsent(one.index(), one));
        List<Occurrence> places = entry.finding().occurrences();
        for (int i = 0; i < places.size(); i++) {
            SuppressedOccurrence here = suppressed.get(i);
            row(entry, places.get(i), 1, here == null ? "no" : "yes", here);
        }
    }

    private void row(Edition.Entry entry, Occurrence place, long places, String share, SuppressedOccurrence suppressed)
            throws IOException {
        Finding finding = entry.finding();
        FindingJudgement judged = entry.judgement();
        line.own(finding.severity().key())
                .own(finding.kind().key())
                .own(judged.action().key())
                .own(judged.status() == null ? null : judged.status().key())
                .text(finding.rule().id())
                .text(text.what(finding, 0));
        component(finding.vulnerability(), finding.remedy());
        int number = place.location().startLine();
        line.text(place.location().path()).own(number == 0 ? null : number).own(places);
        line.own(judged.firstSeen())
                .own(Rows.days(judged.firstSeen(), today))
                .own(judged.deadline() == null ? null : judged.deadline().failFrom());
        scores(finding);
        line.own(share)
                .text(
                        suppressed == null
                                ? null
                                : Objects.requireNonNullElse(suppressed.explanation(), suppressed.source()))
                .own(suppressed == null ? null : suppressed.expires())
                .text(text.advice(finding))
                .text(judged.reason() == null ? null : wording.of(judged.reason()))
                .text(Links.of(finding).stream().findFirst().orElse(null))
                .text(place.artifact())
                .text(place.module());
        tail(place.commit() == null ? project.commit() : place.commit().id(), finding.fingerprint());
    }

    private void component(Vulnerability vulnerability, Remedy remedy) throws IOException {
        line.text(vulnerability == null ? null : vulnerability.component())
                .text(vulnerability == null ? null : vulnerability.componentVersion())
                .text(remedy == null ? null : remedy.fixedVersion());
    }

    private void scores(Finding finding) throws IOException {
        Vulnerability vulnerability = finding.vulnerability();
        Boolean known = exploited.of(finding);
        boolean forecast = vulnerability != null && vulnerability.epss() != null;
        line.own(Primary.score(finding))
                .own(forecast ? vulnerability.epss().probability() : null)
                .own(known == null ? null : known ? "yes" : "no")
                .text(finding.rule().cwes().stream().map(cwe -> "CWE-" + cwe).collect(Collectors.joining(" ")));
    }

    private void tail(String commit, String fingerprint) throws IOException {
        line.text(repository)
                .text(project.branch())
                .text(commit)
                .own(scannedAt)
                .own(fingerprint)
                .end();
    }

    void gone(GoneFinding gone) throws IOException {
        line.own(gone.severity() == null ? null : gone.severity().key())
                .own(gone.kind().key())
                .own(null)
                .own(gone.status().key())
                .text(gone.rule())
                .text(gone.title());
        blank(3);
        line.text(gone.path());
        blank(2);
        line.own(gone.firstSeen()).own(Rows.days(gone.firstSeen(), today));
        blank(13);
        tail(project.commit(), gone.fingerprint());
    }

    /** Whoever sees no finding is to see that not everything was looked at. */
    void gap(Gap gap) throws IOException {
        blank(1);
        line.own("gap").own(null).own("incomplete").own(gap.type().key()).text(wording.of(gap.message()));
        blank(3);
        line.text(gap.paths().stream().findFirst().orElse(null)).own(null).own(gap.count());
        blank(10);
        line.text(gap.nextStep() == null ? null : wording.of(gap.nextStep()));
        blank(4);
        tail(project.commit(), "");
    }

    private void blank(int cells) throws IOException {
        for (int i = 0; i < cells; i++) {
            line.own(null);
        }
    }
}
