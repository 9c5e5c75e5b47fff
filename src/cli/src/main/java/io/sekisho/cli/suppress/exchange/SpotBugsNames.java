package io.sekisho.cli.suppress.exchange;

import io.sekisho.model.CodeDetail;
import io.sekisho.model.Finding;
import io.sekisho.model.Kind;
import io.sekisho.model.Text;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/** Turns the names of classes, packages, files and methods into globs of paths; what is none, into questions to the report. */
final class SpotBugsNames {
    private static final Kind KIND = Kind.CODE;

    private SpotBugsNames() {}

    static List<Scope> classes(String name) {
        return scopes("Class", name, pattern -> {
            Optional<String> glob = classGlob(pattern);
            Text broader = pattern.text().isPresent()
                    ? Text.of("exchange.broader-class", name)
                    : isBelow(pattern) ? null : Text.of("exchange.broader-files", "Class", name);
            return glob.map(path -> Scope.ofPath(KIND, path, is(pattern, CodeDetail::className), broader))
                    .orElseGet(() -> asking(pattern, CodeDetail::className, "Class", name));
        });
    }

    static List<Scope> packages(String name) {
        return scopes(
                "Package",
                name,
                pattern -> packageGlob(pattern)
                        .map(path -> Scope.ofPath(
                                KIND,
                                path,
                                is(pattern, SpotBugsNames::packageOf),
                                pattern.text().or(pattern::prefix).isPresent()
                                        ? null
                                        : Text.of("exchange.broader-files", "Package", name)))
                        .orElseGet(() -> asking(pattern, SpotBugsNames::packageOf, "Package", name)));
    }

    static List<Scope> sources(String name) {
        return scopes(
                "Source",
                name,
                pattern -> sourceGlob(pattern)
                        .map(path -> Scope.ofPath(KIND, path, null, null))
                        .orElseGet(() -> SpotBugsFile.impossible("exchange.why-pattern", "Source", name)));
    }

    static List<Scope> methods(String name) {
        return scopes("Method", name, pattern -> asking(pattern, SpotBugsNames::methodOf, "Method", name));
    }

    private static List<Scope> scopes(String element, String name, Function<SimplePattern, Scope> scope) {
        Optional<List<SimplePattern>> patterns = name.startsWith("~")
                ? SimplePattern.parse(name.substring(1))
                : Optional.of(List.of(SimplePattern.literal(name)));
        return patterns.map(all -> all.stream()
                        .map(pattern -> pattern.isAnything() ? Scope.all(KIND) : scope.apply(pattern))
                        .toList())
                .orElseGet(() -> List.of(SpotBugsFile.impossible("exchange.why-pattern", element, name)));
    }

    private static Scope asking(
            SimplePattern pattern, Function<CodeDetail, String> value, String element, String name) {
        return Scope.ofPlaces(KIND, is(pattern, value), Text.of("exchange.why-place", element, name), false);
    }

    private static Predicate<Place> is(SimplePattern pattern, Function<CodeDetail, String> value) {
        Predicate<Finding> finding =
                SpotBugsFile.detail(code -> value.apply(code) != null && pattern.matches(value.apply(code)));
        return place -> finding.test(place.finding());
    }

    private static String packageOf(CodeDetail code) {
        return code.className() == null
                ? null
                : code.className().substring(0, Math.max(0, code.className().lastIndexOf('.')));
    }

    private static String methodOf(CodeDetail code) {
        return code.method() == null ? null : code.method().replaceFirst("\\(.*", "");
    }

    /** Of a class in a package; the source root is not known. One without a package, or inside another, is no file. */
    static Optional<String> classGlob(SimplePattern pattern) {
        if (!isPlain(pattern, "$")
                || !pattern.text().map(name -> name.contains(".")).orElse(true)) {
            return Optional.empty();
        }
        return joined(pattern)
                .map(glob -> endsWild(pattern) ? glob : glob + ".*")
                .filter(glob -> !glob.contains("/.*"));
    }

    /** Packages below are others. */
    static Optional<String> packageGlob(SimplePattern pattern) {
        if (!isPlain(pattern, "$")
                || !pattern.text().map(name -> name.contains(".")).orElse(true)) {
            return Optional.empty();
        }
        if (isBelow(pattern)) {
            return Optional.of("**/" + pattern.parts().get(0).replace('.', '/') + "*/**/*.*");
        }
        if (endsWild(pattern)) {
            return pattern.prefix()
                    .filter(prefix -> pattern.parts().get(1).equals(SimplePattern.ANY))
                    .map(prefix -> "**/" + prefix.replace('.', '/') + "*/**/*.*");
        }
        return joined(pattern).map(glob -> glob + "/*.*");
    }

    static Optional<String> sourceGlob(SimplePattern pattern) {
        if (!isPlain(pattern, "/\\")) {
            return Optional.empty();
        }
        StringBuilder glob = new StringBuilder("**/");
        pattern.parts()
                .forEach(part ->
                        glob.append(part.equals(SimplePattern.SOME) ? "?*" : SimplePattern.isWild(part) ? "*" : part));
        return Optional.of(glob.toString()).filter(any -> !any.equals("**/") && !any.equals("**/*"));
    }

    /** Names with dots as paths. Behind a directory there is always something; elsewhere a glob has no word for that. */
    private static Optional<String> joined(SimplePattern pattern) {
        StringBuilder glob = new StringBuilder();
        for (String part : pattern.parts()) {
            boolean first = glob.isEmpty();
            if (part.equals(SimplePattern.SOME) && !first && !isBelow(pattern)) {
                return Optional.empty();
            }
            if (SimplePattern.isWild(part)) {
                glob.append("**");
            } else if (first && part.indexOf('.') < 1) {
                return Optional.empty();
            } else {
                glob.append(first ? "**/" : "").append(part.replace('.', '/'));
            }
        }
        return glob.isEmpty() ? Optional.empty() : Optional.of(glob.toString());
    }

    private static boolean isBelow(SimplePattern pattern) {
        return pattern.prefix().filter(prefix -> prefix.endsWith(".")).isPresent();
    }

    private static boolean endsWild(SimplePattern pattern) {
        return !pattern.parts().isEmpty()
                && SimplePattern.isWild(pattern.parts().get(pattern.parts().size() - 1));
    }

    /** Without what means something else in a glob, or what {@code without} names. */
    private static boolean isPlain(SimplePattern pattern, String without) {
        String refused = "*?" + without;
        return pattern.parts().stream()
                .filter(part -> !SimplePattern.isWild(part))
                .noneMatch(part -> part.chars().anyMatch(c -> refused.indexOf(c) >= 0 || c < ' '));
    }
}
