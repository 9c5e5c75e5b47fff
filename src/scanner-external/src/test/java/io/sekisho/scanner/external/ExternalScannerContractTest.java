package io.sekisho.scanner.external;

import io.sekisho.core.scan.Scanner;
import io.sekisho.core.scan.ScannerContractTest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

class ExternalScannerContractTest extends ScannerContractTest {
    private List<Path> files = List.of();

    @Override
    protected Scanner scanner() {
        return new ExternalScanner(new ExternalSettings(files));
    }

    @Override
    protected void fill(Path project) throws Exception {
        Path file = project.resolve("result.sarif");
        Files.writeString(
                file,
                SarifProject.resource("trivy.sarif")
                        .replace("file:///builds/group/shop", project.toUri().toString()));
        files = List.of(file);
    }
}
