package io.sekisho.scanner.secret;

import static io.sekisho.scanner.secret.Repo.places;
import static io.sekisho.scanner.secret.Repo.token;
import static org.assertj.core.api.Assertions.assertThat;

import io.sekisho.core.files.TrustedFiles;
import io.sekisho.core.scan.ScanResult;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A secret in UTF-16 or UTF-32 is one, too. */
class WideTextTest {
    private static final List<String> CHARSETS = List.of("UTF-16LE", "UTF-16BE", "UTF-32LE", "UTF-32BE");

    @TempDir
    Path temp;

    /** @return where each must be found */
    private static List<String> fill(Path directory) throws IOException {
        List<String> places = new ArrayList<>();
        for (String charset : CHARSETS) {
            write(directory.resolve(charset + ".txt"), charset, "\uFEFF一行目\r\ntoken = " + token(1) + "\r\n");
            places.add(charset + ".txt:2 github-pat - tree");
        }
        for (String charset : CHARSETS.subList(0, 2)) {
            write(directory.resolve(charset + "-no-mark.txt"), charset, "設定\r\ntoken = " + token(2) + "\r\n");
            places.add(charset + "-no-mark.txt:2 github-pat - tree");
        }
        // A mark that lies.
        Files.write(directory.resolve("lie.txt"), ("\u00FF\u00FE\0 \n" + token(3) + "\n").getBytes("ISO-8859-1"));
        places.add("lie.txt:2 github-pat - tree");
        return places.stream().sorted().toList();
    }

    private static void write(Path file, String charset, String text) throws IOException {
        Files.write(file, text.getBytes(Charset.forName(charset)));
    }

    @Test
    void inARepository() throws Exception {
        Repo repo = new Repo(temp);
        List<String> places = fill(repo.directory);
        assertThat(places(repo.scan())).isEqualTo(places);
        repo.git("add", "-A");
        assertThat(places(repo.staged())).isEqualTo(places);
        repo.commit("one");
        ScanResult result = repo.scan();
        assertThat(places(result)).isEqualTo(places);
        assertThat(result.findings())
                .filteredOn(raw -> raw.occurrence().location().path().startsWith("UTF"))
                .allSatisfy(raw -> assertThat(raw.occurrence().snippet()).isEqualTo("token = ***"));
    }

    @Test
    void inAPlainDirectory() throws Exception {
        Repo repo = new Repo(temp, "elsewhere");
        Path project = Files.createDirectories(temp.resolve("project"));
        List<String> places = fill(project);
        ScanResult result = repo.scan(repo.plan(project, null, false, List.of()), Tools.settings(TrustedFiles.NONE));
        assertThat(places(result)).isEqualTo(places);
    }

    /** What was committed as UTF-8 is still there when the file is converted. */
    @Test
    void aConvertedFileStillHoldsItsSecret() throws Exception {
        Repo repo = new Repo(temp);
        String one =
                repo.write("a.txt", "token = " + token(1) + "\n").commit("one").substring(0, 8);
        write(repo.directory.resolve("a.txt"), "UTF-16LE", "\uFEFFtoken = " + token(1) + "\n");
        repo.commit("converted");
        assertThat(places(repo.scan())).containsExactly("a.txt:1 github-pat " + one + " tree");
    }
}
