package io.sekisho.core.standard;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** Rule ids in which {@code *} stands for any characters, none included. Takes no longer than the id and the pattern are long. */
public final class RuleNames implements Predicate<String> {
    private final Set<String> exact = new HashSet<>();
    private final List<String> patterns = new ArrayList<>();

    public RuleNames(Collection<String> names) {
        for (String name : names) {
            if (name.indexOf('*') < 0) {
                exact.add(name);
            } else {
                patterns.add(name);
            }
        }
    }

    @Override
    public boolean test(String rule) {
        return exact.contains(rule) || patterns.stream().anyMatch(pattern -> matches(pattern, rule));
    }

    private static boolean matches(String pattern, String rule) {
        String[] parts = pattern.split("\\*", -1);
        String last = parts[parts.length - 1];
        if (!rule.startsWith(parts[0])) {
            return false;
        }
        int at = parts[0].length();
        for (int i = 1; i < parts.length - 1; i++) {
            at = rule.indexOf(parts[i], at);
            if (at < 0) {
                return false;
            }
            at += parts[i].length();
        }
        return rule.length() - last.length() >= at && rule.endsWith(last);
    }
}
