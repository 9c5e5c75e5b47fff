package io.sekisho.scanner.code;

import io.sekisho.core.scan.ScanContext;
import io.sekisho.core.scan.ScanResult;
import io.sekisho.core.scan.Scanner;
import io.sekisho.core.scan.ScannerDescription;
import io.sekisho.core.scan.ScannerException;
import io.sekisho.model.Gap;
import io.sekisho.model.GapType;
import io.sekisho.model.Kind;
import io.sekisho.model.Text;

/** SpotBugs with Find Security Bugs, behind the scanner seam. Not built yet: every scan says so and is incomplete. */
public final class CodeScanner implements Scanner {
    private static final ScannerDescription DESCRIPTION = new ScannerDescription(
            "code", Kind.CODE, "SpotBugs with Find Security Bugs", "4.10.4", "https://find-sec-bugs.github.io/");

    /** @param settings what the user and the trusted configuration say */
    public CodeScanner(CodeSettings settings) {}

    @Override
    public ScannerDescription description() {
        return DESCRIPTION;
    }

    @Override
    public ScanResult scan(ScanContext context) throws ScannerException {
        throw new ScannerException(
                Gap.of(
                        GapType.SCANNER_FAILED,
                        "code",
                        Text.of("core.scanner-failed", "SpotBugs with Find Security Bugs", "not built yet"),
                        null),
                null,
                null);
    }
}
