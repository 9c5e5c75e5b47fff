package io.sekisho.cli.reference;

import java.nio.file.Path;
import picocli.CommandLine.Option;

/** What can be typed about the reference. */
public final class ReferenceOptions {
    @Option(
            names = "--reference",
            paramLabel = "FILE|DIR",
            description =
                    "Report of an earlier scan to compare with, its history beside it: of the target branch, or of this "
                            + "branch before. Default: for scan and merge what SEKISHO_REFERENCE names, if it is there; for gate what "
                            + "the report was compared with.")
    private Path reference;

    public ReferenceChoice choice() {
        return new ReferenceChoice(reference);
    }
}
