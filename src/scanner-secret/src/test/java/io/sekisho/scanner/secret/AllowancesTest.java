package io.sekisho.scanner.secret;

import static io.sekisho.scanner.secret.Repo.gaps;
import static io.sekisho.scanner.secret.Repo.token;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sekisho.core.files.TrustedFiles;
import io.sekisho.core.scan.RawFinding;
import io.sekisho.core.scan.ScanResult;
import io.sekisho.core.scan.ScannerException;
import io.sekisho.core.trust.WorkTreeFiles;
import io.sekisho.model.GapType;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever allows a secret in Gitleaks' own ways counts from the trusted ref only, and hides nothing. */
class AllowancesTest {
    private static final String ALLOW = " // gitleaks:" + "allow";

    @TempDir
    Path temp;

    private ScanResult scan(Repo repo, TrustedFiles trusted) throws Exception {
        return repo.scan(repo.plan(null, false, List.of()), Tools.settings(trusted));
    }

    private static Map<String, String> suppressions(ScanResult result) {
        Map<String, String> all = new TreeMap<>();
        for (RawFinding raw : result.findings()) {
            all.put(
                    raw.occurrence().location().path() + " " + raw.rule().id(),
                    "" + raw.occurrence().toolSuppression());
        }
        return all;
    }

    @Test
    void aBranchCannotAllowItself() throws Exception {
        Repo repo = new Repo(temp);
        repo.write("a.txt", "1\n").commit("base");
        repo.git("checkout", "-q", "-b", "work");
        repo.write("a.txt", token(1) + ALLOW + "\n")
                .write("b.txt", token(2) + "\n")
                .write(".gitleaksignore", "b.txt:github-pat:1\n")
                .write(".gitleaks.toml", "[extend]\nuseDefault = true\n[[allowlists]]\npaths = ['''.*''']\n")
                .commit("work");
        ScanResult result = scan(repo, repo.trusted("main"));
        assertThat(suppressions(result)).isEqualTo(Map.of("a.txt github-pat", "null", "b.txt github-pat", "null"));
        assertThat(gaps(result, GapType.TOOL_NOTE))
                .containsExactlyInAnyOrder(
                        "secret.untrusted-file", "secret.untrusted-ignored", "secret.untrusted-comments");
        assertThat(suppressions(repo.range("main..work")).values()).containsOnly("null");
    }

    @Test
    void anIgnoreFileThatGitTakesForBinaryIsNotObeyedEither() throws Exception {
        Repo repo = new Repo(temp);
        StringBuilder ignore = new StringBuilder("\0\n");
        for (String directory : List.of("", "in/", "files/", "files/in/", "./")) {
            ignore.append(directory).append("b.txt:github-pat:2\n");
        }
        repo.write("b.txt", "\0\n" + token(1) + "\n")
                .write(".gitleaksignore", ignore.toString())
                .commit("one");
        assertThat(suppressions(scan(repo, TrustedFiles.NONE))).isEqualTo(Map.of("b.txt github-pat", "null"));
    }

    @Test
    void whatTheTrustedRefAllowsIsToldAndNotDropped() throws Exception {
        Repo repo = new Repo(temp);
        repo.write("comment.txt", "x\n  " + token(1) + ALLOW + "\n")
                .write("ignored.txt", token(2) + "\n")
                .write("test/data.txt", token(3) + "\n")
                .write("word.txt", "k = " + token(4) + "\n")
                .write("plain.txt", token(5) + "\n")
                .write("off.txt", "AKIA" + "Q3EGTX7WKPN2ZJ4M" + "\n")
                .write(".gitleaksignore", "# known\nignored.txt:github-pat:1\n")
                .write(
                        ".gitleaks.toml",
                        "[extend]\nuseDefault = true\ndisabledRules = ['aws-access-token']\n"
                                + "[[allowlists]]\ndescription = 'test data'\npaths = ['''^test/''']\n"
                                + "[[rules]]\nid = 'github-pat'\n[[rules.allowlists]]\ncondition = 'AND'\n"
                                + "regexTarget = 'line'\nregexes = ['''^(?P<key>k) =''']\npaths = ['''word''']\n");
        repo.commit("all trusted");
        ScanResult result = scan(repo, repo.trusted("main"));
        String origin = " (" + repo.trusted("main").origin() + ")";
        assertThat(suppressions(result))
                .isEqualTo(Map.of(
                        "comment.txt github-pat", "gitleaks:allow" + origin,
                        "ignored.txt github-pat", ".gitleaksignore" + origin,
                        "test/data.txt github-pat", ".gitleaks.toml" + origin + ": test data",
                        "word.txt github-pat", ".gitleaks.toml" + origin + ": allowlist",
                        "plain.txt github-pat", "null",
                        "off.txt aws-access-token", ".gitleaks.toml" + origin + ": disabledRules"));
        assertThat(gaps(result, GapType.TOOL_NOTE)).isEmpty();
    }

    @Test
    void rulesOfTheTrustedRefAddDetectionsUnderTheirOwnNames() throws Exception {
        Repo repo = new Repo(temp);
        repo.write("a.txt", "acme_0123456789abcdef\n" + token(1) + "\n")
                .write("rules/more.toml", "[extend]\nuseDefault = true\n")
                .write(
                        ".gitleaks.toml",
                        "[extend]\npath = './rules/more.toml'\n"
                                + "[[rules]]\nid = 'acme-key'\ndescription = 'A key of \"Acme\"'\n"
                                + "regex = '''acme_[0-9a-f]{16}'''\nkeywords = ['acme_']\n"
                                + "[[rules]]\nid = 'github-pat'\nregex = '''ghp_[0-9a-zA-Z]{36}'''\n");
        repo.commit("one");
        ScanResult result = scan(repo, new WorkTreeFiles(repo.directory));
        assertThat(suppressions(result)).isEqualTo(Map.of("a.txt acme-key", "null", "a.txt github-pat", "null"));
        assertThat(result.findings()).hasSize(2);
    }

    @Test
    void aBrokenTrustedFileAllowsNothingAndSaysSo() throws Exception {
        Repo repo = new Repo(temp);
        repo.write("a.txt", token(1) + "\n")
                .write(".gitleaks.toml", "[[allowlists]\npaths = 3\n")
                .commit("one");
        ScanResult result = scan(repo, new WorkTreeFiles(repo.directory));
        assertThat(suppressions(result)).isEqualTo(Map.of("a.txt github-pat", "null"));
        assertThat(gaps(result, GapType.TOOL_NOTE)).containsExactly("secret.trusted-config");
        repo.write(".gitleaks.toml", "[[rules]]\nid = 'x'\nregex = '''(('''\n");
        assertThatThrownBy(() -> scan(repo, new WorkTreeFiles(repo.directory)))
                .isInstanceOfSatisfying(
                        ScannerException.class,
                        e -> assertThat(e.gap().message().code()).startsWith("secret.run-"));
    }

    @Test
    void anUnreadableTrustedRefMakesTheScanIncomplete() throws Exception {
        Repo repo = new Repo(temp);
        repo.write("a.txt", token(1) + "\n").commit("one");
        ScanResult result = scan(repo, new TrustedFiles() {
            @Override
            public Optional<byte[]> read(String path) throws IOException {
                throw new IOException("gone");
            }

            @Override
            public String origin() {
                return "origin/main@00000000";
            }
        });
        assertThat(gaps(result, GapType.TARGET_UNREADABLE)).containsExactly("secret.trusted-unreadable");
        assertThat(result.findings()).hasSize(1);
    }
}
