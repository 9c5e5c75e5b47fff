package io.sekisho.core.central;

import io.sekisho.core.fetch.Location;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where a central policy lies. */
sealed interface PolicyPlace {
    /** The file that is meant when a repository's address names none. */
    String USUAL_FILE = "policy.yml";

    /** An http(s) address. */
    record Web(String address) implements PolicyPlace {
        /** The signature lies beside it; what follows a question mark stays behind. */
        String signature() {
            return address.replaceFirst("(?=[?#]|$)", ".sig");
        }
    }

    /**
     * A file of a git repository.
     *
     * @param url as git takes it: https, ssh, a file address, {@code user@host:path}, or an absolute path
     * @param file relative to the repository's root
     * @param ref branch, tag or full commit id
     */
    record Repository(String url, String file, String ref) implements PolicyPlace {
        boolean isLocal() {
            return url.startsWith("/") || url.matches("(?i)(file:.*|[a-z]:[/\\\\].*)");
        }
    }

    /** A path as written, or a file address. */
    record Local(String path) implements PolicyPlace {}

    /** {@code URL[//FILE]@REF}; neither part may begin with a dash, which git would take for an option. */
    Pattern REPOSITORY = Pattern.compile(
            "(?<url>(?:(?:https?|ssh|file)://[^/]*/|[A-Za-z0-9._-]+@[^/:]+:|/|[A-Za-z]:[/\\\\])(?:(?!//).)+)"
                    + "(?://(?<file>[^@]+))?@(?<ref>[A-Za-z0-9][A-Za-z0-9._/+-]*)",
            Pattern.CASE_INSENSITIVE);

    /** What is plainly a repository without saying {@code git:}. */
    Pattern PLAIN_REPOSITORY = Pattern.compile(
            "(ssh://.*|[A-Za-z0-9._-]+@[^/:]+:.*|(https?|file)://.*\\.git((//|@).*)?)", Pattern.CASE_INSENSITIVE);

    /** @throws PolicyException when it begins like a repository, but is none with a ref */
    static PolicyPlace of(String source) throws PolicyException {
        boolean said = source.startsWith("git:") && !source.startsWith("git://");
        if (!said && !PLAIN_REPOSITORY.matcher(source).matches()) {
            return Location.isRemote(source) ? new Web(source) : new Local(source);
        }
        Matcher parts = REPOSITORY.matcher(said ? source.substring("git:".length()) : source);
        if (!parts.matches() || parts.group("ref").contains("..")) {
            throw PolicyException.of("git-form", Location.display(source));
        }
        String file = parts.group("file") == null ? USUAL_FILE : parts.group("file");
        if (file.startsWith("/") || (("/" + file + "/").contains("/../"))) {
            throw PolicyException.of("git-form", Location.display(source));
        }
        return new Repository(parts.group("url"), file, parts.group("ref"));
    }
}
