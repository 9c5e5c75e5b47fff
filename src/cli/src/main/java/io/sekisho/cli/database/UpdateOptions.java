package io.sekisho.cli.database;

import io.sekisho.cli.console.DurationConverter;
import java.time.Duration;
import picocli.CommandLine.Option;

/** What can be typed after {@code database update}. */
final class UpdateOptions {
    @Option(
            names = "--nvd-feed",
            paramLabel = "FILE|DIR|URL",
            description = "CVEs from feeds in NVD's format 2.0: a file, a directory of them, or the address of either; "
                    + "{0} in an address stands for the year. They make a whole new database, so give all years. "
                    + "Default: SEKISHO_NVD_FEED.")
    String nvdFeed;

    @Option(
            names = "--nvd-api",
            paramLabel = "URL",
            arity = "0..1",
            fallbackValue = "",
            description =
                    "CVEs from NVD's API 2.0, or from a mirror of it. A key is read from NVD_API_KEY and makes this the "
                            + "default; without one the first update takes half an hour or more. Default: SEKISHO_NVD_API.")
    String nvdApi;

    @Option(
            names = "--retirejs",
            paramLabel = "FILE|URL",
            description = "RetireJS' jsrepository.json, to recognise JavaScript libraries. Default: SEKISHO_RETIREJS, "
                    + "else what is there stays.")
    String retireJs;

    @Option(
            names = "--kev",
            paramLabel = "FILE|URL",
            description =
                    "CISA's known_exploited_vulnerabilities.json. Default: SEKISHO_KEV, else what is there stays.")
    String kev;

    @Option(
            names = "--snapshot",
            paramLabel = "FILE|URL",
            description = "Take over a whole database that another machine exported. Default: SEKISHO_SNAPSHOT.")
    String snapshot;

    @Option(
            names = "--sha256",
            paramLabel = "HEX",
            description = "What the snapshot must hash to, as export printed it.")
    String sha256;

    @Option(
            names = "--wait",
            paramLabel = "TIME",
            converter = DurationConverter.OrZero.class,
            description =
                    "How long to wait for another update that is running, e.g. 90s, 15m, 2h. Default: not at all.")
    Duration patience = Duration.ZERO;

    @Option(names = "--offline", description = "Forbid every use of the network: files only.")
    boolean offline;
}
