package io.sekisho.scanner.dependency;

import io.sekisho.core.files.SekishoHome;
import io.sekisho.core.scan.Scanner;
import io.sekisho.core.scan.ScannerContractTest;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

class DependencyScannerContractTest extends ScannerContractTest {
    @TempDir
    static Path shared;

    private static SekishoHome home;

    @BeforeAll
    static void database() throws Exception {
        home = Lab.database(shared, false, Lab.ROCKETLIB);
    }

    @Override
    protected Scanner scanner() {
        return new DependencyScanner(Lab.settings(home));
    }

    @Override
    protected void fill(Path project) {
        Lab.write(project.resolve("lib/rocketlib-1.2.jar"), Lab.jar("rocketlib", "1.2"));
        Lab.write(project.resolve("web/gadget-1.2.0.js"), "var gadget = 1;");
        Lab.write(project.resolve("pom.xml"), Lab.pom("g", "app", "1", ""));
    }
}
