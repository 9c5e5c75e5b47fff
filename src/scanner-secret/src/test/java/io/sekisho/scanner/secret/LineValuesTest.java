package io.sekisho.scanner.secret;

import static io.sekisho.scanner.secret.Repo.token;
import static org.assertj.core.api.Assertions.assertThat;

import io.sekisho.core.consolidate.Fingerprints;
import io.sekisho.core.files.TrustedFiles;
import io.sekisho.core.scan.RawFinding;
import io.sekisho.core.scan.ScanResult;
import io.sekisho.model.Kind;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A revoked secret that was suppressed does not hide the next one in its line. */
class LineValuesTest {
    private static final SecretSettings KEYED = Tools.settings(
            TrustedFiles.NONE, Map.of(FingerprintKey.VARIABLE, "a key of the organisation, 32 characters"));

    /** What a suppression of the line's first value names. */
    private static final String FIRST =
            Fingerprints.of(Kind.SECRET, List.of("github-pat", "app.properties", "token = ***"));

    @TempDir
    Path temp;

    private Repo repo;

    @BeforeEach
    void aRevokedSecret() throws Exception {
        repo = new Repo(temp);
        write(1);
        repo.commit("in");
    }

    private void write(int number) throws Exception {
        repo.write("app.properties", "# one\ntoken = " + token(number) + "\n");
    }

    private ScanResult scan(String range, boolean staged) throws Exception {
        return repo.scan(repo.plan(range, staged, List.of()), KEYED);
    }

    /** By the value, as the organisation's key tells it. */
    private static Map<String, String> fingerprints(ScanResult result) {
        Map<String, String> all = new TreeMap<>();
        for (RawFinding raw : result.findings()) {
            String fingerprint = Fingerprints.of(raw.kind(), raw.identity());
            String before = all.put(raw.secret().keyedFingerprints().get(0), fingerprint);
            assertThat(before).as("one value, one finding").isIn(null, fingerprint);
        }
        assertThat(all.values()).doesNotHaveDuplicates();
        return all;
    }

    private static String value(int number) {
        return FingerprintKey.from(KEYED.environment()).get(0).of(token(number));
    }

    @Test
    void inTheHistoryEachValueIsAFindingOfItsOwn() throws Exception {
        assertThat(fingerprints(scan(null, false))).isEqualTo(Map.of(value(1), FIRST));
        write(2);
        Map<String, String> uncommitted = fingerprints(scan(null, false));
        assertThat(uncommitted).hasSize(2).containsEntry(value(1), FIRST);
        repo.commit("rotated");
        assertThat(fingerprints(scan(null, false))).isEqualTo(uncommitted);
        write(1);
        repo.commit("back");
        write(3);
        repo.commit("rotated again");
        assertThat(fingerprints(scan(null, false))).hasSize(3).containsAllEntriesOf(uncommitted);
    }

    @Test
    void aRangeAndWhatIsStagedKnowTheValuesBefore() throws Exception {
        repo.git("checkout", "-q", "-b", "work");
        write(2);
        repo.git("add", "-A");
        Map<String, String> staged = fingerprints(scan(null, true));
        assertThat(staged).containsOnlyKeys(value(2)).doesNotContainValue(FIRST);
        repo.commit("rotated");
        assertThat(fingerprints(scan("main..work", false))).isEqualTo(staged);
        assertThat(fingerprints(scan(null, false))).containsAllEntriesOf(staged);
        // The revoked one again, moved: what was suppressed stays so.
        repo.write("app.properties", "# one\n\n\n  token = " + token(1) + "\r\n");
        repo.git("add", "-A");
        assertThat(fingerprints(scan(null, true))).isEqualTo(Map.of(value(1), FIRST));
    }

    @Test
    void whatAMergeBringsComesAfterWhatWasThere() throws Exception {
        Repo two = new Repo(temp, "two");
        two.write("app.properties", "# empty\n").commit("base");
        two.git("checkout", "-q", "-b", "side");
        two.write("app.properties", "token = " + token(2) + "\n").commit("side, earlier");
        two.git("checkout", "-q", "main");
        two.write("app.properties", "token = " + token(1) + "\n").commit("main, later");
        ScanResult before = two.scan(two.plan(null, false, List.of()), KEYED);
        assertThat(fingerprints(before)).isEqualTo(Map.of(value(1), FIRST));
        two.git("merge", "-q", "-X", "theirs", "side");
        ScanResult after = two.scan(two.plan(null, false, List.of()), KEYED);
        assertThat(fingerprints(after)).hasSize(2).containsEntry(value(1), FIRST);
    }

    @Test
    void equalLinesWithDifferentValuesAreToldApart() throws Exception {
        repo.write("app.properties", "token = " + token(4) + "\ntoken = " + token(1) + "\n");
        assertThat(fingerprints(scan(null, false))).hasSize(2).containsEntry(value(1), FIRST);
        Path plain = Files.createDirectories(temp.resolve("plain"));
        Files.copy(repo.directory.resolve("app.properties"), plain.resolve("app.properties"));
        assertThat(fingerprints(repo.scan(repo.plan(plain, null, false, List.of()), KEYED)))
                .hasSize(2)
                .containsEntry(value(4), FIRST);
    }

    @Test
    void whereTheHistoryIsCutNoSuppressionMatches() throws Exception {
        write(2);
        repo.commit("rotated");
        Path clone = temp.resolve("clone");
        repo.git("clone", "-q", "--depth", "1", "file://" + repo.directory, clone.toString());
        ScanResult result = repo.scan(repo.plan(clone, null, false, List.of()), KEYED);
        assertThat(fingerprints(result)).containsOnlyKeys(value(2)).doesNotContainValue(FIRST);
        assertThat(result.gaps()).extracting(gap -> gap.message().code()).contains("secret.values-unknown");
    }

    /** Gitleaks sees no earlier state of a file that git takes for binary. */
    @Test
    void aBinaryFileThatChangedIsLookedAtAgain() throws Exception {
        repo.write("b.dat", "\0\ntoken = " + token(5) + "\n").commit("binary");
        String first = fingerprints(scan(null, false)).get(value(5));
        assertThat(first).isEqualTo(Fingerprints.of(Kind.SECRET, List.of("github-pat", "b.dat", "token = ***")));
        repo.write("b.dat", "\0\ntoken = " + token(6) + "\n");
        assertThat(fingerprints(scan(null, false)).get(value(6))).isNotEqualTo(first);
        repo.commit("rotated");
        assertThat(fingerprints(scan(null, false)).get(value(6))).isNotEqualTo(first);
    }
}
