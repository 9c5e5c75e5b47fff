package io.sekisho.core.plan;

import io.sekisho.model.Text;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Path globs as {@code .gitignore} readers expect them: {@code *} stays within a name, {@code **} crosses directories and may
 * match none, {@code ?} is one character; a glob that matches a directory covers all below it. Case matters.
 */
public final class Globs {
    private final List<Pattern> patterns;

    private Globs(List<Pattern> patterns) {
        this.patterns = patterns;
    }

    /** @throws PlanException for an empty or absolute glob */
    public static Globs of(List<String> globs) throws PlanException {
        for (String glob : globs) {
            if (glob.isBlank() || glob.startsWith("/") || glob.contains("\0")) {
                throw new PlanException(Text.of("plan.bad-glob", glob));
            }
        }
        return new Globs(globs.stream().map(Globs::pattern).toList());
    }

    /** @param path relative, forward slashes */
    public boolean matches(String path) {
        return patterns.stream().anyMatch(pattern -> pattern.matcher(path).matches());
    }

    boolean matches(Path root, Path path) {
        return !patterns.isEmpty() && matches(root.relativize(path).toString().replace('\\', '/'));
    }

    private static Pattern pattern(String glob) {
        StringBuilder regex = new StringBuilder();
        String rest = glob.replaceAll("/+$", "").replaceAll("(/\\*\\*)+$", "/**");
        for (int i = 0; i < rest.length(); i++) {
            char c = rest.charAt(i);
            if (rest.startsWith("**/", i) && (i == 0 || rest.charAt(i - 1) == '/')) {
                regex.append("(?:[^/]+/)*");
                i += 2;
            } else if (rest.startsWith("/**", i) && i + 3 == rest.length()) {
                i += 2; // what matches a directory covers all below it
            } else if (rest.startsWith("**", i)) {
                regex.append(".*");
                i++;
            } else if (c == '*') {
                regex.append("[^/]*");
            } else if (c == '?') {
                regex.append("[^/]");
            } else {
                int point = rest.codePointAt(i);
                regex.append(Pattern.quote(Character.toString(point)));
                i += Character.charCount(point) - 1;
            }
        }
        return Pattern.compile(regex + "(?:/.*)?", Pattern.DOTALL);
    }
}
