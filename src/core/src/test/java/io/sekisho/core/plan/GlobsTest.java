package io.sekisho.core.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GlobsTest {
    @ParameterizedTest
    @CsvSource({
        "src/**, src/a/b.c, true",
        "src, src/**, true",
        "src/**, src, true",
        "**, anything, true",
        "**/*, a/b, true",
        "**/test/**, src/test/**/*.c, true",
        "src/**/*.c, src/a/x.c, true",
        "src/**/*.c, src/x.c, true",
        "src/*.c, src/a/x.c, false",
        "src/*, src/a/x.c, true",
        "*.c, a?.c, true",
        "a?.c, *.c, false",
        "**/*.c, *.c, true",
        "*.c, **/*.c, false",
        "a/**/b, a/x/b, true",
        "a/**/b, a/b, true",
        "a/**/b, a/xb, false",
        "a**, a/b, true",
        "src/**, srcs/a, false",
        "src/main/**, src/**, false",
        "*a*b*c*d*e*f*, *f*e*d*c*b*a*, false",
        "a??, a\uD83D\uDE00, false",
        "a?, a\uD83D\uDE00, true",
    })
    void aGlobCoversWhatItMatchesAllOf(String broad, String narrow, boolean covers) {
        assertThat(Globs.covers(broad, narrow)).isEqualTo(covers);
    }

    /** Two globs made at random: what one covers, it matches. */
    @Test
    @Timeout(60)
    void whatIsCoveredIsMatched() throws Exception {
        Random random = new Random(1);
        int covered = 0;
        for (int i = 0; i < 2_000; i++) {
            String broad = random(random, List.of("a", "b", "/", "*", "?", "**"));
            String narrow = random(random, List.of("a", "b", "/", "*", "?", "**"));
            Globs one = Globs.of(List.of(broad));
            Globs other = Globs.of(List.of(narrow));
            boolean covers = Globs.covers(broad, narrow);
            covered += covers ? 1 : 0;
            for (int j = 0; j < 40; j++) {
                String path = random(random, List.of("a", "b", "c", "/"));
                if (other.matches(path) && !one.matches(path)) {
                    assertThat(covers).as(broad + " " + narrow + " " + path).isFalse();
                }
            }
        }
        assertThat(covered).isGreaterThan(100);
    }

    @ParameterizedTest
    @CsvSource({
        "src/**,",
        "C:,",
        "src\\test\\**, src/test/**",
        ".\\src, src",
        "C:/x/**, x/**",
        "c:\\x\\y, x/y",
        "./gen/**, gen/**",
    })
    void whatNoPathIsLikeIsTold(String glob, String meant) {
        assertThat(Globs.reachable(glob)).isEqualTo(Optional.ofNullable(meant));
    }

    private static String random(Random random, List<String> letters) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(7); i >= 0; i--) {
            text.append(letters.get(random.nextInt(letters.size())));
        }
        String path = text.toString().replaceAll("/+", "/").replaceAll("^/|/$", "");
        return path.isEmpty() ? "a" : path;
    }

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
