package io.sekisho.scanner.external;

import io.sekisho.core.scan.ScanContext;
import io.sekisho.core.scan.ScanResult;
import io.sekisho.core.scan.Scanner;
import io.sekisho.core.scan.ScannerDescription;
import io.sekisho.core.scan.ScannerException;
import io.sekisho.model.Gap;
import io.sekisho.model.Kind;
import io.sekisho.model.Text;
import java.nio.file.Path;
import java.util.List;

/** Folds in what other tools wrote as SARIF 2.1.0. */
public final class ExternalScanner implements Scanner {
    static final String ID = "external";

    private static final ScannerDescription DESCRIPTION = new ScannerDescription(
            ID,
            Kind.EXTERNAL,
            "SARIF import",
            null,
            "https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html");

    private final ExternalSettings settings;

    /** @param settings what the user and the trusted configuration say */
    public ExternalScanner(ExternalSettings settings) {
        this.settings = settings;
    }

    @Override
    public ScannerDescription description() {
        return DESCRIPTION;
    }

    /**
     * @throws ScannerException when a file cannot be read or a tool says that it failed; carries the results of all the others,
     *     and a gap for each further failure
     */
    @Override
    public ScanResult scan(ScanContext context) throws ScannerException, InterruptedException {
        if (settings.files().isEmpty()) {
            return ScanResult.nothing(null, List.of());
        }
        Collected collected = new Collected(context.plan());
        int done = 0;
        for (Path file : settings.files()) {
            context.progress()
                    .at(
                            Text.of("external.step-reading"),
                            done++,
                            settings.files().size());
            collected.read(file);
        }
        List<Gap> failures = collected.failures();
        if (!failures.isEmpty()) {
            throw new ScannerException(failures.get(0), collected.result(failures.subList(1, failures.size())), null);
        }
        return collected.result(List.of());
    }
}
