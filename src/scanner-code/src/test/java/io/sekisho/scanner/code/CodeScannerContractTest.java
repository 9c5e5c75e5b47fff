package io.sekisho.scanner.code;

import io.sekisho.core.scan.Scanner;
import io.sekisho.core.scan.ScannerContractTest;
import java.nio.file.Path;

class CodeScannerContractTest extends ScannerContractTest {
    @Override
    protected Scanner scanner() {
        return new CodeScanner(CodeSettings.defaults());
    }

    @Override
    protected void fill(Path project) throws Exception {
        new JavaProject(project)
                .write("pom.xml", """
                        <project>
                          <modelVersion>4.0.0</modelVersion>
                          <groupId>shop</groupId>
                          <artifactId>shop</artifactId>
                          <version>1</version>
                        </project>
                        """)
                .write("src/main/java/shop/Queries.java", Samples.QUERIES)
                .write("src/main/java/shop/web/Documents.java", Samples.DOCUMENTS)
                .compile("");
    }
}
