package io.sekisho.core.writer.html;

import io.sekisho.core.view.Counting;
import io.sekisho.core.view.FindingText;
import io.sekisho.core.view.Names;
import io.sekisho.core.view.Wording;
import io.sekisho.core.writer.Edition;
import io.sekisho.model.Finding;
import io.sekisho.model.Severity;
import io.sekisho.model.Text;
import java.util.Collection;
import java.util.Map;

/**
 * What all parts of one page share.
 *
 * @param edition what is published
 * @param wording our own sentences
 * @param html where it is written
 * @param counting what counts
 * @param anchors which findings are on the page, and where
 * @param words of a finding
 */
record Page(Edition edition, Wording wording, Markup html, Counting counting, Anchors anchors, FindingText words) {
    static Page of(Edition edition, Markup html, int most) {
        Wording wording = new Phrases(edition.wording());
        Counting counting = Counting.of(edition.report());
        return new Page(
                edition,
                wording,
                html,
                counting,
                new Anchors(edition, most),
                new FindingText(wording, counting.staged()));
    }

    String text(String code, Object... arguments) {
        return wording.of(code, arguments);
    }

    /** @return "" for null */
    String text(Text text) {
        return text == null ? "" : wording.of(text);
    }

    String severity(Severity severity) {
        return text(Names.of(severity));
    }

    /** The coloured word, which says the same without its colour. */
    void chip(Severity severity) {
        html.leaf("span", severity(severity), "class", "chip " + severity.key());
    }

    /** Findings as links to where they are told; those for which the page had no room are counted. */
    void mentions(Collection<Finding> findings) {
        html.open("ul", "class", "removes");
        int left = 0;
        for (Finding finding : findings) {
            if (anchors.of(finding.fingerprint()) == null) {
                left++;
            } else {
                mention(finding);
            }
        }
        if (left > 0) {
            html.leaf("li", text("html.more", left));
        }
        html.close();
    }

    /** One of them, in a list that is open. */
    void mention(Finding finding) {
        html.open("li");
        chip(finding.severity());
        html.text(" ");
        html.leaf("a", words.what(finding, 0), "href", "#" + anchors.of(finding.fingerprint()));
        html.text(" ").leaf("span", words.where(finding), "class", "at").close();
    }

    /** A standard's own words in the reader's language, else in the first that it has. */
    String words(Map<String, String> byLanguage) {
        String own = byLanguage.get(edition.language().key());
        return own != null ? own : byLanguage.values().stream().findFirst().orElse("");
    }
}
