package io.sekisho.cli.suppress.exchange;

import io.sekisho.core.policy.PackageMatcher;
import io.sekisho.model.Kind;
import io.sekisho.model.Text;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;

/** Dependency-Check's suppression file, all versions of it. */
final class DependencyCheckFile {
    private static final Set<String> SELECTORS = Set.of("filePath", "sha1", "gav", "packageUrl");
    private static final Kind KIND = Kind.DEPENDENCY;

    private DependencyCheckFile() {}

    static List<Asked> read(Xml root) {
        List<Asked> all = new ArrayList<>();
        for (Xml element : root.children()) {
            if (element.name().equals("suppress")) {
                all.add(asked(element, null, null));
            } else if (element.name().equals("suppressionGroup")) {
                element.children().stream()
                        .filter(one -> one.name().equals("suppress"))
                        .forEach(one -> all.add(asked(one, element.textOf("notes"), element.attribute("until"))));
            } else {
                all.add(new Asked(element.line(), null, null, List.of(unknown(element))));
            }
        }
        return all;
    }

    /** Of the group's, the words and the end are the default. */
    private static Asked asked(Xml element, String groupNotes, String groupUntil) {
        String notes = element.textOf("notes");
        String until = element.attribute("until") == null ? groupUntil : element.attribute("until");
        Scope selected = Scope.all(KIND);
        List<Scope> selectors = List.of(selected);
        List<Scope> those = new ArrayList<>();
        for (Xml child : element.children()) {
            if (SELECTORS.contains(child.name())) {
                selectors = product(selectors, selectors(child));
            } else if (!child.name().equals("notes")) {
                those.addAll(what(child));
            }
        }
        Optional<LocalDate> end = until == null ? Optional.empty() : lastDay(until);
        List<Scope> scopes = until != null && end.isEmpty()
                ? List.of(Scope.impossible(KIND, Text.of("exchange.why-until", until)))
                : those.isEmpty()
                        ? List.of(Scope.impossible(KIND, Text.of("exchange.why-nothing")))
                        : product(selectors, those);
        return new Asked(element.line(), notes == null ? groupNotes : notes, end.orElse(null), scopes);
    }

    static List<Scope> product(List<Scope> some, List<Scope> others) {
        List<Scope> all = new ArrayList<>();
        some.forEach(one -> others.forEach(other -> all.add(one.and(other))));
        return all;
    }

