package io.sekisho.core.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
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
}
