package io.sekisho.core.enrich;

import java.util.Locale;

/** Which list. */
public enum ListKind {
    KEV("https://www.cisa.gov/sites/default/files/feeds/known_exploited_vulnerabilities.json"),
    EPSS("https://epss.empiricalsecurity.com/epss_scores-current.csv.gz");

    private final String publisher;

    ListKind(String publisher) {
        this.publisher = publisher;
    }

    /** {@code kev}, {@code epss}. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Where its publisher offers it. */
    public String publisher() {
        return publisher;
    }

    EnrichmentList parse(byte[] content, String source) throws EnrichException {
        return switch (this) {
            case KEV -> KevFile.parse(content, source);
            case EPSS -> EpssFile.parse(content, source);
        };
    }
}
