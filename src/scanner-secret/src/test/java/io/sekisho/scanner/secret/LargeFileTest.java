package io.sekisho.scanner.secret;

import static io.sekisho.scanner.secret.Repo.places;
import static io.sekisho.scanner.secret.Repo.token;
import static org.assertj.core.api.Assertions.assertThat;

import io.sekisho.core.scan.ScanResult;
import io.sekisho.model.GapType;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is too large to be looked at is not therefore gone. */
class LargeFileTest {
    @TempDir
    Path temp;

    @Test
    void aSecretInATrackedFileThatGrewTooLargeCountsAsStillThere() throws Exception {
        Repo repo = new Repo(temp);
        String secret = "a = " + token(1) + "\n";
        String one = repo.write("dump.sql", secret).commit("one").substring(0, 8);
        String large = secret + (" ".repeat(1_010_000) + "\n").repeat(100);
        String two = repo.write("dump.sql", large + "b = " + token(2) + "\n")
                .commit("two")
                .substring(0, 8);
        ScanResult result = repo.scan();
        assertThat(places(result))
                .containsExactlyInAnyOrder(
                        "dump.sql:1 github-pat " + one + " tree", "dump.sql:102 github-pat " + two + " tree");
        assertThat(result.gaps()).anySatisfy(gap -> {
            assertThat(gap.type()).isEqualTo(GapType.SKIPPED_FILE);
            assertThat(gap.message().code()).isEqualTo("secret.large");
            assertThat(gap.paths()).isEqualTo(List.of("dump.sql"));
        });
    }
}
