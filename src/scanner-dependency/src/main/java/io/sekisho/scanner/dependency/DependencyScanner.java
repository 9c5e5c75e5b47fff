package io.sekisho.scanner.dependency;

import io.sekisho.core.scan.ScanContext;
import io.sekisho.core.scan.ScanResult;
import io.sekisho.core.scan.Scanner;
import io.sekisho.core.scan.ScannerDescription;
import io.sekisho.core.scan.ScannerException;
import io.sekisho.model.Gap;
import io.sekisho.model.GapType;
import io.sekisho.model.Kind;
import io.sekisho.model.Text;

/** OWASP Dependency-Check, behind the scanner seam. Not built yet: every scan says so and is incomplete. */
public final class DependencyScanner implements Scanner {
    private static final ScannerDescription DESCRIPTION = new ScannerDescription(
            "dependency",
            Kind.DEPENDENCY,
            "OWASP Dependency-Check",
            "13.0.0",
            "https://owasp.org/www-project-dependency-check/");

    /** @param settings what the user and the trusted configuration say */
    public DependencyScanner(DependencySettings settings) {}

    @Override
    public ScannerDescription description() {
        return DESCRIPTION;
    }

    @Override
    public ScanResult scan(ScanContext context) throws ScannerException {
        throw new ScannerException(
                Gap.of(
                        GapType.SCANNER_FAILED,
                        "dependency",
                        Text.of("core.scanner-failed", "OWASP Dependency-Check", "not built yet"),
                        null),
                null,
                null);
    }
}
