package io.sekisho.core.writer.html;

import io.sekisho.core.view.Links;
import io.sekisho.model.CvssScore;
import io.sekisho.model.Finding;
import io.sekisho.model.Kev;
import io.sekisho.model.KeyDetail;
import io.sekisho.model.Vulnerability;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Why it matters: what the tool says, how grave it is, whether it is attacked, where more is written. */
final class Nature {
    private final Page page;
    private final Terms terms;

    Nature(Page page, Terms terms) {
        this.page = page;
        this.terms = terms;
    }

    void write(Finding finding) {
        quote(finding);
        terms.fact("explain.severity", finding.severityReason());
        if (finding.vulnerability() != null) {
            vulnerability(finding.vulnerability());
        }
        if (finding.secret() != null && finding.secret().key() != null) {
            key(finding.secret().key());
        }
        if (!finding.rule().cwes().isEmpty()) {
            terms.fact(
                    "explain.weakness",
                    finding.rule().cwes().stream().map(cwe -> "CWE-" + cwe).collect(Collectors.joining(", ")));
        }
        links(finding);
    }

    private void quote(Finding finding) {
        String message = finding.message();
        String description = finding.rule().description();
        if (message != null && !message.isBlank()) {
            terms.quote("html.matters", message);
        }
        if (description != null && !description.isBlank() && !description.equals(message)) {
            terms.quote(message == null || message.isBlank() ? "html.matters" : "html.rule-says", description);
        }
    }

    private void vulnerability(Vulnerability known) {
        if (!known.cvss().isEmpty()) {
            terms.fact("html.cvss", known.cvss().stream().map(Nature::score).collect(Collectors.joining("; ")));
        }
        terms.fact("explain.exploited", known.kev() == null ? page.text("explain.not-exploited") : kev(known.kev()));
        if (known.epss() != null) {
            terms.fact(
                    "explain.forecast",
                    page.text(
                            "explain.epss",
                            percent(known.epss().probability()),
                            percent(known.epss().percentile()),
                            day(known.epss().date())));
        }
        if (known.affectedRange() != null) {
            terms.fact("explain.affected", known.affectedRange());
        }
        if (known.published() != null) {
            terms.fact("explain.published", known.published().toString());
        }
        if (!known.aliases().isEmpty()) {
            terms.fact("html.aliases", String.join(", ", known.aliases()));
        }
    }

    private static String score(CvssScore score) {
        String said = "CVSS " + score.version() + ": " + score.score();
        said += score.vector() == null ? "" : " " + score.vector();
        return score.source() == null ? said : said + " (" + score.source() + ")";
    }

    private String kev(Kev kev) {
        return page.text(
                kev.ransomware() ? "explain.kev-ransomware" : "explain.kev", day(kev.dateAdded()), day(kev.dueDate()));
    }

    private void key(KeyDetail key) {
        String words = key.algorithm() + (key.bits() == 0 ? "" : " " + key.bits());
        if (key.encrypted() != null) {
            words += ", " + page.text(key.encrypted() ? "explain.passphrase" : "explain.no-passphrase");
        }
        terms.fact("explain.key", words);
    }

    private String day(Object day) {
        return day == null ? page.text("explain.day-unknown") : day.toString();
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.1f %%", share * 100);
    }

    private void links(Finding finding) {
        List<String> links = Links.of(finding);
        if (links.isEmpty()) {
            return;
        }
        Markup html = page.html();
        html.leaf("dt", page.text("explain.links")).open("dd", "class", "links");
        for (String link : links) {
            html.link(link).text(" ");
        }
        html.close();
    }
}
