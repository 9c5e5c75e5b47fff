package io.sekisho.cli.scan;

import io.sekisho.cli.enrichment.EnrichChoice;
import io.sekisho.cli.format.Targets;
import io.sekisho.cli.policy.CentralChoice;
import io.sekisho.cli.reference.ReferenceChoice;
import io.sekisho.core.policy.FailOn;
import io.sekisho.core.text.Language;
import io.sekisho.model.Kind;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * What the user asked for. All paths are absolute.
 *
 * @param directory the project
 * @param output where the report goes; its own directory
 * @param targets further formats of the report, and where they go
 * @param project by what name the repository is known; null for what git and the CI system say
 * @param range commits {@code A..B}; null for the default reach
 * @param staged only what is staged; excludes {@code range}
 * @param only the kinds that the user named; empty for all
 * @param sarif other tools' results; empty for none
 * @param failOn threshold; null for the policy's
 * @param language null for the configuration's
 * @param timeout for each scanner; null for the configuration's
 * @param offline whether the network is forbidden
 * @param databaseUrl connection string of a shared database; null for the environment's, else the local one
 * @param gitleaks executable; null to look for one
 * @param trustedRef where policy files are read from; null to find out
 * @param reference the earlier report that the user named
 * @param central the central policy that the user named
 * @param enrich the KEV and EPSS lists that the user named
 * @param verbose whether the tools' own talk goes to standard error, so that progress must not redraw
 */
public record ScanRequest(
        Path directory,
        Path output,
        Targets targets,
        String project,
        String range,
        boolean staged,
        Set<Kind> only,
        List<Path> sarif,
        FailOn failOn,
        Language language,
        Duration timeout,
        boolean offline,
        String databaseUrl,
        Path gitleaks,
        String trustedRef,
        ReferenceChoice reference,
        CentralChoice central,
        EnrichChoice enrich,
        boolean verbose) {
    public ScanRequest {
        Objects.requireNonNull(directory, "directory");
        Objects.requireNonNull(output, "output");
        only = Set.copyOf(only);
        sarif = List.copyOf(sarif);
    }

    /** Everything in a directory, by its own configuration. */
    public static ScanRequest of(Path directory, Path output, Language language) {
        return new ScanRequest(
                directory,
                output,
                Targets.NONE,
                null,
                null,
                false,
                Set.of(),
                List.of(),
                null,
                language,
                null,
                false,
                null,
                null,
                null,
                ReferenceChoice.NONE,
                CentralChoice.NONE,
                EnrichChoice.NONE,
                false);
    }

    /** The same with these results of other tools. */
    ScanRequest withSarif(List<Path> files) {
        return new ScanRequest(
                directory,
                output,
                targets,
                project,
                range,
                staged,
                only,
                files,
                failOn,
                language,
                timeout,
                offline,
                databaseUrl,
                gitleaks,
                trustedRef,
                reference,
                central,
                enrich,
                verbose);
    }
}
