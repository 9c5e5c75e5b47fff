package io.sekisho.scanner.secret;

import io.sekisho.core.files.TrustedFiles;
import io.sekisho.core.scan.Scanner;
import io.sekisho.core.scan.ScannerContractTest;
import java.nio.file.Path;

/** The same questions where the project is a repository. */
class RepositoryContractTest extends ScannerContractTest {
    @Override
    protected Scanner scanner() {
        return new SecretScanner(Tools.settings(TrustedFiles.NONE));
    }

    @Override
    protected void fill(Path project) throws Exception {
        Repo repo = new Repo(project.getParent(), project.getFileName().toString());
        repo.write("src/app.properties", "a=1\ntoken=" + Repo.token(1) + "\n").commit("one");
        repo.write("new.txt", "token=" + Repo.token(2) + "\n");
    }
}
