package io.sekisho.cli.suppress.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SimplePatternTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "a{2}",
                "[a-z]+",
                "[^/]*",
                "a*",
                "a+",
                "(a)+",
                "\\d+",
                "a\\",
                "(a",
                "a)",
                "(?=a)b",
                "(?<name>a)",
                "a.?b",
                "a.{3}",
                "^*",
                "a\\b",
                "\\Q\\E",
                "a$b",
                "[",
                ".*+",
                "(a|b)(a|b)(a|b)(a|b)(a|b)(a|b)(a|b)"
            })
    void givesUpAtWhatIsMoreThanTexts(String regex) {
        assertThat(SimplePattern.parse(regex)).isEmpty();
    }

    /** What it takes, it understands as the real engine does, but for the bare dot. */
    @Test
    void matchesWhatTheExpressionMatches() {
        List<String> regexes = List.of(
                "^abc$",
                "a\\.b",
                "a.*",
                ".*b",
                "a.*b.*",
                "a.+b",
                "(a|b)c",
                "(?:a|bc)(d|e)?",
                "\\Qa.*\\E.*",
                "a[.]b|^c$",
                ".*\\.(a|b)",
                "a(\\..*)?",
                "(?i)abc",
                ".+",
                "a.*?b",
                "");
        Random random = new Random(7);
        for (String regex : regexes) {
            List<SimplePattern> patterns = SimplePattern.parse(regex).orElseThrow();
            Pattern real = Pattern.compile(regex, Pattern.DOTALL);
            for (int i = 0; i < 3_000; i++) {
                StringBuilder text = new StringBuilder();
                for (int length = random.nextInt(6); length > 0; length--) {
                    text.append("abcde.*".charAt(random.nextInt(7)));
                }
                assertThat(patterns.stream().anyMatch(one -> one.matches(text.toString())))
                        .as("%s on %s", regex, text)
                        .isEqualTo(real.matcher(text).matches());
            }
        }
    }

    @Test
    void readsABareDotAsADot() {
        SimplePattern one = SimplePattern.parse("org.example").orElseThrow().get(0);
        assertThat(one.matches("org.example")).isTrue();
        assertThat(one.matches("orgXexample")).isFalse();
    }

    /** Nothing of a foreign file is ever run as an expression, however it is built. */
    @Test
    void noPatternKeepsItBusy() {
        String text = "a".repeat(3_000);
        Assertions.assertTimeoutPreemptively(Duration.ofSeconds(5), () -> {
            assertThat(SimplePattern.parse("(a+)+$".repeat(100))).isEmpty();
            assertThat(SimplePattern.parse("(".repeat(1_900))).isEmpty();
            assertThat(SimplePattern.parse("(a|b|c)".repeat(100))).isEmpty();
            assertThat(SimplePattern.parse("a".repeat(1_000_000))).isEmpty();
            SimplePattern wild =
                    SimplePattern.parse(".*a".repeat(400) + "b").orElseThrow().get(0);
            assertThat(wild.matches(text)).isFalse();
        });
    }
}
