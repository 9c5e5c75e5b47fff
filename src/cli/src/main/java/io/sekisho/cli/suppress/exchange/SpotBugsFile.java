package io.sekisho.cli.suppress.exchange;

import io.sekisho.model.CodeDetail;
import io.sekisho.model.Finding;
import io.sekisho.model.Kind;
import io.sekisho.model.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** SpotBugs' filter file, read as one of exclusions. */
final class SpotBugsFile {
    private static final Kind KIND = Kind.CODE;
    private static final int MOST = 500;

    private SpotBugsFile() {}

    static List<Asked> read(Xml root) {
        return root.children().stream()
                .map(match -> new Asked(
                        match.line(),
                        match.comment(),
                        null,
                        match.name().equals("Match")
                                ? match(match)
                                : List.of(impossible("exchange.why-element", match.name()))))
                .toList();
    }

    /** Old files name the class on the match itself. */
    private static List<Scope> match(Xml match) {
        List<Scope> all = List.of(Scope.all(KIND));
        String name = match.attribute("class");
        String regex = match.attribute("classregex");
        if (name != null || regex != null) {
            all = and(all, SpotBugsNames.classes(name == null ? "~" + regex : name));
        }
        return product(all, match.children());
    }

    private static List<Scope> product(List<Scope> first, List<Xml> elements) {
        List<Scope> all = first;
        for (Xml element : elements) {
            all = and(all, one(element));
        }
        return all;
    }

    private static List<Scope> and(List<Scope> some, List<Scope> others) {
        return some.size() * others.size() > MOST
                ? List.of(impossible("exchange.why-many", MOST))
                : DependencyCheckFile.product(some, others);
    }

    private static List<Scope> one(Xml element) {
        String name = element.attribute("name");
        return switch (element.name()) {
            case "Bug" -> bug(element);
            case "BugPattern" -> patterns(name == null ? "" : name);
            case "BugCode" -> List.of(impossible("exchange.why-code"));
            case "Class" -> named(element, name, SpotBugsNames::classes);
            case "Package" -> named(element, name, SpotBugsNames::packages);
            case "Source" -> named(element, name, SpotBugsNames::sources);
            case "Method" -> named(element, name, SpotBugsNames::methods);
            case "Confidence", "Priority" -> List.of(confidence(element));
            case "Rank" -> List.of(rank(element));
            case "Or" ->
                element.children().stream()
                        .flatMap(child -> one(child).stream())
                        .toList();
            case "And" -> product(List.of(Scope.all(KIND)), element.children());
            case "Not" -> List.of(not(element));
            default -> List.of(impossible("exchange.why-element", element.name()));
        };
    }

    /** Nothing but a name can be asked for. */
    private static List<Scope> named(Xml element, String name, Function<String, List<Scope>> read) {
        for (String other : List.of("role", "params", "returns")) {
            if (element.attribute(other) != null) {
                return List.of(impossible("exchange.why-attribute", element.name(), other));
            }
        }
        return name == null || name.isBlank()
                ? List.of(impossible("exchange.why-attribute", element.name(), "name"))
                : read.apply(name.strip());
    }

    /** Each attribute is another way to match. */
    private static List<Scope> bug(Xml element) {
        List<Scope> all = new ArrayList<>();
        if (element.attribute("pattern") != null) {
            all.addAll(patterns(element.attribute("pattern")));
        }
        if (element.attribute("type") != null) {
            all.addAll(patterns(element.attribute("type")));
        }
        if (element.attribute("category") != null) {
            for (String category : list(element.attribute("category"))) {
                all.add(Scope.ofRules(
                        KIND,
                        detail(code -> category.equals(code.category())),
                        Text.of("exchange.why-category", category)));
            }
        }
        if (element.attribute("code") != null) {
            all.add(impossible("exchange.why-code"));
        }
        return all.isEmpty() ? List.of(impossible("exchange.why-attribute", "Bug", "pattern")) : all;
    }

    private static List<Scope> patterns(String names) {
        if (names.startsWith("~")) {
            return SimplePattern.parse(names.substring(1))
                    .map(all -> all.stream().map(SpotBugsFile::pattern).toList())
                    .orElseGet(() -> List.of(impossible("exchange.why-pattern", "Bug pattern", names)));
        }
        List<Scope> all = list(names).stream().map(id -> Scope.ofRule(KIND, id)).toList();
        return all.isEmpty() ? List.of(impossible("exchange.why-attribute", "Bug", "pattern")) : all;
    }

    private static Scope pattern(SimplePattern pattern) {
        return pattern.isAnything()
                ? Scope.all(KIND)
                : pattern.text()
                        .map(id -> Scope.ofRule(KIND, id))
                        .orElseGet(() -> Scope.ofRules(
                                KIND, finding -> pattern.matches(finding.rule().id()), Text.of("exchange.why-rules")));
    }

    private static List<String> list(String names) {
        return Stream.of(names.split(","))
                .map(String::strip)
                .filter(one -> !one.isEmpty())
                .toList();
    }

    private static Scope confidence(Xml element) {
        String word = switch (String.valueOf(element.attribute("value")).strip()) {
            case "1" -> "high";
            case "2" -> "medium";
            case "3" -> "low";
            default -> null;
        };
        return word == null
                ? impossible("exchange.why-number", element.name(), element.attribute("value"))
                : Scope.ofFindings(
                        KIND,
                        detail(code -> word.equals(code.confidence())),
                        Text.of("exchange.why-confidence", element.name()));
    }

    /** The rank that is named, and all that are less scary. */
    private static Scope rank(Xml element) {
        String value = String.valueOf(element.attribute("value")).strip();
        if (!value.matches("[0-9]{1,3}")) {
            return impossible("exchange.why-number", "Rank", value);
        }
        int from = Integer.parseInt(value);
        return Scope.ofFindings(
                KIND, detail(code -> code.rank() >= from), Text.of("exchange.why-confidence", element.name()));
    }

    /** Where something is left out, a pattern that we read as less would cover more: no patterns here. */
    private static Scope not(Xml element) {
        if (hasPattern(element)) {
            return impossible("exchange.why-not-pattern");
        }
        List<Scope> inside = element.children().stream()
                .flatMap(child -> one(child).stream())
                .toList();
        for (Scope scope : inside) {
            if (scope.impossible() != null) {
                return Scope.impossible(KIND, scope.impossible());
            }
        }
        List<Predicate<Place>> meant = inside.stream().map(Scope::meant).toList();
        return Scope.ofPlaces(
                KIND,
                place -> meant.stream().noneMatch(one -> one.test(place)),
                Text.of("exchange.why-not"),
                inside.stream().anyMatch(scope -> scope.byPath()));
    }

    private static boolean hasPattern(Xml element) {
        return element.attributes().values().stream().anyMatch(value -> value.startsWith("~"))
                || element.children().stream().anyMatch(SpotBugsFile::hasPattern);
    }

    static Predicate<Finding> detail(Predicate<CodeDetail> asked) {
        return finding -> finding.code() != null && asked.test(finding.code());
    }

    static Scope impossible(String code, Object... arguments) {
        return Scope.impossible(KIND, Text.of(code, arguments));
    }
}
