package io.sekisho.scanner.secret;

import io.sekisho.core.files.TrustedFiles;
import io.sekisho.core.scan.Scanner;
import io.sekisho.core.scan.ScannerContractTest;
import java.nio.file.Files;
import java.nio.file.Path;

class SecretScannerContractTest extends ScannerContractTest {
    @Override
    protected Scanner scanner() {
        return new SecretScanner(Tools.settings(TrustedFiles.NONE));
    }

    @Override
    protected void fill(Path project) throws Exception {
        Files.createDirectories(project.resolve("src"));
        Files.writeString(project.resolve("src/app.properties"), "a=1\ntoken=" + Repo.token(1) + "\n");
    }
}
