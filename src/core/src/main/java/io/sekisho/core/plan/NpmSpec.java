package io.sekisho.core.plan;

import java.util.regex.Pattern;

/**
 * What somebody asks npm for, after a package's name in a {@code package.json} or lock file.
 *
 * @param kind where it comes from
 * @param name the package's own name, of an alias; else null
 * @param rest the range or tag of what a registry has; else the whole text
 */
record NpmSpec(Kind kind, String name, String rest) {
    enum Kind {
        REGISTRY,
        /** {@code npm:name@range}: a package of the registry under another name. */
        ALIAS,
        /** A directory or archive in the project, or a package of the same workspace. */
        LOCAL,
        /** The address of an archive. */
        ADDRESS,
        /** A git repository; also {@code owner/name} on GitHub. */
        GIT
    }

    private static final String MARK = "npm:";
    private static final Pattern LOCAL =
            Pattern.compile("(?i)(?:file|link|workspace|portal|patch):.*|[.~/\\\\].*|[a-z]:[/\\\\].*");
    private static final Pattern GIT = Pattern.compile(
            "(?i)git[+:@].*|ssh:.*|(?:github|gitlab|bitbucket|gist):.*|[^@:\\s/]+/[^/\\s].*|[^@/\\s]+@[^:/\\s]+:.*");

    static NpmSpec of(String text) {
        String spec = text.strip();
        if (spec.regionMatches(true, 0, MARK, 0, MARK.length())) {
            String real = spec.substring(MARK.length());
            int at = real.lastIndexOf('@');
            return at <= 0
                    ? new NpmSpec(Kind.ALIAS, real, "")
                    : new NpmSpec(Kind.ALIAS, real.substring(0, at), real.substring(at + 1));
        }
        // A range may begin with a tilde, a path does with "~/".
        if (LOCAL.matcher(spec).matches() && !spec.matches("~[^/\\\\].*")) {
            return new NpmSpec(Kind.LOCAL, null, spec);
        }
        if (spec.regionMatches(true, 0, "http", 0, 4) && spec.contains("://")) {
            return new NpmSpec(Kind.ADDRESS, null, spec);
        }
        return GIT.matcher(spec).matches() ? new NpmSpec(Kind.GIT, null, spec) : new NpmSpec(Kind.REGISTRY, null, spec);
    }

    boolean isOfRegistry() {
        return kind == Kind.REGISTRY || kind == Kind.ALIAS;
    }
}
