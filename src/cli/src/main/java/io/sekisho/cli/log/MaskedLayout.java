package io.sekisho.cli.log;

import ch.qos.logback.classic.PatternLayout;
import ch.qos.logback.classic.spi.ILoggingEvent;
import io.sekisho.core.text.Printable;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Writes an event without the values of those environment variables that are credentials by their names, whoever quotes them,
 * and without control characters: a log is read on terminals.
 */
final class MaskedLayout extends PatternLayout {
    /** Shorter values are words that occur everywhere, and no credentials. */
    private static final int SHORTEST = 6;

    private final List<String> secrets;

    MaskedLayout(Map<String, String> environment) {
        this.secrets = environment.entrySet().stream()
                .filter(variable ->
                        isCredential(variable.getKey()) && variable.getValue().length() >= SHORTEST)
                .map(Map.Entry::getValue)
                .distinct()
                .sorted(Comparator.comparing(String::length).reversed())
                .toList();
    }

    private static boolean isCredential(String name) {
        return name.toUpperCase(Locale.ROOT).matches(".*(KEY|TOKEN|PASSWORD|PASSWD|SECRET|CREDENTIAL).*");
    }

    @Override
    public String doLayout(ILoggingEvent event) {
        String line = super.doLayout(event);
        for (String secret : secrets) {
            line = line.replace(secret, "***");
        }
        // A message of several lines, such as a stack trace, stays one; what is inside a line cannot act.
        return line.lines()
                .map(Printable::of)
                .collect(Collectors.joining(System.lineSeparator(), "", System.lineSeparator()));
    }
}
