package io.sekisho.cli.explain;

import io.sekisho.cli.console.Columns;
import io.sekisho.cli.summary.Page;
import io.sekisho.core.text.Printable;
import io.sekisho.core.view.Exploited;
import io.sekisho.core.view.FindingText;
import io.sekisho.core.view.Links;
import io.sekisho.core.view.Marks;
import io.sekisho.core.view.Names;
import io.sekisho.core.view.NatureText;
import io.sekisho.core.view.Raising;
import io.sekisho.model.Action;
import io.sekisho.model.CvssScore;
import io.sekisho.model.Enrichment;
import io.sekisho.model.Finding;
import io.sekisho.model.GoneFinding;
import io.sekisho.model.Status;
import io.sekisho.model.Vulnerability;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The page about one finding: what decides first, then what it is, where it is, what to do, where more is written. */
final class Explanation {
    private static final int MOST_DESCRIPTION = 600;

    private final Page page;
    private final Sheet sheet;
    private final Subject subject;
    private final Acceptable acceptable;
    private final NatureText nature;

    Explanation(Page page, Subject subject, Acceptable acceptable) {
        this.acceptable = acceptable;
        this.page = page;
        this.sheet = new Sheet(page);
        this.subject = subject;
        this.nature = new NatureText(page::text);
    }

    void write() {
        if (subject.finding() == null) {
            gone(subject.gone());
            return;
        }
        head();
        new Decision(sheet, subject).write();
        nature(subject.finding());
        new Places(sheet, subject).write();
        new WayOut(sheet, subject, new FindingText(page::text, false), new Raising(page::text), acceptable).write();
        sheet.heading("explain.links");
        Links.of(subject.finding()).forEach(link -> sheet.item("  ", Printable.of(link)));
        if (Links.of(subject.finding()).isEmpty()) {
            sheet.item("  ", sheet.text("explain.no-links"));
        }
    }

    private void head() {
        Finding finding = subject.finding();
        String what = new FindingText(page::text, false).what(finding, 0);
        page.line(page.paint().heading(Columns.cut(what, page.width())));
        String severity = page.text(Names.of(finding.severity())).toUpperCase(Locale.ROOT);
        String marks = Marks.of(page::text, subject.judgement(), subject.today());
        page.line(page.paint().severity(finding.severity(), severity) + "  " + page.text(Names.of(finding.kind()))
                + "  " + Printable.of(finding.fingerprint()) + "  " + marks);
    }

    private void nature(Finding finding) {
        sheet.heading("explain.what");
        String description = finding.message() == null ? finding.rule().description() : finding.message();
        if (description != null && !description.isBlank()) {
            String plain = Printable.of(description.strip().replaceAll("\\s+", " "));
            sheet.line("explain.quoted", Columns.cut(plain, MOST_DESCRIPTION));
        }
        if (!finding.rule().cwes().isEmpty()) {
            sheet.line("explain.weakness", NatureText.weaknesses(finding.rule()));
        }
        if (finding.severityReason() != null) {
            sheet.line("explain.severity", sheet.text(finding.severityReason()));
        }
        switch (finding.kind()) {
            case DEPENDENCY -> vulnerability(finding);
            case SECRET -> {
                if (finding.secret().key() != null) {
                    sheet.line("explain.key", nature.key(finding.secret().key()));
                }
            }
            case EXTERNAL -> {
                if (finding.vulnerability() != null) {
                    vulnerability(finding);
                    untold(finding);
                }
            }
            case CODE -> {}
        }
    }

    private void vulnerability(Finding finding) {
        Vulnerability vulnerability = finding.vulnerability();
        vulnerability.cvss().stream()
                .filter(score -> score.vector() != null)
                .findFirst()
                .map(CvssScore::vector)
                .ifPresent(vector -> sheet.more(Printable.of(vector)));
        if (vulnerability.affectedRange() != null) {
            sheet.line("explain.affected", Printable.of(vulnerability.affectedRange()));
        }
        if (vulnerability.published() != null) {
            sheet.line("explain.published", vulnerability.published().toString());
        }
        sheet.line(
                "explain.exploited",
                nature.exploited(finding, new Exploited(subject.report().facts())));
        sheet.line(
                "explain.forecast",
                vulnerability.epss() == null ? sheet.text("explain.no-epss") : nature.forecast(vulnerability.epss()));
        for (Enrichment data : subject.report().facts().enrichments()) {
            sheet.more(sheet.text(
                    "explain.data",
                    data.id().toUpperCase(Locale.ROOT),
                    nature.day(data.date()),
                    Printable.of(data.source())));
        }
    }

    /** Conditions of gate rules that this finding meets with no value, because its tool says nothing of it. */
    private void untold(Finding finding) {
        Vulnerability known = finding.vulnerability();
        List<String> keys = new ArrayList<>();
        if (!known.isCve()) {
            keys.addAll(List.of("kev", "epss", "epss-percentile"));
        }
        if (known.cvss().stream().noneMatch(score -> score.vector() != null)) {
            keys.add("cvss");
        }
        if (finding.remedy() == null) {
            keys.add("fix");
        }
        if (known.packageUrl() == null) {
            keys.add("package");
        } else if (known.componentVersion() == null) {
            keys.add("versions");
        }
        if (!keys.isEmpty()) {
            String tool = Printable.of(finding.external().tool());
            sheet.line("explain.untold", sheet.text("explain.untold-keys", tool, String.join(", ", keys)));
        }
    }

    private void gone(GoneFinding gone) {
        String title = gone.title() == null ? gone.rule() : gone.rule() + "  " + gone.title();
        page.line(page.paint().heading(Columns.cut(Printable.of(title), page.width())));
        page.line(page.text(Names.of(gone.kind())) + "  " + Printable.of(gone.fingerprint()));
        page.blank();
        sheet.line(
                "explain.status",
                sheet.text(gone.status() == Status.FIXED ? "explain.gone-fixed" : "explain.gone-not-seen"));
        if (gone.path() != null) {
            sheet.line("explain.place", Printable.of(gone.path()));
        }
        if (gone.firstSeen() != null) {
            sheet.line("explain.since", gone.firstSeen().toString());
        }
    }

    /** Whether the pipeline stops for it. */
    static boolean isBlocking(Subject subject) {
        return subject.judgement().action() == Action.FAIL;
    }
}
