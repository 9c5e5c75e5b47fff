package io.sekisho.scanner.secret;

import io.sekisho.core.scan.ScanContext;
import io.sekisho.core.scan.ScanResult;
import io.sekisho.core.scan.Scanner;
import io.sekisho.core.scan.ScannerDescription;
import io.sekisho.core.scan.ScannerException;
import io.sekisho.model.Gap;
import io.sekisho.model.GapType;
import io.sekisho.model.Kind;
import io.sekisho.model.Text;

/** Gitleaks, behind the scanner seam. Not built yet: every scan says so and is incomplete. */
public final class SecretScanner implements Scanner {
    private static final ScannerDescription DESCRIPTION =
            new ScannerDescription("secret", Kind.SECRET, "Gitleaks", null, "https://github.com/gitleaks/gitleaks");

    /** @param settings what the user and the trusted configuration say */
    public SecretScanner(SecretSettings settings) {}

    @Override
    public ScannerDescription description() {
        return DESCRIPTION;
    }

    @Override
    public ScanResult scan(ScanContext context) throws ScannerException {
        throw new ScannerException(
                Gap.of(
                        GapType.SCANNER_FAILED,
                        "secret",
                        Text.of("core.scanner-failed", "Gitleaks", "not built yet"),
                        null),
                null,
                null);
    }
}
