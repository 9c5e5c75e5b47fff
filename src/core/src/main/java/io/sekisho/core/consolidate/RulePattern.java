package io.sekisho.core.consolidate;

import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A rule id in which {@code *} stands for any characters, none included. */
public final class RulePattern {
    private final Pattern pattern;

    public RulePattern(String text) {
        this.pattern = Pattern.compile(
                Arrays.stream(text.split("\\*", -1)).map(Pattern::quote).collect(Collectors.joining(".*")),
                Pattern.DOTALL);
    }

    boolean matches(String ruleId) {
        return pattern.matcher(ruleId).matches();
    }
}
