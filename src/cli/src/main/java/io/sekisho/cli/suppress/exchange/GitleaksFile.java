package io.sekisho.cli.suppress.exchange;

import io.sekisho.model.Kind;
import io.sekisho.model.Occurrence;
import io.sekisho.model.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A list of fingerprints as {@code .gitleaksignore} has them: {@code commit:file:rule:line} or {@code file:rule:line}. */
final class GitleaksFile {
    private static final Pattern LINE = Pattern.compile("(?:([0-9a-fA-F]{7,64}):)?([^:].*):([^:\\s]+):([0-9]{1,9})");

    private GitleaksFile() {}

    /** Whether any of it looks like one. */
    static boolean isOne(String text) {
        return text.isBlank()
                || text.lines()
                        .map(String::strip)
                        .anyMatch(line ->
                                line.startsWith("#") || LINE.matcher(line).matches());
    }

    static List<Asked> read(String text) {
        List<Asked> all = new ArrayList<>();
        List<String> comments = new ArrayList<>();
        int number = 0;
        for (String raw : text.lines().toList()) {
            number++;
            String line = raw.strip();
            if (line.startsWith("#")) {
                comments.add(line.replaceFirst("^#+", "").strip());
                continue;
            }
            if (!line.isEmpty()) {
                String notes = comments.isEmpty() ? null : String.join(" ", comments);
                all.add(new Asked(number, notes, null, List.of(scope(line))));
            }
            comments.clear();
        }
        return all;
    }

    private static Scope scope(String line) {
        Matcher matcher = LINE.matcher(line);
        if (!matcher.matches()) {
            return Scope.impossible(Kind.SECRET, Text.of("exchange.why-line", line));
        }
        String commit = matcher.group(1);
        String path = matcher.group(2).replace('\\', '/').replaceFirst("^(\\./)+", "");
        String rule = matcher.group(3);
        if (path.startsWith("/") || path.contains("*") || path.contains("?") || path.matches("[A-Za-z]:/.*")) {
            return Scope.impossible(Kind.SECRET, Text.of("exchange.why-path", path));
        }
        int number = Integer.parseInt(matcher.group(4));
        return Scope.ofRule(Kind.SECRET, rule)
                .and(Scope.ofPlaces(
                        Kind.SECRET,
                        place -> isThere(place, commit, path, number),
                        Text.of("exchange.why-line-unknown", rule, path),
                        true));
    }

    /** A line without a commit counts in each. */
    private static boolean isThere(Place place, String commit, String path, int line) {
        Occurrence one = place.occurrence();
        return one.location().path().equals(path)
                && one.location().startLine() == line
                && (commit == null
                        || one.commit() != null && one.commit().id().startsWith(commit.toLowerCase(Locale.ROOT)));
    }
}
