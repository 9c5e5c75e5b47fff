package io.sekisho.cli.suppress.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import io.sekisho.core.plan.Globs;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpotBugsNamesTest {
    @ParameterizedTest
    @CsvSource({
        "com.foo.Bar, **/com/foo/Bar.*",
        "~com\\.foo\\.Bar, **/com/foo/Bar.*",
        "~com\\.foo\\..*, **/com/foo/**",
        "~com\\.foo\\.Bar.*, **/com/foo/Bar**",
        "~.*\\.generated\\..*, **/generated/**",
        "~.*Test, **Test.*",
        "~com\\.foo\\..*Test, **/com/foo/**Test.*",
        // No file of its own, or one that the name does not tell.
        "~com\\.foo\\..+, **/com/foo/**",
        "~com\\.foo\\..+Test, -",
        "com.foo.Bar$Inner, -",
        "~com\\.foo\\.Bar\\$.*, -",
        "Bar, -",
        "~Bar.*, -",
    })
    void classes(String name, String glob) {
        assertPath(SpotBugsNames.classes(name), glob);
    }

    @ParameterizedTest
    @CsvSource({
        "com.foo, **/com/foo/*.*",
        "~com\\.foo\\..*, **/com/foo/*/**/*.*",
        "~com\\.foo.*, **/com/foo*/**/*.*",
        "~com\\.foo.+, -",
        "foo, -"
    })
    void packages(String name, String glob) {
        assertPath(SpotBugsNames.packages(name), glob);
    }

    @ParameterizedTest
    @CsvSource({"Bar.java, **/Bar.java", "~.*Test\\.java, **/*Test.java", "~.+Test\\.java, **/?*Test.java"})
    void sources(String name, String glob) {
        assertPath(SpotBugsNames.sources(name), glob);
    }

    private static void assertPath(List<Scope> scopes, String glob) {
        assertThat(scopes).hasSize(1);
        Scope scope = scopes.get(0);
        assertThat(scope.path()).isEqualTo(glob.equals("-") ? null : glob);
        assertThat(scope.ofPlace() == null).isEqualTo(!glob.equals("-"));
    }

    /** What the globs mean, where it is easy to cover too much. */
    @Test
    void aPackageIsNotThoseBelow() throws Exception {
        Globs own = Globs.of(List.of("**/com/foo/*.*"));
        assertThat(own.matches("src/main/java/com/foo/A.java")).isTrue();
        assertThat(own.matches("src/main/java/com/foo/bar/A.java")).isFalse();
        Globs below = Globs.of(List.of("**/com/foo/*/**/*.*"));
        assertThat(below.matches("src/main/java/com/foo/A.java")).isFalse();
        assertThat(below.matches("src/main/java/com/foo/bar/A.java")).isTrue();
        assertThat(below.matches("src/main/java/com/foo/bar/baz/A.java")).isTrue();
        Globs tests = Globs.of(List.of("**/com/foo/**Test.*"));
        assertThat(tests.matches("com/foo/a/b/XTest.java")).isTrue();
        assertThat(tests.matches("com/foo/a/b/XTester.java")).isFalse();
    }
}
