package io.sekisho.cli.enrichment;

import picocli.CommandLine.Option;

/** What can be typed about KEV and EPSS data. */
public final class EnrichOptions {
    @Option(
            names = "--kev",
            paramLabel = "FILE|URL",
            description = "CISA's list of known exploited vulnerabilities, read for this run. Default: the file that "
                    + "SEKISHO_KEV or the configuration names, else what sekisho enrichment update stored.")
    private String kev;

    @Option(
            names = "--epss",
            paramLabel = "FILE|URL",
            description =
                    "FIRST's EPSS scores (csv or csv.gz), read for this run. Default: the file that SEKISHO_EPSS or "
                            + "the configuration names, else what sekisho enrichment update stored.")
    private String epss;

    public EnrichChoice choice(boolean offline) {
        return new EnrichChoice(kev, epss, offline);
    }
}