    /** Dependency-Check stops at the first moment of the day, we count it. */
    private static Optional<LocalDate> lastDay(String until) {
        try {
            String day = until.strip();
            return Optional.of(LocalDate.parse(day.substring(0, Math.min(10, day.length())))
                    .minusDays(1));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    private static List<Scope> selectors(Xml element) {
        String value = element.text().strip();
        if (element.name().equals("sha1")) {
            return List.of(Scope.impossible(KIND, Text.of("exchange.why-sha1")));
        }
        Optional<List<SimplePattern>> patterns = patterns(element);
        if (patterns.isEmpty()) {
            return List.of(Scope.impossible(KIND, Text.of("exchange.why-pattern", element.name(), value)));
        }
        return patterns.get().stream()
                .map(pattern -> switch (element.name()) {
                    case "filePath" -> file(pattern);
                    case "gav" -> gav(pattern, value);
                    default -> purl(pattern, value);
                })
                .toList();
    }

    private static Optional<List<SimplePattern>> patterns(Xml element) {
        String value = element.text().strip();
        return isRegex(element) ? SimplePattern.parse(value) : Optional.of(List.of(SimplePattern.literal(value)));
    }

    private static boolean isRegex(Xml element) {
        return "true".equals(element.attribute("regex")) || "1".equals(element.attribute("regex"));
    }

    private static Scope purl(SimplePattern pattern, String value) {
        Optional<String> any = pattern.prefix()
                .filter(prefix -> prefix.endsWith("@") && isWhole(prefix))
                .map(prefix -> prefix.substring(0, prefix.length() - 1));
        Optional<String> exact = pattern.text().filter(text -> text.indexOf('@', 1) > 0 && isWhole(text));
        return any.or(() -> exact)
                .filter(purl -> PackageMatcher.of(purl).isPresent())
                .map(Scope::ofPackage)
                .orElseGet(() -> packages(Place::packageUrl, pattern, value));
    }

    /** Qualifiers would be lost, and the entry say more. */
    private static boolean isWhole(String purl) {
        return purl.indexOf('?') < 0 && purl.indexOf('#') < 0;
    }

    private static Scope gav(SimplePattern pattern, String value) {
        Optional<String> any = pattern.prefix()
                .filter(prefix -> prefix.matches("[^:]+:[^:]+:"))
                .map(prefix ->
                        "pkg:maven/" + prefix.substring(0, prefix.length() - 1).replace(':', '/'));
        Optional<String> exact = pattern.text()
                .filter(text -> text.matches("[^:]+:[^:]+:[^:]+"))
                .map(text -> text.split(":"))
                .map(parts -> "pkg:maven/" + parts[0] + "/" + parts[1] + "@" + parts[2]);
        return any.or(() -> exact)
                .filter(purl -> PackageMatcher.of(purl).isPresent())
                .map(Scope::ofPackage)
                .orElseGet(() -> packages(Place::gav, pattern, value));
    }

    /** Several packages or versions, or none that is written in full: those that the report knows. */
    private static Scope packages(Function<Place, String> name, SimplePattern those, String value) {
        return Scope.ofPlaces(
                KIND,
                place -> name.apply(place) != null && those.matches(name.apply(place)),
                Text.of("exchange.why-packages", value),
                false);
    }

    /** The place of a finding of ours is the build file that brings the jar in, where there is one: only the report knows. */
    private static Scope file(SimplePattern pattern) {
        List<String> parts = pattern.parts().stream()
                .map(part -> SimplePattern.isWild(part) ? part : part.replace('\\', '/'))
                .toList();
        SimplePattern forward = new SimplePattern(parts);
        Predicate<Place> there = place -> {
            String jar = place.occurrence().artifact() == null
                    ? place.path()
                    : place.occurrence().artifact();
            return forward.matches(jar) || forward.matches("/" + jar);
        };
        return Scope.ofPlaces(KIND, there, Text.of("exchange.why-file"), true);
    }

    private static List<Scope> what(Xml element) {
        String value = element.text().strip();
        return switch (element.name()) {
            case "cve" -> List.of(Scope.ofVulnerability(value));
            case "vulnerabilityName" -> names(element, value);
            case "cpe" ->
                List.of(patterns(element)
                        .map(all -> CpePattern.scope(all, value))
                        .orElseGet(() -> Scope.impossible(KIND, Text.of("exchange.why-pattern", "cpe", value))));
            case "cwe" -> List.of(cwe(value));
            case "cvssBelow", "cvssV2Below", "cvssV3Below", "cvssV4Below" ->
                List.of(Scope.impossible(KIND, Text.of("exchange.why-below", element.name(), value)));
            default -> List.of(unknown(element));
        };
    }

    private static List<Scope> names(Xml element, String value) {
        return patterns(element)
                .map(all -> all.stream()
                        .map(pattern -> pattern.isAnything()
                                ? Scope.all(KIND)
                                : pattern.text()
                                        .filter(text -> !text.isBlank())
                                        .map(Scope::ofVulnerability)
                                        .orElseGet(() -> Scope.ofFindings(
                                                KIND,
                                                finding -> pattern.matches(
                                                        finding.rule().id()),
                                                Text.of("exchange.why-names", value))))
                        .toList())
                .orElseGet(() ->
                        List.of(Scope.impossible(KIND, Text.of("exchange.why-pattern", "vulnerabilityName", value))));
    }

    private static Scope cwe(String value) {
        String number = value.replaceFirst("^CWE-", "");
        return Scope.ofFindings(
                KIND,
                finding -> finding.rule().cwes().stream().anyMatch(cwe -> number.equals(String.valueOf(cwe))),
                Text.of("exchange.why-cwe", value));
    }

    private static Scope unknown(Xml element) {
        return Scope.impossible(KIND, Text.of("exchange.why-element", element.name()));
    }
}
