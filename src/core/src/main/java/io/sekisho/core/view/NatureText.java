package io.sekisho.core.view;

import io.sekisho.core.text.Printable;
import io.sekisho.model.Epss;
import io.sekisho.model.Finding;
import io.sekisho.model.Kev;
import io.sekisho.model.KeyDetail;
import io.sekisho.model.Rule;
import java.util.Locale;
import java.util.stream.Collectors;

/** What is known of a flaw, in a reader's language. */
public final class NatureText {
    private final Wording wording;

    public NatureText(Wording wording) {
        this.wording = wording;
    }

    /** Whether it is attacked: what has no CVE is in no catalogue, and without the catalogue nobody can say no. */
    public String exploited(Finding finding, Exploited catalogue) {
        Kev kev = finding.vulnerability().kev();
        if (kev == null) {
            if (!finding.vulnerability().isCve()) {
                return wording.of("explain.no-cve");
            }
            return wording.of(catalogue.of(finding) == null ? "explain.no-kev" : "explain.not-exploited");
        }
        return wording.of(
                kev.ransomware() ? "explain.kev-ransomware" : "explain.kev", day(kev.dateAdded()), day(kev.dueDate()));
    }

    /** How likely it will be attacked, by EPSS. */
    public String forecast(Epss epss) {
        return wording.of("explain.epss", percent(epss.probability()), percent(epss.percentile()), day(epss.date()));
    }

    /** "RSA 2048, without passphrase"; harmless on a terminal, too. */
    public String key(KeyDetail key) {
        String words = Printable.of(key.algorithm()) + (key.bits() == 0 ? "" : " " + key.bits());
        return key.encrypted() == null
                ? words
                : words + ", " + wording.of(key.encrypted() ? "explain.passphrase" : "explain.no-passphrase");
    }

    /** @param day null when nobody told it */
    public String day(Object day) {
        return day == null ? wording.of("explain.day-unknown") : day.toString();
    }

    /** "CWE-79, CWE-89"; "" when none is known. */
    public static String weaknesses(Rule rule) {
        return rule.cwes().stream().map(cwe -> "CWE-" + cwe).collect(Collectors.joining(", "));
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.1f %%", share * 100);
    }
}
