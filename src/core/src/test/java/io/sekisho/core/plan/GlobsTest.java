package io.sekisho.core.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GlobsTest {
    @ParameterizedTest
    @CsvSource({
        "docs/**, docs/a/b.txt, true",
        "docs/**, docs, true",
        "docs, docs/a, true",
        "docs, my/docs, false",
        "**/test/**, test/A.java, true",
        "**/test/**, src/test/A.java, true",
        "**/test/**, src/latest/A.java, false",
        "*.txt, a.txt, true",
        "*.txt, a/b.txt, false",
        "**/*.txt, a/b.txt, true",
        "a?c, abc, true",
        "a?c, a/c, false",
        "a.c, abc, false",
        "日本/**, 日本/a, true",
        "[x]/(y, [x]/(y, true",
    })
    void matchesAsGitignoreReadersExpect(String glob, String path, boolean expected) throws Exception {
        assertThat(Globs.of(List.of(glob)).matches(path)).isEqualTo(expected);
    }

    @Test
    void globsThatCannotMatchAreRefused() {
        for (String bad : List.of("", "/etc/**")) {
            assertThatThrownBy(() -> Globs.of(List.of(bad))).isInstanceOf(PlanException.class);
        }
    }

    /** What a regular expression would try in as many ways as there are subsets is decided in one pass. */
    @Test
    @Timeout(5)
    void noGlobTakesForEver() throws Exception {
        String name = "a".repeat(250);
        assertThat(Globs.of(List.of("*a".repeat(40) + "b")).matches(name)).isFalse();
        assertThat(Globs.of(List.of("**a".repeat(40) + "b")).matches(name)).isFalse();
        String deep = "a/".repeat(1000) + "a";
        assertThat(Globs.of(List.of("**/a/".repeat(40) + "b")).matches(deep)).isFalse();
        assertThat(Globs.of(List.of("**/a/".repeat(40) + "a")).matches(deep)).isTrue();
    }

    /** The meaning, said once more as a regular expression, on all short globs and paths. */
    @Test
    void everyShortGlobMeansWhatItSays() throws Exception {
        List<String> paths = words(List.of("a", "b", "/"), 5).stream()
                .filter(path -> !path.startsWith("/") && !path.endsWith("/") && !path.contains("//"))
                .toList();
        for (String glob : words(List.of("a", "/", "*", "?"), 5)) {
            if (glob.startsWith("/")) {
                continue;
            }
            Globs globs = Globs.of(List.of(glob));
            Pattern expected = expected(glob);
            for (String path : paths) {
                assertThat(globs.matches(path))
                        .as("%s on %s", glob, path)
                        .isEqualTo(expected.matcher(path).matches());
            }
        }
    }

    private static List<String> words(List<String> letters, int longest) {
        List<String> words = new ArrayList<>(letters);
        List<String> last = letters;
        for (int i = 1; i < longest; i++) {
            last = last.stream()
                    .flatMap(word -> letters.stream().map(word::concat))
                    .toList();
            words.addAll(last);
        }
        return words;
    }

    private static Pattern expected(String glob) {
        String rest = glob.replaceAll("/+$", "").replaceAll("(/\\*\\*)+$", "/**");
        String regex = rest.replaceAll("/\\*\\*$", "")
                .replaceAll("(^|(?<=/))\\*\\*/", "D")
                .replace("**", "X")
                .replace("*", "N")
                .replace("?", "[^/]")
                .replace("D", "(?:[^/]+/)*")
                .replace("X", ".*")
                .replace("N", "[^/]*");
        return Pattern.compile(regex + "(?:/.*)?");
    }
}
