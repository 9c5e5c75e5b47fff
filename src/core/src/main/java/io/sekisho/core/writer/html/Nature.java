package io.sekisho.core.writer.html;

import io.sekisho.core.view.Exploited;
import io.sekisho.core.view.Links;
import io.sekisho.core.view.NatureText;
import io.sekisho.model.CvssScore;
import io.sekisho.model.Finding;
import io.sekisho.model.Vulnerability;
import java.util.List;
import java.util.stream.Collectors;

/** Why it matters: what the tool says, how grave it is, whether it is attacked, where more is written. */
final class Nature {
    private final Page page;
    private final Terms terms;
    private final NatureText nature;
    private final Exploited exploited;

    Nature(Page page, Terms terms, Exploited exploited) {
        this.page = page;
        this.terms = terms;
        this.nature = new NatureText(page.wording());
        this.exploited = exploited;
    }

    void write(Finding finding) {
        quote(finding);
        terms.fact("explain.severity", finding.severityReason());
        if (finding.vulnerability() != null) {
            vulnerability(finding);
        }
        if (finding.secret() != null && finding.secret().key() != null) {
            terms.fact("explain.key", nature.key(finding.secret().key()));
        }
        if (!finding.rule().cwes().isEmpty()) {
            terms.fact("explain.weakness", NatureText.weaknesses(finding.rule()));
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

    private void vulnerability(Finding finding) {
        Vulnerability known = finding.vulnerability();
        if (!known.cvss().isEmpty()) {
            terms.fact("html.cvss", known.cvss().stream().map(Nature::score).collect(Collectors.joining("; ")));
        }
        terms.fact("explain.exploited", nature.exploited(finding, exploited));
        if (known.epss() != null) {
            terms.fact("explain.forecast", nature.forecast(known.epss()));
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
        String said = score.version() + ": " + score.score();
        said += score.vector() == null ? "" : " " + score.vector();
        return score.source() == null ? said : said + " (" + score.source() + ")";
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
