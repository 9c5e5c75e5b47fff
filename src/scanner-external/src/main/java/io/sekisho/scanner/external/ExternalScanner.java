package io.sekisho.scanner.external;

import io.sekisho.core.scan.ScanContext;
import io.sekisho.core.scan.ScanResult;
import io.sekisho.core.scan.Scanner;
import io.sekisho.core.scan.ScannerDescription;
import io.sekisho.core.scan.ScannerException;
import io.sekisho.model.Gap;
import io.sekisho.model.GapType;
import io.sekisho.model.Kind;
import io.sekisho.model.Text;

/** SARIF import, behind the scanner seam. Not built yet: every scan says so and is incomplete. */
public final class ExternalScanner implements Scanner {
    private static final ScannerDescription DESCRIPTION = new ScannerDescription(
            "external",
            Kind.EXTERNAL,
            "SARIF import",
            null,
            "https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html");

    /** @param settings what the user and the trusted configuration say */
    public ExternalScanner(ExternalSettings settings) {}

    @Override
    public ScannerDescription description() {
        return DESCRIPTION;
    }

    @Override
    public ScanResult scan(ScanContext context) throws ScannerException {
        throw new ScannerException(
                Gap.of(
                        GapType.SCANNER_FAILED,
                        "external",
                        Text.of("core.scanner-failed", "SARIF import", "not built yet"),
                        null),
                null,
                null);
    }
}
